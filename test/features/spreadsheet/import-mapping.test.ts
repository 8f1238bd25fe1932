/** The mapping file of an import: which heading is which column. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/app/command.ts';
import { emptyStore, type Interviewer } from '../../../src/app/interviewer.ts';
import { exitRequest } from '../../../src/app/prompts.ts';
import { ok } from '../../../src/domain/errors.ts';
import type { ImportOptions } from '../../../src/features/spreadsheet/command.ts';
import { askForImportColumns } from '../../../src/features/spreadsheet/import-questions.ts';
import { readSheets } from '../../../src/storage/spreadsheet/read-sheets.ts';
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
import { run } from '../../helpers/tool.ts';

describe('the mapping', () => {
  const writeUnknownHeadings = (root: string) =>
    csvIn(root, 'r.csv', [
      ['Our number', 'What to do', 'Where it stands', 'Berth'],
      [actionId, 'Mend it', 'Dry dock', 'North'],
    ]);

  test('is read in the encoding that is named, unless it is UTF-8, as afi writes it', async () => {
    const root = newSpreadsheetRegister();
    const row = `£ number,Title\n${actionId},It costs £5\n`.replaceAll('£', '\x9c');
    writeFileSync(join(root, 'r.csv'), Buffer.from(row, 'latin1'));
    for (const mapping of [
      Buffer.from('Heading,Word,Means\n\x9c number,,id\n', 'latin1'),
      Buffer.from('Heading,Word,Means\n£ number,,id\n'),
    ]) {
      writeFileSync(join(root, 'how.csv'), mapping);
      const plan = await planOf(root, 'r.csv', '--mapping', 'how.csv', '--encoding', 'cp850');
      expect(plan.changed[0]?.changes).toMatchObject([{ field: 'title', to: 'It costs £5' }]);
    }
  });

  test('is never written over a sheet of actions', async () => {
    const root = newSpreadsheetRegister();
    const rows = writeUnknownHeadings(root);
    await run(root, ['export', '--format', 'csv', '-o', 'all.csv']);
    for (const file of [rows, 'all.csv']) {
      const text = readFileSync(join(root, file), 'utf8');
      expect((await run(root, ['import', rows, '--mapping', file])).code).toBe(2);
      expect((await run(root, ['import', file, '--mapping', file])).code).toBe(2);
      expect(readFileSync(join(root, file), 'utf8')).toBe(text);
    }
  });

  test('is kept in a file, and read from it the next time', async () => {
    const root = newSpreadsheetRegister();
    const rows = writeUnknownHeadings(root);
    expect((await run(root, ['import', rows])).err).toContain('no header was found in');
    writeFileSync(
      join(root, 'how.csv'),
      'Heading,Word,Means\nOur number,,id\nWhat to do,,title\nWhere it stands,,status\nWhere it stands,Dry dock,open\nBerth,,extra.berth\n(dates),,dmy\n',
    );
    const plan = await planOf(root, rows, '--mapping', 'how.csv');
    expect(plan.changed[0]?.changes.map(({ field, to }) => [field, to])).toEqual([
      ['title', 'Mend it'],
      ['extra.berth', 'North'],
    ]);
    const mappingText = readFileSync(join(root, 'how.csv'), 'utf8');
    expect((await planOf(root, rows, '--mapping', 'how.csv')).changed).toEqual(plan.changed);
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(mappingText);
  });

  test('is read with --apply as in the plan, and the user’s own rows are kept', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Our number', 'Who', 'By when', 'Where it stands', 'Berth'],
      [actionId, 'HM', 'TBC', 'Dry dock', 'North'],
    ]);
    const mappingRows = [
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
    const lines = `${mappingRows.map((row) => row.join(',')).join('\n')}\n`;
    writeFileSync(join(root, 'how.csv'), lines);
    const plan = await planOf(root, rows, '--mapping', 'how.csv');
    expect(plan.refused).toEqual([]);
    expect(plan.changed[0]?.changes.map(({ field, to }) => [field, to])).toEqual([
      ['force_lead', 'Deputy Harbour Master'],
    ]);
    const mappingText = readFileSync(join(root, 'how.csv'), 'utf8');
    expect(mappingText).toBe(`\ufeff${lines.replaceAll('\n', '\r\n')}Berth,,unread\r\n`);
    expect((await applyImport(root, rows, '--mapping', 'how.csv')).code).toBe(0);
    expect(readRegisterFile(root, actionFile)).toContain('force_lead: Deputy Harbour Master\n');
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(mappingText);
  });

  test('a word may mean nothing, or a day, in any column', async () => {
    const root = newSpreadsheetRegister();
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
    expect((await applyImport(root, rows, '--mapping', 'how.csv')).code).toBe(0);
    expect(readRegisterFile(root, 'actions/docks-2021-rec-4.yaml')).not.toContain('event: target');
    expect(readRegisterFile(root, 'actions/docks-2021-rec-5.yaml')).toContain('by: 2022-09-30\n');
  });

  test('is not written in a dry run', async () => {
    const root = newSpreadsheetRegister();
    const argv = [writeUnknownHeadings(root), '--mapping', 'how.csv', '--dry-run'];
    writeFileSync(join(root, 'how.csv'), 'Heading,Word,Means\nOur number,,id\nWhat to do,,title\n');
    const mappingBefore = readFileSync(join(root, 'how.csv'), 'utf8');
    await run(root, ['import', ...argv]);
    expect((await run(root, ['import', ...argv, '--apply'], gitEnvironment(root))).code).toBe(0);
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(mappingBefore);
  });

  test('is created if it does not exist, with the columns that were recognised', async () => {
    const root = newSpreadsheetRegister();
    await planOf(
      root,
      csvIn(root, 'r.csv', [
        ['Action', 'Owner', 'Notes'],
        [actionId, '', 'x'],
      ]),
      '--mapping',
      'how.csv',
    );
    expect(readFileSync(join(root, 'how.csv'), 'utf8')).toBe(
      '\ufeffHeading,Word,Means\r\nAction,,id\r\nOwner,,delivery_lead\r\nNotes,,unread\r\n',
    );
  });

  describe('on a terminal', () => {
    const sheet =
      'Action,"Notes\nof all",Title,Stand\ndocks-2021-rec-1,"It is\nwet",z,\ndocks-2021-rec-2,dry,,\n';
    const acceptColumnsAnswer = 'right';

    /** Runs the questions with these answers, in order: undefined is Ctrl-C or Escape, 'Enter' accepts the marked choice. */
    const runQuestions = async (answers: readonly (string | boolean | undefined)[], options: object = {}) => {
      const questions: string[] = [];
      const remaining = [...answers];
      const takeAnswer = <Answer>(question: string, defaultAnswer: Answer) => {
        questions.push(question);
        const answer = remaining.shift();
        return (answer === 'Enter' ? defaultAnswer : answer) as Answer;
      };
      const choices: string[][] = [];
      const ask: Interviewer = {
        store: emptyStore,
        show: () => undefined,
        confirm: async (question, options) => takeAnswer(question, options?.defaultAnswer),
        text: async () => exitRequest,
        lines: async () => exitRequest,
        choose: async (question, options, defaultAnswer) => {
          choices.push(options.map(({ label }) => label));
          return takeAnswer(question, defaultAnswer ?? options[0]?.value) ?? exitRequest;
        },
      };
      const sheets = readSheets('r.csv', Buffer.from(sheet));
      const context = {
        readSheets: async () => (sheets.ok ? ok(sheets.value.sheets) : sheets),
        readBytes: () => undefined,
      } as unknown as CommandContext;
      const importOptions = { file: 'Our list.csv', json: false, ...options };
      const answer = (await askForImportColumns(context, ask, importOptions)) as ImportOptions;
      return { questions, choices, answer, columns: [...(answer.confirmedMapping?.columns ?? [])] };
    };

    test('the column of each heading is shown in plain words, and unknown headings are asked about first', async () => {
      const { questions, choices, columns, answer } = await runQuestions([
        'Enter',
        'progress',
        'Enter',
        'Enter',
        'Enter',
        true,
      ]);
      expect(questions).toEqual([
        'Row 1 of r is the header. Is each column read correctly?',
        'What does the column “Notes of all” contain? Its first cells: It is wet | dry',
        'Row 1 of r is the header. Is each column read correctly?',
        'What does the column “Stand” contain? Its cells are empty.',
        'Row 1 of r is the header. Is each column read correctly?',
        'Save these answers in our-list-mapping.csv, for --apply and for the next sheet?',
      ]);
      expect(choices[0]).toEqual([
        'Yes, continue',
        'A: Action – the action’s id in this register, such as custody-2021-rec-2',
        'B: Notes of all – not read',
        'C: Title – a short title',
        'D: Stand – not read',
        'Cancel',
      ]);
      expect(choices[1]).toContain('a field of your own, extra.notes_of_all');
      expect(choices[1]?.join()).not.toContain('_on');
      expect(columns).toEqual([
        ['notes of all', 'progress'],
        ['stand', 'unread'],
      ]);
      expect(answer.mapping).toBe('our-list-mapping.csv');
    });

    test('a column is read from the heading that was chosen last', async () => {
      const { columns } = await runQuestions(['1', 'title', acceptColumnsAnswer, false]);
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
      [['1', 'title', acceptColumnsAnswer, undefined]],
    ])('nothing is imported if the questions are cancelled: %j', async (answers) =>
      expect(runQuestions(answers)).rejects.toThrow('Cancelled. Nothing was changed.'),
    );

    test('nothing is saved if every column is right', async () => {
      expect(await runQuestions([acceptColumnsAnswer])).toMatchObject({ answer: {} });
    });

    test('nothing is asked if the mapping has every heading', async () => {
      const root = newSpreadsheetRegister();
      const rows = writeUnknownHeadings(root);
      const ask = ['import', rows, '--mapping', 'how.csv'];
      writeFileSync(
        join(root, 'how.csv'),
        'Heading,Word,Means\nOur number,,id\nWhat to do,,title\nWhere it stands,,unread\nBerth,,unread\n',
      );
      const runtime = { ...gitEnvironment(root), interactive: true };
      const { code, out } = await run(root, [...ask, '--apply'], runtime);
      expect(code).toBe(0);
      expect(out).toContain('Import 1 changed action from r.csv');
    });
  });

  test('an unknown column in it is refused', async () => {
    const root = newSpreadsheetRegister();
    writeFileSync(join(root, 'how.csv'), 'Heading,Word,Means\nOur number,,idd\n');
    const { code, err } = await run(root, ['import', writeUnknownHeadings(root), '--mapping', 'how.csv']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'afi: how.csv: row 2: there is no column `idd`. Did you mean `id`?\n',
    });
  });
});
