/** Lists the places besides histories and issued facts whose changes alter figures or their readers, with the weight of a change. */
import { settingsFile } from '../../domain/records/record-paths.ts';
import type { WatchedCommand } from './claimed-commands.ts';
import { isLateExtract, wasPresented, wasSent } from './past-records.ts';

/** Whether a change makes the audit fail, or is only listed. */
export type ChangeWeight = 'finding' | 'notice';

/** A place that is watched. The first row that matches a file and a field has precedence. */
export interface WatchedPlace {
  readonly code: string;
  /** The file, below the register's folder or, of a file outside it, below the repository's. */
  readonly files: RegExp;
  /** The path of the value, such as `due.near_days`, and of the field that contains it (`due`); absent for files that are compared line by line. */
  readonly fields?: RegExp;
  /** What the place decides, as the end of the sentence "It decides …"; of a record of the past, if that differs. */
  readonly decides: string;
  readonly decidesOfPast?: string;
  /** The commands that change or remove it in the course of their work; what they changed is a notice. */
  readonly commands: readonly WatchedCommand[];
  /** Commands whose changes have the same weight as those by hand. */
  readonly editors?: readonly WatchedCommand[];
  /** The weight of another change, or of a removal. */
  readonly changed: ChangeWeight;
  /** The weight of a new value. */
  readonly added: ChangeWeight;
  /** Whether a record belongs to the past on a day (YYYY-MM-DD). Until then a change of it is a notice. */
  readonly isPast?: (data: unknown, day: string) => boolean;
  /** Whether a file that is new on a day (YYYY-MM-DD) alters figures of earlier days. Then its first recording is a notice. */
  readonly isLate?: (file: string, day: string) => boolean;
}

/** The commands that record edits of settings and of the force's own fields. */
const editCommands: readonly WatchedCommand[] = ['save', 'edit', 'settings set'];

const settingsFilePattern = new RegExp(`^${settingsFile.replace('.', '\\.')}$`);

/** Any change by hand is a finding. */
const strictWeights = { changed: 'finding', added: 'finding' } as const;
/** A new value is a notice. */
const openWeights = { changed: 'finding', added: 'notice' } as const;
/** Every change is a notice. */
const noticeWeights = { changed: 'notice', added: 'notice' } as const;

