/** One extract of HMICFRS's monitoring portal, as the rows it holds. */

import { normaliseName } from '../text/normalise-name.ts';
import { type ActionType, actionTypes, isActionType, typeWords } from '../vocabulary.ts';
import type { Settings } from './settings.ts';

export interface ExtractRow {
  /** The line of the file on which it begins. */
  readonly line: number;
  readonly ref: string;
  /** As the extract words it; `type` is what it means. */
  readonly typeWord: string;
  readonly type: ActionType | undefined;
  readonly status: string;
  /** Not of a status that `register.yaml` calls closed. */
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

export type Column = 'ref' | 'type' | 'status' | 'title' | 'wording' | 'inspection';

/** The columns without which rows cannot be counted. */
export const neededColumns: readonly Column[] = ['ref', 'type', 'status'];

/** What a column is called in an extract that was taken in, and in register.yaml if it says nothing else. */
export const usualHeadings: Readonly<Record<Column, string>> = {
  ref: 'Reference',
  type: 'Type',
  status: 'Status',
  title: 'Title',
  wording: 'Text',
  inspection: 'Inspection',
};

export const columnNames = Object.keys(usualHeadings) as readonly Column[];

export const headingOf = (settings: Settings, column: Column): string =>
  settings.portal?.columns?.[column] ?? usualHeadings[column];

/** A reader of the portal's words for types: those `register.yaml` maps, and our own. */
export function typeReader(settings: Settings): (word: string) => ActionType | undefined {
  const known = new Map<string, ActionType>();
  for (const type of actionTypes) {
    known.set(type, type);
    known.set(typeWords[type].one, type);
  }
  for (const [word, meaning] of Object.entries(settings.portal?.types ?? {})) {
    if (isActionType(meaning)) known.set(normaliseName(word), meaning);
    else if (isActionType(word)) known.set(normaliseName(meaning), word);
  }
  return (word) => known.get(normaliseName(word));
}

export function liveReader(settings: Settings): (status: string) => boolean {
  const closed = new Set((settings.portal?.closed_statuses ?? []).map(normaliseName));
  return (status) => !closed.has(normaliseName(status));
}

/** Where a row stands, in the register's words; the portal has none for what is complete and not yet submitted. */
export type PortalStatus = 'open' | 'submitted' | 'closed';

/** What the portal's words for live rows usually mean; `portal: {statuses: …}` in register.yaml goes before. */
const usualStatuses: Readonly<Record<string, PortalStatus>> = {
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

/** A reader of the portal's words for statuses; undefined for a word that nobody has said the meaning of. */
export function statusReader(settings: Settings): (word: string) => PortalStatus | undefined {
  const isLive = liveReader(settings);
  const known = new Map<string, PortalStatus>(Object.entries(usualStatuses));
  for (const [word, meaning] of Object.entries(settings.portal?.statuses ?? {}))
    known.set(normaliseName(word), meaning);
  return (word) => (isLive(word) ? known.get(normaliseName(word)) : 'closed');
}

/** A row's reference, or the line of the extract on which one without begins. */
export const rowName = ({ ref, line }: Pick<ExtractRow, 'ref' | 'line'>): string =>
  ref === '' ? `line ${line}` : ref;

/** The extract that serves a date: the newest not after it. */
export const extractServing = (extracts: readonly Extract[], asAt: string): Extract | undefined =>
  extracts.filter(({ day }) => day <= asAt).at(-1);
