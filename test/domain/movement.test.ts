/** Checks which events of a period change whether an action is live, and that periods that meet add up. */
import { expect, test } from 'vitest';
import { countBatchOutcomes } from '../../src/domain/batch-outcomes.ts';
import { type Movement, noMovement } from '../../src/domain/movement.ts';
import { countMovements } from '../../src/domain/period-movement.ts';
import type { Action } from '../../src/domain/records/action.ts';
import { emptySettings } from '../../src/domain/register.ts';

const isBalanced = ({ opening, issued, reopened, moved_in, closed, moved_out, closing }: Movement): boolean =>
  opening.length + issued.length + reopened.length + moved_in.length ===
  closing.length + closed.length + moved_out.length;

type History = Action['history'];

const ladder = (history: History, id = 'docks-2021-rec-1'): Action => ({
  id,
  type: 'recommendation',
  inspection: 'docks-2021',
  title: 'Mend the ladder',
  wording: 'The force should mend the ladder.',
  history,
});

const issueEvent = { on: '2021-01-04', event: 'issued' } as const;
const closureOn = (on: string) => ({ on, event: 'closed', route: 'submission' }) as const;
const reopeningOn = (on: string) => ({ on, event: 'reopened', note: 'It broke again' }) as const;
const submissionOn = (on: string, batch: string) => ({ on, event: 'submitted', batch }) as const;
const returnOn = (on: string) => ({ on, event: 'returned', note: 'Two rungs are missing' }) as const;
const withdrawalOn = (on: string) => ({ on, event: 'withdrawn', note: 'Sent too soon' }) as const;
const completionOn = (on: string) => ({ on, event: 'completed', approved_by: 'quay' }) as const;

const countMovement = (actions: readonly Action[], since: string, until: string) => {
  const register = { actions, inspections: [], settings: emptySettings, frameworks: [] };
  return countMovements(register, [{ since, until }], () => ['all'])[0]?.rows.get('all') ?? noMovement;
};

/** How many opened, came in, came back, left and remained. */
const movementOf = (since: string, until: string, ...histories: readonly History[]) => {
  const movement = countMovement(
    histories.map((history, index) => ladder(history, `docks-2021-rec-${index + 1}`)),
    since,
    until,
  );
  expect(isBalanced(movement)).toBe(true);
  const { opening, issued: issuedIds, reopened: reopenedIds, closed: closedIds, closing } = movement;
  return [opening, issuedIds, reopenedIds, closedIds, closing].map((ids) => ids.length);
};

test('a period begins after its first day and ends with its last', () => {
  const life: History = [issueEvent, closureOn('2021-06-01')];
  expect(movementOf('2021-01-03', '2021-01-04', life)).toEqual([0, 1, 0, 0, 1]);
  expect(movementOf('2021-01-04', '2021-05-31', life)).toEqual([1, 0, 0, 0, 1]);
  expect(movementOf('2021-05-31', '2021-06-01', life)).toEqual([1, 0, 0, 1, 0]);
  expect(movementOf('2021-06-01', '2021-12-31', life)).toEqual([0, 0, 0, 0, 0]);
});

test('a period of no days moves nothing', () => {
  expect(movementOf('2021-01-04', '2021-01-04', [issueEvent])).toEqual([1, 0, 0, 0, 1]);
  expect(movementOf('2021-06-01', '2021-06-01', [issueEvent, closureOn('2021-06-01')])).toEqual([
    0, 0, 0, 0, 0,
  ]);
});

test('a return from complete to open moves nothing', () => {
  const life: History = [issueEvent, completionOn('2021-03-01'), reopeningOn('2021-04-01')];
  expect(movementOf('2021-01-31', '2021-12-31', life)).toEqual([1, 0, 0, 0, 1]);
});

test('a reopening is a movement', () => {
  const life: History = [issueEvent, closureOn('2021-03-01'), reopeningOn('2021-04-01')];
  expect(movementOf('2021-01-31', '2021-12-31', life)).toEqual([1, 0, 1, 1, 1]);
  expect(movementOf('2021-03-01', '2021-12-31', life)).toEqual([0, 0, 1, 0, 1]);
});

test('a submission, return or withdrawal moves nothing: the action is live throughout', () => {
  const life: History = [
    issueEvent,
    submissionOn('2021-02-01', '2021-02'),
    returnOn('2021-03-01'),
    submissionOn('2021-04-01', '2021-04'),
    withdrawalOn('2021-05-01'),
  ];
  expect(movementOf('2021-01-31', '2021-12-31', life)).toEqual([1, 0, 0, 0, 1]);
});

test('an action that becomes live and is closed within a period is in both figures, though neither end shows it', () => {
  expect(movementOf('2021-01-01', '2021-12-31', [issueEvent, closureOn('2021-01-04')])).toEqual([
    0, 1, 0, 1, 0,
  ]);
  const repeatedClosure: History = [
    issueEvent,
    closureOn('2021-03-01'),
    reopeningOn('2021-03-01'),
    closureOn('2021-03-01'),
  ];
  expect(movementOf('2021-01-31', '2021-12-31', repeatedClosure)).toEqual([1, 0, 1, 2, 0]);
});

test('two periods that meet add up to the whole', () => {
  const histories: History[] = [
    [issueEvent, closureOn('2021-06-01'), reopeningOn('2021-09-01')],
    [{ on: '2021-06-01', event: 'issued' }],
    [issueEvent, submissionOn('2021-02-01', '2021-02'), closureOn('2021-06-02')],
  ];
  expect(movementOf('2021-01-31', '2021-06-01', ...histories)).toEqual([2, 1, 0, 1, 2]);
  expect(movementOf('2021-06-01', '2021-12-31', ...histories)).toEqual([2, 0, 1, 1, 2]);
  expect(movementOf('2021-01-31', '2021-12-31', ...histories)).toEqual([2, 1, 1, 2, 2]);
});

