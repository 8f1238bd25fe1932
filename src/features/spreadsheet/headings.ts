/** What a heading of somebody's sheet is likely to mean: our own names first, then those that registers commonly use. */
import { normaliseHeading } from '../../domain/sheet.ts';
import { actionColumns } from './columns.ts';
import { usualHeadings } from './heading-synonyms.ts';

/** Columns that only an import knows: they make a new action, and no export has them. */
const importOnly = ['number', 'inspection_id', 'published', 'assigned_on'] as const;

const meanings = new Map<string, string>([
  ...Object.entries(usualHeadings).flatMap(([column, words]) => words.map((word) => [word, column] as const)),
  ...importOnly.map((name) => [normaliseHeading(name), name] as const),
  ...actionColumns.flatMap(({ name, heading }) => [
    [normaliseHeading(name), name] as const,
    [normaliseHeading(heading), name] as const,
  ]),
]);

/** As people write one heading in several ways: spaces around strokes, a colon or dot at the end. */
const foldUsual = (heading: string): string =>
  normaliseHeading(heading)
    .replace(/ ?([/&]) ?/g, '$1')
    .replace(/[ .:*]+$/, '');

/** The column that a heading means; undefined where nobody can tell. */
export function columnMeant(heading: string): string | undefined {
  const folded = normaliseHeading(heading);
  return /^extra\.\S/.test(folded)
    ? heading.trim()
    : (meanings.get(folded) ?? meanings.get(foldUsual(heading)));
}

/** Every column an import may be told of. */
export const importable: readonly string[] = [...actionColumns.map(({ name }) => name), ...importOnly];
