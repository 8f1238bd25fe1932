/** Checks how an import refuses rows, and which cells it reports. */
import { describe, expect, test } from 'vitest';
import {
  actionId,
  applyImport,
  csvIn,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../../helpers/spreadsheet.ts';
import { run } from '../../helpers/tool.ts';

describe('refused rows', () => {
  const head = ['Report', 'No', 'Type', 'Recommendation', 'Date issued', 'Current status', 'Target date'];
  const row = (no: string, ...otherCells: readonly string[]) => [
    'docks-2021',
    no,
    'Rec',
    'Text',
    ...otherCells,
  ];

  test('list all their errors at once', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      head,
      ['docks-2021', 'four', 'Wreck', '', '2020-02-30', 'Adrift', 'soon'],
    ]);
    expect((await planOf(root, rows)).refused.map(({ row, column }) => [row, column])).toEqual([
      [2, 'C'],
      [2, 'B'],
      [2, 'D'],
      [2, 'E'],
      [2, 'F'],
      [2, 'G'],
    ]);
  });

  test('list all errors of an existing action', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Type', 'RAG', 'PAF', 'Issued'],
      [actionId, 'AFI', 'gren', 'eight', '2020-01-01'],
    ]);
    const { refused } = await planOf(root, rows);
    expect(refused.map(({ column }) => column)).toEqual(['D', 'C', 'B']);
  });

  test('are grouped by reason, each with its rows', async () => {
    const root = newSpreadsheetRegister();
    const bad = Array.from({ length: 12 }, (_, i) => row(String(i + 10), '2021-02-01', 'Adrift'));
    const rows = csvIn(root, 'r.csv', [
      head,
      row('4', '2021-02-01'),
      ...bad,
      row('5'),
      row('6', '2021-02-31'),
    ]);
    const { out, err } = await run(root, ['import', rows]);
    expect(out).toContain(
      [
        'Refused: 13 rows',
        '  column F (Current status): `Adrift` is not one of open, complete, submitted, returned, closed.',
        '    The mapping file can give its meaning. 12 rows: 3 to 14.',
        '  column E (Date issued): 2021-02-31 is not a real date. Enter the day as 28/02/2021 or\n',
      ].join('\n'),
    );
    expect(out).toContain('2 new, 0 changed, 0 unchanged, 13 refused.');
    expect(err.replace(/\s+/g, ' ')).toContain(
      '`--apply` records nothing while 13 rows are refused; `--apply --skip-invalid` leaves them out and records 2 new actions.',
    );
  });

  test('create no inspection, board or action', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      [...head, 'Board', 'Origin'],
      ['Fog 2020', '1 and 2', 'Rec', 'Ring\nCall', '2020-03-01', 'Adrift', '', 'Fog board', 'piers'],
      ['docks-2021', '4 and 1', 'Rec', 'Mend\nPaint', '2021-03-01', 'closed', '', '', ''],
    ]);
    expect(await planOf(root, rows)).toMatchObject({ inspections: [], boards: [], added: [], changed: [] });
    expect((await applyImport(root, rows, '--skip-invalid')).out).toContain('There is nothing to record.');
    expect((await applyImport(root, rows, '--without-refused')).out).toContain('There is nothing to record.');
  });
});

test('cells that look like personal data are listed by row, without their text', async () => {
  const root = newSpreadsheetRegister();
  const rows = csvIn(root, 'r.csv', [
    ['Action', 'Latest progress', 'Notes'],
    [actionId, 'Ring PC 4471 on 07700 900123', 'mail@example.org'],
    ['docks-2021-rec-2', 'With sgt@example.org', ''],
  ]);
  expect((await planOf(root, rows)).personal).toEqual([
    { sheet: 'r', kind: 'a telephone number', cells: 1, rows: [2] },
    { sheet: 'r', kind: 'a collar number', cells: 1, rows: [2] },
    { sheet: 'r', kind: 'an e-mail address', cells: 1, rows: [3] },
  ]);
  const { out } = await run(root, ['import', rows]);
  expect(out.replace(/\s+/g, ' ')).toContain('This looks like personal data');
});

test('a placeholder for a lead or board is shown in the plan, and records no owner', async () => {
  const root = newSpreadsheetRegister();
  const rows = csvIn(root, 'r.csv', [
    ['Report', 'No', 'Type', 'Recommendation', 'Date issued', 'Force lead', 'Delivery lead', 'Board'],
    ['docks-2021', '4', 'Rec', 'Mend the gate', '2021-03-01', '-', 'Head of Docks', 'N/A'],
    ['docks-2021', '5', 'Rec', 'Paint the gate', '2021-03-01', 'TBC', '', 'quay'],
    ['docks-2021', '1', 'Rec', '', '', '', 'to be confirmed', ''],
  ]);
  const plan = await planOf(root, rows);
  expect(plan).toMatchObject({ boards: [], refused: [], changed: [], unchanged: [actionId] });
  expect(plan.placeholders).toEqual([
    { sheet: 'r', column: 'force_lead', cells: 2, rows: [2, 3] },
    { sheet: 'r', column: 'delivery_lead', cells: 1, rows: [4] },
    { sheet: 'r', column: 'board', cells: 1, rows: [2] },
  ]);
  const page = (await run(root, ['import', rows])).out.replace(/\s+/g, ' ');
  expect(page).toContain('force lead in 2 cells (2 rows: 2 to 3); delivery lead in 1 cell (row 4)');
  expect((await applyImport(root, rows)).code).toBe(0);
  const text = readRegisterFile(root, 'actions/docks-2021-rec-4.yaml');
  expect(text).toContain('delivery_lead: Head of Docks');
  expect(text).not.toMatch(/force_lead|board/);
});
