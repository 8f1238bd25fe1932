/** Verifies an edit: parses the text again, and refuses any change that was not intended. */

import { AppError } from '../../domain/errors.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { lex } from '../yaml/token-checks.ts';
import { decodeText } from '../yaml/yaml-text.ts';
import { isExactly } from './data-paths.ts';

/** An edit that cannot be made without spoiling the file; the message is a sentence for the user. */
export class EditError extends AppError {
  override readonly code = 'edit';
}

/** The only change to a text: what stands from `start` to `end` becomes `put`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
  /** Whether comments may go with what is taken out. */
  readonly removesComments?: boolean;
  /** Whether comments may come with what is put in. */
  readonly addsComments?: boolean;
}

const splice = (text: string, { start, end, inserted }: Splice): string =>
  text.slice(0, start) + inserted + text.slice(end);

/** The text after a splice, if it reads as the data intended and nothing else has moved. */
export function verifyEdit(before: string, change: Splice, intended: unknown): string {
  const after = splice(before, change);
  const { data, faults } = parseYaml(after);
  const fault = faults[0] ?? decodeText(Buffer.from(after)).faults[0];
  if (fault) throw new EditError(`The edit would leave a file that cannot be read: ${fault.message}.`);
  if (!isExactly(data, intended))
    throw new EditError('The edit would change something else in the file; make it by hand.');
  const added = change.addsComments ? commentsOf(change.inserted) : [];
  if (!keepsComments(commentsOf(before), commentsOf(after), added, change.removesComments === true))
    throw new EditError('The edit would lose a comment; make it by hand.');
  if (!changesOnlyItsLines(before, after, change))
    throw new EditError('The edit would change other lines than its own; make it by hand.');
  return after;
}

const scalarFollows = '\x1f';

/** The comments of a text, from their sign on. */
export function commentsOf(text: string): readonly string[] {
  let announced = false;
  return lex(text).parts.filter((part) => {
    const comment = part.startsWith('#') && !announced;
    announced = part === scalarFollows;
    return comment;
  });
}

/** Whether the comments stand in their order, and between two of them those that were brought. */
function keepsComments(
  before: readonly string[],
  after: readonly string[],
  added: readonly string[],
  mayDrop: boolean,
): boolean {
  if (added.length === 0) return standIn(before, after, mayDrop);
  return after.some(
    (_, at) =>
      added.every((comment, i) => comment === after[at + i]) &&
      standIn(before, after.toSpliced(at, added.length), mayDrop),
  );
}

function standIn(before: readonly string[], after: readonly string[], mayDrop: boolean): boolean {
  let kept = 0;
  for (const comment of before) if (comment === after[kept]) kept++;
  return kept === after.length && (mayDrop || kept === before.length);
}

/** Whether all lines but those spliced stand as they did, above and below; where whole lines were put in, every old line. */
function changesOnlyItsLines(before: string, after: string, { start, end }: Splice): boolean {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const lineOf = (at: number) => before.slice(0, at).split('\n').length - 1;
  const whole = start === end && (start === 0 || before[start - 1] === '\n');
  const above = lineOf(start);
  const below = old.slice(whole ? above : lineOf(end) + 1);
  if (now.length < above + below.length) return false;
  return (
    old.slice(0, above).every((line, i) => line === now[i]) &&
    below.every((line, i) => line === now[now.length - below.length + i])
  );
}
