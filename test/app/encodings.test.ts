/** Checks that the commands record no text that was read in a wrong encoding, wherever they read text. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createInputDecoder } from '../../src/app/input-decoder.ts';
import { editText } from '../../src/storage/editor.ts';
import { openOffice } from '../helpers/office.ts';
import {
  actionFile,
  actionId,
  csvIn,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../helpers/spreadsheet.ts';
import { run } from '../helpers/tool.ts';
import { gridXml, workbook } from '../helpers/workbook.ts';

const windowsNote = Buffer.from('It costs \xa3500 \x93quoted\x94', 'latin1');

describe('a note', () => {
  const noteFrom = async (bytes: Uint8Array, ...argv: readonly string[]) => {
    const root = newSpreadsheetRegister();
    writeFileSync(join(root, 'note.txt'), bytes);
    const { code, err } = await openOffice(root).runIn('note', actionId, '--note-file', 'note.txt', ...argv);
    return { code, err, record: readRegisterFile(root, actionFile) };
  };

  test('of Notepad is recorded as it was typed, with a notice that shows its first line', async () => {
    const { code, err, record } = await noteFrom(windowsNote);
    expect(code).toBe(0);
    expect(record).toContain('note: It costs £500 “quoted”');
    expect(err).toContain(
      'note.txt is not UTF-8, and was read as Windows-1252. Its first line reads “It costs',
    );
  });

  test('in UTF-16, as Windows programs save it, is recorded as it was typed', async () => {
    const { record, err } = await noteFrom(Buffer.from('\ufeffIt costs £500', 'utf16le'));
    expect(record).toContain('note: It costs £500');
    expect(err).not.toContain('note.txt');
  });

  test('is read in the encoding that is named, whatever the case of the name', async () => {
    const { record } = await noteFrom(Buffer.from('It costs \x9c500', 'latin1'), '--encoding', 'CP850');
    expect(record).toContain('note: It costs £500');
  });

  test.each([
    [Buffer.from('One\n\x81', 'latin1'), [], 'the byte 0x81 at line 2, column 1'],
    [Buffer.from('One \ufffd'), [], '(U+FFFD) at line 1, column 5'],
    [windowsNote, ['--encoding', 'utf-8'], 'the byte 0xA3 at line 1, column 10'],
    [windowsNote, ['--encoding', 'utf-9'], 'utf-8, windows-1252, utf-16le, utf-16be, cp850, macintosh'],
  ])('is refused, and nothing is recorded: %#', async (bytes, argv, message) => {
    const { code, err, record } = await noteFrom(bytes, ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(record).not.toContain('event: note');
  });

  test('from standard input is decoded in the same way', async () => {
    const root = newSpreadsheetRegister();
    const { runIn } = openOffice(root, { input: async () => windowsNote });
    const { code, err } = await runIn('note', actionId, '--note', '-');
    expect({ code, isShown: err.includes('Standard input is not UTF-8') }).toEqual({
      code: 0,
      isShown: true,
    });
    expect(readRegisterFile(root, actionFile)).toContain('note: It costs £500 “quoted”');
  });

  test('on the command line with a lost character is refused', async () => {
    const root = newSpreadsheetRegister();
    const { runRefused } = openOffice(root);
    expect(await runRefused('note', actionId, '--note', 'It costs \ufffd500')).toContain(
      '(U+FFFD) at character 10',
    );
    // However it comes into a record, such as by an edit by hand.
    const record = readRegisterFile(root, actionFile).replace('Mend the', 'Mend \ufffd the');
    writeFileSync(join(root, 'register', actionFile), record);
    const { code, err } = await openOffice(root).runIn('save', '--correct', 'A slip.');
    expect({ code, isReason: err.includes('character-lost') }).toEqual({ code: 2, isReason: true });
  });

  test('that another program garbled is recorded with a warning at its place', async () => {
    const { code, err, record } = await noteFrom(Buffer.from('The forceâ€™s plan'));
    expect(code).toBe(0);
    expect(record).toContain('note: The forceâ€™s plan');
    expect(err).toMatch(/docks-2021-rec-1\.yaml:\d+:20 warning The text contains “â€™” \(probably “’”\)/);
  });
});

test('a list of new actions is decoded in the same way', async () => {
  const root = newSpreadsheetRegister();
  const rows = `type,inspection,number,title,wording\nrecommendation,docks-2021,9,It costs \xa3500,All of it\n`;
  writeFileSync(join(root, 'list.csv'), Buffer.from(rows, 'latin1'));
  const { code, err } = await openOffice(root).runIn('add', '--from', 'list.csv');
  expect({ code, isShown: err.includes('list.csv is not UTF-8') }).toEqual({ code: 0, isShown: true });
  expect(readRegisterFile(root, 'actions/docks-2021-rec-9.yaml')).toContain('title: It costs £500');
});

test('a list that is too large is refused before it is parsed', async () => {
  const { root, runRefused } = openOffice(newSpreadsheetRegister());
  writeFileSync(join(root, 'list.yaml'), `- title: "${'a'.repeat(9 << 20)}"\n`);
  expect(await runRefused('add', '--from', 'list.yaml')).toContain('list.yaml is too large');
});

describe('a spreadsheet', () => {
  test('with garbled cells is planned with their columns and rows, and not changed', async () => {
    const root = newSpreadsheetRegister();
    const file = csvIn(root, 'r.csv', [
      ['Action', 'Title', 'Wording'],
      [actionId, 'The forceâ€™s plan', 'Mend it'],
      ['docks-2021-rec-7', 'It costs Â£500', 'CafÃ© “quoted”'],
    ]);
    expect((await planOf(root, file)).garbled).toEqual([
      { sheet: 'r', column: 'B', heading: 'Title', cells: 2, rows: [2, 3], text: 'â€™', original: '’' },
      { sheet: 'r', column: 'C', heading: 'Wording', cells: 1, rows: [3], text: 'Ã©', original: 'é' },
    ]);
    const { out } = await run(root, ['import', file]);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Text was garbled by another program: column B (Title), such as “â€™” (probably “’”), in 2 cells (2 rows: 2 to 3)',
    );
  });

  test('with honest accents is planned without a word about them', async () => {
    const root = newSpreadsheetRegister();
    const file = csvIn(root, 'r.csv', [
      ['Action', 'Title'],
      [actionId, 'NÃO, « Â », IRMÃ” – café'],
    ]);
    expect((await planOf(root, file)).garbled).toEqual([]);
  });

  test('is read in the encoding that is named, which a workbook does not have', async () => {
    const root = newSpreadsheetRegister();
    const file = csvIn(root, 'r.csv', [
      ['Action', 'Title'],
      [actionId, 'It costs 500'],
    ]);
    const text = readFileSync(join(root, file), 'latin1').replace('500', '\x9c500');
    writeFileSync(join(root, file), Buffer.from(text, 'latin1'));
    const plan = await planOf(root, file, '--encoding', 'cp850');
    expect(plan.changed[0]?.changes).toMatchObject([{ to: 'It costs £500' }]);
    await run(root, ['export', '-o', 'r.xlsx']);
    const { code, err } = await run(root, ['import', 'r.xlsx', '--encoding', 'cp850']);
    expect({ code, isReason: err.includes('is a workbook, which has its own encoding') }).toEqual({
      code: 2,
      isReason: true,
    });
  });
});

test.skipIf(process.platform === 'win32')('what an editor saves is decoded in the same way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'afi-editor-'));
  const editor = join(folder, 'editor.sh');
  const notices: string[] = [];
  const { decode } = createInputDecoder({}, { writeError: async (text) => void notices.push(text) });
  const textFrom = (savedText: string) => {
    writeFileSync(editor, `#!/bin/sh\nprintf '${savedText}' > "$1"\n`, { mode: 0o700 });
    const env = { PATH: process.env['PATH'] };
    return editText(editor, { hint: 'The text', env, decode: (bytes) => decode(bytes, 'The text') });
  };
  expect(textFrom('It costs \\243500')).toEqual({ ok: true, value: 'It costs £500' });
  expect(notices.join('')).toContain('The text is not UTF-8, and was read as Windows-1252.');
  expect(() => textFrom('It costs \\201')).toThrow('the byte 0x81 at line 1, column 10');
});

describe('a cell of a workbook', () => {
  test.each([
    ['a lost character', 'It costs \ufffd500', 'U+FFFD'],
    ['a C1 control', 'It costs \u009d500', 'U+009D'],
  ])('with %s refuses its row, with its column', async (_, text, name) => {
    const root = newSpreadsheetRegister();
    const rows = [
      ['Action', 'Title'],
      [actionId, text],
    ];
    writeFileSync(join(root, 'r.xlsx'), workbook({ sheets: { Live: gridXml(rows) } }));
    const { refused, changed } = await planOf(root, 'r.xlsx');
    expect(changed).toEqual([]);
    expect(refused).toMatchObject([{ row: 2, column: 'B' }]);
    expect(refused[0]?.reason).toContain(name);
  });
});

test('an extract of the portal is decoded in the same way, and garbled rows are named', async () => {
  const root = newSpreadsheetRegister();
  const rows = `Reference,Type,Status,Title\n7,Recommendation,Open,The forceâ€™s plan\n`;
  writeFileSync(join(root, 'given.csv'), rows);
  const { out } = await openOffice(root).runIn('portal', 'import', 'given.csv', '--on', '2022-06-01');
  expect(out).toContain('given, row 2: text that another program garbled in column D; it is kept as it is.');
  const { out: findings } = await run(root, ['check']);
  expect(findings).toContain('portal/2022-06-01.csv:2:32 warning The text contains “â€™” (probably “’”)');
});

test('a template that is not UTF-8 is refused with its place, and the register is still checked', async () => {
  const root = newSpreadsheetRegister();
  const page = await run(root, ['report', 'annual', '--as-at', '2022-03-31']);
  expect(page.code).toBe(0);
  mkdirSync(join(root, 'templates'));
  writeFileSync(join(root, 'templates/annual.md'), Buffer.from('# \xa3', 'latin1'));
  const refusedPage = await run(root, ['report', 'annual', '--as-at', '2022-03-31']);
  expect(refusedPage.code).toBe(2);
  expect(refusedPage.err).toContain('templates/annual.md is not UTF-8: the byte 0xA3 at line 1, column 3');
  expect((await run(root, ['check'])).code).toBe(0);
});

test('a template that another program garbled is named with its line', async () => {
  const root = newSpreadsheetRegister();
  mkdirSync(join(root, 'templates'));
  writeFileSync(join(root, 'templates/annual.md'), '# Page\n\nThe forceâ€™s plan\n');
  const page = await run(root, ['report', 'annual', '--as-at', '2022-03-31']);
  expect(page.code).toBe(0);
  expect(page.err).toContain('templates/annual.md, line 3, has “â€™” (probably “’”)');
});

/** The files that decode bytes themselves, and why they may. Every other file asks `storage/decode-text.ts`. */
const decodingFiles: Readonly<Record<string, string>> = {
  'src/storage/decode-text.ts': 'the decoder itself',
  'src/storage/foreign-text.ts': 'looks for forms in bytes, and returns no text',
  'src/domain/text/garbled-text.ts': 'restores garbled text, strictly, for a message',
  'src/storage/yaml/yaml-text.ts': 'shows a file that is not UTF-8 next to its fault',
  'src/storage/spreadsheet/text-part.ts': 'the parts of a workbook, strictly',
  'src/storage/spreadsheet/zip-archive.ts': 'names of parts, which are compared with names in ASCII',
  'src/app/keyboard.ts': 'compares keys, byte by byte, and returns bytes',
  'src/storage/kept-answers.ts': 'answers that afi itself kept, as JSON',
  'src/features/edit-records/read-framework-file.ts':
    'looks for forms in the first bytes, and returns no text',
  'src/features/help/render-topic.ts': 'a topic of the package',
  'src/app/change-validation.ts': 'shows a diff; bytes are recorded',
  'src/app/load-commit-history.ts': 'compares extracts that git recorded, and records nothing',
  'src/app/load-surroundings.ts': 'compares files that git recorded, and records nothing',
  'src/features/papers/run-report.ts': 'compares, and records nothing',
};

/** Folders and files whose text is that of git and of afi itself: names, ids, messages for display, own files. */
const ownText = /^src\/storage\/(?:git|commit)\/|^src\/storage\/disk\.ts$/;

test('bytes become text in few files, each with a reason', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !ownText.test(file))
    .filter((file) =>
      /new TextDecoder|\.toString\('(?:utf-?8|utf16le|latin1)'\)|readFileSync\([^)]*'utf-?8'/.test(
        readFileSync(file, 'utf8'),
      ),
    );
  expect(files.filter((file) => decodingFiles[file] === undefined && !file.includes('merge-driver'))).toEqual(
    [],
  );
});
