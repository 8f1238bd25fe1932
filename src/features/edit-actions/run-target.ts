/** Runs `target`: sets a target, records a request for one, or decides a request. */
import { requireChangeDate } from '../../app/change-options.ts';
import { type ChangingCommand, UserError } from '../../app/command.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { writeRequestKey } from '../../domain/request-key.ts';
import { type ActionRequest, pendingRequests } from '../../domain/requests.ts';
import { addEventsToActions, describeActions } from './added-events.ts';
import { actionIds, selectActions } from './change-inputs.ts';
import { createEventRunner } from './event-runner.ts';
import type { TargetOptions } from './target-command.ts';

/** @throws UserError if one of the actions cannot be changed in this way, or has no request to decide */
export const runTarget: ChangingCommand<TargetOptions> = (context, options) => {
  refuseContradictions(options);
  if (options.approve || options.refuse) return decideRequests(context, options);
  return options.request ? recordRequest(context, options) : setTarget(context, options);
};

/** @throws UserError if the call asks for two of: to request, to approve, to refuse; or lacks what one of them needs */
function refuseContradictions({ by, reason, request, approve, refuse, approvedBy }: TargetOptions): void {
  const choices = [
    ...(request ? ['--request'] : []),
    ...(approve ? ['--approve'] : []),
    ...(refuse ? ['--refuse'] : []),
  ];
  const faults = [
    ...(choices.length > 1 ? [`enter only one of ${choices.join(' and ')}.`] : []),
    ...(request && reason === undefined ? ['enter the reason for the request with --reason.'] : []),
    ...(request && by === undefined ? ['enter the proposed target with --by.'] : []),
    ...((approve || refuse) && approvedBy === undefined
      ? ['enter the board or role that decided with --approved-by.']
      : []),
  ];
  if (faults.length > 0) throw new UserError(faults.join('\n'));
}

const setTarget = createEventRunner<TargetOptions>({
  event: 'target',
  whyRefused: whyTargetRefused,
  fields: ({ by, reason, approvedBy, minute, reportedBy }) => ({
    ...{ by, reason, minute },
    approved_by: approvedBy,
    reported_by: reportedBy,
  }),
  subject: (actions, { by = '' }) => `Set the target of ${actions} to ${by}`,
});

const recordRequest = createEventRunner<TargetOptions>({
  event: 'requested',
  fields: ({ by, reason, reportedBy }) => ({ what: 'target', by, reason, reported_by: reportedBy }),
  subject: (actions, { by = '' }) => `Request the target ${by} for ${actions}`,
});

/** Decides the pending request for a target of each action; one that is approved sets the target in the same commit. */
const decideRequests: ChangingCommand<TargetOptions> = (context, options) => {
  const on = requireChangeDate(context, options.on);
  const { approvedBy, minute, approve } = options;
  const actions = selectActions(context, options.ids, options.filter, on);
  const searches = new Map(actions.map((action) => [action.id, findRequest(action, on, options)]));
  const refusals = [...searches.values()].flatMap(({ refusal }) => refusal ?? []);
  if (refusals.length > 0) throw new UserError(`nothing was recorded.\n${refusals.join('\n')}`);
  const approval = { approved_by: approvedBy, minute };
  const changes = addEventsToActions(context, actions, ({ id }) => {
    const request = searches.get(id)?.request;
    if (request === undefined) return [];
    const { by, reason } = request.event;
    const decision = { request: writeRequestKey(request), granted: approve === true };
    return [
      { on, event: 'decided', ...decision, ...approval },
      ...(approve ? [{ on, event: 'target', by, reason, ...approval }] : []),
    ];
  });
  return proposeCommit({
    command: 'target',
    subject: `${approve ? 'Approve' : 'Refuse'} the new target requested for ${describeActions(actions)}`,
    changes,
    options,
    actionIds: actionIds(actions),
  });
};

/** The pending request for a target that the call decides, or why there is none. */
function findRequest(
  action: Action,
  on: string,
  { by }: TargetOptions,
): { readonly request?: ActionRequest; readonly refusal?: string } {
  const pending = pendingRequests(action, on).filter(({ what }) => what === 'target');
  const candidates = by === undefined ? pending : pending.filter(({ event }) => event.by === by);
  const [request] = candidates;
  if (request !== undefined && candidates.length === 1) return { request };
  const list = pending
    .map(({ on: day, event }) => `${event.by ?? 'no date'} (requested on ${day})`)
    .join(', ');
  if (pending.length === 0)
    return { refusal: `${action.id} has no pending request for a new target on ${on}.` };
  return {
    refusal:
      candidates.length === 0
        ? `${action.id} has no pending request for the target ${by}. Pending: ${list}.`
        : `${action.id} has several pending requests: ${list}. Enter which one with --by.`,
  };
}

/** A target that replaces an earlier one needs a reason and an approver. */
function whyTargetRefused(
  actions: readonly Action[],
  options: TargetOptions,
  on: string,
): string | undefined {
  if (options.reason && options.approvedBy) return undefined;
  const actionsWithTarget = actions.filter((action) => positionOn(action, on).target !== null);
  const [first] = actionsWithTarget;
  if (!first) return undefined;
  const furtherText = actionsWithTarget.length > 1 ? ` and ${actionsWithTarget.length - 1} more` : '';
  return `${first.id}${furtherText} already has a target, ${positionOn(first, on).target}. Give --reason and --approved-by to replace it, or --request to ask for a decision.`;
}
