/** What the import of an old register creates. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  applyImport,
  csvIn,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../../helpers/spreadsheet.ts';
import { run } from '../../helpers/tool.ts';
import { gridXml, workbook } from '../../helpers/workbook.ts';

describe('importing an old register', () => {
  const oldRows = [
    ['Harbour Police: HMICFRS actions', '', '', '', '', '', '', '', ''],
    ['OFFICIAL', '', '', '', '', '', '', '', ''],
    ['', '', '', '', '', '', '', '', ''],
    [
      'Report',
      'Rec No',
      'Category',
      'Recommendation',
      'Owner',
      'Target date',
      'Current status',
      'Date closed',
      'Date issued',
      'Notes',
      'Origin',
    ],
    [
      'Inspection of the docks',
      'Rec 2',
      'Rec',
      'Paint the rails. All of them.',
      'Head of Docks',
      '25/11/2021',
      'In progress',
      '',
      '4 January 2021',
      'see file',
      '',
    ],
    ['', 'Rec 3', 'Rec', 'Oil the cranes', '', '', 'Signed off', '1 June 2021', '4 January 2021', '', ''],
    ['Lights – 2019', 'AFI 1', 'AFI', 'Light the lamps', '', '', 'Live', '', '2 May 2019', '', 'Piers'],
    [
      'Lights – 2019',
      '2 and 3',
      'AFI',
      'Trim the wicks\nFill the oil',
      '',
      '',
      '',
      '',
      '2 May 2019',
      '',
      'Piers',
    ],
  ];

  const oldBook = (root: string) => {
    const merges = '<mergeCells><mergeCell ref="A1:I1"/><mergeCell ref="A5:A6"/></mergeCells>';
    writeFileSync(
      join(root, 'old.xlsx'),
      workbook({ sheets: { Cover: gridXml([['Read me']]), Live: gridXml(oldRows) + merges } }),
    );
    return 'old.xlsx';
  };

  test('creates actions with legacy events', async () => {
    const root = newSpreadsheetRegister();
    const plan = await planOf(root, oldBook(root));
    expect(plan).toMatchObject({
      sheet: 'Live',
      header_row: 4,
      rows: 4,
      unread: ['Notes'],
      other_sheets: ['Cover'],
      refused: [],
    });
    expect(plan.inspections).toMatchObject([{ id: 'lights-2019', title: 'Lights – 2019' }]);
    expect(plan.added.map(({ row, id, title }) => [row, id, title])).toEqual([
      [5, 'docks-2021-rec-2', 'Paint the rails.'],
      [6, 'docks-2021-rec-3', 'Oil the cranes'],
      [7, 'lights-2019-afi-1', 'Light the lamps'],
      [8, 'lights-2019-afi-2', 'Trim the wicks'],
      [8, 'lights-2019-afi-3', 'Fill the oil'],
    ]);
    const { code, err } = await applyImport(root, 'old.xlsx');
    expect(code).toBe(0);
    // Data that an old register never recorded causes a warning when it is imported.
    expect(err).toContain('(legacy-bare)');
    expect(err).not.toContain(' error ');
    expect(readRegisterFile(root, 'actions/docks-2021-rec-2.yaml')).toBe(
      `# yaml-language-server: $schema=../schemas/action.schema.json
id: docks-2021-rec-2
type: recommendation
inspection: docks-2021
title: Paint the rails.
wording: Paint the rails. All of them.
history:
  - on: 2021-01-04
    event: issued
  - on: 2022-06-30
    event: assigned
    delivery_lead: Head of Docks
    legacy: true
  - on: 2022-06-30
    event: target
    by: 2021-11-25
    legacy: true
`,
    );
    expect(readRegisterFile(root, 'actions/docks-2021-rec-3.yaml')).toContain(
      '  - on: 2021-06-01\n    event: closed\n    legacy: true\n',
    );
    // No cell has the day of publication, and the day of issue is not one.
    expect(readRegisterFile(root, 'inspections/lights-2019.yaml')).toMatch(
      /origin: piers\nstatus: published\n$/,
    );
    const secondPlan = await planOf(root, 'old.xlsx');
    expect(secondPlan).toMatchObject({ added: [], changed: [], refused: [] });
    expect(secondPlan.unchanged).toHaveLength(5);
  });

  test('needs an origin for a new inspection', async () => {
    const root = newSpreadsheetRegister();
    const file = csvIn(root, 'r.csv', [
      ['Report', 'No', 'Type', 'Recommendation', 'Date issued'],
      ['Fog 2020', '1', 'Rec', 'Ring the bell', '2020-03-01'],
    ]);
    expect((await planOf(root, file)).refused).toMatchObject([
      { column: 'A', reason: expect.stringContaining('--origin') },
    ]);
    expect((await planOf(root, file, '--origin', 'piers')).added).toMatchObject([{ id: 'fog-2020-rec-1' }]);
    const { code, err } = await run(root, ['import', file, '--origin', 'moon']);
    expect(code).toBe(2);
    expect(err).toContain('--origin: no origin is called `moon`. Use one of: docks (Docks), piers (Piers).');
  });

  test('refuses a row of several actions whose wording cannot be divided', async () => {
    const root = newSpreadsheetRegister();
    const file = csvIn(root, 'r.csv', [
      ['Report', 'No', 'Type', 'Recommendation', 'Date issued'],
      ['docks-2021', '4, 5 and 6', 'Rec', 'One\nTwo', '2020-03-01'],
    ]);
    expect((await planOf(root, file)).refused).toMatchObject([
      { row: 2, column: 'D', heading: 'Recommendation' },
    ]);
  });

  test.each([
    [['docks-2021', '4', 'Rec', 'Text', ''], 'A', undefined],
    [['docks-2021', '4', 'Wreck', 'Text', ''], 'C', 'not one of cause-of-concern'],
    [['docks-2021', 'four', 'Rec', 'Text', ''], 'B', 'not the number of an action'],
    [['docks-2021', '', 'Rec', 'Text', ''], 'B', 'has no column for it, add a column `Number`'],
    [['docks-2021', '4', 'Rec', '', ''], 'D', 'its wording is missing'],
    [['docks-2021', '4', 'Rec', 'Text', '2020-02-30'], 'E', 'is not a real date'],
  ])(
    'refuses a row with a missing or invalid value, but not one without a date: %j',
    async (row, column, reason) => {
      const root = newSpreadsheetRegister();
      const file = csvIn(root, 'r.csv', [['Report', 'No', 'Type', 'Recommendation', 'Date closed'], row]);
      const { refused, added } = await planOf(root, file);
      if (reason === undefined) expect(added).toHaveLength(1);
      else expect(refused).toMatchObject([{ column, reason: expect.stringContaining(reason) }]);
    },
  );
});
