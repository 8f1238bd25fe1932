/** Runs `submit`: records a closure submission, its batch file and a `submitted` event on each action. */

import { optionFlag, readNote, requireChangeDate } from '../../app/change-options.ts';
import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { createRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { statesAsAt } from '../../domain/filter.ts';
import { isReadyToSubmit } from '../../domain/population.ts';
import type { Action } from '../../domain/records/action.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { indexById } from '../../domain/register.ts';
import { addEventToActions, describeActions } from './added-events.ts';
import { actionIds, statusOn, whyNotForHmicfrs } from './change-inputs.ts';
import type { SubmitOptions } from './submission-command.ts';

/** @throws UserError with every reason why the actions, or the options of the batch, are refused. */
export const runSubmit: Command<SubmitOptions> = (context, options) => {
  const on = requireChangeDate(context, options.on);
  const selection = selectSubmitted(context, options, on);
  const batchFault = findBatchFault(context, options, on);
  if (!selection.ok || batchFault !== undefined) {
    const [fault, ...otherFaults] = [
      ...(selection.ok ? [] : [selection.error]),
      ...(batchFault === undefined ? [] : [batchFault]),
      ...findIncomplete(context, options, on),
    ];
    throw new UserError([fault, ...otherFaults.map((text) => `Also, ${text}`)].join(' '));
  }
  const actions = selection.value;
  const changes = [
    ...createBatchFile(context, options, on),
    ...addEventToActions(context, actions, () => ({ on, event: 'submitted', batch: options.batch })),
  ];
  const subject = `Submit ${describeActions(actions)} for closure (${options.batch})`;
  return proposeCommit({
    command: 'submit',
    subject,
    changes,
    options,
    trailers: [['Afi-Batch', options.batch]],
    actionIds: actionIds(actions),
  });
};

/**
 * The actions with the given ids, or all complete actions; or why they are refused: an action does not go to HMICFRS, is not
 * live, is with HMICFRS already, or has no evidence.
 */
function selectSubmitted(
  context: CommandContext,
  { ids, ready: isReady, withoutEvidence }: SubmitOptions,
  on: string,
): Result<readonly Action[], string> {
  const { register } = context;
  if (ids.length > 0 === (isReady === true))
    return fail('enter the ids of the actions to submit, or --ready for all that are complete.');
  const actions = isReady
    ? statesAsAt(register, on)
        .filter(isReadyToSubmit)
        .map(({ action }) => action)
    : [...new Set(ids)].map((id) => requireAction(register, id));
  if (actions.length === 0)
    return fail('no action is complete and ready to submit. Run `afi due` to see what each action needs.');
  const refusals = actions.flatMap((action) => {
    const notForHmicfrs = whyNotForHmicfrs(action);
    if (notForHmicfrs !== undefined) return [`${action.id} ${notForHmicfrs}`];
    const status = statusOn(action, on);
    if (status === 'closed' || status === null) return [`${action.id} is ${status ?? 'not issued'} on ${on}`];
    if (status === 'submitted') return [`${action.id} is with HMICFRS already`];
    const hasEvidence = action.history.some((event) => event.event === 'evidence' && event.on <= on);
    return hasEvidence || withoutEvidence
      ? []
      : [`${action.id} has no evidence (add --without-evidence to submit it anyway)`];
  });
  return refusals.length > 0 ? fail(`nothing was submitted: ${refusals.join('; ')}.`) : ok(actions);
}

/** A sentence for each named action that is not recorded as complete: a refused call names them too, although it is only a warning. */
const findIncomplete = (
  { register }: CommandContext,
  { ids }: SubmitOptions,
  on: string,
): readonly string[] =>
  [...new Set(ids)]
    .map((id) => requireAction(register, id))
    .filter((action) => whyNotForHmicfrs(action) === undefined)
    .filter((action) => ['open', 'returned'].includes(statusOn(action, on) ?? ''))
    .map(
      ({ id }) =>
        `${id} is not recorded as complete, which is a warning when it is submitted: \`afi complete ${id} --approved-by …\` records it.`,
    );

/** Why the options do not fit the batch; undefined if they do. */
function findBatchFault(
  { register }: CommandContext,
  options: SubmitOptions,
  on: string,
): string | undefined {
  const existingBatch = indexById(register.batches).get(options.batch);
  if (existingBatch) {
    if (existingBatch.sent !== on)
      return `the batch ${existingBatch.id} was sent on ${existingBatch.sent}. Enter the id of a new batch, or add --on ${existingBatch.sent} if these actions were sent with it.`;
    const givenOptions = (['to', 'approvedBy', 'title', 'note', 'noteFile'] as const).filter(
      (name) => options[name],
    );
    return givenOptions.length === 0
      ? undefined
      : `the batch ${existingBatch.id} already exists and stays as it is. Leave out ${givenOptions.map(optionFlag).join(', ')}.`;
  }
  if (register.hasFile(recordFile('batch', options.batch)))
    return `the file of the batch \`${options.batch}\` is rejected. \`afi check\` shows why.`;
  return options.to === undefined || options.approvedBy === undefined
    ? `the batch ${options.batch} is new. Enter who receives it (--to) and who approved it (--approved-by).`
    : undefined;
}

/** The file of a new batch; nothing if the batch exists. */
function createBatchFile(context: CommandContext, options: SubmitOptions, on: string) {
  const { batch: id, title, to, approvedBy } = options;
  if (indexById(context.register.batches).has(id)) return [];
  const note = readNote(options, context);
  const data = {
    id,
    title: title ?? `Closure submission ${id}`,
    sent: on,
    to,
    approved_by: approvedBy,
    ...(note && { note }),
  };
  return [createRecordFile('batch', recordFile('batch', id), data)];
}
