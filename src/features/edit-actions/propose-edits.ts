/** Proposes the commit of edits by hand, and refuses those that rewrite the past without a reason. */
import {
  type HandEdit,
  type Outcome,
  type PendingCommit,
  type RegisterFileChange,
  UserError,
} from '../../app/command.ts';
import { noValue } from '../../domain/plain-data.ts';
import { findPersonalData } from '../../domain/text/personal-data.ts';
import { cleanText } from '../../output/safe-text.ts';
import { requireUtf8 } from '../../storage/decode-text.ts';
import { addEvent } from '../../storage/yaml-edit/edit.ts';
import type { Rewriting } from '../history/changed-fields.ts';
import { describeDifferences } from '../history/describe-differences.ts';
import { findUncorrected } from '../history/find-rewritings.ts';

/** A past value that an edit rewrites. */
interface EditedRewrite extends Rewriting {
  readonly edit: HandEdit;
}

/** How edits are recorded. */
interface EditRecording {
  /** The name of the command. */
  readonly command: string;
  /** The first line of the commit. */
  readonly subject: string;
  /** The day of the corrections. */
  readonly on: string;
  /** Why the past is corrected; undefined if no reason was given. */
  readonly reason: string | undefined;
  /** Where the edited texts are. */
  readonly place: Pick<PendingCommit, 'isHandEdit' | 'isEditorText'>;
}

/** The commit of some edits, and what they change, field by field. @throws UserError for edits that rewrite the past without a reason */
export function proposeEdits(
  edits: readonly HandEdit[],
  { command, subject, on, reason, place }: EditRecording,
): Outcome & { readonly pendingCommit: PendingCommit } {
  const rewrittenFacts = edits.flatMap((edit) => findRewrites(edit, edits));
  if (rewrittenFacts.length > 0 && reason === undefined) throw new UserError(refusalMessage(rewrittenFacts));
  assertNotPersonal(rewrittenFacts);
  const changes = edits.map((edit) =>
    withCorrections(
      edit,
      rewrittenFacts.filter((rewrite) => rewrite.edit === edit),
      on,
      reason ?? '',
    ),
  );
  const editLines = edits.flatMap((edit) => [
    edit.file,
    ...describeEdit(edit).map((line) => `  ${cleanText(line)}`),
  ]);
  const reasonTrailers =
    rewrittenFacts.length > 0 && reason ? [['Afi-Reason', reason.trim().replace(/\s+/g, ' ')] as const] : [];
  return {
    text: editLines.join('\n'),
    pendingCommit: {
      changes,
      subject,
      trailers: [['Afi-Command', command], ...reasonTrailers],
      actionIds: edits.flatMap(({ actionBefore, actionAfter }) => actionAfter?.id ?? actionBefore?.id ?? []),
      ...place,
    },
  };
}

/** The facts that an edit rewrites. A deleted record counts as a rewrite of all its history, unless another record lists its id under `formerly`. */
function findRewrites(edit: HandEdit, edits: readonly HandEdit[]): readonly EditedRewrite[] {
  const { actionBefore, actionAfter, bytesAfter } = edit;
  if (actionBefore && actionAfter)
    return findUncorrected(actionBefore, actionAfter).map((rewrite) => ({ edit, ...rewrite }));
  if (!actionBefore || bytesAfter !== undefined) return [];
  const renaming = edits.find(
    (otherEdit) => !otherEdit.actionBefore && otherEdit.actionAfter?.formerly?.includes(actionBefore.id),
  );
  return renaming?.actionAfter
    ? findUncorrected(actionBefore, renaming.actionAfter).map((rewrite) => ({ edit: renaming, ...rewrite }))
    : [{ edit, field: 'the whole record', was: actionBefore.title, is: null }];
}

function describeEdit({ bytesBefore, bytesAfter, dataBefore, dataAfter }: HandEdit): readonly string[] {
  if (bytesBefore === undefined) return ['new'];
  if (bytesAfter === undefined) return ['deleted'];
  if (!dataBefore || !dataAfter) return ['changed'];
  const differences = describeDifferences(dataBefore, dataAfter);
  return differences.length > 0 ? differences : ['comments or layout only'];
}

function refusalMessage(rewrittenFacts: readonly EditedRewrite[]): string {
  const examples = rewrittenFacts
    .slice(0, 10)
    .map(({ edit, field, was }) => `${edit.file}: ${field} was ${JSON.stringify(was.slice(0, 60))}`);
  const furtherText = rewrittenFacts.length > 10 ? `\n  and ${rewrittenFacts.length - 10} more` : '';
  return `nothing was recorded: these edits change what was already recorded. Restore it, or give the reason with --correct "…".\n  ${examples.join('\n  ')}${furtherText}`;
}

/** @throws UserError if a rewritten text seems to contain personal data, because its correction would keep it */
function assertNotPersonal(rewrittenFacts: readonly EditedRewrite[]): void {
  for (const { edit, field, was } of rewrittenFacts) {
    const { file, actionBefore, actionAfter } = edit;
    const [data] = actionAfter ? findPersonalData(was) : [];
    if (data !== undefined && actionBefore)
      throw new UserError(
        `nothing was recorded: \`${field}\` in ${file} seems to have contained ${data.kind}, and a correction keeps what it replaces. Undo this edit, then remove the words with \`afi redact ${actionBefore.id} ${field} --reason … --approved-by …\`.`,
      );
  }
}

/** The edited file with a `correction` event for each rewritten fact; a deleted file has none. */
function withCorrections(
  { file, bytesBefore: before, bytesAfter: after, bytesOnDisk }: HandEdit,
  rewrittenFacts: readonly Rewriting[],
  on: string,
  note: string,
): RegisterFileChange {
  if (rewrittenFacts.length === 0 || after === undefined)
    return { file, before, after, ...(bytesOnDisk && { worktreeContent: bytesOnDisk }) };
  const text = rewrittenFacts.reduce(
    (correctedText, { field, was }) =>
      addEvent(correctedText, { on, event: 'correction', field, was: was || noValue, note }),
    requireUtf8(after),
  );
  return { file, before, after: text, worktreeContent: bytesOnDisk ?? after };
}
