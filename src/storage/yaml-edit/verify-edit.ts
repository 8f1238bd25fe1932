/** Verifies an edit: parses the text again, and refuses any change that was not intended. */

import { AppError } from '../../domain/errors.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { splitIntoTokens } from '../yaml/token-checks.ts';
import { decodeText } from '../yaml/yaml-text.ts';
import { isExactlyEqual } from './data-paths.ts';

/** An edit that would spoil the file; the message is a sentence for the user. */
export class EditError extends AppError {
  override readonly code = 'edit';
}

/** The only change to a text: `inserted` replaces the text from `start` to `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
  /** Whether comments may be removed with the old text. */
  readonly removesComments?: boolean;
  /** Whether comments may be added with the new text. */
  readonly addsComments?: boolean;
}

const splice = (text: string, { start, end, inserted }: Splice): string =>
  text.slice(0, start) + inserted + text.slice(end);

/**
 * The text after a splice.
 * @throws EditError if it does not read as the intended data, or anything else has changed.
 */
export function verifyEdit(before: string, change: Splice, intended: unknown): string {
  const after = splice(before, change);
  const { data, faults } = parseYaml(after);
  const fault = faults[0] ?? decodeText(Buffer.from(after)).faults[0];
  if (fault) throw new EditError(`The edit would leave a file that cannot be read: ${fault.message}.`);
  if (!isExactlyEqual(data, intended))
    throw new EditError('The edit would change something else in the file; make it by hand.');
  if (!keepsComments(listComments(before), listComments(after), change))
    throw new EditError('The edit would lose a comment; make it by hand.');
  if (!changesOnlyItsLines(before, after, change))
    throw new EditError('The edit would change other lines than its own; make it by hand.');
  return after;
}

const scalarFollows = '\x1f';

/** The comments of a text, from their sign on. */
export function listComments(text: string): readonly string[] {
  let announced = false;
  return splitIntoTokens(text).parts.filter((part) => {
    const comment = part.startsWith('#') && !announced;
    announced = part === scalarFollows;
    return comment;
  });
}

/** Whether the comments are still in their order, with the added comments together between two of them. */
function keepsComments(before: readonly string[], after: readonly string[], change: Splice): boolean {
  const added = change.addsComments ? listComments(change.inserted) : [];
  const isKept = (comments: readonly string[]) => {
    let matched = 0;
    for (const comment of before) if (comment === comments[matched]) matched++;
    return matched === comments.length && (change.removesComments || matched === before.length);
  };
  if (added.length === 0) return isKept(after);
  return after.some(
    (_, offset) =>
      added.every((comment, i) => comment === after[offset + i]) &&
      isKept(after.toSpliced(offset, added.length)),
  );
}

/** Whether all lines above and below the splice are unchanged; if full lines were inserted, every old line. */
function changesOnlyItsLines(before: string, after: string, { start, end }: Splice): boolean {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const lineOf = (offset: number) => before.slice(0, offset).split('\n').length - 1;
  const insertsLines = start === end && (start === 0 || before[start - 1] === '\n');
  const above = lineOf(start);
  const below = old.slice(insertsLines ? above : lineOf(end) + 1);
  if (now.length < above + below.length) return false;
  return (
    old.slice(0, above).every((line, i) => line === now[i]) &&
    below.every((line, i) => line === now[now.length - below.length + i])
  );
}
