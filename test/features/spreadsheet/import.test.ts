import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/app/command.ts';
import type { Prompter } from '../../../src/app/prompts.ts';
import type { DateOrder } from '../../../src/domain/vocabulary.ts';
import { readDay } from '../../../src/features/spreadsheet/cell-dates.ts';
import { actionColumns } from '../../../src/features/spreadsheet/columns.ts';
import type { ImportOptions } from '../../../src/features/spreadsheet/command.ts';
import { columnLabels, columnMeant, importable } from '../../../src/features/spreadsheet/headings.ts';
import { askForColumns } from '../../../src/features/spreadsheet/import-questions.ts';
import { readSheets } from '../../../src/storage/spreadsheet/read-sheets.ts';
import { csvIn, gitWorld, kept, planOf } from '../../helpers/exchange.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { git, run } from '../../helpers/tool.ts';
import { gridXml, workbook } from '../../helpers/workbook.ts';

const id = 'docks-2021-rec-1';
const file = `actions/${id}.yaml`;
const register = (root: string, name: string) => readFileSync(join(root, 'register', name), 'utf8');

const apply = (root: string, name: string, ...argv: readonly string[]) =>
  run(root, ['import', name, '--apply', '--yes', ...argv], gitWorld(root));

/** An event as the tool writes it. */
const block = (...lines: readonly string[]) => `  - ${lines.join('\n    ')}\n`;

describe('a day as it was typed', () => {
  const day = (text: string, order?: DateOrder) => {
    const read = readDay({ text, kind: 'text' }, order);
    return 'day' in read ? read.day : read.fault;
  };

  test.each([
    ['2021-05-01'],
    ['2021-5-1'],
    ['2021-05-01T00:00:00'],
    ['2021-05-01 00:00:00'],
    ['1 May 2021'],
    ['1st May 2021'],
    ['01-May-2021'],
    ['Saturday, 1 May 2021'],
    ['May 1, 2021'],
    ['1 may 2021'],
  ])('%s means one day', (text) => expect(day(text)).toBe('2021-05-01'));

  test.each([
    ['25/11/2021', '2021-11-25'],
    ['11/25/2021', '2021-11-25'],
    ['25.11.2021', '2021-11-25'],
    ['5/5/2021', '2021-05-05'],
  ])('%s can mean one day only', (text, meant) => expect(day(text)).toBe(meant));

  test('1/5/21 is refused with the choice spelled out', () =>
    expect(day('1/5/21')).toBe(
      '1/5/21 may mean 1 May 2021 (2021-05-01) or 5 January 2021 (2021-01-05); write the one that is meant, or say --dates dmy where days stand first',
    ));

  test('01/05/2021 too, unless it was said how dates stand', () => {
    expect(day('01/05/2021')).toMatch('may mean 1 May 2021');
    expect(day('01/05/2021', 'dmy')).toBe('2021-05-01');
    expect(day('1/5/21', 'dmy')).toBe('2021-05-01');
    expect(day('01/05/2021', 'mdy')).toBe('2021-01-05');
    expect(day('25/11/2021', 'mdy')).toBe('25/11/2021 is no day that exists');
  });

  test.each([
    ['25/11/21'],
    ['30 February 2021'],
    ['31/02/2021'],
    ['May 2021'],
    ['soon'],
    ['44317'],
    ['1 Mayo 2021'],
  ])('%s is refused', (text) => expect(day(text)).not.toMatch(/^\d{4}-\d{2}-\d{2}$/));

  test('a date cell is its day; a bare number is told to be one', () => {
    expect(readDay({ text: '2021-05-01', kind: 'date', date: '2021-05-01' }, undefined)).toEqual({
      day: '2021-05-01',
    });
    expect(readDay({ text: '44317', kind: 'number' }, undefined)).toMatchObject({
      fault: expect.stringMatching('is a number'),
    });
  });
});

