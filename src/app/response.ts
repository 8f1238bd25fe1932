/** Turns answers into JSON or text with the notes that belong to them: rejected files, rejected settings, movements that do not balance. */

import type { Finding } from '../domain/finding.ts';
import { type Block, type Document, line } from '../output/document.ts';
import { placed } from '../output/findings/text.ts';
import type { DocumentFormat } from '../output/render-document.ts';
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

const maxNamedFiles = 5;

/** `2 files are rejected and not counted: …`; undefined if all files are sound. */
function rejectedNote(
  { rejected, folder }: Pick<CommandContext, 'rejected' | 'folder'>,
  count = rejected.length === 1 ? '1 file is rejected' : `${rejected.length} files are rejected`,
): string | undefined {
  if (rejected.length === 0) return undefined;
  const fileNames = rejected.slice(0, maxNamedFiles).map((file) => placed(folder, file));
  const more = rejected.length > maxNamedFiles ? ` and ${rejected.length - maxNamedFiles} more` : '';
  return `${count} and not counted: ${fileNames.join(', ')}${more}. \`afi check\` says why.`;
}

/** A document, and the format to draw it in. */
type Page = Pick<Outcome, 'format'> & { readonly document: Document };

/** A page that answers a question, with a note at its foot of how many files are left out. Text is what a command has drawn itself. */
export function withFileNotes(
  context: CommandContext,
  answer: string | Page,
  notes: readonly string[] = [],
): Outcome {
  const page: Page =
    typeof answer === 'string'
      ? { document: { blocks: [{ kind: 'note', text: answer, unbroken: true }] } }
      : answer;
  const { rejected, found } = context.files;
  if (rejected === 0) return withStatusNotes(context, page, notes);
  const count = `${rejected} of ${found} files ${rejected === 1 ? 'is' : 'are'} rejected`;
  const { width } = context.screen;
  // A terminal shows the page and the notes below one another: there one sentence is enough.
  const [footnote, fileNames]: readonly [Block, string | undefined] =
    width === undefined
      ? [{ kind: 'note', text: `${count} and left out.`, unbroken: true }, rejectedNote(context)]
      : [{ kind: 'note', text: rejectedNote(context, count) ?? '' }, undefined];
  const { title, blocks } = page.document;
  const warnings = settingsWarning(context).map((text) => ({ kind: 'note', text }) as const);
  const head = title === undefined ? [] : [line(title)];
  return {
    ...page,
    document: { blocks: [...warnings, ...head, ...blocks, footnote] },
    notes: fileNames ? [...notes, fileNames] : notes,
    failed: true,
  };
}

/** An answer that is data, to which nothing may be added. It fails where files were rejected, since it is then incomplete. */
export function withStatusNotes(
  context: CommandContext,
  answer: string | Page,
  notes: readonly string[] = [],
): Outcome {
  const rejected = rejectedNote(context);
  return {
    ...(typeof answer === 'string' ? { text: answer } : answer),
    notes: rejected === undefined ? notes : [...settingsWarning(context), ...notes, rejected],
    failed: rejected !== undefined,
  };
}

interface Answer {
  readonly json: () => string;
  /** For a reader: drawn as a table or as Markdown. */
  readonly page: () => Document;
  /** For other programs: drawn as CSV, or as SVG. */
  readonly data?: () => Document;
}

/** The answer in the format that the user chose. */
export function formatAnswer(
  context: CommandContext,
  format: DocumentFormat | 'json',
  answer: Answer,
  notes: readonly string[] = [],
): Outcome {
  if (format === 'json') return withStatusNotes(context, answer.json(), notes);
  if (format === 'table' || format === 'markdown')
    return withFileNotes(context, { document: answer.page(), format }, notes);
  return withStatusNotes(context, { document: (answer.data ?? answer.page)(), format }, notes);
}

/** A note that a movement does not balance, with the actions whose unlawful histories are the reason; empty if it does. */
export const unbalancedNote = (ids: readonly string[]): readonly string[] =>
  ids.length === 0
    ? []
    : [
        `The movement does not balance, because of unlawful histories: ${ids.join(', ')}. \`afi check\` says where.`,
      ];
