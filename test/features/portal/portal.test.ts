import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/app/command.ts';
import type { Prompter } from '../../../src/app/prompts.ts';
import { askForMapping as portalQuestions } from '../../../src/features/portal/mapping-questions.ts';
import { askForMatches as matchQuestions } from '../../../src/features/portal/match-questions.ts';
import {
  actionText,
  type Files,
  inspectionText,
  registerFiles,
  settingsText,
} from '../../helpers/register.ts';
import { git, registerInGit, run } from '../../helpers/tool.ts';
import { gridXml, workbook } from '../../helpers/workbook.ts';

const day = '2022-06-30';
const env = (root: string) => ({
  PATH: process.env['PATH'],
  HOME: root,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Liaison Officer',
  GIT_AUTHOR_EMAIL: 'officer@example.com',
  GIT_COMMITTER_NAME: 'Liaison Officer',
  GIT_COMMITTER_EMAIL: 'officer@example.com',
});

const mapping = `portal:
  types:
    Recommendation: recommendation
  statuses:
    Submitted for closure: submitted
  closed_statuses: [Closed]
`;

/** A register in a repository, all of it recorded. */
const kept = (files: Files = {}): string =>
  registerInGit(registerFiles({ 'register.yaml': settingsText(mapping), ...files }), { day });

const afi = (root: string, ...argv: readonly string[]) => run(root, argv, { today: day, env: env(root) });

const read = (root: string, file: string) => readFileSync(join(root, 'register', file), 'utf8');

const lastCommit = (root: string) => git(root, day, 'show', '--name-only', '--format=%B', 'HEAD').trim();

const header = 'Reference,Type,Status,Title,Text,Inspection';

/** An extract handed over and taken in. */
async function taken(content: string | Uint8Array, argv: readonly string[] = [], name = 'given.csv') {
  const root = kept();
  writeFileSync(join(root, name), content);
  const result = await afi(root, 'portal', name, '--on', '2022-06-01', ...argv);
  return { root, ...result };
}

describe('an extract is taken in', () => {
  test('as it came, in one commit', async () => {
    const content = `${header}\n7,Recommendation,Open,Mend it,"Mend it, all of it.",Docks\n`;
    const { root, code, out } = await taken(content);
    expect(code).toBe(0);
    expect(out).toContain('1 row of given, header in row 1; live: 0 causes of concern, 1 recommendation');
    expect(read(root, 'portal/2022-06-01.csv')).toBe(content);
    expect(lastCommit(root)).toBe(
      'Take in the portal extract of 2022-06-01\n\nAfi-Command: portal\n\n\nregister/portal/2022-06-01.csv',
    );
  });

  test('quotes and dashes of Windows-1252 are the characters they were', async () => {
    const bytes = Buffer.from(
      `${header}\r\n7,Recommendation,Open,x,The force\x92s plan \x96 now,Docks\r\n`,
      'latin1',
    );
    const { root } = await taken(bytes);
    expect(read(root, 'portal/2022-06-01.csv')).toContain('The force’s plan – now');
  });

  test('from under a block of titles, with the columns that nobody named kept', async () => {
    const { root, out } = await taken(
      `Monitoring portal\n\nReference,Owner,Type,Status\n7,ACC,Recommendation,Open\n`,
    );
    expect(out).toContain('header in row 3');
    expect(out).toContain('given, row 1: above the header, and left out.');
    expect(read(root, 'portal/2022-06-01.csv')).toBe(
      'Reference,Owner,Type,Status\n7,ACC,Recommendation,Open\n',
    );
  });

  test('types and statuses are spelt as register.yaml spells them', async () => {
    const { root } = await taken(`${header}\n7,RECOMMENDATION ,submitted  for closure,x,y,z\n`);
    expect(read(root, 'portal/2022-06-01.csv')).toContain('7,Recommendation,Submitted for closure,x');
  });

  test('from a workbook with titles, a formula, numbers and another sheet', async () => {
    const titles = gridXml([['Monitoring portal'], [], ['Reference', 'Type', 'Status', 'Title']]);
    const row =
      '<row r="4"><c r="A4"><v>14207</v></c><c r="B4" t="str"><f>B9</f><v>Recommendation</v></c><c r="C4" t="inlineStr"><is><t>Open</t></is></c><c r="D4" t="inlineStr"><is><t>Mend it</t></is></c></row>';
    const bytes = workbook({
      sheets: {
        Notes: gridXml([['Read me']]),
        Portal: titles.replace('</sheetData>', `${row}</sheetData>`),
      },
    });
    const { root, code, out } = await taken(bytes, [], 'given.xlsx');
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain('Notes: the sheet is left out.');
    expect(out).toContain('Portal, row 4: a formula in column B; what it last came to is taken.');
    expect(read(root, 'portal/2022-06-01.csv')).toBe(
      'Reference,Type,Status,Title\n14207,Recommendation,Open,Mend it\n',
    );
  });
});

