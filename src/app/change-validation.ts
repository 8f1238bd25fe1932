/** Finds the errors and warnings that a change would introduce, and refuses a change with errors. */

import { compareBy } from '../domain/collections.ts';
import type { Finding } from '../domain/finding.ts';
import { diffLines } from '../domain/text/line-diff.ts';
import { findingText, type PlacedFinding } from '../output/findings/text.ts';
import { withoutColour } from '../output/screen.ts';
import type { FileSource } from '../storage/file-source.ts';
import type { CommandContext, PendingCommit, RegisterFileChange } from './command.ts';
import { UserError } from './command.ts';
import { openRegister } from './open-register.ts';
import { nameFiles } from './response.ts';

/** Content as bytes. */
export const toBytes = (content: string | Uint8Array | undefined): Uint8Array | undefined =>
  typeof content === 'string' ? Buffer.from(content) : content;

/** Content as text, for showing a diff; the bytes are what is recorded. */
export const decodeContent = (content: RegisterFileChange['before']): string | undefined =>
  content === undefined || typeof content === 'string' ? content : new TextDecoder().decode(content);

/** The findings that a change would introduce. A finding that only moved to another line is not new. */
export async function findingsIntroducedBy(
  context: CommandContext,
  source: FileSource,
  { changes, isHandEdit, isEditorText }: PendingCommit,
  readRecordedFiles: () => Promise<FileSource>,
): Promise<readonly Finding[]> {
  const key = ({ code, file, message }: Finding) => [code, file, message].join('\0');
  const { today, readTemplate } = context.register;
  const openFiles = (files: FileSource) => openRegister(files, today, { readTemplate });
  // What was recorded before, of the edited file only: other files may have edits that are not saved.
  const formerFiles = () =>
    withChanges(
      source,
      changes.map(({ file, before }) => ({ file, before: undefined, after: before })),
    );
  const earlier = isHandEdit
    ? openFiles(await readRecordedFiles())
    : isEditorText
      ? openFiles(formerFiles())
      : context;
  const earlierKeys = new Set(earlier.findings.map(key));
  const changedFiles = new Set(changes.map(({ file }) => file));
  return openFiles(withChanges(source, changes)).findings.filter(
    (finding) =>
      !earlierKeys.has(key(finding)) && (finding.severity === 'error' || changedFiles.has(finding.file)),
  );
}

const maxWarnings = 5;

/** The first warnings as text. `unwritten` is the change of a dry run, which is not in the files yet. */
export function formatWarnings(
  { folder }: CommandContext,
  introducedFindings: readonly Finding[],
  dryRunCommit?: PendingCommit,
): readonly string[] {
  const shownTexts = introducedFindings
    .slice(0, maxWarnings)
    .map((finding) =>
      findingText(dryRunCommit ? withOriginalLine(finding, dryRunCommit) : finding, folder, withoutColour),
    );
  const hiddenCount = introducedFindings.length - shownTexts.length;
  return hiddenCount > 0
    ? [...shownTexts, `${hiddenCount} more warnings: \`afi check\` lists them.`]
    : shownTexts;
}

/**
 * Refuses a change while files that git tracks are missing from the disk, except those that the change accounts for: it would be
 * decided without them, or record deletions that were never meant.
 * @throws UserError with the command that brings them back.
 */
export function assertNoMissingFiles(context: CommandContext, accountedFiles: readonly string[] = []): void {
  const missingFiles = context.missingFiles.filter((file) => !accountedFiles.includes(file));
  const finding = context.findings.find(
    ({ code, file }) => code === 'file-missing' && missingFiles.includes(file),
  );
  if (!finding) return;
  const [predicate, others] =
    missingFiles.length === 1
      ? ['is missing from the disk, although git has it', '']
      : [
          'are missing from the disk, although git has them',
          ' `afi check` shows what to do about each file.',
        ];
  throw new UserError(
    `nothing was changed: ${nameFiles(context, missingFiles)} ${predicate}. ${finding.help}${others}`,
  );
}

const maxErrors = 10;

/** Refuses a change that would introduce errors. @throws UserError with these errors. */
export function assertNoErrors(
  { folder }: CommandContext,
  introducedFindings: readonly Finding[],
  pendingCommit: PendingCommit,
): void {
  const errors = introducedFindings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const shownTexts = errors
    .slice(0, maxErrors)
    .map((finding) => findingText(withOriginalLine(finding, pendingCommit), folder, withoutColour));
  const errorsWord = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const remainder =
    errors.length > shownTexts.length ? [`and ${errors.length - shownTexts.length} more.`] : [];
  throw new UserError(
    `nothing was changed, because the change would add ${errorsWord}.\n\n${[...shownTexts, ...remainder].join('\n\n')}`,
  );
}

/** A finding with its line in the present file; without a line if the change would add that line. */
function withOriginalLine(
  finding: Finding,
  { changes, isHandEdit, isEditorText }: PendingCommit,
): PlacedFinding {
  const change = changes.find(({ file }) => file === finding.file);
  if (change === undefined || isEditorText) return finding;
  const { before, after, worktreeContent } = change;
  const original = decodeContent(isHandEdit ? (worktreeContent ?? after) : before);
  return { ...finding, line: mapToOriginalLine(finding.line, original, decodeContent(after)) };
}

function mapToOriginalLine(
  line: number,
  original: string | undefined,
  after: string | undefined,
): number | undefined {
  if (original === undefined || after === undefined) return undefined;
  let [originalLine, laterLine] = [0, 0];
  for (const { mark } of diffLines(original.split('\n'), after.split('\n'))) {
    if (mark !== '+') originalLine++;
    if (mark !== '-') laterLine++;
    if (mark !== '-' && laterLine === line) return mark === ' ' ? originalLine : undefined;
  }
  return undefined;
}

/** The files as they would be after a change. */
function withChanges(source: FileSource, changes: readonly RegisterFileChange[]): FileSource {
  const contentsByFile = new Map(changes.map(({ file, after: content }) => [file, toBytes(content)]));
  const readChanged = (file: string) => contentsByFile.get(file) ?? new Uint8Array();
  return {
    ...source,
    list: () => {
      const unchangedFiles = source
        .list()
        .filter(({ file }) => !contentsByFile.has(file) || contentsByFile.get(file) !== undefined);
      const listedNames = new Set(unchangedFiles.map(({ file }) => file));
      const addedFiles = [...contentsByFile].filter(
        ([file, content]) => content !== undefined && !listedNames.has(file),
      );
      return [...unchangedFiles, ...addedFiles.map(([file]) => ({ file }))].sort(
        compareBy(({ file }) => file),
      );
    },
    read: (file) => (contentsByFile.has(file) ? { file, bytes: readChanged(file) } : source.read(file)),
    content: (file) => (contentsByFile.has(file) ? readChanged(file) : source.content(file)),
  };
}
