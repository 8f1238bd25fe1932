/** Checks the position of an action on a day: status, leads, targets, rating and lateness. */
import { describe, expect, test } from 'vitest';
import { isOverdue, needsNewTarget } from '../../src/domain/lateness.ts';
import { isLive, isUnassigned, positionOn } from '../../src/domain/position.ts';
import type { Action } from '../../src/domain/records/action.ts';
import { movesFrom } from '../../src/domain/status.ts';

type History = Action['history'];

const ladder = (history: History, extraFields: Partial<Action> = {}): Action => ({
  id: 'docks-2021-rec-1',
  type: 'recommendation',
  inspection: 'docks-2021',
  title: 'Mend the ladder',
  wording: 'The force should mend the ladder.',
  history,
  ...extraFields,
});

const issueEvent = { on: '2021-01-04', event: 'issued' } as const;
const completionEvent = { on: '2021-03-01', event: 'completed', approved_by: 'quay' } as const;
const submissionEvent = { on: '2021-06-01', event: 'submitted', batch: '2021-06' } as const;
const closureEvent = { on: '2021-09-01', event: 'closed', route: 'submission' } as const;

const statusOn = (day: string, ...history: History) => positionOn(ladder(history), day).status;

test('an event counts from its own day on', () => {
  expect(statusOn('2021-01-03', issueEvent)).toBeNull();
  expect(statusOn('2021-01-04', issueEvent)).toBe('open');
  expect(statusOn('2021-05-31', issueEvent, submissionEvent)).toBe('open');
  expect(statusOn('2021-06-01', issueEvent, submissionEvent)).toBe('submitted');
});

test('an action is live from the day it is issued until the day it is closed', () => {
  const life = ladder([issueEvent, submissionEvent, closureEvent]);
  expect(isLive(positionOn(life, '2021-01-03'))).toBe(false);
  expect(isLive(positionOn(life, '2021-01-04'))).toBe(true);
  expect(isLive(positionOn(life, '2021-08-31'))).toBe(true);
  expect(isLive(positionOn(life, '2021-09-01'))).toBe(false);
});

test('on one day the order of the file is the order', () => {
  const day = '2021-09-01';
  const returnEvent = { on: day, event: 'returned', note: 'Two rungs are missing' } as const;
  const secondSubmission = { on: day, event: 'submitted', batch: '2021-09' } as const;
  expect(statusOn(day, issueEvent, submissionEvent, returnEvent, secondSubmission)).toBe('submitted');
  expect(
    statusOn(day, issueEvent, submissionEvent, closureEvent, {
      on: day,
      event: 'reopened',
      note: 'It broke',
    }),
  ).toBe('open');
  expect(
    statusOn('2021-01-04', issueEvent, { on: '2021-01-04', event: 'closed', route: 'not-applicable' }),
  ).toBe('closed');
});

const returnedOn = (on: string) => ({ on, event: 'returned', note: 'Two rungs are missing' }) as const;

test('a returned action has that status, a withdrawn one is open again; both keep their last submission', () => {
  for (const [event, status] of [
    ['returned', 'returned'],
    ['withdrawn', 'open'],
  ] as const) {
    const reopenedPosition = positionOn(
      ladder([issueEvent, submissionEvent, { on: '2021-08-01', event, note: 'Why' }]),
      '2021-08-01',
    );
    expect(reopenedPosition).toMatchObject({ status, batch: '2021-06', submitted_on: '2021-06-01' });
  }
});

test('the day of the return is given while the status is returned', () => {
  const life = ladder([
    issueEvent,
    submissionEvent,
    returnedOn('2021-08-01'),
    { on: '2021-08-20', event: 'completed', approved_by: 'quay' },
  ]);
  const days = ['2021-07-31', '2021-08-01', '2021-08-19', '2021-08-20'];
  expect(days.map((day) => positionOn(life, day).returned_on)).toEqual([
    null,
    '2021-08-01',
    '2021-08-01',
    null,
  ]);
});

test('from returned an action may become complete, submitted or closed, and nothing else', () => {
  expect([...movesFrom('returned')].sort()).toEqual(['closed', 'completed', 'submitted']);
});

test('a rating is not carried over a return; what it was is kept until the action is rated again', () => {
  const green = { on: '2021-05-01', event: 'progress', rag: 'green', note: 'All mended' } as const;
  const unratedProgress = { on: '2021-08-05', event: 'progress', note: 'Two rungs ordered' } as const;
  const redRating = { on: '2021-08-10', event: 'progress', rag: 'red', note: 'No timber' } as const;
  const secondSubmission = { on: '2021-08-15', event: 'submitted', batch: '2021-08' } as const;
  const history: History = [
    issueEvent,
    green,
    submissionEvent,
    returnedOn('2021-08-01'),
    unratedProgress,
    redRating,
  ];
  const positionAt = (day: string) => positionOn(ladder(history), day);
  expect(positionAt('2021-07-31')).toMatchObject({
    rag: 'green',
    rag_before_return: null,
    unrated_since: null,
  });
  expect(positionAt('2021-08-05')).toMatchObject({
    rag: null,
    rag_before_return: 'green',
    unrated_since: '2021-08-01',
  });
  expect(positionAt('2021-08-10')).toMatchObject({
    rag: 'red',
    rag_before_return: null,
    unrated_since: null,
  });
  const resubmittedAction = ladder([
    issueEvent,
    green,
    submissionEvent,
    returnedOn('2021-08-01'),
    secondSubmission,
    returnedOn('2021-09-01'),
  ]);
  expect(positionOn(resubmittedAction, '2021-09-01')).toMatchObject({
    rag: null,
    rag_before_return: 'green',
    unrated_since: '2021-09-01',
  });
});

