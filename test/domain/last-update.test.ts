/** Checks the last update of an action, and the days without activity. */
import { expect, test } from 'vitest';
import { daysWithoutActivity, lastUpdate } from '../../src/domain/last-update.ts';
import { positionOn } from '../../src/domain/position.ts';
import type { Action } from '../../src/domain/records/action.ts';

const ladder = (...history: Action['history']): Action => ({
  id: 'docks-2021-rec-1',
  type: 'recommendation',
  inspection: 'docks-2021',
  title: 'Mend the ladder',
  wording: 'The force should mend the ladder.',
  history: [{ on: '2021-01-04', event: 'issued' }, ...history],
});
const progress = { on: '2021-03-22', event: 'progress', rag: 'green', note: 'All mended' } as const;
const returnEvent = { on: '2021-10-08', event: 'returned', note: 'Two rungs are missing' } as const;

const noteOn = (day: string, ...history: Action['history']) => {
  const update = lastUpdate(ladder(...history), day);
  return update && [update.on, update.note];
};

test('the last update is the newest event with a note; a return is named as one', () => {
  expect(noteOn('2021-03-21', progress, returnEvent)).toBeUndefined();
  expect(noteOn('2021-10-07', progress, returnEvent)).toEqual(['2021-03-22', 'All mended']);
  expect(noteOn('2021-10-08', progress, returnEvent)).toEqual([
    '2021-10-08',
    'Returned by HMICFRS: Two rungs are missing',
  ]);
});

test('every kind of event with a note counts, but a correction does not', () => {
  for (const event of ['completed', 'withdrawn', 'closed', 'reopened', 'note'] as const)
    expect(noteOn('2021-12-31', progress, { on: '2021-11-01', event, note: 'Why' }), event).toEqual([
      '2021-11-01',
      'Why',
    ]);
  const correction = {
    on: '2021-11-01',
    event: 'correction',
    field: 'title',
    was: 'Mend the lader',
    note: 'Spelling',
  } as const;
  expect(noteOn('2021-12-31', progress, correction)).toEqual(['2021-03-22', 'All mended']);
});

test('an event without a note does not hide the one before it', () => {
  const completionEvent = { on: '2021-04-12', event: 'completed', approved_by: 'quay' } as const;
  expect(noteOn('2021-12-31', progress, completionEvent)).toEqual(['2021-03-22', 'All mended']);
});

test('of two notes on one day the later in the file is the last, and one out of order by date is not', () => {
  const first = { on: '2021-03-22', event: 'note', note: 'Paint has come' } as const;
  expect(noteOn('2021-12-31', progress, first)).toEqual(['2021-03-22', 'Paint has come']);
  expect(noteOn('2021-12-31', returnEvent, progress)?.[0]).toBe('2021-10-08');
});

test('days without activity count from the last event of any kind', () => {
  const evidence = { on: '2021-10-20', event: 'evidence', title: 'Count', reference: 'Shelf 4' } as const;
  expect(daysWithoutActivity(positionOn(ladder(progress, evidence), '2021-10-31'), '2021-10-31')).toBe(11);
});