describe('an action that is there', () => {
  test('facts are corrected, states become events, all in one commit', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      [
        'Action',
        'Title',
        'Delivery lead',
        'Target',
        'RAG',
        'Latest progress',
        'Portal references',
        'Status',
        'Closure route',
        'Closed',
      ],
      [id, 'Mend it', 'Head of Piers', '1 May 2022', 'A', 'Half done', '7\n8', '', '', ''],
    ]);
    const plan = await planOf(root, rows, '--on', '2022-06-01');
    expect(plan.changed[0]?.changes.map(({ field, from, to, by }) => [field, from, to, by])).toEqual([
      ['title', `Mend the ${id} ladder`, 'Mend it', 'correction'],
      ['portal_refs', null, '7; 8', 'correction'],
      ['delivery_lead', 'Head of Docks', 'Head of Piers', 'assigned'],
      ['target', null, '2022-05-01', 'target'],
      ['progress', null, 'Half done', 'progress'],
      ['rag', null, 'amber', 'progress'],
    ]);
    const { code, out, err } = await apply(root, rows, '--on', '2022-06-01', '--note', 'The board’s list.');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Import 1 changed action from r\.csv \([0-9a-f]{8}\)\n$/);
    const why = 'note: The board’s list.';
    expect(register(root, file)).toBe(
      [
        actionText({ title: 'Mend it', top: 'portal_refs: ["7", "8"]\n' }),
        block('on: 2022-06-01', 'event: correction', 'field: title', `was: Mend the ${id} ladder`, why),
        block('on: 2022-06-01', 'event: correction', 'field: portal_refs', 'was: (nothing)', why),
        block('on: 2022-06-01', 'event: assigned', 'delivery_lead: Head of Piers'),
        block('on: 2022-06-01', 'event: target', 'by: 2022-05-01'),
        block('on: 2022-06-01', 'event: progress', 'rag: amber', 'note: Half done'),
      ].join(''),
    );
    expect(git(root, '2022-01-01', 'log', '--format=%s')).toBe('Import 1 changed action from r.csv\nBegin\n');
    expect(await planOf(root, rows)).toMatchObject({ changed: [], unchanged: [id] });
  });

  test('a status that changed becomes the event that brings it about', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Status', 'Closure route', 'Closed'],
      [id, 'Closed', 'revisit', '2022-05-31'],
    ]);
    expect((await apply(root, rows)).code).toBe(0);
    expect(register(root, file)).toContain(
      block('on: 2022-05-31', 'event: closed', 'route: revisit', 'note: Taken from r.csv.'),
    );
  });

  test('a blank cell deletes nothing, and what is not in the sheet is listed and left', async () => {
    const root = kept(
      registerFiles({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) }),
    );
    const before = register(root, file);
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Title', 'Wording', 'Force lead', 'Board', 'Status'],
      [id, '', ' ', '', '', ''],
    ]);
    const plan = await planOf(root, rows);
    expect(plan).toMatchObject({ unchanged: [id], absent: ['docks-2021-rec-2'], changed: [], added: [] });
    await apply(root, rows);
    expect(register(root, file)).toBe(before);
    expect(existsSync(join(root, 'register/actions/docks-2021-rec-2.yaml'))).toBe(true);
  });

  test.each([
    [['Action', 'Issued'], [id, '2020-01-01'], 'B', 'an event that stands has said'],
    [['Action', 'Type'], [id, 'AFI'], 'B', 'does not change the type'],
    [['Action', 'Status'], [id, 'closed'], 'B', 'name the closure route'],
    [['Action', 'Status'], [id, 'complete'], 'B', '--approved-by'],
    [['Action', 'Status'], [id, 'sleeping'], 'B', 'none of open, complete, submitted, closed'],
    [['Action', 'RAG'], [id, 'gren'], 'B', 'Did you mean `green`?'],
    [['Action', 'Target'], [id, '1/5/21'], 'B', '1 May 2021 (2021-05-01) or 5 January 2021'],
    [['Action', 'PAF'], [id, 'eight'], 'B', 'no key of the framework'],
    [['Action', 'Title'], ['docks-2021-wreck-1', 'x'], 'A', 'no action is called'],
    [['Action', 'Title'], [id, '#REF!'], 'B', 'a formula went wrong'],
  ])('refused with sheet, row, column and reason: %j %j', async (head, row, column, reason) => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [['Our list'], head, row]);
    const plan = await planOf(root, rows);
    expect(plan.sheet).toBe('r');
    expect(plan.refused).toMatchObject([{ row: 3, column, heading: head[column === 'A' ? 0 : 1] }]);
    expect(plan.refused[0]?.reason).toContain(reason);
    const { code, err } = await apply(root, rows);
    expect(code).toBe(2);
    expect(err).toContain('nothing was changed');
    expect(git(root, '2022-01-01', 'log', '--format=%s')).toBe('Begin\n');
  });

  test('a target that replaces another needs a reason and an approver', async () => {
    const root = kept(
      registerFiles({
        [file]: actionText({
          history: ['{on: 2021-01-04, event: issued}', '{on: 2021-01-05, event: target, by: 2021-06-01}'],
        }),
      }),
    );
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Target'],
      [id, '2022-12-01'],
    ]);
    expect((await planOf(root, rows)).refused[0]?.reason).toContain('--approved-by');
    expect((await apply(root, rows, '--note', 'Parts are late.', '--approved-by', 'quay')).code).toBe(0);
    expect(register(root, file)).toContain(
      block(
        'on: 2022-06-30',
        'event: target',
        'by: 2022-12-01',
        'reason: Parts are late.',
        'approved_by: quay',
      ),
    );
  });

  test('is known by its reference on the portal, however that is typed', async () => {
    const root = kept(registerFiles({ [file]: actionText({ top: 'portal_refs: ["AB 101"]\n' }) }));
    csvIn(root, 'sheet.csv', [
      ['Portal references', 'RAG'],
      ['ab101', 'amber'],
    ]);
    const { changed, added, refused } = await planOf(root, 'sheet.csv');
    expect(changed.map((one) => one.id)).toEqual([id]);
    expect([added, refused]).toEqual([[], []]);
  });

  test('an action that stands in two rows is refused the second time', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Title'],
      [id, 'One'],
      [id, 'Two'],
    ]);
    const plan = await planOf(root, rows);
    expect(plan.refused).toMatchObject([{ row: 3, reason: `${id} stands in row 2 already` }]);
    expect((await apply(root, rows, '--without-refused')).code).toBe(0);
    expect(register(root, file)).toContain('title: One\n');
  });
});

