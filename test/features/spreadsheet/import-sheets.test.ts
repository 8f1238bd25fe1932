/** Tests which sheets an import can read and which it refuses. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  actionFile,
  actionId,
  applyImport,
  csvIn,
  gitEnvironment,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../../helpers/spreadsheet.ts';
import { git, run } from '../../helpers/tool.ts';
import { gridXml, workbook } from '../../helpers/workbook.ts';

describe('sheets that an import refuses', () => {
  test.each(['import', 'portal'])(
    'a file that is not a spreadsheet is refused, with a remedy: %s',
    async (command) => {
      const root = newSpreadsheetRegister();
      writeFileSync(join(root, 'r.xlsx'), 'Action,Title\nx,y\n');
      const { code, out, err } = await run(root, [command, 'r.xlsx'], gitEnvironment(root));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toBe(
        'afi: r.xlsx is a text file, but has the name of a workbook. If it is a table, rename it so that it ends in .csv. Otherwise save it as .xlsx in the program that made it.\n',
      );
    },
  );

  test.each([
    [
      'no header',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'no header was found in',
    ],
    ['0 rows', [], 'has no rows'],
  ])('%s', async (_, rows, why) => {
    const root = newSpreadsheetRegister();
    const { code, err } = await run(root, ['import', csvIn(root, 'r.csv', rows)]);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  test('the type printed before a number is used before the type given for the sheet', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Number', 'Wording'],
      ['CoC 7', 'The harbour is not lit at night.'],
      ['8', 'Light the pier.'],
    ]);
    const sheetOptions = ['--inspection', 'docks-2021', '--type', 'afi', '--issued', '2021-02-01'];
    const { added } = await planOf(root, rows, ...sheetOptions);
    expect(added.map(({ id }) => id)).toEqual(['docks-2021-coc-7', 'docks-2021-afi-8']);
  });

  test('of two headings that mean the same, the better one is read and both are named', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Ref', 'Lead', 'HMICFRS Portal Ref', 'Owner', 'Action'],
      ['AFI 1', '', '14207', 'Head of Docks', actionId],
    ]);
    const plan = await planOf(root, rows);
    expect(plan.read).toEqual([
      { heading: 'Ref', column: 'number' },
      { heading: 'HMICFRS Portal Ref', column: 'portal_refs' },
      { heading: 'Owner', column: 'delivery_lead' },
      { heading: 'Action', column: 'id' },
    ]);
    expect(plan.dropped).toEqual([
      { heading: 'Lead', letters: 'B', column: 'delivery_lead', instead: 'Owner' },
    ]);
    expect((await run(root, ['import', rows])).out.replace(/\s+/g, ' ')).toContain(
      'Column A (Ref) is read as number, because of its cells. Not read: Lead. Column B (Lead) could also be delivery_lead, which is read from Owner.',
    );
  });

  test('an unknown heading may be repeated', async () => {
    const root = newSpreadsheetRegister();
    expect(
      await planOf(
        root,
        csvIn(root, 'r.csv', [
          ['Action', 'Title', 'Notes', 'Notes'],
          [actionId, '', 'a', 'b'],
        ]),
      ),
    ).toMatchObject({
      unchanged: [actionId],
    });
  });

  test('a header without rows below it changes nothing', async () => {
    const root = newSpreadsheetRegister();
    expect(await planOf(root, csvIn(root, 'r.csv', [['Action', 'Title']]))).toMatchObject({
      rows: 0,
      absent: [actionId],
    });
  });

  test('formula cells are counted, and their last results are read', async () => {
    const root = newSpreadsheetRegister();
    const xml = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Action</t></is></c><c r="B1" t="inlineStr"><is><t>Title</t></is></c></row><row r="2"><c r="A2" t="str"><f>X1</f><v>${actionId}</v></c><c r="B2"><f>X2</f></c></row></sheetData>`;
    writeFileSync(join(root, 'f.xlsx'), workbook({ sheets: { S: xml } }));
    const plan = await planOf(root, 'f.xlsx');
    expect(plan.formulas).toBe(2);
    expect(plan.refused).toMatchObject([
      { row: 2, column: 'B', reason: expect.stringContaining('result of this formula is not in the file') },
    ]);
  });
});

describe('a workbook of several sheets', () => {
  const head = ['Report', 'No', 'Type', 'Recommendation', 'Date issued'];
  const sheets = {
    Docks: gridXml([
      ['Action', 'Title'],
      [actionId, 'Mend the ladder'],
    ]),
    Quays: gridXml([['Quays'], head, ['docks-2021', '4', 'Rec', 'Paint the quay.', '2021-03-01']]),
    Charts: gridXml([['Live by month']]),
    Archive: gridXml([head, ['docks-2021', '4', 'Rec', 'Paint the quay.', '2021-03-01']]),
  };

  test('is imported in one run and one commit, each sheet with its own header', async () => {
    const root = newSpreadsheetRegister();
    writeFileSync(join(root, 'w.xlsx'), workbook({ sheets }));
    const plan = await planOf(root, 'w.xlsx', '--sheet', 'Docks', '--sheet', 'quays');
    expect(plan.sheets).toMatchObject([
      { sheet: 'Docks', header_row: 1, rows: 1 },
      { sheet: 'Quays', header_row: 2, rows: 1 },
    ]);
    expect(plan).toMatchObject({ sheet: 'Docks', header_row: 1, rows: 1 });
    expect(plan.changed).toMatchObject([{ sheet: 'Docks', row: 2, id: actionId }]);
    expect(plan.added).toMatchObject([{ sheet: 'Quays', row: 3, id: 'docks-2021-rec-4' }]);
    const commitCount = () => Number(git(root, '2022-01-01', 'rev-list', '--count', 'HEAD').trim());
    const countBefore = commitCount();
    const { code, out } = await applyImport(root, 'w.xlsx', '--sheet', 'Docks', '--sheet', 'Quays');
    expect({ code, commits: commitCount() - countBefore }).toEqual({ code: 0, commits: 1 });
    expect(out).toContain('Import 1 new and 1 changed actions from w.xlsx');
    expect(readRegisterFile(root, actionFile)).toContain('title: Mend the ladder\n');
  });

  test('is read in full without --sheet, and shows which sheets were not read', async () => {
    const root = newSpreadsheetRegister();
    writeFileSync(join(root, 'w.xlsx'), workbook({ sheets }));
    const plan = await planOf(root, 'w.xlsx');
    expect(plan.sheets.map(({ sheet }) => sheet)).toEqual(['Docks', 'Quays', 'Archive']);
    expect(plan.not_read).toEqual([
      { sheet: 'Charts', reason: 'it has no header: no row has two known headings' },
    ]);
    expect(plan.other_sheets).toEqual(['Charts']);
    expect(plan.refused).toEqual([
      {
        ...{ sheet: 'Archive', row: 2, column: null, heading: null },
        reason: 'docks-2021-rec-4 is also in row 3 of the sheet `Quays`',
      },
    ]);
    const { out } = await run(root, ['import', 'w.xlsx']);
    expect(out).toMatch(
      /^w\.xlsx: 3 sheets are read\. Docks; Quays; Archive\.\n\nw\.xlsx, sheet Docks: 1 row below/,
    );
  });

  test('the events and the summary of an export are not read as actions', async () => {
    const root = newSpreadsheetRegister();
    expect((await run(root, ['export', '-o', 'all.xlsx'])).code).toBe(0);
    const plan = await planOf(root, 'all.xlsx');
    expect(plan.sheets.map(({ sheet }) => sheet)).toEqual(['Actions']);
    expect(plan).toMatchObject({ unchanged: [actionId], refused: [] });
  });
});

test('a title row with a year gives the inspection of the rows under it, and another one is asked about', async () => {
  const root = newSpreadsheetRegister();
  const row = (number: string) => ['Rec', number, `Mend gate ${number}.`, '2021-03-01', 'docks'];
  const rows = csvIn(root, 'r.csv', [
    ['Type', 'No', 'Recommendation', 'Date issued', 'Origin'],
    ['Gates and bridges'],
    row('8'),
    ['PEEL 2023/25', '', '', '', ''],
    row('2'),
    ['Total', '2'],
  ]);
  const plan = await planOf(root, rows);
  expect(plan.added.map(({ row, id }) => [row, id])).toEqual([[5, 'peel-2023-25-rec-2']]);
  expect(plan.refused).toMatchObject([{ row: 3, reason: 'its inspection is missing' }]);
  expect(plan.open_bands).toEqual([{ row: 2, text: 'Gates and bridges' }]);
  expect(plan.filled).toContainEqual({
    ...{ column: 'inspection', value: 'PEEL 2023/25', source: 'band', text: 'PEEL 2023/25', rows: [5] },
  });
  writeFileSync(join(root, 'map.csv'), 'Heading,Word,Means\n(band),Gates and bridges,docks-2021\n');
  const secondPlan = await planOf(root, rows, '--mapping', 'map.csv');
  expect(secondPlan.refused).toEqual([]);
  expect(secondPlan.added.map(({ id }) => id)).toEqual(['docks-2021-rec-8', 'peel-2023-25-rec-2']);
});

test('values for rows without one come from the call, for new actions only', async () => {
  const root = newSpreadsheetRegister();
  const rows = csvIn(root, 'r.csv', [
    ['No', 'Recommendation', 'Published'],
    ['1', '', ''],
    ['7', 'Sound the horn.', ''],
  ]);
  const call = ['--inspection', 'docks-2021', '--type', 'rec', '--issued', '2021-04-01'];
  expect(await planOf(root, rows, ...call)).toMatchObject({
    ...{ unchanged: [actionId], changed: [], refused: [] },
    added: [{ id: 'docks-2021-rec-7' }],
  });
  expect((await applyImport(root, rows, ...call)).code).toBe(0);
  expect(readRegisterFile(root, 'actions/docks-2021-rec-7.yaml')).toContain(
    'on: 2021-04-01\n    event: issued',
  );
});
