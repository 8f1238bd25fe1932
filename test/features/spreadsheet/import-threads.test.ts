/** What an import makes of dated comments in a cell, of statuses with their day, and of deadlines in the wording. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, formatDate } from '../../../src/domain/dates/calendar.ts';
import type { Event } from '../../../src/domain/records/event.ts';
import type { ThreadEntry } from '../../../src/domain/text/comment-thread.ts';
import { compareThread } from '../../../src/features/spreadsheet/thread-changes.ts';
import {
  applyImport,
  csvIn,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../../helpers/spreadsheet.ts';
import { run } from '../../helpers/tool.ts';

const headings = [
  'Report',
  'No',
  'Type',
  'Recommendation',
  'Status',
  'RAG',
  'Update',
  'Date issued',
  'Date closed',
  'Deadline',
];
type Cells = Partial<Record<'no' | 'wording' | 'status' | 'rag' | 'update' | 'closed' | 'deadline', string>>;
const trackerRow = ({ no = '7', wording = 'Oil the cranes.', ...cells }: Cells): readonly string[] => [
  ...['docks-2021', no, 'Rec', wording, cells.status ?? '', cells.rag ?? '', cells.update ?? ''],
  ...['2021-01-04', cells.closed ?? '', cells.deadline ?? ''],
];
const tracker = (root: string, ...rows: readonly Cells[]) =>
  csvIn(root, 'tracker.csv', [headings, ...rows.map(trackerRow)]);
const historyOf = (root: string, no = '7') =>
  readRegisterFile(root, `actions/docks-2021-rec-${no}.yaml`).split('history:\n')[1];

describe('a cell of dated comments', () => {
  const thread =
    'Lead to be agreed.\n12/05/21 – JS: Policy drafted\nand sent round\n03/05 – chased\n1 March 2021 - Met';

  test('becomes updates on their own days, and the newest is the last update', async () => {
    const root = newSpreadsheetRegister();
    const file = tracker(root, { update: thread, rag: 'amber' });
    const plan = await planOf(root, file);
    expect(plan.threads).toEqual([
      {
        ...{ sheet: 'tracker', row: 2, id: 'docks-2021-rec-7', column: 'G', heading: 'Update', entries: 2 },
        ...{ first: '2021-03-01', last: '2021-05-12', introduced: '2021-03-01', initials: ['JS'] },
      },
    ]);
    expect(plan.doubtful).toMatchObject([
      { row: 2, column: 'G', line: 4, text: '03/05', reason: expect.stringContaining('no year') },
    ]);
    expect(plan.undated).toEqual([]);
    expect((await applyImport(root, file)).code).toBe(0);
    expect(historyOf(root)).toBe(`  - on: 2021-01-04
    event: issued
  - on: 2021-03-01
    event: note
    note: Lead to be agreed.
    legacy: true
  - on: 2021-03-01
    event: progress
    note: Met
    legacy: true
  - on: 2021-05-12
    event: progress
    rag: amber
    note: |-
      JS: Policy drafted
      and sent round
      03/05 – chased
    legacy: true
`);
    const { out } = await run(root, ['show', 'docks-2021-rec-7', '--json']);
    expect(JSON.parse(out)).toMatchObject({ position: { last_update: { on: '2021-05-12' } } });
  });

  test('adds only what the register lacks when it comes again, and reports what was edited', async () => {
    const root = newSpreadsheetRegister();
    await applyImport(root, tracker(root, { update: thread }));
    const before = historyOf(root);
    const unchangedPlan = await planOf(root, tracker(root, { update: thread }));
    expect(unchangedPlan).toMatchObject({ added: [], changed: [], refused: [], threads: [], replaced: [] });
    const longer = `${thread.replace('- Met', '- Met the chair')}\n20/06/21: Sent to the board`;
    const plan = await planOf(root, tracker(root, { update: longer }));
    expect(plan.changed).toMatchObject([
      { changes: [{ field: 'progress', from: null, to: '2021-06-20: Sent to the board', by: 'progress' }] },
    ]);
    expect(plan.doubtful).toContainEqual(
      expect.objectContaining({
        line: 5,
        text: 'Met the chair',
        reason: expect.stringContaining('other words'),
      }),
    );
    expect((await applyImport(root, tracker(root, { update: longer }))).code).toBe(0);
    expect(historyOf(root)).toBe(
      `${before}  - on: 2021-06-20\n    event: progress\n    note: Sent to the board\n`,
    );
  });

  test('has no event before the day of issue or after the day of the import', async () => {
    const root = newSpreadsheetRegister();
    const update =
      '01/02/2031 – Planned\n01/03/21 – Met\n01/04/21 – Agreed\n01/03/21 – Sent\n01/12/20 – Visited';
    const file = tracker(
      root,
      { update, status: 'Closed 1/4/21' },
      { no: '8', update: '01/12/20 – Visited' },
    );
    const { doubtful, refused } = await planOf(root, file);
    expect(refused).toEqual([]);
    expect(doubtful.map(({ row, line, text }) => [row, line, text])).toEqual([
      [2, 1, '01/02/2031'],
      [2, 5, '01/12/20'],
      [2, 4, '1 March 2021'],
      [3, 1, '01/12/20'],
    ]);
    await applyImport(root, file);
    expect(historyOf(root)).toMatch(/2021-03-01\n {4}event: note\n {4}note: 01\/02\/2031 – Planned/);
    expect(historyOf(root)).toContain('Sent\n      01/12/20 – Visited');
    expect(historyOf(root, '8')).toContain('event: progress\n    note: 01/12/20 – Visited');
  });

  test('after the closure becomes notes', async () => {
    const root = newSpreadsheetRegister();
    const file = tracker(root, {
      status: 'Closed',
      closed: '2021-04-01',
      update: '1/4/21 – Agreed\n5/4/21 – Filed',
    });
    await applyImport(root, file);
    expect(historyOf(root)?.match(/event: .*/g)).toEqual([
      ...['event: issued', 'event: progress', 'event: closed', 'event: note'],
    ]);
    expect(await planOf(root, file)).toMatchObject({ changed: [], refused: [] });
  });

  const noteArbitrary = fc
    .array(
      fc.constantFrom('policy', 'agreed', 'sent', 'board', 'lead', 'custody', 'review', 'no', 'change'),
      {
        minLength: 1,
        maxLength: 9,
      },
    )
    .map((words) => words.join(' '));
  const entriesArbitrary = fc.uniqueArray(
    fc.record({ days: fc.integer({ min: 0, max: 60 }), note: noteArbitrary }),
    { selector: ({ days, note }) => `${days} ${note}`, maxLength: 10 },
  );
  const toEntry = ({ days, note }: { readonly days: number; readonly note: string }): ThreadEntry => {
    const on = addDays('2024-01-01', days);
    return { on, note, source: `${formatDate(on)} – ${note}\n`, line: 1 };
  };
  const toEvent = ({ on, note }: ThreadEntry): Event => ({ on, event: 'progress', note });

  test('is never recorded twice: all is found again, one by one or as one text, in any order', () => {
    fc.assert(
      fc.property(entriesArbitrary, fc.boolean(), (samples, isOneText) => {
        const entries = samples.map(toEntry);
        const text = entries.map(({ source }) => source).join('');
        const history: readonly Event[] = isOneText
          ? [{ on: '2024-06-01', event: 'progress', note: text }]
          : entries.map(toEvent);
        const changes = compareThread({ entries: entries.toReversed(), undatedText: undefined }, history);
        expect(changes).toEqual({ newEntries: [], editedEntries: [], hasUndatedText: false });
      }),
    );
  });

  test('every comment is on the register, added or reported as edited', () => {
    fc.assert(
      fc.property(entriesArbitrary, entriesArbitrary, (onRegister, inSheet) => {
        const history = onRegister.map(toEntry).map(toEvent);
        const entries = inSheet.map(toEntry);
        const { newEntries, editedEntries } = compareThread({ entries, undatedText: undefined }, history);
        const sameEntries = entries.filter(({ on, note }) =>
          history.some((event) => event.on === on && 'note' in event && event.note === note),
        );
        expect(new Set([...sameEntries, ...newEntries, ...editedEntries.map(({ entry }) => entry)])).toEqual(
          new Set(entries),
        );
        expect(sameEntries.length + newEntries.length + editedEntries.length).toBe(entries.length);
      }),
    );
  });
});

