/** Checks how a portal extract is read. */
import { expect, test } from 'vitest';
import { loadFiles } from '../helpers/loading.ts';
import { settingsText } from '../helpers/register.ts';

const day = '2021-11-25';
const file = `portal/${day}.csv`;
const header = 'Reference,Type,Status,Title,Text,Inspection';

const read = (text: string | Uint8Array, settings = '') => {
  const { records, lines, locatedFaults } = loadFiles({
    'register.yaml': settingsText(settings),
    [file]: text,
  });
  return {
    rows: records.extract[0]?.rows,
    lines: lines.map((line) => line.slice(file.length + 1)),
    locatedFaults,
  };
};

const rowsOf = (text: string) => read(text).rows?.map(({ line, ref }) => `${line} ${ref}`);

test('a row is what its cells say', () => {
  const { rows, lines } = read(
    `${header}\n14207, Recommendation ,Live,Mend it,"The force, all of it",docks-2021\n`,
  );
  expect(lines).toEqual([]);
  expect(rows).toEqual([
    {
      line: 2,
      ref: '14207',
      typeWord: 'Recommendation',
      type: 'recommendation',
      status: 'Live',
      live: true,
      meaning: 'open',
      title: 'Mend it',
      wording: 'The force, all of it',
      inspection: 'docks-2021',
    },
  ]);
});

test.each([
  ['as it comes', `${header}\n1,a,b,c,d,e\n2,a,b,c,d,e\n`],
  ['without a last line end', `${header}\n1,a,b,c,d,e\n2,a,b,c,d,e`],
  ['with line ends of Windows', `${header}\r\n1,a,b,c,d,e\r\n2,a,b,c,d,e\r\n`],
  ['with a byte order mark', `\ufeff${header}\n1,a,b,c,d,e\n2,a,b,c,d,e\n`],
  ['with both', `\ufeff${header}\r\n1,a,b,c,d,e\r\n2,a,b,c,d,e\r\n`],
  ['with blank lines at the end', `${header}\n1,a,b,c,d,e\n2,a,b,c,d,e\n\n\n  \n\t\n`],
  ['with line ends of both kinds', `${header}\r\n1,a,b,c,d,e\n2,a,b,c,d,e\r\n`],
  ['with every cell in quotes', `${header}\n"1","a","b","c","d","e"\n"2","a","b","c","d","e"\n`],
])('an extract is read %s', (_, text) => {
  expect(rowsOf(text)).toEqual(['2 1', '3 2']);
});

test('columns are known by their headings, in any order, whatever their case, with others between', () => {
  const { rows } = read('status , Notes,TYPE,Notes,reference\nLive,x,Recommendation,y,1\n');
  expect(rows).toMatchObject([{ ref: '1', type: 'recommendation', status: 'Live', title: undefined }]);
});

test('register.yaml defines the headings and words of an extract', () => {
  const portal =
    'portal: {columns: {ref: Number}, types: {Rec: recommendation}, closed_statuses: [Signed off]}\n';
  const { rows } = read('Number,Type,Status\n1,rec,Open\n2,REC,signed off\n', portal);
  expect(rows).toMatchObject([
    { type: 'recommendation', live: true },
    { type: 'recommendation', live: false },
  ]);
});

test.each([
  ['\n', '2 1', '5 2', '9 3', '10 4'],
  ['\r\n', '2 1', '5 2', '9 3', '10 4'],
])('rows begin at their first cell, whatever lines are between them: line end %j', (eol, ...places) => {
  const lines = [
    header,
    '1,a,b,"c',
    'd",e,f',
    '',
    '2,a,b,"c',
    '',
    'd",e,f',
    '',
    '3,a,b,c,"d ""q"" d",e',
    '4,a,b,c,d,e',
  ];
  expect(rowsOf(lines.join(eol))).toEqual(places);
});

test('line ends inside quotes are kept, and rows of blanks are rows', () => {
  const { rows } = read(`${header}\n1,a,b,c,"one\ntwo\n",e\n,,,,,\n`);
  expect(rows?.map(({ wording }) => wording)).toEqual(['one\ntwo', '']);
});

test.each([
  ['', '1:1 file-empty'],
  ['\n\n', '1:1 file-empty'],
  ['\ufeff', '1:1 file-empty'],
  ['  \n', '1:1 file-empty'],
])('an extract without a header is empty: %j', (text, message) => {
  expect(read(text).lines).toEqual([message]);
});

test('an extract without rows is one', () => {
  expect(rowsOf(`${header}\n`)).toEqual([]);
});

test.each([
  ['Type,Status', 'there is no column `Reference`'],
  ['Reference,Status', 'there is no column `Type`'],
  ['Reference,Type', 'there is no column `Status`'],
  ['Reference,Type,Status,type', 'the column `Type` appears twice'],
  ['Reference,Type,Status,Text,Text', 'the column `Text` appears twice'],
])('columns are there, and once: %s', (headings, message) => {
  expect(read(`\n${headings}\n`).locatedFaults).toMatchObject([
    { code: 'extract-columns', line: 2, column: 1, excerpt: headings, message },
  ]);
});

test('an extract with semicolons lacks all its columns', () => {
  expect(read('Reference;Type;Status\n1;a;b\n').lines).toEqual(Array(3).fill('1:1 extract-columns'));
});

test('rows that are too short or too long are all reported, at their lines', () => {
  const text = `${header}\n1,a,b,c,d,e\n2,a,b\n3,"a\nb",b,c,d,e,f\n\n4,a,b,c,d,e\n5\n`;
  const { rows, locatedFaults, lines } = read(text);
  expect(rows).toBeUndefined();
  expect(lines).toEqual(['3:1 extract-row', '4:1 extract-row', '8:1 extract-row']);
  expect(locatedFaults[0]).toMatchObject({
    message: 'this row has 3 cells, but the header has 6',
    excerpt: '2,a,b',
    length: 5,
  });
});

test.each([
  ['a quote that is never closed', '1,"a\nb,c\n2,x,y\n', 'a quote that opens in this row is never closed'],
  ['a quote inside a cell', '1,a"b,c\n2,x,y\n', 'a cell of this row has a quote but does not begin with one'],
  ['text behind a quote', '1,"a"b,c\n2,x,y\n', 'there is text after a closing quote in this row'],
])('invalid CSV is reported at its row: %s', (_, row, message) => {
  for (const eol of ['\n', '\r\n']) {
    const text = `Reference,Type,Status\n0,"é\nx",b\n\n${row}`.replaceAll('\n', eol);
    expect(read(text).locatedFaults).toMatchObject([{ code: 'extract-syntax', line: 5, column: 1, message }]);
  }
});

test('of very many wrong rows the first fifty are reported, and that there are more', () => {
  const { locatedFaults } = read(`${header}\n${'1,a\n'.repeat(60)}`);
  expect(locatedFaults).toHaveLength(51);
  expect(locatedFaults.at(-1)).toMatchObject({ code: 'file-faults', line: 52, column: 1 });
});

test('an extract that cannot be read is rejected and counted in nothing', () => {
  const { account } = loadFiles({ [file]: `${header}\n1\n`, 'portal/2021-12-01.csv': `${header}\n` });
  expect(account).toEqual({ counted: 2, rejected: 1, ignored: 0 });
});