describe('what is odd is told with its row, and kept', () => {
  test.each([
    ['an unknown status', '7,Recommendation,In review,x,y,z', 'row 2: the status “In review” is not known'],
    ['an unknown type', '7,Learning point,Open,x,y,z', 'row 2: the type “Learning point” is not known'],
    [
      'a reference that stands twice',
      '7,Recommendation,Open,x,y,z\n7,Recommendation,Open,x,y,z',
      'row 3: the reference 7 stands in row 2 too',
    ],
    ['a row without a reference', ',Recommendation,Open,x,y,z', 'row 2: no reference'],
    ['a row cut short', '7,Recommendation,Open', 'row 2: cut short: no `Title`, `Text`, `Inspection`'],
    ['a row too long', '7,Recommendation,Open,x,y,z,more', 'row 2: holds more than there are headings'],
    [
      'characters that nobody sees',
      '7,Recommendation,Open,x,a\u200bb,z',
      'row 2: invisible characters in column E',
    ],
  ])('%s', async (_, rows, told) => {
    const { root, code, out } = await taken(`${header}\n${rows}\n`);
    expect(code).toBe(0);
    expect(out).toContain(`given, ${told}`);
    const kept = read(root, 'portal/2022-06-01.csv').trimEnd().split('\n');
    expect(kept).toHaveLength(1 + rows.split('\n').length);
  });

  test('a heading that nobody named and that stands twice', async () => {
    const { root, out } = await taken('Reference,Type,Status,Note,Note\n7,Recommendation,Open,a,b\n');
    expect(out).toContain('row 1: the heading `Note` stands there twice; both columns are kept.');
    expect(read(root, 'portal/2022-06-01.csv')).toContain('7,Recommendation,Open,a,b');
  });

  test('the same oddity of many rows in one line, and empty rows at the end not at all', async () => {
    const { out } = await taken(
      `${header}\n7,Recommendation,Odd,x,y,z\n8,Recommendation,Odd,x,y,z\n,,,,,\n\n`,
    );
    expect(out).toContain('given, rows 2, 3: the status “Odd” is not known; it counts as live.');
    expect(out).toContain('2 rows of given');
  });
});

describe('what cannot be taken in is refused, and nothing changes', () => {
  const refused = async (content: string, argv: readonly string[] = []) => {
    const { root, code, err } = await taken(content, argv);
    expect(code).toBe(2);
    expect(git(root, day, 'log', '--format=%s')).toBe('Begin\n');
    return err;
  };
  test('a needed column that is not there', async () =>
    expect(await refused('Rec no,Type,Status\n7,Recommendation,Open\n')).toContain(
      'row 1 of given has no heading `Reference`; it has Rec no, Type, Status.',
    ));
  test('a needed column that stands there twice', async () =>
    expect(await refused('Reference,Type,Status,Status\n7,Recommendation,Open,Closed\n')).toContain(
      'the heading `Status` stands twice in row 1 of given',
    ));
  test('no row at all', async () =>
    expect(await refused(`${header}\n`)).toContain('there is no row under the header'));
  test('a day to come', async () =>
    expect(await refused(`${header}\n7,a,b,c,d,e\n`, ['--on', '2022-07-01'])).toContain('is after today'));
  test('a second extract of one day', async () => {
    const { root } = await taken(`${header}\n7,Recommendation,Open,x,y,z\n`);
    const again = await afi(root, 'portal', 'given.csv', '--on', '2022-06-01');
    expect(again).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already, and says the same'),
    });
  });
});

