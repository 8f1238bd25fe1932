/** Checks edits against diffs of a record's text, and refused edits against their reasons. */
import { expect } from 'vitest';
import { addEvent, EditError } from '../../../src/storage/yaml-edit/edit.ts';

/** An edit of the text of a record. */
export type Edit = (text: string) => string;

/** A title, an edit and its diff; `as` turns the texts of the diff into another form of file. */
export type EditCase = readonly [what: string, edit: Edit, diff: string, as?: (text: string) => string];

/** The text before and after an edit, from a diff whose lines begin with a space, `-` or `+`. */
function parseDiff(diff: string) {
  const lines = diff.split('\n').slice(1);
  const side = (sign: string) =>
    lines.flatMap((line) => (line === '' || line[0] === ' ' || line[0] === sign ? [line.slice(1)] : []));
  return { before: side('-').join('\n'), after: side('+').join('\n') };
}

/** Expects that an edit makes exactly the changes of a diff. */
export const expectEdit = (
  edit: Edit,
  diff: string,
  decode: (text: string) => string = (text) => text,
): void => {
  const { before, after } = parseDiff(diff);
  expect(edit(decode(before))).toBe(decode(after));
};

/** Expects that an edit is refused for a reason. */
export const expectRefusal = (edit: () => string, reason: RegExp): void => {
  expect(edit).toThrow(EditError);
  expect(edit).toThrow(reason);
};

export const addNote: Edit = (text) =>
  addEvent(text, { on: '2021-03-02', event: 'note', note: 'Ropes came' });
export const withoutLastLineEnd = (text: string): string => text.replace(/\n$/, '');
export const withWindowsLineEnds = (text: string): string => text.replaceAll('\n', '\r\n');
export const withByteOrderMark = (text: string): string => `\ufeff${text}`;
