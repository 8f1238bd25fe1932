/** `record`: what was edited by hand, shown field by field and recorded; refused where it rewrites the past. */

import { type ChangingCommand, type HandEdit, type RecordedFile, UserError } from '../../app/command.ts';
import { noValue } from '../../domain/plain-data.ts';
import { clean } from '../../output/safe-text.ts';
import { addEvent } from '../../storage/yaml-edit/edit.ts';
import type { Rewriting } from '../history/changed-fields.ts';
import { findUncorrected } from '../history/correction-check.ts';
import { describeDifferences } from '../history/record-differences.ts';
import { dayOf } from './action-selection.ts';
import type { RecordOptions } from './command.ts';

interface Rewritten extends Rewriting {
  readonly edit: HandEdit;
}

export const runRecord: ChangingCommand<RecordOptions> = async (context, options) => {
  const on = dayOf(context, options.on);
  const why = options.correct;
  if (why?.trim() === '') throw new UserError('say why the past is put right: --correct "…".');
  const edits = await context.handEdits();
  if (edits.length === 0) return { text: 'Nothing was edited since the last commit.' };
  const rewritten = edits.flatMap((edit) => rewritingsOf(edit, edits));
  if (rewritten.length > 0 && why === undefined) throw new UserError(refusal(rewritten));
  const changes = edits.map((edit) =>
    corrected(
      edit,
      rewritten.filter((one) => one.edit === edit),
      on,
      why ?? '',
    ),
  );
  const shown = edits.flatMap((edit) => [edit.file, ...told(edit).map((line) => `  ${clean(line)}`)]);
  const reason =
    rewritten.length > 0 && why ? [['Afi-Reason', why.trim().replace(/\s+/g, ' ')] as const] : [];
  return {
    text: shown.join('\n'),
    pendingCommit: {
      changes,
      subject: options.message ?? subjectOf(edits),
      trailers: [['Afi-Command', 'record'], ...reason],
      actionIds: edits.flatMap(({ was, is }) => is?.id ?? was?.id ?? []),
      fromWorkingTree: true,
    },
  };
};

function subjectOf([first, ...others]: readonly HandEdit[]): string {
  if (!first || others.length > 0) return `Record hand edits of ${others.length + 1} files`;
  return first.after === undefined
    ? `Record that ${first.file} was deleted by hand`
    : `Record a hand edit of ${first.file}`;
}

/** A record that is gone takes all of its history with it, unless another says that it was formerly this one. */
function rewritingsOf(edit: HandEdit, edits: readonly HandEdit[]): readonly Rewritten[] {
  const { was, is, after } = edit;
  if (was && is) return findUncorrected(was, is).map((one) => ({ edit, ...one }));
  if (!was || after !== undefined) return [];
  const heir = edits.find((other) => !other.was && other.is?.formerly?.includes(was.id));
  return heir?.is
    ? findUncorrected(was, heir.is).map((one) => ({ edit: heir, ...one }))
    : [{ edit, field: 'the whole record', was: was.title, is: null }];
}

function told({ data, before, after }: HandEdit): readonly string[] {
  if (before === undefined) return ['new'];
  if (after === undefined) return ['deleted'];
  if (!data.was || !data.is) return ['changed'];
  const found = describeDifferences(data.was, data.is);
  return found.length > 0 ? found : ['comments or layout only'];
}

function refusal(rewritten: readonly Rewritten[]): string {
  const named = rewritten
    .slice(0, 10)
    .map(({ edit, field, was }) => `${edit.file}: ${field} was ${JSON.stringify(was.slice(0, 60))}`);
  const more = rewritten.length > 10 ? `\n  and ${rewritten.length - 10} more` : '';
  return `nothing was recorded: these edits rewrite the past. Put it back, or say why with --correct "…".\n  ${named.join('\n  ')}${more}`;
}

/** The file as it is to be recorded: with a `correction` for each fact that was put right. A file that is gone holds none. */
function corrected(
  { file, before, after }: HandEdit,
  rewritten: readonly Rewriting[],
  on: string,
  note: string,
): RecordedFile {
  if (rewritten.length === 0 || after === undefined) return { file, before, after };
  const text = rewritten.reduce(
    (held, { field, was }) => addEvent(held, { on, event: 'correction', field, was: was || noValue, note }),
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(after),
  );
  return { file, before, after: text, worktreeContent: after };
}