describe('columns and words that the register does not know', () => {
  const content = 'Rec no,Kind,Where it stands\n7,Rec,In review\n8,Rec,Signed off\n';
  const asStored = (root: string) => {
    expect(read(root, 'register.yaml')).toMatch(
      /columns:\n {4}ref: Rec no\n {4}type: Kind\n {4}status: Where it stands/,
    );
    expect(read(root, 'register.yaml')).toMatch(/closed_statuses: \[Closed, Signed off\]/);
    expect(read(root, 'portal/2022-06-01.csv')).toBe(
      'Reference,Type,Status\n7,Rec,In review\n8,Rec,Signed off\n',
    );
    expect(lastCommit(root)).toMatch(/portal\/2022-06-01\.csv\nregister\/register\.yaml$/);
  };
  const said = [
    ...['--column', 'ref=Rec no', '--column', 'type=Kind', '--column', 'status=Where it stands'],
    ...['--type', 'Rec=recommendation', '--status', 'In review=submitted', '--status', 'Signed off=closed'],
  ];

  test('are said by flags, and kept for the next time', async () => {
    const { root, out } = await taken(content, said);
    asStored(root);
    expect(out).toContain('live: 0 causes of concern, 1 recommendation, 0 areas for improvement.');
    expect(out).not.toContain('not known');
    writeFileSync(join(root, 'next.csv'), content);
    expect(await afi(root, 'portal', 'next.csv', '--on', '2022-06-02')).toMatchObject({ code: 0 });
    expect(JSON.parse((await afi(root, 'reconcile', '2022-06-01', '--json')).out).portal_only).toHaveLength(
      1,
    );
  });

  test('are asked for on a terminal by --map', async () => {
    const root = kept();
    writeFileSync(join(root, 'given.csv'), content);
    const asked: string[] = [];
    const answers = [
      '0',
      'Rec no',
      'Kind',
      'Where it stands',
      '',
      '',
      '',
      'recommendation',
      'submitted',
      'closed',
    ];
    const ask = {
      choose: async (question: string) => {
        asked.push(question);
        return answers[asked.length - 1];
      },
    } as unknown as Prompter;
    const { readSheets } = await import('../../../src/storage/spreadsheet/read-sheets.ts');
    const { openRegister: validate } = await import('../../../src/app/open-register.ts');
    const { shelfOf } = await import('../../helpers/register.ts');
    const context = {
      ...validate(shelfOf(registerFiles({ 'register.yaml': settingsText(mapping) })), day),
      sheetsOf: async () => readSheets('given.csv', Buffer.from(content)),
    } as unknown as CommandContext;
    const options = { file: 'given.csv', map: true, json: false };
    const answered = (await portalQuestions(context, ask, options)) as Record<string, readonly string[]>;
    expect(asked).toHaveLength(answers.length);
    const flags = (['column', 'type', 'status'] as const).flatMap((flag) =>
      (answered[flag] ?? []).flatMap((value) => [`--${flag}`, value]),
    );
    expect(flags).toEqual(said);
  });

  test('a meaning that is none is refused', async () => {
    const { code, err } = await taken(content, ['--status', 'In review=submited']);
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean `submitted`?'),
    });
  });
});

const extractWith = (...rows: readonly string[]) => `${header}\n${rows.join('\n')}\n`;
const mended = 'The force should mend ladder docks-2021-rec-1 by the end of the season.';

