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

const issued = { on: '2021-01-04', event: 'issued' } as const;
const closed = (on: string) => ({ on, event: 'closed', route: 'submission' }) as const;
const reopened = (on: string) => ({ on, event: 'reopened', note: 'It broke again' }) as const;
const submitted = (on: string, batch: string) => ({ on, event: 'submitted', batch }) as const;
const returned = (on: string) => ({ on, event: 'returned', note: 'Two rungs are missing' }) as const;
const withdrawn = (on: string) => ({ on, event: 'withdrawn', note: 'Sent too soon' }) as const;
const completed = (on: string) => ({ on, event: 'completed', approved_by: 'quay' }) as const;

const countMovement = (actions: readonly Action[], since: string, until: string) => {
  const register = { actions, inspections: [], settings: emptySettings, frameworks: [] };
  return countMovements(register, [{ since, until }], () => ['all'])[0]?.rows.get('all') ?? noMovement;
};

/** How many opened, came in, came back, left and remained. */
const moved = (since: string, until: string, ...histories: readonly History[]) => {
  const movement = countMovement(
    histories.map((history, index) => ladder(history, `docks-2021-rec-${index + 1}`)),
    since,
    until,
  );
  expect(isBalanced(movement)).toBe(true);
  const { opening, issued: came, reopened: back, closed: left, closing } = movement;
  return [opening, came, back, left, closing].map((ids) => ids.length);
};

test('a period begins after its first day and ends with its last', () => {
  const life: History = [issued, closed('2021-06-01')];
  expect(moved('2021-01-03', '2021-01-04', life)).toEqual([0, 1, 0, 0, 1]);
  expect(moved('2021-01-04', '2021-05-31', life)).toEqual([1, 0, 0, 0, 1]);
  expect(moved('2021-05-31', '2021-06-01', life)).toEqual([1, 0, 0, 1, 0]);
  expect(moved('2021-06-01', '2021-12-31', life)).toEqual([0, 0, 0, 0, 0]);
});

test('a period of no days moves nothing', () => {
  expect(moved('2021-01-04', '2021-01-04', [issued])).toEqual([1, 0, 0, 0, 1]);
  expect(moved('2021-06-01', '2021-06-01', [issued, closed('2021-06-01')])).toEqual([0, 0, 0, 0, 0]);
});

test('a return from complete to open moves nothing', () => {
  const life: History = [issued, completed('2021-03-01'), reopened('2021-04-01')];
  expect(moved('2021-01-31', '2021-12-31', life)).toEqual([1, 0, 0, 0, 1]);
});

test('a reopening is a movement', () => {
  const life: History = [issued, closed('2021-03-01'), reopened('2021-04-01')];
  expect(moved('2021-01-31', '2021-12-31', life)).toEqual([1, 0, 1, 1, 1]);
  expect(moved('2021-03-01', '2021-12-31', life)).toEqual([0, 0, 1, 0, 1]);
});

test('a submission, return or withdrawal moves nothing: the action is live throughout', () => {
  const life: History = [
    issued,
    submitted('2021-02-01', '2021-02'),
    returned('2021-03-01'),
    submitted('2021-04-01', '2021-04'),
    withdrawn('2021-05-01'),
  ];
  expect(moved('2021-01-31', '2021-12-31', life)).toEqual([1, 0, 0, 0, 1]);
});

test('an action that becomes live and is closed within a period is in both figures, though neither end shows it', () => {
  expect(moved('2021-01-01', '2021-12-31', [issued, closed('2021-01-04')])).toEqual([0, 1, 0, 1, 0]);
  const twice: History = [issued, closed('2021-03-01'), reopened('2021-03-01'), closed('2021-03-01')];
  expect(moved('2021-01-31', '2021-12-31', twice)).toEqual([1, 0, 1, 2, 0]);
});

test('two periods that meet add up to the whole', () => {
  const lives: History[] = [
    [issued, closed('2021-06-01'), reopened('2021-09-01')],
    [{ on: '2021-06-01', event: 'issued' }],
    [issued, submitted('2021-02-01', '2021-02'), closed('2021-06-02')],
  ];
  expect(moved('2021-01-31', '2021-06-01', ...lives)).toEqual([2, 1, 0, 1, 2]);
  expect(moved('2021-06-01', '2021-12-31', ...lives)).toEqual([2, 0, 1, 1, 2]);
  expect(moved('2021-01-31', '2021-12-31', ...lives)).toEqual([2, 1, 1, 2, 2]);
});

const batchOutcomes = (batch: string, until: string, ...history: History) => {
  const { id: _, ...fate } = countBatchOutcomes([ladder([issued, ...history])], batch, until);
  return Object.entries(fate).flatMap(([name, ids]) => (name !== 'referred' && ids.length > 0 ? [name] : []));
};

