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

/** Content as bytes. */
export const toBytes = (content: string | Uint8Array | undefined): Uint8Array | undefined =>
  typeof content === 'string' ? Buffer.from(content) : content;

/** Content as text. */
export const decodeContent = (content: RegisterFileChange['before']): string | undefined =>
  content === undefined || typeof content === 'string' ? content : new TextDecoder().decode(content);

/** The findings that a change would introduce. A finding that only moved to another line is not new. */
export async function findingsIntroducedBy(
  context: CommandContext,
  source: FileSource,
  { changes, isHandEdit }: PendingCommit,
  readRecordedFiles: () => Promise<FileSource>,
): Promise<readonly Finding[]> {
  const key = ({ code, file, message }: Finding) => [code, file, message].join('\0');
  const { today, readTemplate } = context.register;
  const earlier = isHandEdit ? openRegister(await readRecordedFiles(), today, { readTemplate }) : context;
  const earlierKeys = new Set(earlier.findings.map(key));
  const changedFiles = new Set(changes.map(({ file }) => file));
  return openRegister(withChanges(source, changes), today, { readTemplate }).findings.filter(
    (finding) =>
      !earlierKeys.has(key(finding)) && (finding.severity === 'error' || changedFiles.has(finding.file)),
  );
}

const maxWarnings = 5;

/** The first warnings as text. `unwritten` is the change of a dry run, which is not in the files yet. */
export function formatWarnings(
  { folder }: CommandContext,
  introduced: readonly Finding[],
  unwritten?: PendingCommit,
): readonly string[] {
  const shown = introduced
    .slice(0, maxWarnings)
    .map((finding) =>
      findingText(unwritten ? withOriginalLine(finding, unwritten) : finding, folder, withoutColour),
    );
  const more = introduced.length - shown.length;
  return more > 0 ? [...shown, `${more} more warnings: \`afi check\` tells them.`] : shown;
}

const maxErrors = 10;

/** @throws UserError with the errors that the change would introduce. */
export function assertNoErrors(
  { folder, screen }: CommandContext,
  introduced: readonly Finding[],
  pendingCommit: PendingCommit,
): void {
  const errors = introduced.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const shown = errors
    .slice(0, maxErrors)
    .map((finding) => findingText(withOriginalLine(finding, pendingCommit), folder, screen));
  const errorsWord = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const more = errors.length > shown.length ? [`${errors.length - shown.length} more.`] : [];
  throw new UserError(
    `nothing was changed: it would bring ${errorsWord}.\n\n${[...shown, ...more].join('\n\n')}`,
  );
}

/** A finding with its line in the present file; without a line if the change would add that line. */
function withOriginalLine(finding: Finding, { changes, isHandEdit }: PendingCommit): PlacedFinding {
  const change = changes.find(({ file }) => file === finding.file);
  if (change === undefined) return finding;
  const { before, after, worktreeContent: edited } = change;
  const original = decodeContent(isHandEdit ? (edited ?? after) : before);
  return { ...finding, line: mapToOriginalLine(finding.line, original, decodeContent(after)) };
}

function mapToOriginalLine(
  line: number,
  original: string | undefined,
  after: string | undefined,
): number | undefined {
  if (original === undefined || after === undefined) return undefined;
  let [earlierKeys, now] = [0, 0];
  for (const { mark } of diffLines(original.split('\n'), after.split('\n'))) {
    if (mark !== '+') earlierKeys++;
    if (mark !== '-') now++;
    if (mark !== '-' && now === line) return mark === ' ' ? earlierKeys : undefined;
  }
  return undefined;
}

/** The files as they would be after a change. */
function withChanges(source: FileSource, changes: readonly RegisterFileChange[]): FileSource {
  const after = new Map(changes.map(({ file, after: content }) => [file, toBytes(content)]));
  const contentAfter = (file: string) => after.get(file) ?? new Uint8Array();
  return {
    ...source,
    list: () => {
      const unchanged = source.list().filter(({ file }) => !after.has(file) || after.get(file) !== undefined);
      const listed = new Set(unchanged.map(({ file }) => file));
      const added = [...after].filter(([file, content]) => content !== undefined && !listed.has(file));
      return [...unchanged, ...added.map(([file]) => ({ file }))].sort(compareBy(({ file }) => file));
    },
    read: (file) => (after.has(file) ? { file, bytes: contentAfter(file) } : source.read(file)),
    content: (file) => (after.has(file) ? contentAfter(file) : source.content(file)),
  };
}
