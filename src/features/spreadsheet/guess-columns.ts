/** Decides which column each heading of a sheet means: from the mapping, from the heading and from the cells below it. */

import { parseWord } from '../../domain/parse-vocabulary.ts';
import { formatColumnLetters, type Header, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import { mapWord, type SheetMapping, unreadColumn } from './column-mapping.ts';
import { findKnownColumn, rankOfHeading } from './columns.ts';
import { isActionId } from './row-identity.ts';

/** A heading that could mean a column, but is not read as it. */
export interface DroppedGuess {
  readonly heading: string;
  /** The letters of its column. */
  readonly letters: string;
  readonly column: string;
  /** The heading that is read instead; undefined if the cells do not fit. */
  readonly instead: string | undefined;
}

/** A column that follows from the cells, where the heading alone means another or none. */
interface CellGuess {
  readonly heading: string;
  readonly letters: string;
  readonly column: string;
}

/** The columns of a header. */
export interface GuessedColumns {
  readonly columns: ReadonlyMap<string, number>;
  readonly dropped: readonly DroppedGuess[];
  readonly fromCells: readonly CellGuess[];
}

interface HeadingCandidate {
  readonly index: number;
  readonly heading: string;
  readonly column: string;
  readonly isMapped: boolean;
  readonly isFromCells: boolean;
  readonly filledCells: number;
}

/** The best heading for each column; where several mean the same one, the others are dropped. */
export function guessColumns(
  { rows }: Sheet,
  { rowIndex, headings }: Header,
  mapping: SheetMapping,
): GuessedColumns {
  const droppedGuesses: DroppedGuess[] = [];
  const candidates = new Map<string, HeadingCandidate[]>();
  for (const [index, heading] of headings.entries()) {
    if (heading === '') continue;
    const mappedColumn = mapping.columns.get(normaliseHeading(heading));
    if (mappedColumn === unreadColumn) continue;
    const texts = sampleTexts(rows, rowIndex, index);
    const headingColumn = mappedColumn ?? findKnownColumn(heading);
    const column = mappedColumn ?? guessFromCells(heading, headingColumn, texts, mapping);
    if (column === undefined) {
      if (headingColumn !== undefined)
        droppedGuesses.push({ ...describePlace(heading, index), column: headingColumn, instead: undefined });
      continue;
    }
    const isFromCells = column !== headingColumn;
    const candidate = { index, heading, column, isFromCells, filledCells: texts.length };
    const sameColumn = candidates.get(column) ?? [];
    candidates.set(column, [...sameColumn, { ...candidate, isMapped: mappedColumn !== undefined }]);
  }
  const bestCandidates = [...candidates.values()].flatMap((sameColumn) => {
    const [best, ...others] = [...sameColumn].sort(compareCandidates);
    for (const { heading, index, column } of others)
      droppedGuesses.push({ ...describePlace(heading, index), column, instead: best?.heading });
    return best ? [best] : [];
  });
  return {
    columns: new Map(
      bestCandidates.sort((a, b) => a.index - b.index).map(({ column, index }) => [column, index]),
    ),
    dropped: droppedGuesses,
    fromCells: bestCandidates.flatMap(({ isFromCells, heading, index, column }) =>
      isFromCells ? [{ ...describePlace(heading, index), column }] : [],
    ),
  };
}

const describePlace = (heading: string, index: number) => ({ heading, letters: formatColumnLetters(index) });

/** The better candidate first: as the officer decided, with cells, by its cells, by its heading, then the first. */
const compareCandidates = (a: HeadingCandidate, b: HeadingCandidate): number =>
  Number(b.isMapped) - Number(a.isMapped) ||
  Number(b.filledCells > 0) - Number(a.filledCells > 0) ||
  Number(b.isFromCells) - Number(a.isFromCells) ||
  rankOfHeading(a.column, a.heading) - rankOfHeading(b.column, b.heading) ||
  a.index - b.index;

const sampleSize = 200;

/** The first texts of a column below the header, without empty cells. */
function sampleTexts(rows: Sheet['rows'], rowIndex: number, column: number): readonly string[] {
  const texts: string[] = [];
  for (let i = rowIndex + 1; i < rows.length && texts.length < sampleSize; i++) {
    const text = rows[i]?.[column]?.text.trim() ?? '';
    if (text !== '') texts.push(text);
  }
  return texts;
}

const numberWithWord =
  /^(?:recommendations?|recs?|afis?|areas? for improvement|causes? of concern|cocs?)\W{0,3}\d+\s?[a-z]?\b/i;
const shortNumber = /^\d{1,3}[a-z]?$/i;
const referenceHeading = /\b(?:ref|reference|no|number|num|id|item)\b|#/;
const dateColumns: ReadonlySet<string> = new Set(
  ['issued', 'published', 'assigned_on', 'completed_on', 'submitted_on', 'returned_on', 'closed_on'].concat([
    'progress_on',
    'target',
    'deadline_by',
  ]),
);

/** The column that the cells of a heading fit; undefined if they fit none. */
function guessFromCells(
  heading: string,
  column: string | undefined,
  texts: readonly string[],
  mapping: SheetMapping,
): string | undefined {
  if (texts.length === 0) return column;
  const share = (fits: (text: string) => boolean) => texts.filter(fits).length / texts.length;
  const isWordOf = (vocabulary: string) => (text: string) =>
    parseWord(vocabulary, mapWord(mapping, vocabulary, text)) !== undefined;
  if (column === 'status' || column === 'rag') {
    const other = column === 'status' ? 'rag' : 'status';
    return share(isWordOf(column)) < 0.3 && share(isWordOf(other)) > 0.5 ? other : column;
  }
  if (column === 'type') return share(isWordOf('type')) > 0.2 || /type/i.test(heading) ? column : undefined;
  if (column !== undefined && dateColumns.has(column)) return share(isYesOrNo) > 0.5 ? undefined : column;
  const isReference =
    column === 'portal_refs' ||
    column === 'number' ||
    (column === undefined && referenceHeading.test(normaliseHeading(heading)));
  if (isReference || column === 'wording' || column === 'title' || column === 'id') {
    if (share(isActionId) > 0.6) return 'id';
    if (share((text) => numberWithWord.test(text)) > 0.6 && share((text) => text.length < 30) > 0.6)
      return 'number';
  }
  const isWeakReference = column === 'portal_refs' && !/portal|hmic/i.test(heading);
  if (isWeakReference && share((text) => shortNumber.test(text)) > 0.8) return 'number';
  if (column === 'id' && share((text) => text.length > 25 && text.includes(' ')) > 0.5) return 'wording';
  return column;
}

const isYesOrNo = (text: string): boolean => /^(?:y|n|yes|no|true|false)$/i.test(text);

/** The best guess for a heading that may be the force’s date or the inspectorate’s, which papers keep apart; undefined for others. */
export const ambiguousHeading = (heading: string): string | undefined =>
  /^(?:due|due date|date due|due by|deadline date\/target|completion due|due for completion)$/.test(
    normaliseHeading(heading).replace(/[:.]$/, ''),
  )
    ? 'target'
    : undefined;
