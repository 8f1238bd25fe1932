/** One extract of HMICFRS's monitoring portal: its rows, and how its words and columns are read. */

import { normaliseName } from '../text/normalise-name.ts';
import { type ActionType, actionTypes, isActionType, typeWords } from '../vocabulary.ts';
import type { Settings } from './settings.ts';

export interface ExtractRow {
  /** The line of the file where it begins, from 1. */
  readonly line: number;
  readonly ref: string;
  /** The word of the extract for its type; `type` is its meaning. */
  readonly typeWord: string;
  readonly type: ActionType | undefined;
  readonly status: string;
  /** Whether its status is not among the closed statuses of `register.yaml`. */
  readonly live: boolean;
  readonly title: string | undefined;
  readonly wording: string | undefined;
  readonly inspection: string | undefined;
}

export interface Extract {
  /** The day of the extract, which is its file's name. */
  readonly day: string;
  readonly rows: readonly ExtractRow[];
}

export type ExtractColumn = 'ref' | 'type' | 'status' | 'title' | 'wording' | 'inspection';

/** The columns that counting needs. */
export const requiredExtractColumns: readonly ExtractColumn[] = ['ref', 'type', 'status'];

/** The heading of each column in an imported extract, and wherever register.yaml has no other. */
export const defaultExtractHeadings: Readonly<Record<ExtractColumn, string>> = {
  ref: 'Reference',
  type: 'Type',
  status: 'Status',
  title: 'Title',
  wording: 'Text',
  inspection: 'Inspection',
};

export const extractColumns = Object.keys(defaultExtractHeadings) as readonly ExtractColumn[];

export const extractHeading = (settings: Settings, column: ExtractColumn): string =>
  settings.portal?.columns?.[column] ?? defaultExtractHeadings[column];

/** Returns a parser of the portal's words for types: those that `register.yaml` maps, and our own. */
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

export function createLiveTest(settings: Settings): (status: string) => boolean {
  const closed = new Set((settings.portal?.closed_statuses ?? []).map(normaliseName));
  return (status) => !closed.has(normaliseName(status));
}

/** The status of a row in the register's words. The portal has none for actions that are complete and not yet submitted. */
export type PortalStatus = 'open' | 'submitted' | 'closed';

/** The meaning of the portal's words for live rows; `portal: {statuses: …}` in register.yaml has precedence. */
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

/** Returns a parser of the portal's words for statuses, which returns undefined for an unknown word. */
export function createStatusParser(settings: Settings): (word: string) => PortalStatus | undefined {
  const isLive = createLiveTest(settings);
  const meanings = new Map<string, PortalStatus>(Object.entries(defaultStatuses));
  for (const [word, meaning] of Object.entries(settings.portal?.statuses ?? {}))
    meanings.set(normaliseName(word), meaning);
  return (word) => (isLive(word) ? meanings.get(normaliseName(word)) : 'closed');
}

/** A row's reference; for a row without one, the line where it begins. */
export const rowReference = ({ ref, line }: Pick<ExtractRow, 'ref' | 'line'>): string =>
  ref === '' ? `line ${line}` : ref;

/** The newest extract that is not after a date. */
export const latestExtract = (extracts: readonly Extract[], asAt: string): Extract | undefined =>
  extracts.filter(({ day }) => day <= asAt).at(-1);
