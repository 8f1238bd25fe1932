/** `record`: what was edited by hand, shown field by field and recorded; refused where it rewrites the past. */
import { amendments, nothing, type Rewriting, rewritings } from '../../model/amendment.ts';
import { addEvent } from '../../register/edit/edit.ts';
import { clean } from '../../render/text.ts';
import { type Command, type HandEdit, type Outcome, UserError } from '../command.ts';
import type { ChangeOptions } from './change.ts';
import { dayOf } from './change.ts';

export interface RecordOptions extends ChangeOptions {
  /** Why the past is put right; adds a `correction` for each fact. */
  readonly correct?: string;
}

export const record: Command<RecordOptions> = async (opened, options) => {
  const on = dayOf(opened, options.on);
  const edits = await opened.handEdits();
  if (edits.length === 0) return { text: 'Nothing was edited since the last commit.' };
  const rewritten = edits.flatMap((edit) => rewritingsOf(edit).map((one) => ({ edit, ...one })));
  if (rewritten.length > 0 && options.correct === undefined) throw new UserError(refusal(rewritten));
  const changes = edits.map((edit) =>
    corrected(
      edit,
      rewritten.filter((one) => one.edit === edit),
      on,
      options.correct,
    ),
  );
  const shown = edits
    .map((edit) => [edit.file, ...told(edit).map((line) => `  ${clean(line)}`)].join('\n'))
    .join('\n');
  const subject = options.message ?? subjectOf(edits);
  return { text: shown, recording: recordingOf(changes, subject, edits) };
};

const recordingOf = (
  changes: NonNullable<Outcome['recording']>['changes'],
  subject: string,
  edits: readonly HandEdit[],
): NonNullable<Outcome['recording']> => ({
  changes,
  subject,
  trailers: [['Afi-Command', 'record']],
  touched: edits.flatMap(({ was, is }) => is?.id ?? was?.id ?? []),
  byHand: true,
});

const subjectOf = (edits: readonly HandEdit[]) =>
  edits.length === 1
    ? `Record a hand edit of ${edits[0]?.file}`
    : `Record hand edits of ${edits.length} files`;

/** A record that is gone takes all of its history with it. */
const rewritingsOf = ({ was, is, after }: HandEdit): readonly Rewriting[] => {
  if (was && after === undefined) return [{ field: 'the whole record', was: was.title, is: null }];
  return was && is ? rewritings(was, is) : [];
};

const told = ({ was, is, before, after }: HandEdit): readonly string[] =>
  was || is
    ? amendments(was, is)
    : [before === undefined ? 'new' : after === undefined ? 'deleted' : 'changed'];

function refusal(rewritten: readonly (Rewriting & { readonly edit: HandEdit })[]): string {
  const named = rewritten
    .slice(0, 10)
    .map(({ edit, field, was }) => `${edit.file}: ${field} was ${JSON.stringify(was.slice(0, 60))}`);
  const more = rewritten.length > 10 ? ` and ${rewritten.length - 10} more` : '';
  return `nothing was recorded: these edits rewrite the past. Put it back, or say why with --correct "…".\n  ${named.join('\n  ')}${more}`;
}

/** The file as it is to be recorded: with a `correction` for each fact that was put right. */
function corrected(edit: HandEdit, rewritten: readonly Rewriting[], on: string, why: string | undefined) {
  const { file, before, after } = edit;
  if (rewritten.length === 0 || why === undefined) return { file, before, after };
  if (after === undefined)
    throw new UserError(`${file} is gone: a record is never deleted. Put it back, and close the action.`);
  const text = rewritten.reduce(
    (held, { field, was }) =>
      addEvent(held, { on, event: 'correction', field, was: was || nothing, note: why }),
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(after),
  );
  return { file, before, after: text };
}