describe('an explanation', () => {
  const files = { 'portal/2022-06-01.csv': extractWith(`7,Recommendation,Closed,x,${mended},docks-2021`) };
  const top = 'portal_refs: ["7"]\n';

  test('begins the file where there is none, and then is added to it', async () => {
    const root = kept({ ...files, 'actions/docks-2021-rec-1.yaml': actionText({ top }) });
    expect((await afi(root, 'reconcile', '--strict')).code).toBe(1);
    const { code } = await afi(
      root,
      'explain',
      '7',
      '--reason',
      'Closed: told by telephone.',
      '--until',
      '2022-07-31',
    );
    expect(code).toBe(0);
    expect(read(root, 'portal/explanations.yaml')).toBe(
      '# yaml-language-server: $schema=../schemas/explanations.schema.json\nexplanations:\n  - ref: "7"\n    reason: "Closed: told by telephone."\n    on: 2022-06-30\n    until: 2022-07-31\n',
    );
    expect((await afi(root, 'reconcile', '--strict')).code).toBe(0);
    const before = read(root, 'portal/explanations.yaml');
    expect((await afi(root, 'explain', 'docks-2021-rec-1', '--reason', 'As above.')).code).toBe(0);
    expect(read(root, 'portal/explanations.yaml')).toBe(
      `${before}  - action: docks-2021-rec-1\n    reason: As above.\n    on: 2022-06-30\n`,
    );
    expect(lastCommit(root)).toMatch(
      /^Explain why docks-2021-rec-1 differs from the portal\n\nAfi-Command: explain/,
    );
  });

  test('is of something that is there, has a reason, and ends after it begins', async () => {
    const root = kept(files);
    const refused = async (...argv: readonly string[]) => (await afi(root, 'explain', ...argv)).err;
    expect(await refused('docks-2021-rec-2', '--reason', 'x')).toContain('Did you mean `docks-2021-rec-1`?');
    expect(await refused('7')).toContain('--reason');
    expect(await refused('7', '--reason', 'x', '--until', '2022-06-01')).toContain('before');
    expect(git(root, day, 'log', '--format=%s')).toBe('Begin\n');
  });

  test('of what is no difference any more is named', async () => {
    const root = kept({
      ...files,
      'portal/explanations.yaml': 'explanations:\n  - {ref: "99", reason: Late.}\n',
    });
    expect((await afi(root, 'reconcile')).err).toContain(
      'Explanations of what is no difference any more: 99.',
    );
  });
});

describe('a match by wording', () => {
  const files = {
    'inspections/docks-2021.yaml': inspectionText('docks-2021'),
    'portal/2022-06-01.csv': extractWith(`7,Recommendation,Open,x,${mended},docks-2021`),
  };

  test('is listed and never applied by itself', async () => {
    const root = kept(files);
    const { code, out } = await afi(root, 'match');
    expect(code).toBe(0);
    expect(out).toMatch(/docks-2021-rec-1 +7 +1\.00 +high/);
    expect(JSON.parse((await afi(root, 'match', '--json')).out).suggestions).toEqual([
      { action: 'docks-2021-rec-1', ref: '7', score: 1, level: 'high', part: false },
    ]);
    expect(git(root, day, 'log', '--format=%s')).toBe('Begin\n');
  });

  test('is recorded when somebody says so: the reference is added above the history, and nothing else changes', async () => {
    const root = kept(files);
    const before = read(root, 'actions/docks-2021-rec-1.yaml');
    expect((await afi(root, 'match', '--accept', 'docks-2021-rec-1=7')).code).toBe(0);
    const after = read(root, 'actions/docks-2021-rec-1.yaml');
    expect(after).toBe(before.replace('history:', 'portal_refs: ["7"]\nhistory:'));
    expect(lastCommit(root)).toMatch(
      /^Match docks-2021-rec-1 with a row of the portal\n\nAfi-Command: match/,
    );
    expect((await afi(root, 'reconcile', '--strict')).code).toBe(0);
    const again = await afi(root, 'match', '--accept', 'docks-2021-rec-1=7');
    expect(again.err).toContain('has the reference 7 already');
  });

  test('is of an action and a row that are there', async () => {
    const root = kept(files);
    expect((await afi(root, 'match', '--accept', 'docks-2021-rec-1=77')).err).toContain(
      'no extract has a row 77',
    );
    expect((await afi(root, 'match', '--accept', 'docks-2021-rec-1')).err).toContain('ACTION=REF');
  });

  test('is asked about one by one on a terminal, with what differs', async () => {
    const { openRegister: validate } = await import('../../../src/app/open-register.ts');
    const { shelfOf } = await import('../../helpers/register.ts');
    const reworded = mended.replace('ladder', 'step');
    const source = shelfOf(
      registerFiles({
        ...files,
        'portal/2022-06-01.csv': extractWith(`7,Recommendation,Open,x,${reworded},docks-2021`),
      }),
    );
    const context = {
      ...validate(source, day),
      screen: { width: 80, colour: false },
    } as unknown as CommandContext;
    const answersTo = async (answer: string | undefined) => {
      const asked: string[] = [];
      const choose = async (question: string) => {
        asked.push(question);
        return answer;
      };
      const ask = { choose } as unknown as Prompter;
      const options = await matchQuestions(context, ask, { json: false });
      return { asked, accept: (options as { accept?: readonly string[] }).accept };
    };
    const { asked, accept } = await answersTo('yes');
    expect(accept).toEqual(['docks-2021-rec-1=7']);
    expect(asked[0]).toContain('[-ladder-] {+step+}');
    for (const answer of ['no', 'stop', undefined]) expect((await answersTo(answer)).accept).toEqual([]);
  });
});

