/** Tests which sheets an import can read and which it refuses. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  actionId,
  csvIn,
  gitEnvironment,
  newSpreadsheetRegister,
  planOf,
} from '../../helpers/spreadsheet.ts';
import { run } from '../../helpers/tool.ts';
import { workbook } from '../../helpers/workbook.ts';

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
      'two headings that mean the same',
      [
        ['Action', 'Owner', 'Lead'],
        [actionId, 'a', 'b'],
      ],
      'several headings mean the same column: Lead',
    ],
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