test('an action in a batch is awaiting until it is closed, returned or withdrawn', () => {
  const sent = submitted('2021-04-01', '2021-04');
  expect(batchOutcomes('2021-04', '2021-03-31', sent)).toEqual([]);
  expect(batchOutcomes('2021-04', '2021-04-01', sent)).toEqual(['awaiting']);
  expect(batchOutcomes('2021-04', '2021-05-31', sent, closed('2021-06-01'))).toEqual(['awaiting']);
  expect(batchOutcomes('2021-04', '2021-06-01', sent, closed('2021-06-01'))).toEqual(['closed']);
  expect(batchOutcomes('2021-04', '2021-06-01', sent, returned('2021-06-01'))).toEqual(['returned']);
  expect(batchOutcomes('2021-04', '2021-06-01', sent, withdrawn('2021-06-01'))).toEqual(['withdrawn']);
});

test('the first answer is the batch’s, whatever happens afterwards', () => {
  const life: History = [submitted('2021-04-01', '2021-04'), returned('2021-06-01'), closed('2021-09-01')];
  expect(batchOutcomes('2021-04', '2021-12-31', ...life)).toEqual(['returned']);
  const back: History = [submitted('2021-04-01', '2021-04'), closed('2021-06-01'), reopened('2021-09-01')];
  expect(batchOutcomes('2021-04', '2021-12-31', ...back)).toEqual(['closed']);
});

test('a later submission to another batch belongs to that batch', () => {
  const life: History = [
    submitted('2021-04-01', '2021-04'),
    returned('2021-06-01'),
    submitted('2021-09-01', '2021-09'),
    closed('2021-12-01'),
  ];
  expect(batchOutcomes('2021-04', '2021-12-31', ...life)).toEqual(['returned']);
  expect(batchOutcomes('2021-09', '2021-11-30', ...life)).toEqual(['awaiting']);
  expect(batchOutcomes('2021-09', '2021-12-31', ...life)).toEqual(['closed']);
});

test('the answer is the first after the last submission to the batch, also where another came between', () => {
  const life: History = [
    submitted('2021-02-01', 'a'),
    submitted('2021-03-01', 'b'),
    submitted('2021-04-01', 'a'),
    closed('2021-05-01'),
  ];
  expect(batchOutcomes('a', '2021-12-31', ...life)).toEqual(['closed']);
  expect(batchOutcomes('b', '2021-12-31', ...life)).toEqual(['awaiting']);
});

test('submitted again to the same batch, an action is referred once and its last submission counts', () => {
  const life: History = [
    submitted('2021-04-01', '2021-04'),
    withdrawn('2021-04-02'),
    submitted('2021-04-03', '2021-04'),
  ];
  expect(batchOutcomes('2021-04', '2021-04-02', ...life)).toEqual(['withdrawn']);
  expect(batchOutcomes('2021-04', '2021-04-03', ...life)).toEqual(['awaiting']);
  expect(countBatchOutcomes([ladder([issued, ...life])], '2021-04', '2021-12-31').referred).toEqual([
    'docks-2021-rec-1',
  ]);
});

test('an answer on the day of the submission counts if it is after the submission in the file', () => {
  const day = '2021-04-01';
  expect(batchOutcomes('2021-04', day, submitted(day, '2021-04'), returned(day))).toEqual(['returned']);
  expect(
    batchOutcomes('2021-04', day, submitted(day, '2021-04'), returned(day), submitted(day, '2021-04')),
  ).toEqual(['awaiting']);
});

test('a submission without a batch, imported from an older register, belongs to no batch', () => {
  const legacy = { on: '2021-02-01', event: 'submitted', legacy: true } as const;
  expect(batchOutcomes('2021-04', '2021-12-31', legacy)).toEqual([]);
  const both: History = [
    submitted('2021-01-10', '2021-04'),
    returned('2021-01-20'),
    legacy,
    closed('2021-03-01'),
  ];
  expect(batchOutcomes('2021-04', '2021-12-31', ...both)).toEqual(['returned']);
});

test('an unlawful history balances if its dates are in order; out of order it may not, and this is reported', () => {
  const closedTwice: History = [issued, closed('2021-03-01'), closed('2021-04-01')];
  expect(moved('2021-01-31', '2021-12-31', closedTwice)).toEqual([1, 0, 0, 1, 0]);
  const neverIssued: History = [submitted('2021-02-01', '2021-02'), closed('2021-03-01')];
  expect(moved('2021-01-01', '2021-12-31', neverIssued)).toEqual([0, 0, 0, 0, 0]);
  const outOfOrder = ladder([issued, closed('2021-06-01'), reopened('2021-03-01')]);
  expect(isBalanced(countMovement([outOfOrder], '2021-04-01', '2021-12-31'))).toBe(false);
});
