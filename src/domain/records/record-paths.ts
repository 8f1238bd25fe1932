/** Where each kind of record lives in the register's folder. Loads no schema: what only needs a name starts at once. */
import type { Kind } from './record-kinds.ts';

/** Kinds kept one record a file in a folder of their own, the file's name being the id. */
export const folders = {
  actions: 'action',
  inspections: 'inspection',
  batches: 'batch',
  boards: 'board',
  papers: 'paper',
  frameworks: 'framework',
} as const satisfies Readonly<Record<string, Kind>>;

export type FolderKind = (typeof folders)[keyof typeof folders];

const folderOf = Object.fromEntries(Object.entries(folders).map(([folder, kind]) => [kind, folder]));

/** The file that holds a record of a kind kept one a file, below the register's folder. */
export const fileOf = (kind: FolderKind, id: string): string => `${folderOf[kind]}/${id}.yaml`;

/** Whose file it is; undefined where it is no action's. */
export const actionIdOf = (file: string): string | undefined => /^actions\/(.+)\.yaml$/.exec(file)?.[1];

export const assessmentFile = (framework: string, question: string): string =>
  `assessments/${framework}/${question}.yaml`;

export const isAssessmentFile = (file: string): boolean => file.startsWith('assessments/');

export const settingsFile = 'register.yaml';
export const explanationsFile = 'portal/explanations.yaml';
export const extractFile = (day: string): string => `portal/${day}.csv`;
/** The JSON Schema of a kind, for editors. */
export const schemaFile = (kind: Kind): string => `schemas/${kind}.schema.json`;

const inFolders = new RegExp(
  `^(?:(?:${Object.keys(folders).join('|')})/[^/]+\\.yaml|assessments/[^/]+/[^/]+\\.yaml|portal/[^/]+)$`,
);

/** Whether it is kept as a record, and so its past with it. */
export const isRecordFile = (file: string): boolean => file === settingsFile || inFolders.test(file);