describe('a status with its day', () => {
  test('gives the events of its words', async () => {
    const root = newSpreadsheetRegister();
    const file = tracker(
      root,
      { no: '2', status: 'Closed 11/10/21' },
      { no: '3', status: 'Submitted to HMICFRS 02/10/2021' },
      { no: '4', status: 'Complete - awaiting sign off' },
      { no: '5', status: 'Ongoing (amber)' },
      { no: '6', status: 'Closed following revisit 11/10/21' },
    );
    const plan = await planOf(root, file);
    expect(plan.refused).toEqual([]);
    expect(plan.derived.map(({ row, field, value }) => [row, field, value])).toEqual([
      [2, 'status', 'closed'],
      [2, 'closed_on', '2021-10-11'],
      [3, 'status', 'submitted'],
      [3, 'submitted_on', '2021-10-02'],
      [4, 'status', 'complete'],
      [5, 'status', 'open'],
      [5, 'rag', 'amber'],
      [6, 'status', 'closed'],
      [6, 'closed_on', '2021-10-11'],
      [6, 'route', 'revisit'],
    ]);
    await applyImport(root, file);
    expect(historyOf(root, '2')).toContain('- on: 2021-10-11\n    event: closed\n    legacy: true\n');
    expect(historyOf(root, '3')).toContain('- on: 2021-10-02\n    event: submitted\n');
    expect(historyOf(root, '5')).toContain('rag: amber');
    expect(historyOf(root, '6')).toContain('event: closed\n    route: revisit\n');
    expect(await planOf(root, file)).toMatchObject({ changed: [], refused: [], derived: [] });
    const later = tracker(root, { no: '5', status: 'Ongoing (green)' });
    expect((await planOf(root, later)).changed).toMatchObject([
      { changes: [{ field: 'rag', from: 'amber', to: 'green' }] },
    ]);
  });

  test('is refused with the place of its words where its day cannot be', async () => {
    const root = newSpreadsheetRegister();
    const { refused } = await planOf(
      root,
      tracker(root, { status: 'Closed 11/10/20' }, { status: 'Closed 1/1/31' }),
    );
    expect(refused).toMatchObject([
      {
        row: 2,
        column: 'E',
        heading: 'Status',
        reason: expect.stringContaining('before the day it was issued'),
      },
      {
        row: 3,
        column: 'E',
        heading: 'Status',
        reason: expect.stringContaining('after the day of the import'),
      },
    ]);
  });

  test('with another day than the register has is refused when the sheet comes again', async () => {
    const root = newSpreadsheetRegister();
    await applyImport(root, tracker(root, { status: 'Closed 11/10/21' }));
    const { refused, changed } = await planOf(root, tracker(root, { status: 'Closed 12/10/21' }));
    expect(changed).toEqual([]);
    expect(refused).toMatchObject([
      { row: 2, column: 'E', reason: expect.stringContaining('earlier event') },
    ]);
  });

  test('needs one word in the mapping for all its days', async () => {
    const root = newSpreadsheetRegister();
    const file = tracker(
      root,
      { no: '2', status: 'Parked (11/10/21)' },
      { no: '3', status: 'Parked – 12/10/21' },
    );
    const { refused } = await planOf(root, file);
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, expect.stringContaining('`Parked` is not one of')],
      [3, expect.stringContaining('`Parked` is not one of')],
    ]);
    const mapping = csvIn(root, 'mapping.csv', [
      ['Heading', 'Word', 'Means'],
      ['Status', 'Parked', 'closed'],
    ]);
    const { derived } = await planOf(root, file, '--mapping', mapping);
    expect(derived.filter(({ field }) => field === 'closed_on').map(({ value }) => value)).toEqual([
      '2021-10-11',
      '2021-10-12',
    ]);
  });

  test('is reported where a column contradicts it, and the column is used', async () => {
    const root = newSpreadsheetRegister();
    const file = tracker(root, { status: 'Closed 11/10/21', closed: '12/10/2021' });
    const plan = await planOf(root, file);
    expect(plan.doubtful).toMatchObject([
      {
        row: 2,
        column: 'I',
        reason: expect.stringMatching(/“Closed 11\/10\/21”.*2021-10-11.*2021-10-12 is used/),
      },
    ]);
    await applyImport(root, file);
    expect(historyOf(root)).toContain('- on: 2021-10-12\n    event: closed');
  });
});

