/** Defines an extract of HMICFRS's monitoring portal, and parses its words for types and statuses. */

import { listKeys } from '../collections.ts';
import { normaliseName } from '../text/word-matching.ts';
import { type ActionType, actionTypes, isActionType, typeWords } from '../vocabulary.ts';
import type { Settings } from './settings.ts';

/** A row of an extract. Cells of absent columns are undefined. */
export interface ExtractRow {
  /** Its first line in the file, counted from 1. */
  readonly line: number;
  readonly ref: string;
  /** The portal's word for its type; `type` is the meaning, undefined for an unknown word. */
  readonly typeWord: string;
  readonly type: ActionType | undefined;
  readonly status: string;
  /** What its status means; undefined for an unknown word. */
  readonly meaning: PortalStatus | undefined;
  /** Whether its status is not one of the closed statuses of register.yaml. */
  readonly live: boolean;
  readonly title: string | undefined;
  readonly wording: string | undefined;
  readonly inspection: string | undefined;
}

/** An extract. */
export interface Extract {
  /** Its day as YYYY-MM-DD, which is also the name of its file. */
  readonly day: string;
  readonly rows: readonly ExtractRow[];
}

/** The name of a column. */
export type ExtractColumn = 'ref' | 'type' | 'status' | 'title' | 'wording' | 'inspection';

/** The columns that are needed for counting. */
export const requiredExtractColumns: readonly ExtractColumn[] = ['ref', 'type', 'status'];

/** The heading of each column, unless register.yaml has another. */
export const defaultExtractHeadings: Readonly<Record<ExtractColumn, string>> = {
  ref: 'Reference',
  type: 'Type',
  status: 'Status',
  title: 'Title',
  wording: 'Text',
  inspection: 'Inspection',
};

/** The names of the columns. */
export const extractColumns = listKeys(defaultExtractHeadings);

/** The heading of a column in the extracts of a register. */
export const extractHeading = (settings: Settings, column: ExtractColumn): string =>
  settings.portal?.columns?.[column] ?? defaultExtractHeadings[column];

/** Returns a parser of words for types: those mapped in register.yaml, and those of the register itself. Unknown words are undefined. */
export function createTypeParser(settings: Settings): (word: string) => ActionType | undefined {
  const meanings = new Map<string, ActionType>();
  for (const type of actionTypes) {
    meanings.set(type, type);
    meanings.set(typeWords[type].one, type);
  }
  for (const [word, meaning] of Object.entries(settings.portal?.types ?? {})) {
    if (isActionType(meaning)) meanings.set(normaliseName(word), meaning);
    else if (isActionType(word)) meanings.set(normaliseName(meaning), word);
  }
  return (word) => meanings.get(normaliseName(word));
}

/** The meaning of a status of the portal, which has none for actions that are complete and not yet submitted. */
export type PortalStatus = 'open' | 'submitted' | 'closed';

/** The meanings that a word can be given. A returned action is with the force, as an open one is. */
export const portalStatusMeanings = ['open', 'submitted', 'returned', 'closed'] as const;
export type PortalStatusMeaning = (typeof portalStatusMeanings)[number];

/** The meaning of the portal's words, unless `portal: {statuses: …}` in register.yaml has another. */
const defaultStatuses: Readonly<Record<string, PortalStatus>> = {
  open: 'open',
  live: 'open',
  ongoing: 'open',
  'in progress': 'open',
  returned: 'open',
  'further evidence requested': 'open',
  submitted: 'submitted',
  'submitted for closure': 'submitted',
  'awaiting assessment': 'submitted',
  'under assessment': 'submitted',
};

/** Returns a parser of the portal's words for statuses. Unknown words are undefined. */
export function createStatusParser({ portal }: Settings): (word: string) => PortalStatus | undefined {
  const meanings = new Map<string, PortalStatus>(Object.entries(defaultStatuses));
  for (const word of portal?.closed_statuses ?? []) meanings.set(normaliseName(word), 'closed');
  for (const [word, meaning] of Object.entries(portal?.statuses ?? {}))
    meanings.set(normaliseName(word), meaning === 'returned' ? 'open' : meaning);
  return (word) => meanings.get(normaliseName(word));
}

/** The reference of a row, or its line if it has none. */
export const rowReference = ({ ref, line }: Pick<ExtractRow, 'ref' | 'line'>): string =>
  ref === '' ? `line ${line}` : ref;

/** The newest extract up to a date; undefined if there is none. */
export const latestExtract = (extracts: readonly Extract[], asAt: string): Extract | undefined =>
  extracts.filter(({ day }) => day <= asAt).at(-1);

/** The references of the live rows whose type has no known meaning: they are in no total by type. */
export const unknownTypeReferences = ({ rows }: Extract): readonly string[] =>
  rows.filter(({ live, type }) => live && type === undefined).map(rowReference);

/** The references of the rows whose status has no known meaning: they are counted as live. */
export const unknownStatusReferences = ({ rows }: Extract): readonly string[] =>
  rows.filter(({ meaning }) => meaning === undefined).map(rowReference);
