/** Finds which columns of a sheet have the numbers and the wording of a framework. */
import { type FrameworkLevel, frameworkLevels } from '../../domain/paf-key.ts';
import { findHeader, type Header, normaliseHeading, type Sheet } from '../../domain/sheet.ts';

/** What a column has: the wording of a level, its number, or a value of the row's entry. */
export type FrameworkColumn =
  | FrameworkLevel
  | `${FrameworkLevel} number`
  | 'number'
  | 'title'
  | 'level'
  | 'graded';

/** The words of headings. A heading may join the name of a level with a word for a number or for wording: `Question no`. */
const headingWords = {
  question: 'question questions q',
  topic: 'topic topics subquestion subquestions',
  characteristic: 'characteristic characteristics',
  number: 'number numbers no nr num ref reference key id paf',
  title: 'title titles text wording description content name',
  level: 'level type kind',
  graded: 'graded grade',
};
const ignoredWords = new Set(['core', 'area', 'areas', 'of', 'good', 'the', 'framework', 'peel']);

const meaningsByWord = new Map(
  Object.entries(headingWords).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning] as const),
  ),
);

/** The column that a heading means; undefined if any of its words is unknown. */
function columnOf(heading: string): FrameworkColumn | undefined {
  const words = normaliseHeading(heading)
    .replaceAll('#', ' number ')
    .replace(/\bsub[ -]questions?\b/, 'topic')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !ignoredWords.has(word));
  const meanings = new Set(words.map((word) => meaningsByWord.get(word)));
  const level = frameworkLevels.find((each) => meanings.has(each));
  if (level !== undefined && meanings.size === 1) return level;
  if (level !== undefined && meanings.size === 2) {
    if (meanings.has('number')) return `${level} number`;
    if (meanings.has('title')) return level;
  }
  const [meaning] = meanings;
  return meanings.size === 1
    ? (['number', 'title', 'level', 'graded'] as const).find((each) => each === meaning)
    : undefined;
}

const numberForm = /^(?:core )?(?:q|question|topic|characteristic)?\s*(\d{1,2}(?:\.\d{1,2}){0,2})[.):]?$/i;

/** The number that a cell has and nothing else: `8` for `Question 8.`; undefined for any other text. */
export const readCellNumber = (text: string): string | undefined => numberForm.exec(text)?.[1];

/** The header of a sheet, and the index of each column. */
export interface FrameworkHeader extends Pick<Header, 'rowIndex' | 'headings'> {
  readonly columns: ReadonlyMap<FrameworkColumn, number>;
}

/** The header; undefined if no row names at least two columns. A column of a level that has numbers only has the level's number. */
export function findFrameworkHeader(sheet: Sheet): FrameworkHeader | undefined {
  const header = findHeader(sheet, columnOf);
  if (!header) return undefined;
  const { rowIndex, headings } = header;
  const columns = new Map<FrameworkColumn, number>();
  for (const [index, heading] of headings.entries()) {
    const column = columnOf(heading);
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  }
  for (const level of frameworkLevels) {
    const index = columns.get(level);
    const texts = sheet.rows.slice(rowIndex + 1).flatMap((row) => row[index ?? -1]?.text.trim() || []);
    if (index === undefined || texts.length === 0 || texts.some((text) => !readCellNumber(text))) continue;
    columns.delete(level);
    if (!columns.has(`${level} number`)) columns.set(`${level} number`, index);
  }
  const title = columns.get('title');
  if (
    title !== undefined &&
    columns.has('question') &&
    columns.has('topic') &&
    !columns.has('characteristic')
  ) {
    columns.delete('title');
    columns.set('characteristic', title);
  }
  return { rowIndex, headings, columns };
}
