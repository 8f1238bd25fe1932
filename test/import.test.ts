import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Opened } from '../src/commands/command.ts';
import type { ImportOptions } from '../src/commands/exchange/import.ts';
import { questions } from '../src/commands/exchange/import-questions.ts';
import { readDay } from '../src/model/exchange/dates.ts';
import type { DateOrder } from '../src/model/vocabulary.ts';
import { sheetsOf } from '../src/register/sheet/sheets.ts';
import type { Ask } from '../src/render/ask.ts';
import { csvIn, gitWorld, kept, planOf } from './helpers/exchange.ts';
import { actionText, registerFiles } from './helpers/register.ts';
import { git, run } from './helpers/tool.ts';
import { gridXml, workbook } from './helpers/workbook.ts';

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
    expect(out).toMatch(/Import 0 new and 1 changed actions from r\.csv \([0-9a-f]{8}\)\n$/);
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
    expect(git(root, '2022-01-01', 'log', '--format=%s')).toBe(
      'Import 0 new and 1 changed actions from r.csv\nBegin\n',
    );
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
    expect(plan.inspections).toEqual([{ id: 'lights-2019', title: 'Lights – 2019' }]);
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
    [['docks-2021', '4', 'Rec', '', ''], 'D', 'no wording'],
    [['docks-2021', '4', 'Rec', 'Text', '2020-02-30'], 'E', 'no day that exists'],
  ])('a row that lacks something: %j', async (row, column, reason) => {
    const root = kept();
    const rows = csvIn(root, 'r.csv', [['Report', 'No', 'Type', 'Recommendation', 'Date closed'], row]);
    const { refused, added } = await planOf(root, rows);
    if (reason === undefined) expect(added).toHaveLength(1);
    else expect(refused).toMatchObject([{ column, reason: expect.stringContaining(reason) }]);
  });
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

  test('is asked on a terminal, heading by heading, where the guess is not right', async () => {
    const asked: string[] = [];
    const ask: Ask = {
      confirm: async (question) => asked.push(question) < 0,
      text: async () => undefined,
      lines: async () => undefined,
      choose: async (question) => (question.includes('Notes') ? 'progress' : 'id'),
    };
    const sheets = sheetsOf('r.csv', Buffer.from('Action,Notes,Title\nx,y,z'));
    const opened = { sheetsOf: async () => sheets, textOf: () => undefined } as unknown as Opened;
    const { answered } = (await questions(opened, ask, {
      file: 'r.csv',
      json: false,
      filter: {},
    })) as ImportOptions;
    expect(asked).toEqual(['Row 1 of r is the header; read Action as id; Notes as unread; Title as title?']);
    expect([...(answered?.columns ?? [])]).toEqual([
      ['action', 'id'],
      ['notes', 'progress'],
      ['title', 'id'],
    ]);
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

describe('sheets that cannot be read as they are', () => {
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

test('a plan is a page; nothing is written without --apply', async () => {
  const root = kept();
  const rows = csvIn(root, 'r.csv', [
    ['Action', 'Title', 'Status'],
    [id, 'Mend it', ''],
    ['docks-2021-rec-9', 'New one', 'sleeping'],
  ]);
  const { code, out, err } = await run(root, ['import', rows]);
  expect({ code, err }).toEqual({ code: 1, err: 'Nothing was changed; `--apply` records it.\n' });
  await expect(out).toMatchFileSnapshot('golden/import-plan.txt');
  expect(git(root, '2022-01-01', 'status', '--porcelain', 'register')).toBe('');
});