describe('one extract against an earlier one', () => {
  const history = ['{on: 2022-01-04, event: issued}', '{on: 2022-01-10, event: submitted, batch: 2021-06}'];
  const row = (ref: string, status: string, text = 'One text.') =>
    `${ref},Recommendation,${status},Title ${ref},${text},Docks`;
  const files = {
    'actions/docks-2021-rec-1.yaml': actionText({ top: 'portal_refs: ["1"]\n', history }),
    'portal/2022-01-31.csv': extractWith(row('1', 'Open'), row('2', 'Open'), row('3', 'Open')),
    'portal/2022-02-28.csv': extractWith(row('1', 'Open'), row('3', 'Open')),
    'portal/2022-03-31.csv': extractWith(
      row('1', 'Submitted for closure'),
      row('3', 'Open', 'Another text.'),
      row('4', 'Open'),
    ),
  };

  test('what was added, removed and changed, and how long a submission took to appear', async () => {
    const root = kept(files);
    const { out } = await afi(root, 'reconcile', '2022-03-31', '--against', '2022-01-31', '--json');
    const update = JSON.parse(out);
    expect(update).toMatchObject({
      schema: 'afi.reconcile-against/1',
      earlier: '2022-01-31',
      later: '2022-03-31',
      added: [{ ref: '4' }],
      removed: [{ ref: '2' }],
      changed: [
        {
          ref: '1',
          field: 'status',
          was: 'Open',
          is: 'Submitted for closure',
          actions: ['docks-2021-rec-1'],
        },
        { ref: '3', field: 'wording', was: 'One text.', is: 'Another text.' },
      ],
    });
    expect(update.events).toEqual([
      { action: 'docks-2021-rec-1', kind: 'submitted', on: '2022-01-10', shown: '2022-03-31', days: 80 },
    ]);
    const page = await afi(root, 'reconcile', '2022-03-31', '--against', '2022-01-31');
    expect(page.out).toContain('[-One-] {+Another+} text.');
    expect(page.out).toMatch(/^submitted +1 +80 +80 +80 +0$/m);
  });

  test('what is not shown yet waits on', async () => {
    const root = kept(files);
    const { out } = await afi(root, 'reconcile', '2022-02-28', '--against', '2022-01-31', '--json');
    expect(JSON.parse(out).delays).toContainEqual({
      ...{ kind: 'submitted', shown: 0, least: null, median: null, most: null },
      ...{ not_shown: 1, longest: 49 },
    });
  });

  test('the earlier is the earlier', async () => {
    const { code, err } = await afi(kept(files), 'reconcile', '2022-01-31', '--against', '2022-03-31');
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('is not before') });
  });
});
