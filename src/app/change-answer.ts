/** Formats the answer of a changing command: its JSON, and the differences that a dry run shows. */

import type { Finding } from '../domain/finding.ts';
import { actionIdFromFile, isDocumentFile } from '../domain/records/record-paths.ts';
import { formatCount } from '../domain/text/numbers.ts';
import { diffText } from '../output/diff.ts';
import { joinFolder } from '../output/findings/text.ts';
import { decodeContent } from './change-validation.ts';
import type { CommandContext, Outcome, PendingCommit } from './command.ts';
import { findingResponse, responseText } from './response.ts';
import type { RecordedChange } from './response-schema.ts';

/** The actions, files and warnings of a change, for its JSON answer. */
export const describeChange = (
  { folder }: CommandContext,
  { changes }: PendingCommit,
  introducedFindings: readonly Finding[],
) => ({
  actions: changes.flatMap(({ file }) => actionIdFromFile(file) ?? []),
  files: changes.map(({ file, before, after }) => ({
    file: joinFolder(folder, file),
    change: before === undefined ? 'added' : after === undefined ? 'deleted' : 'changed',
  })) satisfies RecordedChange['files'],
  warnings: introducedFindings.map((finding) => findingResponse(finding, folder)),
});

/** The JSON answer of a changing command: its data, or the lines of its text, and the change. Its feature checks the type of `data`. */
export function jsonText(name: string, { text, data }: Outcome, recordedChange: RecordedChange): string {
  const fields = data ?? { told: text?.split('\n') ?? [] };
  return responseText(name, { ...fields, ...recordedChange });
}

const formatSize = (size: number): string => `${formatCount(size)} ${size === 1 ? 'byte' : 'bytes'}`;

/** The difference that a change makes to each file, as text. */
export const formatDiffs = (
  { folder, screen }: CommandContext,
  { changes }: PendingCommit,
): readonly string[] =>
  changes.map(({ file, before, after }) =>
    isDocumentFile(file)
      ? `${joinFolder(folder, file)} (${after === undefined ? 'deleted' : before === undefined ? 'new' : 'changed'}, a document of ${formatSize((after ?? before ?? '').length)})`
      : diffText(joinFolder(folder, file), decodeContent(before), decodeContent(after), screen),
  );