describe('an old register', () => {
  const old = [
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
      workbook({ sheets: { Cover: gridXml([['Read me']]), Live: gridXml(old) + merges } }),
    );
    return 'old.xlsx';
  };

  test('is taken over: what it never recorded as legacy events', async () => {
    const root = kept();
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
    const { code, err } = await apply(root, 'old.xlsx');
    expect(code).toBe(0);
    // What an old register never recorded is a warning, told when it is taken over.
    expect(err).toContain('(legacy-bare)');
    expect(err).not.toContain(' error ');
    expect(register(root, 'actions/docks-2021-rec-2.yaml')).toBe(
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
    expect(register(root, 'actions/docks-2021-rec-3.yaml')).toContain(
      '  - on: 2021-06-01\n    event: closed\n    legacy: true\n',
    );
    expect(register(root, 'inspections/lights-2019.yaml')).toContain(
      'origin: piers\nstatus: published\npublished: 2019-05-02\n',
    );
    const again = await planOf(root, 'old.xlsx');
    expect(again).toMatchObject({ added: [], changed: [], refused: [] });
    expect(again.unchanged).toHaveLength(5);
  });

  test('an inspection that is new needs its row of the summary', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Report', 'No', 'Type', 'Recommendation', 'Date issued'],
      ['Fog 2020', '1', 'Rec', 'Ring the bell', '2020-03-01'],
    ]);
    expect((await planOf(root, rows)).refused).toMatchObject([
      { column: 'A', reason: expect.stringContaining('--origin') },
    ]);
    expect((await planOf(root, rows, '--origin', 'piers')).added).toMatchObject([{ id: 'fog-2020-rec-1' }]);
    expect((await planOf(root, rows, '--origin', 'moon')).refused[0]?.reason).toContain(
      'no row of the summary',
    );
  });

  test('a row of several actions whose wording does not divide is refused', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Report', 'No', 'Type', 'Recommendation', 'Date issued'],
      ['docks-2021', '4, 5 and 6', 'Rec', 'One\nTwo', '2020-03-01'],
    ]);
    expect((await planOf(root, rows)).refused).toMatchObject([
      { row: 2, column: 'D', heading: 'Recommendation' },
    ]);
  });

  test.each([
    [['docks-2021', '4', 'Rec', 'Text', ''], 'A', undefined],
    [['docks-2021', '4', 'Wreck', 'Text', ''], 'C', 'none of cause-of-concern'],
    [['docks-2021', 'four', 'Rec', 'Text', ''], 'B', 'no number of an action'],
    [['docks-2021', '', 'Rec', 'Text', ''], 'B', 'number that its report gives it is missing'],
    [['docks-2021', '4', 'Rec', '', ''], 'D', 'the wording is missing'],
    [['docks-2021', '4', 'Rec', 'Text', '2020-02-30'], 'E', 'no day that exists'],
  ])('a row that lacks something: %j', async (row, column, reason) => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [['Report', 'No', 'Type', 'Recommendation', 'Date closed'], row]);
    const { refused, added } = await planOf(root, rows);
    if (reason === undefined) expect(added).toHaveLength(1);
    else expect(refused).toMatchObject([{ column, reason: expect.stringContaining(reason) }]);
  });
});

