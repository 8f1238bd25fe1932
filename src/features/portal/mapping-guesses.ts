/** Guesses which column of an extract is which, and what its words mean, from the words that people use for them. */
import { parseWord } from '../../domain/parse-vocabulary.ts';
import {
  type ExtractColumn,
  extractColumns,
  extractHeading,
  type PortalStatusMeaning,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { findHeader, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import type { ActionType } from '../../domain/vocabulary.ts';

/** Words that the heading of each column is likely to contain. */
const columnHints: Readonly<Record<ExtractColumn, RegExp>> = {
  ref: /\b(?:ref|reference|number|no|id)\b/i,
  type: /\b(?:type|category|kind)\b/i,
  status: /\b(?:status|state|stage)\b/i,
  title: /\b(?:title|summary|subject|heading)\b/i,
  wording: /\b(?:text|wording|details?|description|content|recommendation)\b/i,
  inspection: /\b(?:inspection|report|publication|source)\b/i,
};

/** Whether a heading is likely to be that of a column. */
export const isLikelyHeading = (column: ExtractColumn, heading: string): boolean =>
  columnHints[column].test(heading);

/** The index of the row that is most likely the header of a sheet; undefined if no row has all columns that are needed. */
export function guessHeaderRow(sheet: Sheet, settings: Settings, columnsNeeded: number): number | undefined {
  const columnOf = (heading: string) =>
    extractColumns.find(
      (column) => normaliseHeading(extractHeading(settings, column)) === normaliseHeading(heading),
    ) ?? extractColumns.find((column) => isLikelyHeading(column, heading));
  const header = findHeader(sheet, columnOf);
  return header && header.columns.size >= columnsNeeded ? header.rowIndex : undefined;
}

const typeHints: readonly (readonly [RegExp, ActionType])[] = [
  [/\bconcerns?\b|\bcoc\b/i, 'cause-of-concern'],
  [/\bareas?\s(?:for|of|to)\simprove|\bafi\b/i, 'area-for-improvement'],
  [/\brec(?:s|ommendations?)?\b/i, 'recommendation'],
];

/** The type that a word of the portal most likely means; undefined without a good guess. */
export const guessType = (word: string): string | undefined =>
  parseWord('type', word) ?? typeHints.find(([pattern]) => pattern.test(word))?.[1];

const statusHints: readonly (readonly [RegExp, PortalStatusMeaning])[] = [
  [/\b(?:closed|discharged|signed off|no longer)\b/i, 'closed'],
  [/\b(?:returned|rejected|more (?:evidence|information))\b/i, 'returned'],
  [
    /\b(?:submitted|in review|under review|with hmicfrs|awaiting (?:review|assessment|hmicfrs))\b/i,
    'submitted',
  ],
  [/\b(?:open|live|in progress|ongoing|outstanding|not started|with force)\b/i, 'open'],
];

/** The meaning that a status of the portal most likely has; undefined without a good guess. */
export const guessStatus = (word: string): PortalStatusMeaning | undefined =>
  /\bnot\b/i.test(word) && !/\bnot started\b/i.test(word)
    ? undefined
    : statusHints.find(([pattern]) => pattern.test(word))?.[1];
