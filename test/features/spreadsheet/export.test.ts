/** Checks the exports: workbook, CSV and JSON. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Sheet } from '../../../src/domain/sheet.ts';
import { maxCellLength, workbook } from '../../../src/output/write-workbook.ts';
import { readSheets } from '../../../src/storage/spreadsheet/read-sheets.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, home, type Run, run } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const withAction = (parts: Parameters<typeof actionText>[0]) =>
  registerFiles({ [`actions/${id}.yaml`]: actionText(parts) });

function sheetsIn(name: string, bytes: Uint8Array): readonly Sheet[] {
  const read = readSheets(name, bytes);
  if (!read.ok) throw new Error(read.error);
  return read.value.sheets;
}

function sheets(file: string): readonly Sheet[] {
  return sheetsIn(file, readFileSync(file));
}

const byHeading = ({ rows }: Sheet, row: number) =>
  Object.fromEntries(rows[0]?.map(({ text }, i) => [text, rows[row]?.[i]]) ?? []);

const runExport = async (root: string, ...argv: readonly string[]): Promise<Run> => {
  const exportRun = await run(root, ['export', ...argv]);
  expect({ code: exportRun.code, err: exportRun.err }).toMatchObject({ code: 0 });
  return exportRun;
};

test('a workbook contains the actions, their events and the summary', async () => {
  const root = folder(
    withAction({
      top: 'deadline: {text: by May, by: 2021-05-31}\nportal_refs: ["007", "8"]\nextra: {theatre: north}\n',
      history: [
        '{on: 2021-01-04, event: issued}',
        '{on: 2021-01-11, event: target, by: 2021-05-01}',
        '{on: 2021-02-01, event: progress, rag: amber, note: Begun}',
      ],
    }),
  );
  await runExport(root, '-o', 'r.xlsx');
  const [actions, events, summary] = sheets(join(root, 'r.xlsx'));
  expect([actions?.name, events?.name, summary?.name]).toEqual(['Actions', 'Events', 'Summary']);
  expect(byHeading(actions as Sheet, 1)).toMatchObject({
    Action: { text: id, kind: 'text' },
    'Deadline date': { text: '2021-05-31', kind: 'date' },
    'Portal references': { text: '007; 8', kind: 'text' },
    Target: { kind: 'date', date: '2021-05-01' },
    'Target changes': { text: '0', kind: 'number' },
    Overdue: { text: 'yes' },
    'Latest progress': { text: 'Begun' },
    'extra.theatre': { text: 'north' },
  });
  expect(byHeading(events as Sheet, 3)).toMatchObject({
    Action: { text: id },
    Place: { text: '2' },
    Date: { date: '2021-02-01' },
    Event: { text: 'progress' },
    Note: { text: 'Begun' },
  });
  expect(summary?.rows[1]?.map(({ text }) => text)).toEqual(['Docks', '', '1']);
});

test('the header is frozen and has filters, dates are date cells, and nothing is a formula', async () => {
  const root = folder(withAction({ title: '"=HYPERLINK(\\"http://x\\")"' }));
  await runExport(root, '-o', 'r.xlsx');
  const parts = unzipSync(readFileSync(join(root, 'r.xlsx')));
  const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString();
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toContain('<autoFilter ref="A1:AK2"/>');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toMatch(/<c r="E2" s="1" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK/);
});

test('a CSV file is marked as UTF-8, has Windows line ends, and no cell is run as a formula', async () => {
  const root = folder(withAction({ title: '"=1+1"', wording: '|-\n  One\n  - two' }));
  await runExport(root, '-o', 'r.csv', '--columns', 'id,title', '--columns', 'wording');
  expect(readFileSync(join(root, 'r.csv'), 'utf8')).toBe(
    `\ufeffAction,Title,Wording\r\n${id},'=1+1,"One\n- two"\r\n`,
  );
});

test('the same register gives the same workbook in any time zone and at any time', async () => {
  const root = folder(registerFiles());
  const exportedSheets = [];
  for (const zone of ['UTC', 'Pacific/Auckland', 'America/New_York']) {
    process.env['TZ'] = zone;
    await runExport(root, '-o', 'r.xlsx');
    exportedSheets.push(readFileSync(join(root, 'r.xlsx')).toString('base64'));
  }
  delete process.env['TZ'];
  expect(new Set(exportedSheets).size).toBe(1);
});

test('a text too long for a cell is cut, with a note', async () => {
  const root = folder(withAction({ wording: 'word '.repeat(8000).trim() }));
  const { err } = await runExport(root, '-o', 'r.xlsx');
  expect(err).toContain('Actions row 2: a text is too long for a cell');
  const [actions] = sheets(join(root, 'r.xlsx'));
  expect(byHeading(actions as Sheet, 1)['Wording']?.text.length).toBe(maxCellLength);
});

test('a text that looks like an escape or like markup is read back unchanged', () => {
  const texts = ['_x000D_', 'a < b && "c" > d', ' two  spaces ', 'one\n\ntwo', '🦢 ’', '_x0041_x'];
  const bytes = workbook([
    {
      name: 'A & "B"',
      columns: [{ heading: 'x', wide: false }],
      rows: texts.map((text) => [{ text, kind: 'text' }]),
    },
  ]);
  const [sheet] = sheetsIn('x.xlsx', bytes);
  expect(sheet?.name).toBe('A & "B"');
  expect(sheet?.rows.slice(1).map(([cell]) => cell?.text)).toEqual(texts);
});

test('JSON contains the full register and matches the published schema', async () => {
  const schema = JSON.parse((await run(home, ['schema', 'export'])).out);
  const valid = new Ajv({ strict: false }).compile(schema);
  for (const argv of [[], ['--board', 'custody-dag'], ['--as-at', '2015-01-01']]) {
    const { out } = await run(home, ['export', '--format', 'json', ...argv], { today: '2021-12-16' });
    const exportedData = JSON.parse(out);
    expect(valid(exportedData) ? [] : valid.errors).toEqual([]);
    expect(exportedData.filtered).toBe(argv[0] === '--board');
    expect(exportedData.inspections.length).toBeGreaterThan(30);
  }
  expect(valid({ schema: 'afi.export/1' })).toBe(false);
});

test.each([
  [['--format', 'xlsx'], 'a workbook cannot be printed here'],
  [[], 'enter a format'],
  [['-o', 'r.doc'], 'enter a format'],
  [['--format', 'csv', '--columns', 'id,titel'], 'Did you mean `title`?'],
  [['-o', 'register/r.csv'], 'is in the register'],
])('refused: %j', async (argv, why) => {
  const root = folder(registerFiles());
  writeFileSync(join(root, 'r.xlsx'), 'as it was');
  const { code, err } = await run(root, ['export', ...argv]);
  expect(code).toBe(2);
  expect(err).toContain(why);
  expect(readFileSync(join(root, 'r.xlsx'), 'utf8')).toBe('as it was');
});