describe('rows that are refused', () => {
  const head = ['Report', 'No', 'Type', 'Recommendation', 'Date issued', 'Current status', 'Target date'];
  const row = (no: string, ...more: readonly string[]) => ['docks-2021', no, 'Rec', 'Text', ...more];

  test('tell all that is wrong with them at once', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      head,
      ['docks-2021', 'four', 'Wreck', '', '2020-02-30', 'Adrift', 'soon'],
    ]);
    expect((await planOf(root, rows)).refused.map(({ row: at, column }) => [at, column])).toEqual([
      [2, 'C'],
      [2, 'B'],
      [2, 'D'],
      [2, 'E'],
      [2, 'F'],
      [2, 'G'],
    ]);
  });

  test('of an action that is there too', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Type', 'RAG', 'PAF', 'Issued'],
      [id, 'AFI', 'gren', 'eight', '2020-01-01'],
    ]);
    const { refused } = await planOf(root, rows);
    expect(refused.map(({ column }) => column)).toEqual(['D', 'C', 'B']);
  });

  test('are told by their reasons, each once, with the rows it holds for', async () => {
    const root = kept();
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
        '  column F (Current status): `Adrift` is none of open, complete, submitted, closed. What it means',
        '    can be said in the mapping file. 12 rows: 3 to 14.',
        '  column E (Date issued): 2021-02-31 is no day that exists. Row 16.\n',
      ].join('\n'),
    );
    expect(out).toContain('2 new, 0 changed, 0 unchanged, 13 refused.');
    expect(err.replace(/\s+/g, ' ')).toContain(
      '`--apply` records nothing while 13 rows are refused; with `--without-refused` it leaves them out and records 2 new actions.',
    );
  });

  test('make no inspection, no board, and no part of themselves', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      [...head, 'Board', 'Origin'],
      ['Fog 2020', '1 and 2', 'Rec', 'Ring\nCall', '2020-03-01', 'Adrift', '', 'Fog board', 'piers'],
      ['docks-2021', '4 and 1', 'Rec', 'Mend\nPaint', '2021-03-01', 'closed', '', '', ''],
    ]);
    expect(await planOf(root, rows)).toMatchObject({ inspections: [], boards: [], added: [], changed: [] });
    expect((await apply(root, rows, '--without-refused')).out).toContain('Nothing to record.');
  });
});

describe('an inspection that is new', () => {
  const title = 'An inspection of the effectiveness of firearms licensing';
  const head = ['Report', 'No', 'Type', 'Recommendation', 'Date issued', 'Origin'];
  const row = [title, '1', 'Rec', 'Check the cabinets', '2020-03-01', 'piers'];

  test('has an id that ends with a word; it is in the plan', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [head, row]);
    expect((await planOf(root, rows)).inspections).toEqual([
      {
        id: 'an-inspection-of-the-effectiveness-of-firearms',
        title,
        origin: 'piers',
        published: '2020-03-01',
      },
    ]);
    expect((await run(root, ['import', rows])).out).toMatch(/a column `Inspection\s+id`/);
  });

  test('has the id that a column gives it', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      [...head, 'Inspection ID'],
      [...row, 'firearms-2020'],
      ['', '2', 'Rec', 'Lock the cabinets', '2020-03-01', '', 'firearms-2020'],
      [...row.with(1, '3'), 'Firearms!'],
    ]);
    const plan = await planOf(root, rows);
    expect(plan.inspections).toMatchObject([{ id: 'firearms-2020', title }]);
    expect(plan.added.map(({ id: one }) => one)).toEqual(['firearms-2020-rec-1', 'firearms-2020-rec-2']);
    expect(plan.refused).toMatchObject([{ row: 4, column: 'G' }]);
  });

  test('has the id that the mapping gives its title, and keeps the title', async () => {
    const root = kept();
    writeFileSync(join(root, 'how.csv'), `Heading,Word,Means\nReport,${title},firearms-2020\n`);
    const rows = csvIn(root, 'r.csv', [head, row]);
    const plan = await planOf(root, rows, '--mapping', 'how.csv');
    expect(plan.inspections).toMatchObject([{ id: 'firearms-2020', title }]);
    expect((await apply(root, rows, '--mapping', 'how.csv')).code).toBe(0);
    expect(register(root, 'inspections/firearms-2020.yaml')).toContain(`title: ${title}\n`);
    expect(await planOf(root, rows, '--mapping', 'how.csv')).toMatchObject({ added: [], refused: [] });
  });

  test('a title does not stand for a wording that was published', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Report', 'No', 'Type', 'Short title', 'Recommendation'],
      ['docks-2021', '4', 'Rec', 'Mend it', ''],
    ]);
    expect((await planOf(root, rows)).refused).toMatchObject([
      { column: 'E', reason: expect.stringContaining('the wording is missing') },
    ]);
  });
});