const batchOutcomes = (batch: string, until: string, ...history: History) => {
  const { id: _, ...fate } = countBatchOutcomes([ladder([issueEvent, ...history])], batch, until);
  return Object.entries(fate).flatMap(([name, ids]) => (name !== 'referred' && ids.length > 0 ? [name] : []));
};

test('an action in a batch is awaiting until it is closed, returned or withdrawn', () => {
  const submission = submissionOn('2021-04-01', '2021-04');
  expect(batchOutcomes('2021-04', '2021-03-31', submission)).toEqual([]);
  expect(batchOutcomes('2021-04', '2021-04-01', submission)).toEqual(['awaiting']);
  expect(batchOutcomes('2021-04', '2021-05-31', submission, closureOn('2021-06-01'))).toEqual(['awaiting']);
  expect(batchOutcomes('2021-04', '2021-06-01', submission, closureOn('2021-06-01'))).toEqual(['closed']);
  expect(batchOutcomes('2021-04', '2021-06-01', submission, returnOn('2021-06-01'))).toEqual(['returned']);
  expect(batchOutcomes('2021-04', '2021-06-01', submission, withdrawalOn('2021-06-01'))).toEqual([
    'withdrawn',
  ]);
});

test('the first answer is the batch’s, whatever happens afterwards', () => {
  const life: History = [
    submissionOn('2021-04-01', '2021-04'),
    returnOn('2021-06-01'),
    closureOn('2021-09-01'),
  ];
  expect(batchOutcomes('2021-04', '2021-12-31', ...life)).toEqual(['returned']);
  const returnsAndWithdrawals: History = [
    submissionOn('2021-04-01', '2021-04'),
    closureOn('2021-06-01'),
    reopeningOn('2021-09-01'),
  ];
  expect(batchOutcomes('2021-04', '2021-12-31', ...returnsAndWithdrawals)).toEqual(['closed']);
});

test('a later submission to another batch belongs to that batch', () => {
  const life: History = [
    submissionOn('2021-04-01', '2021-04'),
    returnOn('2021-06-01'),
    submissionOn('2021-09-01', '2021-09'),
    closureOn('2021-12-01'),
  ];
  expect(batchOutcomes('2021-04', '2021-12-31', ...life)).toEqual(['returned']);
  expect(batchOutcomes('2021-09', '2021-11-30', ...life)).toEqual(['awaiting']);
  expect(batchOutcomes('2021-09', '2021-12-31', ...life)).toEqual(['closed']);
});

test('the answer is the first after the last submission to the batch, also where another came between', () => {
  const life: History = [
    submissionOn('2021-02-01', 'a'),
    submissionOn('2021-03-01', 'b'),
    submissionOn('2021-04-01', 'a'),
    closureOn('2021-05-01'),
  ];
  expect(batchOutcomes('a', '2021-12-31', ...life)).toEqual(['closed']);
  expect(batchOutcomes('b', '2021-12-31', ...life)).toEqual(['awaiting']);
});

test('submitted again to the same batch, an action is referred once and its last submission counts', () => {
  const life: History = [
    submissionOn('2021-04-01', '2021-04'),
    withdrawalOn('2021-04-02'),
    submissionOn('2021-04-03', '2021-04'),
  ];
  expect(batchOutcomes('2021-04', '2021-04-02', ...life)).toEqual(['withdrawn']);
  expect(batchOutcomes('2021-04', '2021-04-03', ...life)).toEqual(['awaiting']);
  expect(countBatchOutcomes([ladder([issueEvent, ...life])], '2021-04', '2021-12-31').referred).toEqual([
    'docks-2021-rec-1',
  ]);
});

test('an answer on the day of the submission counts if it is after the submission in the file', () => {
  const day = '2021-04-01';
  expect(batchOutcomes('2021-04', day, submissionOn(day, '2021-04'), returnOn(day))).toEqual(['returned']);
  expect(
    batchOutcomes('2021-04', day, submissionOn(day, '2021-04'), returnOn(day), submissionOn(day, '2021-04')),
  ).toEqual(['awaiting']);
});

test('a submission without a batch, imported from an older register, belongs to no batch', () => {
  const legacy = { on: '2021-02-01', event: 'submitted', legacy: true } as const;
  expect(batchOutcomes('2021-04', '2021-12-31', legacy)).toEqual([]);
  const eventsOfOneDay: History = [
    submissionOn('2021-01-10', '2021-04'),
    returnOn('2021-01-20'),
    legacy,
    closureOn('2021-03-01'),
  ];
  expect(batchOutcomes('2021-04', '2021-12-31', ...eventsOfOneDay)).toEqual(['returned']);
});

test('an unlawful history balances if its dates are in order; out of order it may not, and this is reported', () => {
  const closedTwice: History = [issueEvent, closureOn('2021-03-01'), closureOn('2021-04-01')];
  expect(movementOf('2021-01-31', '2021-12-31', closedTwice)).toEqual([1, 0, 0, 1, 0]);
  const neverIssued: History = [submissionOn('2021-02-01', '2021-02'), closureOn('2021-03-01')];
  expect(movementOf('2021-01-01', '2021-12-31', neverIssued)).toEqual([0, 0, 0, 0, 0]);
  const outOfOrder = ladder([issueEvent, closureOn('2021-06-01'), reopeningOn('2021-03-01')]);
  expect(isBalanced(countMovement([outOfOrder], '2021-04-01', '2021-12-31'))).toBe(false);
});
