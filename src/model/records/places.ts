/** Where each kind of record lives in the register's folder. Loads no schema: what only needs a name starts at once. */
import type { Kind } from './kinds.ts';

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

export const assessmentFile = (framework: string, question: string): string =>
  `assessments/${framework}/${question}.yaml`;

export const settingsFile = 'register.yaml';
export const explanationsFile = 'portal/explanations.yaml';
export const extractFile = (day: string): string => `portal/${day}.csv`;