test('a submission without a batch belongs to no batch, not to the batch before it', () => {
  const legacy = { on: '2021-08-02', event: 'submitted', legacy: true } as const;
  const returnEvent = { on: '2021-08-01', event: 'returned', note: 'Not yet' } as const;
  const finalPosition = positionOn(ladder([issueEvent, submissionEvent, returnEvent, legacy]), '2021-12-31');
  expect(finalPosition).toMatchObject({ status: 'submitted', batch: null, submitted_on: '2021-08-02' });
});

test('events that change no status may follow closure and change none', () => {
  const note = { on: '2021-10-01', event: 'note', note: 'Photograph added' } as const;
  const evidence = {
    on: '2021-10-02',
    event: 'evidence',
    title: 'Photograph',
    reference: 'Shelf 4',
  } as const;
  expect(statusOn('2021-12-31', issueEvent, submissionEvent, closureEvent, note, evidence)).toBe('closed');
});

test('a reopened action is open, and no longer closed or complete', () => {
  const reopeningEvent = { on: '2021-10-01', event: 'reopened', note: 'It broke' } as const;
  const reopenedPosition = positionOn(
    ladder([issueEvent, completionEvent, closureEvent, reopeningEvent]),
    '2021-10-01',
  );
  expect(reopenedPosition).toMatchObject({
    status: 'open',
    closed_on: null,
    route: null,
    completed_on: null,
  });
});

test('each lead and the board carry forward until replaced', () => {
  const history: History = [
    issueEvent,
    { on: '2021-01-11', event: 'assigned', force_lead: 'Harbour Master' },
    { on: '2021-01-12', event: 'assigned', delivery_lead: 'Head of Docks', board: 'quay' },
    { on: '2021-05-01', event: 'assigned', delivery_lead: 'Head of Piers' },
  ];
  expect(isUnassigned(positionOn(ladder(history), '2021-01-11'))).toBe(true);
  expect(isUnassigned(positionOn(ladder(history), '2021-01-12'))).toBe(false);
  expect(positionOn(ladder(history), '2021-05-01')).toMatchObject({
    force_lead: 'Harbour Master',
    delivery_lead: 'Head of Piers',
    board: 'quay',
  });
});

test('without force lead, delivery lead or board an action is unassigned', () => {
  const allOwners = { force_lead: 'Harbour Master', delivery_lead: 'Head of Docks', board: 'quay' };
  const missing = (field: keyof typeof allOwners) => {
    const { [field]: _, ...others } = allOwners;
    return isUnassigned(
      positionOn(ladder([issueEvent, { on: '2021-01-11', event: 'assigned', ...others }]), '2021-12-31'),
    );
  };
  expect(missing('force_lead')).toBe(true);
  expect(missing('delivery_lead')).toBe(true);
  expect(missing('board')).toBe(true);
});

test('the first target is kept, and only what replaces a target counts as a change', () => {
  const first = { on: '2021-02-01', event: 'target', by: '2021-06-30' } as const;
  const laterTarget = {
    on: '2021-06-01',
    event: 'target',
    by: '2021-12-31',
    reason: 'Timber',
    approved_by: 'quay',
  } as const;
  expect(positionOn(ladder([issueEvent, first]), '2021-02-01')).toMatchObject({ target_changes: 0 });
  expect(positionOn(ladder([issueEvent, first, laterTarget]), '2021-06-01')).toMatchObject({
    first_target: '2021-06-30',
    target: '2021-12-31',
    target_changes: 1,
  });
});

test('a note on progress without a RAG leaves the RAG as it was', () => {
  const ratedProgress = { on: '2021-02-01', event: 'progress', rag: 'amber', note: 'Half done' } as const;
  const unratedProgress = { on: '2021-03-01', event: 'progress', note: 'Timber has come' } as const;
  expect(positionOn(ladder([issueEvent, ratedProgress, unratedProgress]), '2021-03-01').rag).toBe('amber');
});

const target = { on: '2021-01-04', event: 'target', by: '2021-05-01' } as const;
const overdueOn = (day: string, history: History, extraFields: Partial<Action> = {}) => {
  const action = ladder(history, extraFields);
  return isOverdue(stateOf(action, day), day);
};
const stateOf = (action: Action, day: string) => ({
  action,
  position: positionOn(action, day),
  origin: null,
  counted: true,
  returnDays: 28,
});

test('an action is overdue after the day it was due, not on it', () => {
  expect(overdueOn('2021-05-01', [issueEvent, target])).toBe(false);
  expect(overdueOn('2021-05-02', [issueEvent, target])).toBe(true);
});

