/** Verifies an edit: parses the text again, and refuses any change that was not intended. */

import { AppError } from '../../domain/errors.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { splitIntoTokens } from '../yaml/token-checks.ts';
import { decodeRecordText } from '../yaml/yaml-text.ts';
import { isExactlyEqual } from './data-paths.ts';

/** An edit that would spoil the file; the message is a sentence for the user. */
export class EditError extends AppError {
  override readonly code = 'edit';
}

/** The only change to a text: `inserted` replaces the text from `start` to `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly insertedText: string;
  /** Whether comments may be removed with the old text. */
  readonly removesComments?: boolean;
  /** Whether comments may be added with the new text. */
  readonly addsComments?: boolean;
}

const splice = (text: string, { start, end, insertedText }: Splice): string =>
  text.slice(0, start) + insertedText + text.slice(end);

/**
 * The text after a splice.
 * @throws EditError if it does not read as the intended data, or anything else has changed.
 */
export function verifyEdit(oldText: string, change: Splice, intendedData: unknown): string {
  const newText = splice(oldText, change);
  const { data, faults } = parseYaml(newText);
  const fault = faults[0] ?? decodeRecordText(Buffer.from(newText)).faults[0];
  if (fault) throw new EditError(`The edit would leave a file that cannot be read: ${fault.message}.`);
  if (!isExactlyEqual(data, intendedData))
    throw new EditError('The edit would change something else in the file. Make it by hand.');
  if (!keepsComments(listComments(oldText), listComments(newText), change))
    throw new EditError('The edit would lose a comment. Make it by hand.');
  if (!changesOnlyItsLines(oldText, newText, change))
    throw new EditError('The edit would also change other lines. Make it by hand.');
  return newText;
}

const scalarFollows = '\x1f';

/** The comments of a text, from their sign on. */
export function listComments(text: string): readonly string[] {
  let isScalarNext = false;
  return splitIntoTokens(text).parts.filter((part) => {
    const isComment = part.startsWith('#') && !isScalarNext;
    isScalarNext = part === scalarFollows;
    return isComment;
  });
}

/** Whether the comments are still in their order, with the added comments together between two of them. */
function keepsComments(
  oldComments: readonly string[],
  newComments: readonly string[],
  change: Splice,
): boolean {
  const addedComments = change.addsComments ? listComments(change.insertedText) : [];
  const isKept = (comments: readonly string[]) => {
    let matchCount = 0;
    for (const comment of oldComments) if (comment === comments[matchCount]) matchCount++;
    return matchCount === comments.length && (change.removesComments || matchCount === oldComments.length);
  };
  if (addedComments.length === 0) return isKept(newComments);
  return newComments.some(
    (_, offset) =>
      addedComments.every((comment, i) => comment === newComments[offset + i]) &&
      isKept(newComments.toSpliced(offset, addedComments.length)),
  );
}

/** Whether all lines above and below the splice are unchanged; if full lines were inserted, every old line. */
function changesOnlyItsLines(oldText: string, newText: string, { start, end }: Splice): boolean {
  const [oldLines, newLines] = [oldText.split('\n'), newText.split('\n')];
  const lineOf = (offset: number) => oldText.slice(0, offset).split('\n').length - 1;
  const insertsLines = start === end && (start === 0 || oldText[start - 1] === '\n');
  const firstLine = lineOf(start);
  const linesBelow = oldLines.slice(insertsLines ? firstLine : lineOf(end) + 1);
  if (newLines.length < firstLine + linesBelow.length) return false;
  return (
    oldLines.slice(0, firstLine).every((line, i) => line === newLines[i]) &&
    linesBelow.every((line, i) => line === newLines[newLines.length - linesBelow.length + i])
  );
}
