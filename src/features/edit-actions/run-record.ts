/** Runs `record`: shows and records edits made by hand, and refuses those that rewrite the past without a reason. */

import {
  type ChangingCommand,
  type HandEdit,
  type RegisterFileChange,
  UserError,
} from '../../app/command.ts';
import { noValue } from '../../domain/plain-data.ts';
import { cleanText } from '../../output/safe-text.ts';
import { addEvent } from '../../storage/yaml-edit/edit.ts';
import type { Rewriting } from '../history/changed-fields.ts';
import { describeDifferences } from '../history/describe-differences.ts';
import { findUncorrected } from '../history/find-rewritings.ts';
import { requireChangeDate } from './change-inputs.ts';
import type { RecordOptions } from './command.ts';

/** A past value that an edit rewrites. */
interface EditedRewrite extends Rewriting {
  readonly edit: HandEdit;
}

/** @throws UserError for edits that rewrite the past without `--correct`. */
export const runRecord: ChangingCommand<RecordOptions> = async (context, options) => {
  const on = requireChangeDate(context, options.on);
  const why = options.correct;
  if (why?.trim() === '') throw new UserError('say why the past is put right: --correct "…".');
  const edits = await context.handEdits();
  if (edits.length === 0) return { text: 'Nothing was edited since the last commit.' };
  const rewritten = edits.flatMap((edit) => findRewrites(edit, edits));
  if (rewritten.length > 0 && why === undefined) throw new UserError(refusalMessage(rewritten));
  const changes = edits.map((edit) =>
    withCorrections(
      edit,
      rewritten.filter((rewrite) => rewrite.edit === edit),
      on,
      why ?? '',
    ),
  );
  const shown = edits.flatMap((edit) => [
    edit.file,
    ...describeEdit(edit).map((line) => `  ${cleanText(line)}`),
  ]);
  const reason =
    rewritten.length > 0 && why ? [['Afi-Reason', why.trim().replace(/\s+/g, ' ')] as const] : [];
  return {
    text: shown.join('\n'),
    pendingCommit: {
      changes,
      subject: options.message ?? editSubject(edits),
      trailers: [['Afi-Command', 'record'], ...reason],
      actionIds: edits.flatMap(({ was, is }) => is?.id ?? was?.id ?? []),
      fromWorkingTree: true,
    },
  };
};

function editSubject([first, ...others]: readonly HandEdit[]): string {
  if (!first || others.length > 0) return `Record hand edits of ${others.length + 1} files`;
  return first.after === undefined
    ? `Record that ${first.file} was deleted by hand`
    : `Record a hand edit of ${first.file}`;
}

/** The facts that an edit rewrites. A deleted record counts as a rewrite of all its history, unless another record lists its id under `formerly`. */
function findRewrites(edit: HandEdit, edits: readonly HandEdit[]): readonly EditedRewrite[] {
  const { was, is, after } = edit;
  if (was && is) return findUncorrected(was, is).map((rewrite) => ({ edit, ...rewrite }));
  if (!was || after !== undefined) return [];
  const renamedEdit = edits.find((other) => !other.was && other.is?.formerly?.includes(was.id));
  return renamedEdit?.is
    ? findUncorrected(was, renamedEdit.is).map((rewrite) => ({ edit: renamedEdit, ...rewrite }))
    : [{ edit, field: 'the whole record', was: was.title, is: null }];
}

function describeEdit({ data, before, after }: HandEdit): readonly string[] {
  if (before === undefined) return ['new'];
  if (after === undefined) return ['deleted'];
  if (!data.was || !data.is) return ['changed'];
  const differences = describeDifferences(data.was, data.is);
  return differences.length > 0 ? differences : ['comments or layout only'];
}

function refusalMessage(rewritten: readonly EditedRewrite[]): string {
  const named = rewritten
    .slice(0, 10)
    .map(({ edit, field, was }) => `${edit.file}: ${field} was ${JSON.stringify(was.slice(0, 60))}`);
  const more = rewritten.length > 10 ? `\n  and ${rewritten.length - 10} more` : '';
  return `nothing was recorded: these edits rewrite the past. Put it back, or say why with --correct "…".\n  ${named.join('\n  ')}${more}`;
}

/** The edited file with a `correction` event for each rewritten fact; a deleted file has none. */
function withCorrections(
  { file, before, after }: HandEdit,
  rewritten: readonly Rewriting[],
  on: string,
  note: string,
): RegisterFileChange {
  if (rewritten.length === 0 || after === undefined) return { file, before, after };
  const text = rewritten.reduce(
    (merged, { field, was }) =>
      addEvent(merged, { on, event: 'correction', field, was: was || noValue, note }),
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(after),
  );
  return { file, before, after: text, worktreeContent: after };
}
