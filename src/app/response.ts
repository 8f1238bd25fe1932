/** Turns the result of a reading command into JSON or a document, with notes about rejected files and settings. */

import type { Finding } from '../domain/finding.ts';
import { type Block, type Document, line } from '../output/document.ts';
import { joinFolder } from '../output/findings/text.ts';
import type { DocumentFormat } from '../output/render-document.ts';
import { pluralise } from '../output/safe-text.ts';
import type { CommandContext, Outcome } from './command.ts';
import type { RecordedChange, ResponseBody, ResponseName, ResponseSchema } from './response-schema.ts';
import { settingsWarning } from './settings-guard.ts';

/**
 * An answer as JSON, without a check of its type. `##[` is written with an equivalent escape, since a CI runner would execute
 * such a line of its log.
 */
export const responseText = (name: string, answer: object): string =>
  JSON.stringify({ schema: `afi.${name}/1`, ...answer }, null, 2).replace(/##(?=(?:vso)?\[)/g, '#\\u0023');

/** An answer as JSON, checked by the type of its schema: `renderResponse<typeof summary>('summary', answer)`. The schema is not loaded. */
export const renderResponse = <Schema extends ResponseSchema = never>(
  name: ResponseName<Schema>,
  answer: ResponseBody<Schema>,
): string => responseText(name, answer);

/** A finding as data, with its file relative to the user's folder. */
export const findingResponse = (
  { length: _, excerpt: __, file, ...finding }: Finding,
  folder: string,
): RecordedChange['warnings'][number] => ({ ...finding, file: joinFolder(folder, file) });

/** The answer of a changing command that changed nothing. */
export const emptyChange: RecordedChange = {
  subject: null,
  commit: null,
  dry_run: false,
  actions: [],
  files: [],
  warnings: [],
};

const maxNamedFiles = 5;

type LeftOutFiles = Pick<CommandContext, 'rejectedFiles' | 'missingFiles' | 'folder'>;

/** `2 files are rejected`, `2 of 6 files are missing from the disk`. */
function countRejectedFiles(
  { rejectedFiles, missingFiles }: Pick<LeftOutFiles, 'rejectedFiles' | 'missingFiles'>,
  foundCount?: number,
): string {
  const missingCount = rejectedFiles.filter((file) => missingFiles.includes(file)).length;
  const causes = [
    ...(missingCount < rejectedFiles.length ? ['rejected'] : []),
    ...(missingCount > 0 ? ['missing from the disk'] : []),
  ];
  const files =
    foundCount === undefined
      ? pluralise(rejectedFiles.length, 'file', 'files')
      : `${rejectedFiles.length} of ${foundCount} files`;
  return `${files} ${rejectedFiles.length === 1 ? 'is' : 'are'} ${causes.join(' or ')}`;
}

/** `2 files are rejected and not counted: …`; undefined if no file is rejected. */
function describeRejectedFiles(
  context: LeftOutFiles,
  count = countRejectedFiles(context),
): string | undefined {
  const { rejectedFiles } = context;
  if (rejectedFiles.length === 0) return undefined;
  return `${count} and not counted: ${nameFiles(context, rejectedFiles)}. \`afi check\` shows why.`;
}

/** The first of some files by name, and how many more there are. */
export function nameFiles({ folder }: Pick<CommandContext, 'folder'>, files: readonly string[]): string {
  const fileNames = files.slice(0, maxNamedFiles).map((file) => joinFolder(folder, file));
  const remainder = files.length > maxNamedFiles ? ` and ${files.length - maxNamedFiles} more` : '';
  return `${fileNames.join(', ')}${remainder}`;
}

/** A document and its format. */
type FormattedDocument = Pick<Outcome, 'format'> & { readonly document: Document };

/** The outcome for a page, with a note below of how many files are rejected. */
export function addRejectedFilesToPage(
  context: CommandContext,
  page: FormattedDocument,
  notes: readonly string[] = [],
): Outcome {
  const { rejected: rejectedCount, found } = context.files;
  if (rejectedCount === 0) return addRejectedFilesToNotes(context, page, notes);
  const count = countRejectedFiles(context, found);
  const { width } = context.screen;
  // A terminal shows the notes below the page, so one sentence is enough.
  const [footnote, fileNames]: readonly [Block, string | undefined] =
    width === undefined
      ? [{ kind: 'note', text: `${count} and left out.`, isUnbroken: true }, describeRejectedFiles(context)]
      : [{ kind: 'note', text: describeRejectedFiles(context, count) ?? '' }, undefined];
  const { title, blocks } = page.document;
  const warnings = settingsWarning(context).map((text) => ({ kind: 'note', text }) as const);
  const head = title === undefined ? [] : [line(title)];
  return {
    ...page,
    document: { blocks: [...warnings, ...head, ...blocks, footnote] },
    notes: fileNames ? [...notes, fileNames] : notes,
    hasFailed: true,
  };
}

/** The outcome for JSON, CSV and SVG: rejected files are named in the notes, never in the output itself. It fails if there are any, since the output is then incomplete. */
export function addRejectedFilesToNotes(
  context: CommandContext,
  answer: string | FormattedDocument,
  notes: readonly string[] = [],
): Outcome {
  const rejectionNote = describeRejectedFiles(context);
  return {
    ...(typeof answer === 'string' ? { text: answer } : answer),
    notes: rejectionNote === undefined ? notes : [...settingsWarning(context), ...notes, rejectionNote],
    hasFailed: rejectionNote !== undefined,
  };
}

/** An answer in each of its forms. */
interface Answer {
  readonly json: () => string;
  /** For readers: rendered as a table or as Markdown. */
  readonly page: () => Document;
  /** For other programs: rendered as CSV or as SVG; if absent, the page. */
  readonly data?: () => Document;
}

/** The outcome for an answer in the format that the user chose. */
export function formatAnswer(
  context: CommandContext,
  format: DocumentFormat | 'json',
  answer: Answer,
  notes: readonly string[] = [],
): Outcome {
  if (format === 'json') return addRejectedFilesToNotes(context, answer.json(), notes);
  if (format === 'table' || format === 'markdown')
    return addRejectedFilesToPage(context, { document: answer.page(), format }, notes);
  return addRejectedFilesToNotes(context, { document: (answer.data ?? answer.page)(), format }, notes);
}

/** A note that a movement does not balance, with the actions whose histories have moves that are not allowed; empty if it balances. */
export const describeImbalance = (ids: readonly string[]): readonly string[] =>
  ids.length === 0
    ? []
    : [
        `The movement does not balance, because these actions have events in an order that is not possible: ${ids.join(', ')}. \`afi check\` shows where.`,
      ];