describe('what the sheet does not date', () => {
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
  const row = (no: string, ...more: readonly string[]) => ['docks-2021', no, 'Rec', 'Text', ...more];

  test('is told before it is dated by the import', async () => {
    const root = kept();
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
      'Without a day in the sheet, and so dated 1 June 2022: 1 assignment, 1 closing, 1 submission. Papers will tell them of that day',
    );
    expect(page).toContain('With HMICFRS in no batch: 2 actions.');
  });

  test('a day of closing that its status or another day contradicts is refused', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      head,
      row('4', '', 'open', '', '2021-05-01'),
      row('5', '', 'closed', '2021-05-02', '2021-05-01'),
    ]);
    expect((await planOf(root, rows)).refused).toMatchObject([
      { row: 2, column: 'H', reason: expect.stringContaining('its status is open') },
      { row: 3, column: 'H', reason: expect.stringContaining('before it was submitted') },
    ]);
  });

  test('a submission taken over in a batch can be answered', async () => {
    const root = kept();
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
    expect((await apply(root, rows, '--batch', '2021-06', '--without-refused')).code).toBe(0);
    expect(register(root, 'batches/2021-04.yaml')).toContain('sent: 2021-04-01\nto: HMICFRS\n');
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
      gitWorld(root),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

test('cells that look like personal data are told with their rows, and without their words', async () => {
  const root = kept();
  const rows = csvIn(root, 'r.csv', [
    ['Action', 'Latest progress', 'Notes'],
    [id, 'Ring PC 4471 on 07700 900123', 'mail@example.org'],
    ['docks-2021-rec-2', 'With sgt@example.org', ''],
  ]);
  expect((await planOf(root, rows)).personal).toEqual([
    { kind: 'a telephone number', cells: 1, rows: [2] },
    { kind: 'a collar number', cells: 1, rows: [2] },
    { kind: 'an e-mail address', cells: 1, rows: [3] },
  ]);
  const { out } = await run(root, ['import', rows]);
  expect(out.replace(/\s+/g, ' ')).toContain('Looks like personal data');
});

describe('the mapping', () => {
  const odd = (root: string) =>
    csvIn(root, 'r.csv', [
      ['Our number', 'What to do', 'Where it stands', 'Berth'],
      [id, 'Mend it', 'Dry dock', 'North'],
    ]);

  test('is kept in a file, and read from it the next time', async () => {
    const root = kept();
    const rows = odd(root);
    expect((await run(root, ['import', rows])).err).toContain('can be told for its header');
    writeFileSync(
      join(root, 'how.csv'),
      'Heading,Word,Means\nOur number,,id\nWhat to do,,title\nWhere it stands,,status\nWhere it stands,Dry dock,open\nBerth,,extra.berth\n(dates),,dmy\n',
    );
    const plan = await planOf(root, rows, '--mapping', 'how.csv');
    expect(plan.changed[0]?.changes.map(({ field, to }) => [field, to])).toEqual([
      ['title', 'Mend it'],
      ['extra.berth', 'North'],
    ]);
    const saved = readFileSync(join(root, 'how.csv'), 'utf8');
    expect((await planOf(root, rows, '--mapping', 'how.csv')).changed).toEqual(plan.changed);
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(saved);
  });

  test('is read with --apply as in the plan, and what the officer wrote in it stays', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Our number', 'Who', 'By when', 'Where it stands', 'Berth'],
      [id, 'HM', 'TBC', 'Dry dock', 'North'],
    ]);
    const written = [
      ['Heading', 'Word', 'Means', 'Why'],
      ['Our number', '', 'id'],
      ['Who', 'hm', 'Deputy Harbour Master', 'since 2020'],
      ['Who', '', 'force_lead'],
      ['By when', '', 'target'],
      ['By when', 'tbc', ''],
      ['Status', 'Dry dock', 'Open'],
      ['Where it stands', '', 'status'],
      ['Not in this sheet', '', 'unread'],
    ];
    const lines = `${written.map((row) => row.join(',')).join('\n')}\n`;
    writeFileSync(join(root, 'how.csv'), lines);
    const plan = await planOf(root, rows, '--mapping', 'how.csv');
    expect(plan.refused).toEqual([]);
    expect(plan.changed[0]?.changes.map(({ field, to }) => [field, to])).toEqual([
      ['force_lead', 'Deputy Harbour Master'],
    ]);
    const saved = readFileSync(join(root, 'how.csv'), 'utf8');
    expect(saved).toBe(`\ufeff${lines.replaceAll('\n', '\r\n')}Berth,,unread\r\n`);
    expect((await apply(root, rows, '--mapping', 'how.csv')).code).toBe(0);
    expect(register(root, file)).toContain('force_lead: Deputy Harbour Master\n');
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(saved);
  });

  test('a word may mean nothing, or a day, in any column', async () => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [
      ['Report', 'No', 'Type', 'Recommendation', 'Target date'],
      ['docks-2021', '4', 'Rec', 'One', 'TBC'],
      ['docks-2021', '5', 'Rec', 'Two', 'end of  season'],
    ]);
    expect((await planOf(root, rows)).refused).toMatchObject([{ row: 2 }, { row: 3 }]);
    writeFileSync(
      join(root, 'how.csv'),
      'Heading,Word,Means\nTarget date,tbc,\nTarget date,End of season,2022-09-30\n',
    );
    expect((await apply(root, rows, '--mapping', 'how.csv')).code).toBe(0);
    expect(register(root, 'actions/docks-2021-rec-4.yaml')).not.toContain('event: target');
    expect(register(root, 'actions/docks-2021-rec-5.yaml')).toContain('by: 2022-09-30\n');
  });

  test('is not written in a dry run', async () => {
    const root = kept();
    const argv = [odd(root), '--mapping', 'how.csv', '--dry-run'];
    writeFileSync(join(root, 'how.csv'), 'Heading,Word,Means\nOur number,,id\nWhat to do,,title\n');
    const before = readFileSync(join(root, 'how.csv'), 'utf8');
    await run(root, ['import', ...argv]);
    expect((await run(root, ['import', ...argv, '--apply'], gitWorld(root))).code).toBe(0);
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(before);
  });

  test('is made where it is not there, with what was guessed', async () => {
    const root = kept();
    await planOf(
      root,
      csvIn(root, 'r.csv', [
        ['Action', 'Owner', 'Notes'],
        [id, '', 'x'],
      ]),
      '--mapping',
      'how.csv',
    );
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(
      '\ufeffHeading,Word,Means\r\nAction,,id\r\nOwner,,delivery_lead\r\nNotes,,unread\r\n',
    );
  });

  describe('is asked on a terminal', () => {
    const sheet =
      'Action,"Notes\nof all",Title,Stand\ndocks-2021-rec-1,"It is\nwet",z,\ndocks-2021-rec-2,dry,,\n';
    const right = 'right';

    /** What is asked where the answers are these, in order: undefined is Ctrl-C or Escape, 'Enter' what is marked first. */
    const asking = async (answers: readonly (string | boolean | undefined)[], options: object = {}) => {
      const asked: string[] = [];
      const left = [...answers];
      const next = <Answer>(question: string, usual: Answer) => {
        asked.push(question);
        const answer = left.shift();
        return (answer === 'Enter' ? usual : answer) as Answer;
      };
      const choices: string[][] = [];
      const ask: Prompter = {
        confirm: async (question, usual) => next(question, usual),
        text: async () => undefined,
        lines: async () => undefined,
        choose: async (question, among, usual) => {
          choices.push(among.map(({ label }) => label));
          return next(question, usual ?? among[0]?.value);
        },
      };
      const sheets = readSheets('r.csv', Buffer.from(sheet));
      const context = { sheetsOf: async () => sheets, textOf: () => undefined } as unknown as CommandContext;
      const given = { file: 'Our list.csv', json: false, ...options };
      const answer = (await askForColumns(context, ask, given)) as ImportOptions;
      return { asked, choices, answer, columns: [...(answer.answered?.columns ?? [])] };
    };

    test('each heading with what it is taken for, in plain words; those that nobody knows first', async () => {
      const { asked, choices, columns, answer } = await asking([
        'Enter',
        'progress',
        'Enter',
        'Enter',
        'Enter',
        true,
      ]);
      expect(asked).toEqual([
        'Row 1 of r is the header. Is each column read rightly?',
        'What does “Notes of all” hold? Its cells say: It is wet | dry',
        'Row 1 of r is the header. Is each column read rightly?',
        'What does “Stand” hold? Its cells are empty.',
        'Row 1 of r is the header. Is each column read rightly?',
        'Keep these answers in our-list-mapping.csv, for --apply and the next sheet?',
      ]);
      expect(choices[0]).toEqual([
        'yes, read it so',
        'A: Action – the action’s id in this register, such as custody-2021-rec-2',
        'B: Notes of all – not read',
        'C: Title – a short title',
        'D: Stand – not read',
        'leave, and read nothing',
      ]);
      expect(choices[1]).toContain('a field of your own, extra.notes_of_all');
      expect(choices[1]?.join()).not.toContain('_on');
      expect(columns).toEqual([
        ['notes of all', 'progress'],
        ['stand', 'unread'],
      ]);
      expect(answer.mapping).toBe('our-list-mapping.csv');
    });

    test('a column is read from the heading that was said last', async () => {
      const { columns } = await asking(['1', 'title', right, false]);
      expect(columns).toEqual([
        ['title', 'unread'],
        ['notes of all', 'title'],
      ]);
    });

    test.each([
      [[undefined]],
      [['leave']],
      [['1', undefined]],
      [['1', 'title', undefined]],
      [['1', 'title', right, undefined]],
    ])('nothing is read where it is left: %j', async (answers) =>
      expect(asking(answers)).rejects.toThrow('nothing was read.'),
    );

    test('where all is right nothing is kept, and nothing asked for that the mapping says', async () => {
      expect(await asking([right])).toMatchObject({ answer: {} });
    });

    test('not at all where the mapping names every heading, and it is kept with --apply', async () => {
      const root = kept();
      const rows = odd(root);
      const ask = ['import', rows, '--mapping', 'how.csv'];
      writeFileSync(
        join(root, 'how.csv'),
        'Heading,Word,Means\nOur number,,id\nWhat to do,,title\nWhere it stands,,unread\nBerth,,unread\n',
      );
      const runtime = { ...gitWorld(root), interactive: true };
      const { code, out } = await run(root, [...ask, '--apply'], runtime);
      expect(code).toBe(0);
      expect(out).toContain('Import 1 changed action from r.csv');
    });
  });

  test('a column it names that there is none of is refused', async () => {
    const root = kept();
    writeFileSync(join(root, 'how.csv'), 'Heading,Word,Means\nOur number,,idd\n');
    const { code, err } = await run(root, ['import', odd(root), '--mapping', 'how.csv']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'afi: how.csv: row 2: no column is called `idd`. Did you mean `id`?\n',
    });
  });
});

