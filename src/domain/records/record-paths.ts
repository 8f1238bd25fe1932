/** Gives the file or folder of each kind of record in the register. Does not load the schemas, so that commands start quickly. */
import { listKeys } from '../collections.ts';
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
  round: { folder: 'rounds' },
  explanations: { file: 'portal/explanations.yaml' },
  acceptances: { file: 'accepted.yaml' },
} as const satisfies { readonly [K in Kind]: Place };

type Places = typeof places;

/** The kinds with many records in a register. */
export type ListedKind = { [K in Kind]: Places[K] extends { readonly folder: string } ? K : never }[Kind];

/** The name of a kind's folder, and of its list in a register. */
export type ListName<K extends ListedKind> = Places[K]['folder'];

/** The kinds with one file a record, all in one folder; the file's name is the id. */
export type FolderKind = Exclude<ListedKind, 'assessment'>;

const { settings, assessment, explanations, acceptances, ...inFolders } = places;

/** These kinds by the name of their folder. */
export const kindByFolder: ReadonlyMap<string, FolderKind> = new Map(
  listKeys(inFolders).map((kind) => [inFolders[kind].folder, kind]),
);

/** The folders of records and extracts, below the register's folder. */
export const recordFolders: readonly string[] = [...kindByFolder.keys(), assessment.folder, 'portal'];

/** The places of records and of their folders, below the register's folder; `<id>` is any id, question or day. */
export const recordPlaces = (frameworks: readonly string[]): readonly string[] => [
  ...[...kindByFolder.keys()].map((folder) => `${folder}/<id>.yaml`),
  settings.file,
  explanations.file,
  'portal/<id>.csv',
  ...frameworks.flatMap((id) => [`${assessment.folder}/${id}`, `${assessment.folder}/${id}/<id>.yaml`]),
  ...recordFolders,
  acceptances.file,
];

/** The file of a record, below the register's folder. */
export const recordFile = (kind: FolderKind, id: string): string => `${places[kind].folder}/${id}.yaml`;

/** The id of the action that a file contains; undefined for the file of another kind. */
export const actionIdFromFile = (file: string): string | undefined => /^actions\/(.+)\.yaml$/.exec(file)?.[1];

/** The file of the self-assessment of a question, below the register's folder. */
export const assessmentFile = (framework: string, question: string): string =>
  `${assessment.folder}/${framework}/${question}.yaml`;

/** Whether a file is below the folder of self-assessments. */
export const isAssessmentFile = (file: string): boolean => file.startsWith(`${assessment.folder}/`);

/** Files below the register's folder. */
export const settingsFile: string = settings.file;
/** Whether a file below the register's folder is a document that events point to, and not a record. */
export const isDocumentFile = (file: string): boolean => file.startsWith('evidence/');
/** The file of explanations, below the register's folder. */
export const explanationsFile: string = explanations.file;
/** The file of accepted findings, below the register's folder. */
export const acceptancesFile: string = acceptances.file;
/** The file of the extract of a day, below the register's folder. */
export const extractFile = (day: string): string => `portal/${day}.csv`;
/** The JSON Schema of a kind, for editors. */
export const schemaFile = (kind: Kind): string => `schemas/${kind}.schema.json`;

const recordFilePattern = new RegExp(
  `^(?:(?:${[...kindByFolder.keys()].join('|')})/[^/]+\\.yaml|assessments/[^/]+/[^/]+\\.yaml|portal/[^/]+)$`,
);

/** Whether a file is a record or an extract, so that the history covers it. */
export const isRecordFile = (file: string): boolean =>
  file === settingsFile || file === acceptancesFile || recordFilePattern.test(file);
