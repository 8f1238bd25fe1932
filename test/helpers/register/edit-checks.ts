/** Makes an edit on a record kept by hand, and judges it by its lines, by its letters and by what it reads as. */
import { isDeepStrictEqual } from 'node:util';
import type fc from 'fast-check';
import { parse } from 'yaml';
import { parseRecord } from '../../../src/storage/parse-record.ts';
import { EditError } from '../../../src/storage/yaml-edit/edit.ts';
import { type Move, moveOn } from './edit-moves.ts';
import { linesChanged } from './line-diff.ts';
import { recordInStyle, type StyledRecord } from './styled-records.ts';

export interface EditTrial {
  readonly record: StyledRecord;
  readonly move: Move;
}

/** An edit of a record in a style. */
export const editTrialInStyle = (style: string): fc.Arbitrary<EditTrial> =>
  recordInStyle(style).chain((record) => moveOn(record).map((move) => ({ record, move })));

export interface Verdict {
  readonly wrong: readonly string[];
  /** The reason, if the edit was refused. */
  readonly refusal: string | undefined;
  readonly after: string;
  readonly removedCount: number;
  readonly addedCount: number;
}

export function checkEdit({ record, move }: EditTrial): Verdict {
  let after: string;
  try {
    after = move.apply(record.text);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    const { message } = error;
    const wrong = mayRefuse({ record, move }, message) ? [] : [`refused: ${message}`];
    return { wrong, refusal: message, after: record.text, removedCount: 0, addedCount: 0 };
  }
  const wrong = [
    ...wrongLines(record, move, after),
    ...wrongLetters(record, move, after),
    ...misread(move, after),
  ];
  return { wrong, refusal: undefined, after, ...linesChanged(linesOf(record.text), linesOf(after)) };
}

/** A list with comments in it is not replaced. */
const mayRefuse = ({ record, move }: EditTrial, message: string) =>
  move.name === 'a list set' &&
  record.style.comments.includes('end-of-line') &&
  record.style.lists === 'flow-lines' &&
  message.includes('comment');

const linesOf = (text: string) => text.replace(/^\ufeff/, '').split(/\r?\n/);

function* wrongLines(record: StyledRecord, { lines: [from, to] }: Move, after: string): Generator<string> {
  const [oldLines, newLines] = [linesOf(record.text), linesOf(after)];
  const { removedCount, addedCount } = linesChanged(oldLines, newLines);
  const linesBelow = oldLines.length - to;
  if (!isDeepStrictEqual(oldLines.slice(0, from), newLines.slice(0, from))) yield 'lines above have changed';
  if (linesBelow > 0 && !isDeepStrictEqual(oldLines.slice(to), newLines.slice(-linesBelow)))
    yield 'lines below have changed';
  if (removedCount > to - from) yield `${removedCount} lines are gone, where ${to - from} might be`;
  if (addedCount - removedCount !== newLines.length - oldLines.length) yield 'lines do not add up';
}

function* wrongLetters(record: StyledRecord, move: Move, after: string): Generator<string> {
  const { eol, mark, hasFinalLineEnd } = record.style;
  const breaks = after.split('\n').length - 1;
  if (after.startsWith('\ufeff') !== mark) yield 'the byte order mark has changed';
  if (after.split('\r\n').length - 1 !== (eol === '\r\n' ? breaks : 0)) yield 'line ends have changed';
  if (hasFinalLineEnd && !after.endsWith('\n')) yield 'the last line end is gone';
  if (/"on" *:/.test(after) && record.style.keys !== 'quoted') yield 'the key `on` is in quotes';
  // The undo keeps the line end that a last line received.
  const ending = !hasFinalLineEnd && after.endsWith('\n') ? eol : '';
  if (move.undo && move.undo(after) !== record.text + ending) yield 'the undo does not restore the text';
}

function* misread({ intendedData }: Move, after: string): Generator<string> {
  const reread: unknown = parse(after.replace(/^\ufeff/, ''), { version: '1.2' });
  if (!isDeepStrictEqual(reread, intendedData)) yield 'it reads otherwise';
  if (intendedData['history'] === null) return;
  const { faults } = parseRecord('action', Buffer.from(after), { id: 'docks-2021-rec-1' });
  if (faults[0]) yield `the loader rejects it: ${faults[0].message}`;
}
