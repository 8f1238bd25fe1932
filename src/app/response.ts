/** Turns answers into JSON or text with the notes that belong to them: rejected files, rejected settings, movements that do not balance. */

import type { Finding } from '../domain/finding.ts';
import { placed } from '../output/findings/text.ts';
import { wrap } from '../output/safe-text.ts';
import type { CommandContext, Outcome } from './command.ts';
import type { RecordedChange, ResponseBody, ResponseName, ResponseSchema } from './response-schema.ts';
import { settingsWarning } from './settings-guard.ts';

/**
 * An answer as JSON, where its type was checked when it was made. `##[` is written with an escape that means the same: a CI runner
 * would obey it in its log.
 */
export const responseText = (name: string, answer: object): string =>
  JSON.stringify({ schema: `afi.${name}/1`, ...answer }, null, 2).replace(/##(?=(?:vso)?\[)/g, '#\\u0023');

/** An answer as JSON, checked by the type of its schema: `renderResponse<typeof summary>('summary', answer)`. The schema itself is not loaded. */
export const renderResponse = <Schema extends ResponseSchema = never>(
  name: ResponseName<Schema>,
  answer: ResponseBody<Schema>,
): string => responseText(name, answer);

/** A finding as data, with its file relative to the user's folder. */
export const findingResponse = (
  { length: _, excerpt: __, file, ...finding }: Finding,
  folder: string,
): RecordedChange['warnings'][number] => ({ ...finding, file: placed(folder, file) });

/** The answer of a changing command that changed nothing. */
export const nothingRecorded: RecordedChange = {
  subject: null,
  commit: null,
  dry_run: false,
  actions: [],
  files: [],
  warnings: [],
};

const mostNamed = 5;

/** `2 files are rejected and not counted: … .` and who says why; undefined where all are sound. */
function rejectedNote(
  { rejected, folder }: Pick<CommandContext, 'rejected' | 'folder'>,
  are = rejected.length === 1 ? '1 file is rejected' : `${rejected.length} files are rejected`,
): string | undefined {
  if (rejected.length === 0) return undefined;
  const named = rejected.slice(0, mostNamed).map((file) => placed(folder, file));
  const more = rejected.length > mostNamed ? ` and ${rejected.length - mostNamed} more` : '';
  return `${are} and not counted: ${named.join(', ')}${more}. \`afi check\` says why.`;
}

/** A page that answers a question, and says at its foot how many files are left out. */
export function withFileNotes(context: CommandContext, text: string, notes: readonly string[] = []): Outcome {
  const { rejected, found } = context.files;
  if (rejected === 0) return withStatusNotes(context, text, notes);
  const are = `${rejected} of ${found} files ${rejected === 1 ? 'is' : 'are'} rejected`;
  const { width } = context.screen;
  const page = [...settingsWarning(context).map((warning) => wrap(warning, width)), text];
  // On a terminal page and notes stand under one another: there it is said once.
  const [foot, named] =
    width === undefined
      ? [`${are} and left out.`, rejectedNote(context)]
      : [wrap(rejectedNote(context, are) ?? '', width), undefined];
  return { text: [...page, foot].join('\n\n'), notes: named ? [...notes, named] : notes, failed: true };
}

/** An answer that is data, to which nothing may be added. It fails where files were rejected: then it is not the whole answer. */
export function withStatusNotes(
  context: CommandContext,
  text: string,
  notes: readonly string[] = [],
): Outcome {
  const rejected = rejectedNote(context);
  return {
    text,
    notes: rejected === undefined ? notes : [...settingsWarning(context), ...notes, rejected],
    failed: rejected !== undefined,
  };
}

/** That a movement does not balance, with the actions whose histories keep it from it. */
export const unbalancedNote = (ids: readonly string[]): readonly string[] =>
  ids.length === 0
    ? []
    : [
        `The movement does not balance, because of unlawful histories: ${ids.join(', ')}. \`afi check\` says where.`,
      ];
