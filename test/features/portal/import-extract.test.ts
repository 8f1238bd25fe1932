/** Tests the import of an extract, and the questions about unknown columns and words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/app/command.ts';
import { emptyStore, type Interviewer } from '../../../src/app/interviewer.ts';
import { ok } from '../../../src/domain/errors.ts';
import { askForMapping as portalQuestions } from '../../../src/features/portal/mapping-questions.ts';
import {
  afi,
  day,
  extractHeader,
  importExtract,
  lastCommit,
  mapping,
  newPortalRegister,
  readRegisterFile,
} from '../../helpers/portal.ts';
import { registerFiles, settingsText } from '../../helpers/register.ts';
import { git } from '../../helpers/tool.ts';
import { gridXml, workbook } from '../../helpers/workbook.ts';

describe('importing an extract', () => {
  test('stores it unchanged, in one commit', async () => {
    const content = `${extractHeader}\n7,Recommendation,Open,Mend it,"Mend it, all of it.",Docks\n`;
    const { root, code, out } = await importExtract(content);
    expect(code).toBe(0);
    expect(out).toContain('1 row of given, header in row 1; live: 0 causes of concern, 1 recommendation');
    expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toBe(content);
    expect(lastCommit(root)).toBe(
      'Import the portal extract of 2022-06-01\n\nAfi-Command: portal import\n\n\nregister/portal/2022-06-01.csv',
    );
  });

  test('reads the quotes and dashes of Windows-1252', async () => {
    const bytes = Buffer.from(
      `${extractHeader}\r\n7,Recommendation,Open,x,The force\x92s plan \x96 now,Docks\r\n`,
      'latin1',
    );
    const { root } = await importExtract(bytes);
    expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toContain('The force’s plan – now');
  });

  test('skips titles above the header, and keeps unknown columns', async () => {
    const { root, out } = await importExtract(
      `Monitoring portal\n\nReference,Owner,Type,Status\n7,ACC,Recommendation,Open\n`,
    );
    expect(out).toContain('header in row 3');
    expect(out).toContain('given, row 1: above the header, and left out.');
    expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toBe(
      'Reference,Owner,Type,Status\n7,ACC,Recommendation,Open\n',
    );
  });

  test('spells types and statuses as register.yaml does', async () => {
    const { root } = await importExtract(
      `${extractHeader}\n7,RECOMMENDATION ,submitted  for closure,x,y,z\n`,
    );
    expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toContain(
      '7,Recommendation,Submitted for closure,x',
    );
  });

  test('reads a workbook with titles, a formula, numbers and another sheet', async () => {
    const titles = gridXml([['Monitoring portal'], [], ['Reference', 'Type', 'Status', 'Title']]);
    const row =
      '<row r="4"><c r="A4"><v>14207</v></c><c r="B4" t="str"><f>B9</f><v>Recommendation</v></c><c r="C4" t="inlineStr"><is><t>Open</t></is></c><c r="D4" t="inlineStr"><is><t>Mend it</t></is></c></row>';
    const bytes = workbook({
      sheets: {
        Notes: gridXml([['Read me']]),
        Portal: titles.replace('</sheetData>', `${row}</sheetData>`),
      },
    });
    const { root, code, out } = await importExtract(bytes, [], 'given.xlsx');
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain('Notes: the sheet is left out.');
    expect(out).toContain('Portal, row 4: a formula in column B; its last result is recorded.');
    expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toBe(
      'Reference,Type,Status,Title\n14207,Recommendation,Open,Mend it\n',
    );
  });
});

describe('unusual rows are imported with a remark', () => {
  test.each([
    ['an unknown status', '7,Recommendation,In review,x,y,z', 'row 2: the status “In review” is not known'],
    ['an unknown type', '7,Learning point,Open,x,y,z', 'row 2: the type “Learning point” is not known'],
    [
      'a reference that stands twice',
      '7,Recommendation,Open,x,y,z\n7,Recommendation,Open,x,y,z',
      'row 3: the reference 7 is in row 2 too',
    ],
    ['a row without a reference', ',Recommendation,Open,x,y,z', 'row 2: no reference'],
    ['a row cut short', '7,Recommendation,Open', 'row 2: cut short: no `Title`, `Text`, `Inspection`'],
    ['a row too long', '7,Recommendation,Open,x,y,z,more', 'row 2: has more cells than there are headings'],
    [
      'characters that nobody sees',
      '7,Recommendation,Open,x,a\u200bb,z',
      'row 2: invisible characters in column E',
    ],
  ])('%s', async (_, rows, message) => {
    const { root, code, out } = await importExtract(`${extractHeader}\n${rows}\n`);
    expect(code).toBe(0);
    expect(out).toContain(`given, ${message}`);
    const lines = readRegisterFile(root, 'portal/2022-06-01.csv').trimEnd().split('\n');
    expect(lines).toHaveLength(1 + rows.split('\n').length);
  });

  test('an unknown heading that is repeated', async () => {
    const { root, out } = await importExtract('Reference,Type,Status,Note,Note\n7,Recommendation,Open,a,b\n');
    expect(out).toContain('row 1: the heading `Note` occurs twice; both columns are kept.');
    expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toContain('7,Recommendation,Open,a,b');
  });

  test('the same remark on many rows in one line, and none on empty rows at the end', async () => {
    const { out } = await importExtract(
      `${extractHeader}\n7,Recommendation,Odd,x,y,z\n8,Recommendation,Odd,x,y,z\n,,,,,\n\n`,
    );
    expect(out).toContain('given, rows 2, 3: the status “Odd” is not known; it counts as live.');
    expect(out).toContain('2 rows of given');
  });
});

describe('an invalid extract is refused, and nothing changes', () => {
  const refusalOf = async (content: string, argv: readonly string[] = []) => {
    const { root, code, err } = await importExtract(content, argv);
    expect(code).toBe(2);
    expect(git(root, day, 'log', '--format=%s')).toBe('Begin\n');
    return err;
  };
  test('a required column is missing', async () =>
    expect(await refusalOf('Rec no,Type,Status\n7,Recommendation,Open\n')).toContain(
      'row 1 of given has no heading `Reference`; it has Rec no, Type, Status.',
    ));
  test('a required column is repeated', async () =>
    expect(await refusalOf('Reference,Type,Status,Status\n7,Recommendation,Open,Closed\n')).toContain(
      'the heading `Status` occurs twice in row 1 of given',
    ));
  test('a sheet without rows', async () =>
    expect(await refusalOf(`${extractHeader}\n`)).toContain('there is no row under the header'));
  test('the day is in the future', async () =>
    expect(await refusalOf(`${extractHeader}\n7,a,b,c,d,e\n`, ['--on', '2022-07-01'])).toContain(
      'is after today',
    ));
  test('the day already has an extract', async () => {
    const { root } = await importExtract(`${extractHeader}\n7,Recommendation,Open,x,y,z\n`);
    const secondRun = await afi(root, 'portal', 'import', 'given.csv', '--on', '2022-06-01');
    expect(secondRun).toMatchObject({
      code: 2,
      err: expect.stringContaining('is already on the register, with the same content'),
    });
  });
});

describe('unknown columns and words', () => {
  const content = 'Rec no,Kind,Where it stands\n7,Rec,In review\n8,Rec,Signed off\n';
  const asStored = (root: string) => {
    expect(readRegisterFile(root, 'register.yaml')).toMatch(
      /columns:\n {4}ref: Rec no\n {4}type: Kind\n {4}status: Where it stands/,
    );
    expect(readRegisterFile(root, 'register.yaml')).toMatch(/closed_statuses: \[Closed, Signed off\]/);
    expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toBe(
      'Reference,Type,Status\n7,Rec,In review\n8,Rec,Signed off\n',
    );
    expect(lastCommit(root)).toMatch(/portal\/2022-06-01\.csv\nregister\/register\.yaml$/);
  };
  const flags = [
    ...['--column', 'ref=Rec no', '--column', 'type=Kind', '--column', 'status=Where it stands'],
    ...['--type', 'Rec=recommendation', '--status', 'In review=submitted', '--status', 'Signed off=closed'],
  ];

  test('are given as options, and stored for the next import', async () => {
    const { root, out } = await importExtract(content, flags);
    asStored(root);
    expect(out).toContain('live: 0 causes of concern, 1 recommendation, 0 areas for improvement.');
    expect(out).not.toContain('not known');
    writeFileSync(join(root, 'next.csv'), content);
    expect(await afi(root, 'portal', 'import', 'next.csv', '--on', '2022-06-02')).toMatchObject({ code: 0 });
    expect(
      JSON.parse((await afi(root, 'portal', 'compare', '2022-06-01', '--json')).out).portal_only,
    ).toHaveLength(1);
  });

  test('are asked for on a terminal by --map', async () => {
    const root = newPortalRegister();
    writeFileSync(join(root, 'given.csv'), content);
    const questions: string[] = [];
    const answers = [
      '0 given',
      'Rec no',
      'Kind',
      'Where it stands',
      '',
      '',
      '',
      'recommendation',
      'submitted',
      'closed',
      '(save)',
    ];
    const ask = {
      choose: async (question: string) => {
        questions.push(question);
        return answers[questions.length - 1];
      },
      show: () => undefined,
      store: emptyStore,
    } as unknown as Interviewer;
    const { readSheets } = await import('../../../src/storage/spreadsheet/read-sheets.ts');
    const { openRegister: validate } = await import('../../../src/app/open-register.ts');
    const { shelfOf } = await import('../../helpers/register.ts');
    const context = {
      screen: { width: 80, colour: false },
      ...validate(shelfOf(registerFiles({ 'register.yaml': settingsText(mapping) })), day),
      readSheets: async () => {
        const result = readSheets('given.csv', Buffer.from(content));
        return result.ok ? ok(result.value.sheets) : result;
      },
    } as unknown as CommandContext;
    const options = { file: 'given.csv', map: true, on: day, json: false };
    const answeredOptions = (await portalQuestions(context, ask, options)) as Record<
      string,
      readonly string[]
    >;
    expect(questions).toHaveLength(answers.length);
    const flags = (['column', 'type', 'status'] as const).flatMap((flag) =>
      (answeredOptions[flag] ?? []).flatMap((value) => [`--${flag}`, value]),
    );
    expect(flags).toEqual(flags);
  });

  test('are refused with an invalid meaning', async () => {
    const { code, err } = await importExtract(content, ['--status', 'In review=submited']);
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean `submitted`?'),
    });
  });
});
