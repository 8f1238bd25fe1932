/** Reads the number that a line of a framework begins with, such as `Question 8:`, `8.4` or `8.4.3`. */
import type { OutlineLine } from '../../storage/outline/outline.ts';

/** A line, with the number it begins with and the rest of its text. */
export interface NumberedLine extends OutlineLine {
  readonly number: string | undefined;
  /** How many parts the number has: 1 for a question's, 2 for a topic's, 3 for a characteristic's, 0 without one. */
  readonly depth: number;
  /** The text without its number. */
  readonly title: string;
}

const leadingNumber =
  /^((?:core )?(?:question|topic) |q ?)?(\d{1,2}(?:\.\d{1,2}){0,2})(?!\d)([.):]| ?[–—-](?= ))?\s*(?=\S)(?!\d)/i;

/** A line with its number. A number without parts is one only in a heading or a question, since lists may begin with “24 hours”. */
export function readNumber(line: OutlineLine): NumberedLine {
  const [prefix, word, number, sign] = leadingNumber.exec(line.text) ?? [];
  const withoutNumber = { ...line, number: undefined, depth: 0, title: line.text };
  if (prefix === undefined || number === undefined) return withoutNumber;
  const title = line.text.slice(prefix.length);
  const depth = number.split('.').length;
  const isMarked = word !== undefined || sign !== undefined || endsAsQuestion(title);
  const isSpaced = word !== undefined || sign === ':' || /\s$/.test(prefix);
  const canBeQuestion =
    line.kind === 'heading' || (line.kind === 'paragraph' && (line.isBold || endsAsQuestion(title)));
  if (!isSpaced || (depth === 1 && !(isMarked && canBeQuestion))) return withoutNumber;
  return { ...line, number, depth, title };
}

/** Whether a text ends with a question mark, before a remark in brackets. */
export const endsAsQuestion = (text: string): boolean =>
  text
    .replace(/\([^()]*\)$/, '')
    .trimEnd()
    .endsWith('?');