describe('headings that registers use', () => {
  test.each([
    ['HMICFRS Report', 'inspection'],
    ['Report\nPublished', 'published'],
    ['Rec / AFI', 'type'],
    ['Recommendation / AFI Text', 'wording'],
    ['Rec No.', 'number'],
    ['BRAG Status:', 'rag'],
    ['Date of closure', 'closed_on'],
    ['extra.Berth', 'extra.Berth'],
  ])('%j means %s', (heading, column) => expect(columnMeant(heading)).toBe(column));

  test.each([['Due Date'], ['Date'], ['Ref No.'], ['Name'], ['Published by']])(
    '%s may mean anything',
    (heading) => expect(columnMeant(heading)).toBeUndefined(),
  );

  test('every column that an import reads can be told in plain words', () => {
    const told = [...Object.keys(columnLabels)].sort();
    const workedOut = actionColumns.flatMap(({ name, part }) => (part === 'computed' ? [name] : []));
    expect(told).toEqual(importable.filter((name) => name === 'origin' || !workedOut.includes(name)).sort());
  });

  test('a column that there is none of is answered with those there are', async () => {
    const root = kept();
    writeFileSync(join(root, 'how.csv'), 'Heading,Word,Means\nTitle,,frob\n');
    const rows = csvIn(root, 'r.csv', [['Action', 'Title']]);
    expect((await run(root, ['import', rows, '--mapping', 'how.csv'])).err).toMatch(
      /no column is called `frob`\. There are: id, type, .*; unread for none, and extra\.NAME/,
    );
  });
});