/** Every watched place; a new one needs a row here and nothing else. */
const watchedPlaces = [
  {
    code: 'ignore-changed',
    files: settingsFilePattern,
    fields: /^ignore\b/,
    decides: 'which files are not records',
    commands: editCommands,
    ...strictWeights,
  },
  {
    code: 'severity-changed',
    files: settingsFilePattern,
    fields: /^rules\b/,
    decides: 'which faults are reported, and how severely',
    commands: editCommands,
    ...strictWeights,
  },
  {
    code: 'marking-changed',
    files: /^(?:register\.yaml|actions\/.*|papers\/.*)$/,
    fields: /^marking$/,
    decides: 'who may read the record, and which public figures count it',
    commands: [...editCommands, 'import'],
    ...strictWeights,
  },
  {
    code: 'roles-changed',
    files: settingsFilePattern,
    fields: /^roles\b/,
    decides: 'which leads are valid and named in public papers',
    commands: editCommands,
    ...openWeights,
  },
  {
    code: 'rows-changed',
    files: settingsFilePattern,
    fields: /^(?:origins|states)\b/,
    decides: 'the rows of the summary',
    commands: editCommands,
    ...openWeights,
  },
  {
    code: 'threshold-changed',
    files: settingsFilePattern,
    fields: /^due\b/,
    decides: 'what is overdue, needs a new target or needs attention',
    commands: editCommands,
    ...strictWeights,
  },
  {
    code: 'portal-words-changed',
    files: settingsFilePattern,
    fields: /^portal\b/,
    decides: 'what the words of portal extracts mean, and the portal’s figures',
    commands: [...editCommands, 'portal import', 'portal words'],
    ...openWeights,
  },
  {
    code: 'public-changed',
    files: settingsFilePattern,
    fields: /^public\b/,
    decides: 'what is published',
    commands: editCommands,
    ...strictWeights,
  },
  {
    code: 'settings-changed',
    files: settingsFilePattern,
    fields: /./,
    decides: 'what papers state about the force and its monitoring',
    commands: [...editCommands, 'engagement add'],
    ...noticeWeights,
  },
  {
    code: 'paf-changed',
    files: /^actions\//,
    fields: /^paf\b/,
    decides: 'the figures by PEEL question',
    commands: [...editCommands, 'import'],
    ...openWeights,
  },
  {
    code: 'own-field-changed',
    files: /^actions\//,
    fields: /^(?:portal_refs|themes|formerly|extra)\b/,
    decides: 'how the action is found, grouped and compared with the portal',
    commands: [...editCommands, 'import', 'portal match', 'rename'],
    ...noticeWeights,
  },
  {
    code: 'framework-changed',
    files: /^frameworks\//,
    fields: /^(?:from|until|replaces|source)$/,
    decides: 'the dates on which the framework is in force',
    commands: [...editCommands, 'framework import'],
    ...strictWeights,
  },
  {
    code: 'framework-changed',
    files: /^frameworks\//,
    fields: /./,
    decides: 'which question each key belongs to',
    commands: ['framework import'],
    ...openWeights,
  },
  {
    code: 'explanation-changed',
    files: /^portal\/explanations\.yaml$/,
    fields: /./,
    decides: 'which differences from the portal are explained',
    commands: [...editCommands, 'portal explain', 'rename'],
    ...openWeights,
  },
  {
    code: 'extract-changed',
    files: /^portal\/[^/]+\.csv$/,
    decides: 'the portal’s figures of that day',
    commands: [],
    ...strictWeights,
    isLate: isLateExtract,
  },
  {
    code: 'board-changed',
    files: /^boards\//,
    fields: /./,
    decides: 'what papers state about a board, and who approves on its behalf',
    commands: [],
    ...noticeWeights,
  },
  {
    code: 'inspection-changed',
    files: /^inspections\//,
    fields: /^(?:origin|published|body|accelerated_on)$/,
    decides: 'the row of its actions in the summary, and who issued them when',
    commands: ['inspection set'],
    ...openWeights,
  },
  {
    code: 'batch-changed',
    files: /^batches\//,
    fields: /^(?:sent|to|approved_by)$/,
    decides: 'what the closure submission states',
    commands: [],
    ...openWeights,
    isPast: wasSent,
  },
  {
    code: 'paper-changed',
    files: /^papers\//,
    fields: /^(?:as_at|since|meeting|template|framework|public|leave_out|narrative)\b/,
    decides: 'the figures and words of a paper',
    decidesOfPast: 'the figures and words of a paper whose meeting has passed',
    commands: [],
    editors: ['paper set'],
    ...strictWeights,
    isPast: wasPresented,
  },
  {
    code: 'pipeline-changed',
    files:
      /^(?:\.github|\.gitlab|\.ci|\.circleci|\.buildkite|\.woodpecker|\.azure-pipelines|\.husky)(?:\/|$)|(?:^|\/)(?:\.gitlab-ci\.yml|\.woodpecker\.yml|\.drone\.yml|\.travis\.yml|\.pre-commit-config\.yaml|Jenkinsfile|azure-pipelines\.yml|bitbucket-pipelines\.yml)$/,
    decides: 'what is checked and published automatically',
    commands: [],
    ...noticeWeights,
  },
  {
    code: 'configuration-changed',
    files: /^(?:.*\/)?\.afi\//,
    decides: 'how afi works in this repository',
    commands: [],
    ...strictWeights,
  },
  {
    code: 'attributes-changed',
    files: /^(?:.*\/)?\.git(?:attributes|modules)$/,
    decides: 'how git stores and merges files',
    commands: [],
    ...noticeWeights,
  },
  {
    code: 'template-changed',
    files: /^(?:.*\/)?templates\//,
    decides: 'the words of papers',
    commands: [],
    ...noticeWeights,
  },
] as const satisfies readonly WatchedPlace[];

/** The code of a change of a watched place. */
export type WatchedCode = (typeof watchedPlaces)[number]['code'];

/** The codes of the watched places, in the order of the table. */
export const watchedCodes: readonly WatchedCode[] = [...new Set(watchedPlaces.map(({ code }) => code))];

/** The watched place of a value, or of a line of a file without fields; undefined if it is not watched. */
export const findWatchedPlace = (
  file: string,
  field: string | undefined,
): (WatchedPlace & { readonly code: WatchedCode }) | undefined =>
  watchedPlaces.find(
    (place: WatchedPlace) =>
      place.files.test(file) &&
      (field === undefined ? place.fields === undefined : place.fields?.test(field) === true),
  );
