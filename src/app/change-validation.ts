/** What a change would bring: errors, which refuse it, and warnings; each told where it stands, or without a line where it is not written. */

import { compareBy } from '../domain/collections.ts';
import type { Finding } from '../domain/finding.ts';
import { diffLines } from '../domain/text/line-diff.ts';
import { findingText, type Told } from '../output/findings/text.ts';
import type { FileSource } from '../storage/file-source.ts';
import type { CommandContext, PendingCommit, RecordedFile } from './command.ts';
import { UserError } from './command.ts';
import { openRegister } from './open-register.ts';

export const toBytes = (content: string | Uint8Array | undefined): Uint8Array | undefined =>
  typeof content === 'string' ? Buffer.from(content) : content;

export const decodeContent = (content: RecordedFile['before']): string | undefined =>
  content === undefined || typeof content === 'string' ? content : new TextDecoder().decode(content);

/** What is wrong after the change and was not before; a finding that only moved to another line is not new. */
export async function findingsIntroducedBy(
  context: CommandContext,
  source: FileSource,
  { changes, byHand }: PendingCommit,
  recorded: () => Promise<FileSource>,
): Promise<readonly Finding[]> {
  const key = ({ code, file, message }: Finding) => [code, file, message].join('\0');
  const { today } = context.register;
  const earlier = byHand ? openRegister(await recorded(), today) : context;
  const old = new Set(earlier.findings.map(key));
  const touched = new Set(changes.map(({ file }) => file));
  return openRegister(overlay(source, changes), today).findings.filter(
    (finding) => !old.has(key(finding)) && (finding.severity === 'error' || touched.has(finding.file)),
  );
}

const mostTold = 5;

/** Of a change that is only shown, `unwritten` is that change. */
export function warnings(
  { folder }: CommandContext,
  brought: readonly Finding[],
  unwritten?: PendingCommit,
): readonly string[] {
  const told = brought
    .slice(0, mostTold)
    .map((finding) => findingText(unwritten ? asItStands(finding, unwritten) : finding, folder, false));
  const more = brought.length - told.length;
  return more > 0 ? [...told, `${more} more warnings: \`afi check\` tells them.`] : told;
}

const mostErrors = 10;

export function refuseErrors(
  { folder, screen }: CommandContext,
  brought: readonly Finding[],
  recording: PendingCommit,
): void {
  const errors = brought.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const told = errors
    .slice(0, mostErrors)
    .map((finding) => findingText(asItStands(finding, recording), folder, screen.colour));
  const errorsWord = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const more = errors.length > told.length ? [`${errors.length - told.length} more.`] : [];
  throw new UserError(
    `nothing was changed: it would bring ${errorsWord}.\n\n${[...told, ...more].join('\n\n')}`,
  );
}

/** By the line that its reader finds in the file; by none where the change, which is not made, would write that line. */
function asItStands(finding: Finding, { changes, byHand }: PendingCommit): Told {
  const change = changes.find(({ file }) => file === finding.file);
  if (change === undefined) return finding;
  const { before, after, worktreeContent: edited } = change;
  const there = decodeContent(byHand ? (edited ?? after) : before);
  return { ...finding, line: lineThere(finding.line, there, decodeContent(after)) };
}

function lineThere(line: number, there: string | undefined, after: string | undefined): number | undefined {
  if (there === undefined || after === undefined) return undefined;
  let [old, now] = [0, 0];
  for (const { mark } of diffLines(there.split('\n'), after.split('\n'))) {
    if (mark !== '+') old++;
    if (mark !== '-') now++;
    if (mark !== '-' && now === line) return mark === ' ' ? old : undefined;
  }
  return undefined;
}

/** The shelf as it would be after a change. */
function overlay(source: FileSource, changes: readonly RecordedFile[]): FileSource {
  const after = new Map(changes.map(({ file, after: content }) => [file, toBytes(content)]));
  const have = (file: string) => after.get(file) ?? new Uint8Array();
  return {
    ...source,
    list: () => {
      const kept = source.list().filter(({ file }) => !after.has(file) || after.get(file) !== undefined);
      const listed = new Set(kept.map(({ file }) => file));
      const added = [...after].filter(([file, content]) => content !== undefined && !listed.has(file));
      return [...kept, ...added.map(([file]) => ({ file }))].sort(compareBy(({ file }) => file));
    },
    read: (file) => (after.has(file) ? { file, bytes: have(file) } : source.read(file)),
    content: (file) => (after.has(file) ? have(file) : source.content(file)),
  };
}