describe('sheets that cannot be read as they are', () => {
  test.each(['import', 'portal'])(
    'what is no spreadsheet is said to be none, and what to do: %s',
    async (command) => {
      const root = kept();
      writeFileSync(join(root, 'r.xlsx'), 'Action,Title\nx,y\n');
      const { code, out, err } = await run(root, [command, 'r.xlsx'], gitWorld(root));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toBe(
        'afi: r.xlsx is a text file, though its name says workbook. If it holds a table, rename it so that it ends in .csv; else save it as .xlsx where it was made.\n',
      );
    },
  );

  test.each([
    [
      'two headings that mean the same',
      [
        ['Action', 'Owner', 'Lead'],
        [id, 'a', 'b'],
      ],
      'more than one heading stands for the same: Lead',
    ],
    [
      'no header',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'can be told for its header',
    ],
    ['0 rows', [], 'holds no rows'],
  ])('%s', async (_, rows, why) => {
    const root = kept();
    const { code, err } = await run(root, ['import', csvIn(root, 'r.csv', rows)]);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  test('headings that nobody reads may stand there twice', async () => {
    const root = kept();
    expect(
      await planOf(
        root,
        csvIn(root, 'r.csv', [
          ['Action', 'Title', 'Notes', 'Notes'],
          [id, '', 'a', 'b'],
        ]),
      ),
    ).toMatchObject({
      unchanged: [id],
    });
  });

  test('a header without rows below it changes nothing', async () => {
    const root = kept();
    expect(await planOf(root, csvIn(root, 'r.csv', [['Action', 'Title']]))).toMatchObject({
      rows: 0,
      absent: [id],
    });
  });

  test('formula cells are counted, and read as what they came to', async () => {
    const root = kept();
    const xml = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Action</t></is></c><c r="B1" t="inlineStr"><is><t>Title</t></is></c></row><row r="2"><c r="A2" t="str"><f>X1</f><v>${id}</v></c><c r="B2"><f>X2</f></c></row></sheetData>`;
    writeFileSync(join(root, 'f.xlsx'), workbook({ sheets: { S: xml } }));
    const plan = await planOf(root, 'f.xlsx');
    expect(plan.formulas).toBe(2);
    expect(plan.refused).toMatchObject([
      { row: 2, column: 'B', reason: expect.stringContaining('result is not in the file') },
    ]);
  });
});

test('a changed cell of a column that is worked out is told, with what to change instead, and nothing else comes of it', async () => {
  const other = 'docks-2021-rec-2';
  const root = kept(registerFiles({ [`actions/${other}.yaml`]: actionText({ id: other }) }));
  const rows = csvIn(root, 'r.csv', [
    ['Action', 'Origin', 'First target', 'Target changes', 'Overdue', 'Last event'],
    [id, 'piers', '2022-01-01', '0', 'yes', '2021-01-11'],
    [other, 'Docks', '', '#REF!', 'no', '2022-02-02'],
  ]);
  const plan = await planOf(root, rows);
  expect(plan).toMatchObject({ unchanged: [id, other], changed: [], refused: [] });
  expect(
    plan.worked_out.map(({ row, column, heading, says, is }) => [row, column, heading, says, is]),
  ).toEqual([
    [2, 'B', 'Origin', 'piers', 'docks'],
    [2, 'C', 'First target', '2022-01-01', null],
    [2, 'E', 'Overdue', 'yes', null],
    [3, 'D', 'Target changes', '#REF!', '0'],
    [3, 'F', 'Last event', '2022-02-02', '2021-01-11'],
  ]);
  const { code, out } = await run(root, ['import', rows]);
  expect(code).toBe(0);
  expect(out).toContain(
    `Changed, but not taken in, for the tool works these columns out: 5 cells
  Origin, column B: row 2 says piers, the register docks. It comes from the inspection: change it in the inspection’s file.
  First target, column C: row 2 says 2022-01-01, the register (nothing). It is the first target that was recorded: \`afi correct\` puts that event right.
  Overdue, column E: row 2 says yes, the register (nothing). It follows from Target, Status and the day: change Target or Status.`,
  );
});

test('a plan is a page; nothing is written without --apply', async () => {
  const root = kept();
  const rows = csvIn(root, 'r.csv', [
    ['Action', 'Title', 'Status'],
    [id, 'Mend it', ''],
    ['docks-2021-rec-9', 'New one', 'sleeping'],
  ]);
  const { code, out, err } = await run(root, ['import', rows]);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'Nothing was changed. `--apply` records nothing while 1 row is refused; with `--without-refused` it leaves them out and records 1 changed action.\n',
  });
  await expect(out).toMatchFileSnapshot('../../golden/import-plan.txt');
  expect(git(root, '2022-01-01', 'status', '--porcelain', 'register')).toBe('');
});
