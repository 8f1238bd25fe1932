/** Finds the column that a heading of a spreadsheet means: our own names first, then those that registers commonly use. */
import { fieldColumns } from '../../domain/records/action.ts';
import type { ColumnMeaning } from '../../domain/records/action-field-row.ts';
import { normaliseHeading } from '../../domain/sheet.ts';
import { actionColumns } from './columns.ts';
import { importColumns, originColumn, positionColumns } from './position-columns.ts';

type MeaningEntry = readonly [name: string, column: Partial<ColumnMeaning>];

/** Every column that questions and help know, by name. */
const described = new Map<string, Partial<ColumnMeaning>>([
  ...fieldColumns.map((column): MeaningEntry => [column.name, column]),
  ['origin', originColumn],
  ...Object.entries<Partial<ColumnMeaning>>(positionColumns),
  ...Object.entries<ColumnMeaning>(importColumns),
]);

/** The columns that help and questions list first; the others follow in the order of the export. */
const commonColumns = [
  ...['inspection', 'type', 'number', 'wording', 'title', 'status', 'rag'],
  ...['force_lead', 'delivery_lead', 'board', 'target', 'progress', 'progress_on', 'issued', 'published'],
  ...['assigned_on', 'completed_on', 'submitted_on', 'batch', 'closed_on', 'route'],
  ...['deadline', 'deadline_by', 'id', 'inspection_id', 'origin', 'portal_refs'],
];

/** What each column that an import reads contains, in plain words, by name: for questions and help. */
export const columnLabels: Readonly<Record<string, string>> = Object.fromEntries(
  [...new Set([...commonColumns, ...described.keys()])].flatMap((name) => {
    const meaning = described.get(name)?.meaning;
    return meaning === undefined ? [] : [[name, meaning]];
  }),
);

const columnByHeading = new Map<string, string>([
  ...[...described].flatMap(([name, { synonyms }]) =>
    (synonyms?.split('; ') ?? []).map((synonym) => [synonym, name] as const),
  ),
  ...Object.keys(importColumns).map((name) => [normaliseHeading(name), name] as const),
  ...actionColumns.flatMap(({ name, heading }) => [
    [normaliseHeading(name), name] as const,
    [normaliseHeading(heading), name] as const,
  ]),
]);

/** Without the ways in which one heading is written: spaces around strokes, a colon or dot at the end. */
const simplifyHeading = (heading: string): string =>
  normaliseHeading(heading)
    .replace(/ ?([/&]) ?/g, '$1')
    .replace(/[ .:*]+$/, '');

/** The column that a heading means; undefined where it is not known. */
export function columnMeant(heading: string): string | undefined {
  const normalised = normaliseHeading(heading);
  if (/^extra\.\S/.test(normalised)) return heading.trim();
  return columnByHeading.get(normalised) ?? columnByHeading.get(simplifyHeading(heading));
}

/** The name of every column that an import may be given. */
export const importable: readonly string[] = [
  ...actionColumns.map(({ name }) => name),
  ...Object.keys(importColumns),
];