test('submitted stops the force’s clock, complete does not', () => {
  const day = '2021-07-01';
  expect(overdueOn(day, [issueEvent, target, completionEvent])).toBe(true);
  expect(overdueOn(day, [issueEvent, target, completionEvent, submissionEvent])).toBe(false);
  expect(overdueOn(day, [issueEvent, target, submissionEvent, returnedOn(day)])).toBe(true);
  expect(overdueOn('2021-09-01', [issueEvent, target, submissionEvent, closureEvent])).toBe(false);
});

describe('returned, new target needed', () => {
  const completion = { on: '2021-04-20', event: 'completed', approved_by: 'quay' } as const;
  const latenessOn = (day: string, ...history: History) => {
    const state = stateOf(ladder([issueEvent, target, ...history]), day);
    return [isOverdue(state, day), needsNewTarget(state, day)];
  };
  const [onTime, needsTarget, overdue] = [
    [false, false],
    [false, true],
    [true, false],
  ];
  test('what was complete by its date and was returned after it needs a new target for 28 days, then it is overdue', () => {
    const life: History = [completion, submissionEvent, returnedOn('2021-08-01')];
    expect(latenessOn('2021-07-31', ...life)).toEqual(onTime);
    expect(latenessOn('2021-08-01', ...life)).toEqual(needsTarget);
    expect(latenessOn('2021-08-29', ...life)).toEqual(needsTarget);
    expect(latenessOn('2021-08-30', ...life)).toEqual(overdue);
  });
  test('the day of the target is on time, the day after it is late', () => {
    const submissionOn = (on: string) => ({ on, event: 'submitted', batch: '2021-06' }) as const;
    expect(latenessOn('2021-08-01', submissionOn('2021-05-01'), returnedOn('2021-08-01'))).toEqual(
      needsTarget,
    );
    expect(latenessOn('2021-08-01', submissionOn('2021-05-02'), returnedOn('2021-08-01'))).toEqual(overdue);
  });
  test('a target set after the return decides again', () => {
    const later = { event: 'target', by: '2021-08-10', reason: 'Timber', approved_by: 'quay' } as const;
    const life: History = [
      completion,
      submissionEvent,
      returnedOn('2021-08-01'),
      { on: '2021-08-01', ...later },
    ];
    expect(latenessOn('2021-08-10', ...life)).toEqual(onTime);
    expect(latenessOn('2021-08-11', ...life)).toEqual(overdue);
  });
  test('an earlier completion that was reopened, withdrawn or returned does not count', () => {
    const reopeningEvent = { on: '2021-04-22', event: 'reopened', note: 'A rung broke' } as const;
    expect(
      latenessOn('2021-08-01', completion, reopeningEvent, submissionEvent, returnedOn('2021-08-01')),
    ).toEqual(overdue);
    const withdrawalEvent = { on: '2021-04-22', event: 'withdrawn', note: 'Too soon' } as const;
    const earlySubmission = { on: '2021-04-21', event: 'submitted', batch: '2021-04' } as const;
    expect(
      latenessOn('2021-08-01', earlySubmission, withdrawalEvent, submissionEvent, returnedOn('2021-08-01')),
    ).toEqual(overdue);
    expect(
      latenessOn(
        '2021-08-01',
        earlySubmission,
        returnedOn('2021-04-22'),
        submissionEvent,
        returnedOn('2021-08-01'),
      ),
    ).toEqual(overdue);
  });
  test('a date to be met that lies ahead needs no new target', () => {
    expect(latenessOn('2021-04-25', completion, returnedOn('2021-04-25'))).toEqual(onTime);
  });
  test('without a target the inspectorate’s deadline is the date to be met', () => {
    const action = ladder([issueEvent, completion, submissionEvent, returnedOn('2021-08-01')], {
      deadline: { by: '2021-04-30' },
    });
    expect(needsNewTarget(stateOf(action, '2021-08-01'), '2021-08-01')).toBe(true);
  });
});

test('the force’s target overrides the inspectorate’s deadline, which applies if no target is set', () => {
  const deadline = { by: '2021-04-01' };
  expect(overdueOn('2021-04-15', [issueEvent], { deadline })).toBe(true);
  expect(overdueOn('2021-04-15', [issueEvent, target], { deadline })).toBe(false);
  expect(overdueOn('2021-04-15', [issueEvent], { deadline: { text: 'without delay' } })).toBe(false);
});

test('an action that was never issued has no position, whatever else was recorded', () => {
  const positionWithoutIssue = positionOn(ladder([submissionEvent, closureEvent]), '2021-12-31');
  expect(positionWithoutIssue).toMatchObject({ status: null, issued: null, batch: null });
  expect(isLive(positionWithoutIssue)).toBe(false);
});

test('an unlawful history is applied as written, in the order of the file', () => {
  expect(statusOn('2021-12-31', issueEvent, closureEvent, submissionEvent)).toBe('submitted');
  expect(statusOn('2021-07-01', issueEvent, closureEvent, submissionEvent)).toBe('submitted');
  expect(statusOn('2021-12-31', closureEvent, issueEvent)).toBe('open');
});