test('the rating of a returned action is still its rating when the sheet comes again', async () => {
  const root = newSpreadsheetRegister();
  const file = tracker(root, { status: 'Returned 12/03/21', rag: 'amber', update: '01/02/21 – Sent' });
  await applyImport(root, file);
  expect(await planOf(root, file)).toMatchObject({ changed: [], refused: [] });
});

test('a deadline in the wording is proposed, unless a column has one', async () => {
  const root = newSpreadsheetRegister();
  const wording = (text: string) => `${text}, chief constables should oil the cranes.`;
  const file = tracker(
    root,
    { no: '2', wording: wording('By 31 October 2023') },
    { no: '3', wording: wording('Within three months') },
    { no: '4', wording: wording('By 31 October 2024'), deadline: 'at once' },
    { no: '5', wording: wording('By 31 October 2019') },
    { no: '6', wording: `${wording('By 1 May 2022')} By 1 June 2022, they should stop.` },
  );
  const plan = await planOf(root, file);
  expect(plan.derived.map(({ row, field, value, text }) => [row, field, value, text])).toEqual([
    [2, 'deadline', 'By 31 October 2023', 'By 31 October 2023'],
    [2, 'deadline_by', '2023-10-31', 'By 31 October 2023'],
    [3, 'deadline', 'Within three months', 'Within three months'],
  ]);
  expect(plan.doubtful.map(({ row, column, reason }) => [row, column, reason])).toEqual([
    [5, 'D', expect.stringContaining('before the day it was issued')],
    [6, 'D', expect.stringContaining('several deadlines')],
  ]);
  const { out } = await run(root, ['import', file]);
  expect(out).toContain('docks-2021-rec-2  “By 31 October 2023”: by 2023-10-31  (row 2)');
  await applyImport(root, file);
  const deadlineOf = (no: string) =>
    /deadline:(?:\n {2}.*)+/.exec(readRegisterFile(root, `actions/docks-2021-rec-${no}.yaml`))?.[0];
  expect(deadlineOf('2')).toBe('deadline:\n  text: By 31 October 2023\n  by: 2023-10-31');
  expect(deadlineOf('3')).toBe('deadline:\n  text: Within three months');
  expect(deadlineOf('4')).toBe('deadline:\n  text: at once');
  expect(deadlineOf('5')).toBeUndefined();
});
