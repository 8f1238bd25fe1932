/** Where each kind of record is kept in the register's folder. Loads no schema, so that a command that needs only a path starts at once. */
import type { Kind } from './record-kinds.ts';

/** A file, or a folder of records; a register's list of them has the folder's name. */
type Place = { readonly file: string } | { readonly folder: string };

const places = {
  settings: { file: 'register.yaml' },
  action: { folder: 'actions' },
  inspection: { folder: 'inspections' },
  batch: { folder: 'batches' },
  board: { folder: 'boards' },
  paper: { folder: 'papers' },
  framework: { folder: 'frameworks' },
  assessment: { folder: 'assessments' },
  explanations: { file: 'portal/explanations.yaml' },
} as const satisfies { readonly [K in Kind]: Place };

type Places = typeof places;

/** The kinds of which a register has many records. */
export type ListedKind = { [K in Kind]: Places[K] extends { readonly folder: string } ? K : never }[Kind];

/** The name of a kind's folder, and of its list in a register. */
export type ListName<K extends ListedKind> = Places[K]['folder'];

/** Kinds kept one record a file in a folder of their own, the file's name being the id. */
export type FolderKind = Exclude<ListedKind, 'assessment'>;

const { settings, assessment, explanations, ...inFolders } = places;

/** Those kinds by the name of their folder. */
export const kindOfFolder: ReadonlyMap<string, FolderKind> = new Map(
  // `Object.entries` forgets the names of the table.
  (Object.entries(inFolders) as [FolderKind, { folder: string }][]).map(([kind, { folder }]) => [
    folder,
    kind,
  ]),
);

/** The folders of records, below the register's folder. */
export const recordFolders: readonly string[] = [...kindOfFolder.keys(), assessment.folder, 'portal'];

/** The file of a record of a kind kept one a file, below the register's folder. */
export const fileOf = (kind: FolderKind, id: string): string => `${places[kind].folder}/${id}.yaml`;

/** The id of the action that a file contains; undefined where it is not an action's file. */
export const actionIdOf = (file: string): string | undefined => /^actions\/(.+)\.yaml$/.exec(file)?.[1];

export const assessmentFile = (framework: string, question: string): string =>
  `${assessment.folder}/${framework}/${question}.yaml`;

export const isAssessmentFile = (file: string): boolean => file.startsWith(`${assessment.folder}/`);

export const settingsFile: string = settings.file;
export const explanationsFile: string = explanations.file;
export const extractFile = (day: string): string => `portal/${day}.csv`;
/** The JSON Schema of a kind, for editors. */
export const schemaFile = (kind: Kind): string => `schemas/${kind}.schema.json`;

const recordFile = new RegExp(
  `^(?:(?:${[...kindOfFolder.keys()].join('|')})/[^/]+\\.yaml|assessments/[^/]+/[^/]+\\.yaml|portal/[^/]+)$`,
);

/** Whether a file is kept as a record, and its past with it. */
export const isRecordFile = (file: string): boolean => file === settingsFile || recordFile.test(file);
