/** The inspections that an import creates, and what it does about missing dates. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  applyImport,
  csvIn,
  gitEnvironment,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../../helpers/spreadsheet.ts';
import { run } from '../../helpers/tool.ts';

describe('a new inspection', () => {
  const title = 'An inspection of the effectiveness of firearms licensing';
  const head = ['Report', 'No', 'Type', 'Recommendation', 'Date issued', 'Origin'];
  const row = [title, '1', 'Rec', 'Check the cabinets', '2020-03-01', 'piers'];

  test('has an id that ends with a full word, and is in the plan', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [head, row]);
    expect((await planOf(root, rows)).inspections).toEqual([
      {
        id: 'an-inspection-of-the-effectiveness-of-firearms',
        title,
        origin: 'piers',
        published: null,
      },
    ]);
    expect((await run(root, ['import', rows])).out).toMatch(/a column `Inspection\s+id`/);
  });

  test('has the id in its column', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      [...head, 'Inspection ID'],
      [...row, 'firearms-2020'],
      ['', '2', 'Rec', 'Lock the cabinets', '2020-03-01', '', 'firearms-2020'],
      [...row.with(1, '3'), 'Firearms!'],
    ]);
    const plan = await planOf(root, rows);
    expect(plan.inspections).toMatchObject([{ id: 'firearms-2020', title }]);
    expect(plan.added.map(({ id }) => id)).toEqual(['firearms-2020-rec-1', 'firearms-2020-rec-2']);
    expect(plan.refused).toMatchObject([{ row: 4, column: 'G' }]);
  });

  test('has the id that the mapping gives for its title, and keeps the title', async () => {
    const root = newSpreadsheetRegister();
    writeFileSync(join(root, 'how.csv'), `Heading,Word,Means\nReport,${title},firearms-2020\n`);
    const rows = csvIn(root, 'r.csv', [head, row]);
    const plan = await planOf(root, rows, '--mapping', 'how.csv');
    expect(plan.inspections).toMatchObject([{ id: 'firearms-2020', title }]);
    expect((await applyImport(root, rows, '--mapping', 'how.csv')).code).toBe(0);
    expect(readRegisterFile(root, 'inspections/firearms-2020.yaml')).toContain(`title: ${title}\n`);
    expect(await planOf(root, rows, '--mapping', 'how.csv')).toMatchObject({ added: [], refused: [] });
  });

  test('numbers of several parts are in the id, and on record as printed', async () => {
    const root = newSpreadsheetRegister();
    const sheet = (...numbers: readonly string[]) =>
      csvIn(root, 'r.csv', [
        [...head, 'Inspection ID'],
        ...numbers.map((number) => [
          title,
          number,
          'Rec',
          `Check ${number}`,
          '2020-03-01',
          'piers',
          'firearms-2020',
        ]),
      ]);
    const rows = sheet('1.1', '1.10', '3(a)', 'IA24/01', '4-7', '1-1a', '3a');
    const plan = await planOf(root, rows);
    expect(plan.added.map(({ id }) => id)).toEqual([
      ...['firearms-2020-rec-1-1', 'firearms-2020-rec-1-10', 'firearms-2020-rec-3a'],
      ...['firearms-2020-rec-ia24-01', 'firearms-2020-rec-1-1a'],
    ]);
    expect(plan.refused.map(({ row }) => row)).toEqual([6, 8]);
    const sound = sheet('1.1', '1.10', '3(a)', 'IA24/01');
    expect((await applyImport(root, sound)).code).toBe(0);
    expect(readRegisterFile(root, 'actions/firearms-2020-rec-1-10.yaml')).toContain('printed_number: "1.10"');
    expect((await run(root, ['check'])).out).not.toContain('id-form');
    expect(await planOf(root, sound)).toMatchObject({ added: [], changed: [], refused: [] });
  });

  test('a title is not accepted as the published wording', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Report', 'No', 'Type', 'Short title', 'Recommendation'],
      ['docks-2021', '4', 'Rec', 'Mend it', ''],
    ]);
    expect((await planOf(root, rows)).refused).toMatchObject([
      { column: 'E', reason: expect.stringContaining('its wording is missing') },
    ]);
  });
});

describe('an event without a date in the sheet', () => {
  const head = [
    'Report',
    'No',
    'Type',
    'Recommendation',
    'Owner',
    'Status',
    'Date submitted',
    'Date closed',
    'Batch',
  ];
  const row = (no: string, ...otherCells: readonly string[]) => [
    'docks-2021',
    no,
    'Rec',
    'Text',
    ...otherCells,
  ];

  test('is shown in the plan before it gets the day of the import', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      head,
      row('4', 'Head of Docks', 'closed'),
      row('5', 'Head of Docks', 'closed', '', '2021-05-01'),
      row('6', '', 'closed', '2021-04-01', '2021-05-01'),
      row('7', '', 'submitted', '2021-04-01'),
      row('8', '', 'submitted'),
    ]);
    const plan = await planOf(root, rows, '--on', '2022-06-01');
    expect(plan.on).toBe('2022-06-01');
    expect(plan.undated).toEqual([
      { event: 'assigned', ids: ['docks-2021-rec-4'] },
      { event: 'closed', ids: ['docks-2021-rec-4'] },
      { event: 'submitted', ids: ['docks-2021-rec-8'] },
    ]);
    const page = (await run(root, ['import', rows, '--on', '2022-06-01'])).out.replace(/\s+/g, ' ');
    expect(page).toContain(
      'The sheet has no date for these, so they are dated 1 June 2022: 1 assignment, 1 closure, 1 submission. Papers use that date',
    );
    expect(page).toContain('With HMICFRS, but not in a batch: 2 actions.');
  });

  test('a closing date that contradicts the status or another date is refused', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      head,
      row('4', '', 'open', '', '2021-05-01'),
      row('5', '', 'closed', '2021-05-02', '2021-05-01'),
    ]);
    expect((await planOf(root, rows)).refused).toMatchObject([
      { row: 2, column: 'H', reason: expect.stringContaining('its status is open') },
      { row: 3, column: 'H', reason: expect.stringContaining('before the day it was submitted') },
    ]);
  });

  test('the outcome of a submission imported in a batch can be recorded', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      head,
      row('4', '', 'submitted', '2021-04-02', '', '2021-04'),
      row('5', '', 'submitted', '2021-04-01', '', '2021-04'),
      row('6', '', 'submitted', '2021-06-01'),
      row('7', '', 'submitted', '2021-06-02', '', 'June!'),
    ]);
    const plan = await planOf(root, rows, '--batch', '2021-06');
    expect(plan).toMatchObject({ batches: [{ id: '2021-04' }], unbatched: [] });
    expect(plan.refused).toMatchObject([{ row: 5, column: 'I' }]);
    expect((await applyImport(root, rows, '--batch', '2021-06', '--without-refused')).code).toBe(0);
    expect(readRegisterFile(root, 'batches/2021-04.yaml')).toContain('sent: 2021-04-01\nto: HMICFRS\n');
    const { code, err } = await run(
      root,
      [
        'outcome',
        '2021-04',
        '--closed',
        'docks-2021-rec-4',
        '--returned',
        'docks-2021-rec-5',
        '--note',
        'More.',
      ],
      gitEnvironment(root),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
