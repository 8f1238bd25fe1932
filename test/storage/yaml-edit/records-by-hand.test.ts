/** Checks edits of records that were written by hand, in many styles. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../../src/storage/parse-record.ts';
import { addEvent } from '../../../src/storage/yaml-edit/edit.ts';
import { checkEdit, editTrialInStyle } from '../../helpers/register/edit-checks.ts';
import { freeText } from '../../helpers/register/free-texts.ts';
import { styles } from '../../helpers/register/record-styles.ts';

describe('records kept by hand', () => {
  test.each([...styles.keys()])('%s: only what is meant to change does', (style) => {
    fc.assert(
      fc.property(editTrialInStyle(style), (trial) => {
        expect(checkEdit(trial).wrong, trial.move.name).toEqual([]);
      }),
      { numRuns: 12, seed: 4 },
    );
  });

  test('events added in any order are in order of their days', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((n) => `2021-03-${n}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, freeText), { minLength: 1, maxLength: 8 }), (events) => {
        const text = events.reduce(
          (so, [day, note], i) => addEvent(so, { on: day, event: 'note', note, recorded_by: `clerk-${i}` }),
          'id: docks-2021-rec-1\ntype: recommendation\ninspection: docks-2021\ntitle: x y\nwording: x y\nhistory: []',
        );
        const { record } = parseRecord('action', Buffer.from(text), { id: 'docks-2021-rec-1' });
        const inOrder = events
          .map(([day], i) => ({ on: day, i }))
          .sort((a, b) => a.on.localeCompare(b.on) || a.i - b.i);
        expect(record?.history.map(({ recorded_by }) => recorded_by)).toEqual(
          inOrder.map(({ i }) => `clerk-${i}`),
        );
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});
