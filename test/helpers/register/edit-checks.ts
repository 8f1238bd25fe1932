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
  readonly styled: StyledRecord;
  readonly move: Move;
}

/** An edit of a record in a style. */
export const editTrialInStyle = (style: string): fc.Arbitrary<EditTrial> =>
  recordInStyle(style).chain((styled) => moveOn(styled).map((move) => ({ styled, move })));

export interface Verdict {
  readonly wrong: readonly string[];
  /** The reason, if the edit was refused. */
  readonly refused: string | undefined;
  readonly after: string;
  readonly removed: number;
  readonly added: number;
}

export function checkEdit({ styled, move }: EditTrial): Verdict {
  let after: string;
  try {
    after = move.make(styled.text);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    const { message } = error;
    const wrong = mayRefuse({ styled, move }, message) ? [] : [`refused: ${message}`];
    return { wrong, refused: message, after: styled.text, removed: 0, added: 0 };
  }
  const wrong = [
    ...wrongLines(styled, move, after),
    ...wrongLetters(styled, move, after),
    ...misread(move, after),
  ];
  return { wrong, refused: undefined, after, ...linesChanged(linesOf(styled.text), linesOf(after)) };
}

/** A list with comments in it is not replaced. */
const mayRefuse = ({ styled, move }: EditTrial, message: string) =>
  move.name === 'a list set' &&
  styled.style.comments.includes('end-of-line') &&
  styled.style.lists === 'flow-lines' &&
  message.includes('comment');

const linesOf = (text: string) => text.replace(/^\ufeff/, '').split(/\r?\n/);

function* wrongLines(styled: StyledRecord, { lines: [from, to] }: Move, after: string): Generator<string> {
  const [old, now] = [linesOf(styled.text), linesOf(after)];
  const { removed, added } = linesChanged(old, now);
  const rest = old.length - to;
  if (!isDeepStrictEqual(old.slice(0, from), now.slice(0, from))) yield 'lines above have changed';
  if (rest > 0 && !isDeepStrictEqual(old.slice(to), now.slice(-rest))) yield 'lines below have changed';
  if (removed > to - from) yield `${removed} lines are gone, where ${to - from} might be`;
  if (added - removed !== now.length - old.length) yield 'lines do not add up';
}

function* wrongLetters(styled: StyledRecord, move: Move, after: string): Generator<string> {
  const { eol, mark, ended } = styled.style;
  const breaks = after.split('\n').length - 1;
  if (after.startsWith('\ufeff') !== mark) yield 'the byte order mark has changed';
  if (after.split('\r\n').length - 1 !== (eol === '\r\n' ? breaks : 0)) yield 'line ends have changed';
  if (ended && !after.endsWith('\n')) yield 'the last line end is gone';
  if (/"on" *:/.test(after) && styled.style.keys !== 'quoted') yield 'the day stands in quotes';
  // A last line that had to end stays ended.
  const ending = !ended && after.endsWith('\n') ? eol : '';
  if (move.back && move.back(after) !== styled.text + ending) yield 'taken back, it is not what it was';
}

function* misread({ intended }: Move, after: string): Generator<string> {
  const reread: unknown = parse(after.replace(/^\ufeff/, ''), { version: '1.2' });
  if (!isDeepStrictEqual(reread, intended)) yield 'it reads otherwise';
  if (intended['history'] === null) return;
  const { faults } = parseRecord('action', Buffer.from(after), { id: 'docks-2021-rec-1' });
  if (faults[0]) yield `the loader rejects it: ${faults[0].message}`;
}
