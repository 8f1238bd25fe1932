/** Checks how CSV files and workbooks become rows of cells. */
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { findHeader, type Sheet } from '../../../src/domain/sheet.ts';
import { readSheets } from '../../../src/storage/spreadsheet/read-sheets.ts';
import { gridXml, partsOf, workbook, zipParts } from '../../helpers/workbook.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

function read(name: string, content: Uint8Array): readonly Sheet[] {
  const sheets = readSheets(name, content);
  if (!sheets.ok) throw new Error(sheets.error);
  return sheets.value.sheets;
}

const first = (name: string, content: Uint8Array): Sheet =>
  read(name, content)[0] ?? { name: '', rows: [], trailingRows: 0 };

const texts = ({ rows }: Sheet) => rows.map((row) => row.map(({ text }) => text));

const refusal = (name: string, content: Uint8Array): string => {
  const sheets = readSheets(name, content);
  return sheets.ok ? `${sheets.value.sheets.length} sheets were read` : sheets.error;
};

const sheetXml = (xml: string) => workbook({ sheets: { Actions: xml } });
const cells = (content: Uint8Array) => first('a.xlsx', content).rows;

describe('CSV', () => {
  test('UTF-8 with and without its mark, with any line ends', () => {
    const rows = [
      ['Ref', 'Title'],
      ['7', 'Café – “open”'],
    ];
    for (const text of [
      'Ref,Title\r\n7,Café – “open”\r\n',
      '\ufeffRef,Title\n7,Café – “open”',
      'Ref,Title\r7,Café – “open”\r',
    ])
      expect(texts(first('x.csv', bytes(text)))).toEqual(rows);
  });

  test('Windows-1252: its quotes, dashes and euro are what they were', () => {
    const content = Buffer.concat([
      bytes('Title\n'),
      Buffer.from([0x93, 0x41, 0x94, 0x20, 0x96, 0x20, 0x92, 0x73, 0x20, 0x80, 0xa3, 0x20, 0xe9, 0x85]),
    ]);
    expect(texts(first('x.csv', content))).toEqual([['Title'], ['“A” – ’s €£ é…']]);
  });

  test.each([
    ['inside a cell', 'Ref,Title\n7,end "hot" handovers\n', ['7', 'end "hot" handovers']],
    ['at its end', 'Ref,Title\n7,the cells of 5"\n', ['7', 'the cells of 5"']],
    ['with text after the closing one', 'Ref,Title\n7,"hot" handovers end\n', ['7', '"hot" handovers end']],
    ['doubled in a quoted cell', 'Ref,Title\n7,"end ""hot"", now"\n', ['7', 'end "hot", now']],
  ])('a stray quote is a letter, as in Excel: %s', (_, text, row) =>
    expect(texts(first('x.csv', bytes(text)))[1]).toEqual(row),
  );

  test('bullets of symbol fonts are bullets', () =>
    expect(texts(first('x.csv', bytes('Text\n"\uf0b7 log\r\n\uf0a7 check"\n')))[1]).toEqual([
      '• log\n• check',
    ]));

  test.each([['sep=;\r'], ['"sep=;"\r\n'], ['SEP=;\n']])('the separator of the line %j', (line) =>
    expect(texts(first('x.csv', bytes(`${line}Ref;Title\r7;a, b`)))[2]).toEqual(['7', 'a, b']),
  );

  test('a byte that is not a character in either is refused with its place', () =>
    expect(refusal('x.csv', Buffer.from([0x41, 0xe9, 0x81]))).toBe(
      'x.csv is neither UTF-8 nor Windows-1252: the byte 0x81 at line 1, column 3 is not a character. Save the file as UTF-8, or name its encoding with --encoding: utf-8, windows-1252, utf-16le, utf-16be, cp850, macintosh.',
    ));

  test('what Excel saves as Unicode text, with tabs', () =>
    expect(texts(first('x.txt', bytes('\ufeffRef\tTitle\r\n7\tGeese\r\n', 'utf16le')))).toEqual([
      ['Ref', 'Title'],
      ['7', 'Geese'],
    ]));

  test.each([
    [',', 'Ref,Title,Status\n7,"a; b; c",Open\n8,"x;y",Open'],
    [';', 'Ref;Title;Status\n7;a, b, c, d;Open\n8;e, f;Open'],
    ['tab', 'Ref\tTitle\tStatus\n7\ta, b; c, d\tOpen\n8\te\tOpen'],
    ['told', 'sep=;\nRef;Title;Status\n7;a, b, c, d;Open\n8;e, f;Open'],
  ])('the separator is found out: %s', (_, text) => {
    const rows = texts(first('x.csv', bytes(text))).filter((row) => row.length > 0);
    expect(rows.map((row) => row.length)).toEqual([3, 3, 3]);
  });

  test('line breaks inside a cell stay, as \\n; rows are those a spreadsheet shows', () => {
    const { rows } = first('x.csv', bytes('A,B\r\n"one\r\ntwo",x\r\n\r\nlast,y\r\n'));
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['A', 'B'],
      ['one\ntwo', 'x'],
      [],
      ['last', 'y'],
    ]);
  });

  test('a date that was typed stays the text that was typed', () =>
    expect(first('x.csv', bytes('Due\n01/05/2021')).rows[1]).toEqual([{ text: '01/05/2021', kind: 'text' }]));

  test('an unclosed quote is refused with its row', () =>
    expect(refusal('x.csv', bytes('A,B\n1,2\n"3,4\n'))).toBe(
      'x.csv cannot be read in row 3: a quote that opens in this row is never closed.',
    ));

  test('bytes that are not text', () =>
    expect(refusal('x.csv', Buffer.from([65, 0, 66]))).toContain(
      'x.csv is neither a workbook (.xlsx) nor a text file (.csv): it has a NUL at line 1, column 2',
    ));

  test('the bytes decide the format where the name does not', () => {
    expect(texts(first('x', sheetXml(gridXml([['A', 'B']]))))).toEqual([['A', 'B']]);
    expect(texts(first('x.dat', bytes('A;B')))).toEqual([['A', 'B']]);
  });

  test('0 rows', () => {
    expect(first('x.csv', bytes(''))).toEqual({ name: 'x', rows: [], trailingRows: 0 });
    expect(first('x.csv', bytes('\ufeff'))).toEqual({ name: 'x', rows: [], trailingRows: 0 });
  });

  test('trailing empty rows are dropped and counted', () =>
    expect(first('x.csv', bytes('A,B\n1,2\n,\n , \n,\n'))).toMatchObject({
      rows: [
        [{ text: 'A' }, { text: 'B' }],
        [{ text: '1' }, { text: '2' }],
      ],
      trailingRows: 3,
    }));

  test('300,000 rows are refused in words', () =>
    expect(refusal('x.csv', bytes('a,b\n'.repeat(300_000)))).toMatch(
      /^x\.csv has more than 200,000 rows in the sheet `x`: /,
    ));
});

describe('workbooks', () => {
  test('every sheet by its name, in order', () => {
    const sheets = read('a.xlsx', workbook({ sheets: { 'A & B': gridXml([['x']]), Notes: '<sheetData/>' } }));
    expect(sheets.map(({ name }) => name)).toEqual(['A & B', 'Notes']);
    expect(sheets[1]).toEqual({ name: 'Notes', rows: [], trailingRows: 0 });
  });

  test('shared texts: formatted runs are joined, pronunciation left out, escapes read', () => {
    const content = workbook({
      sheets: {
        S: '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row></sheetData>',
      },
      texts: [
        '<r><t>One </t></r><r><rPr><b/></rPr><t>bold</t></r><rPh sb="0" eb="1"><t>wan</t></rPh>',
        '<t>a_x000D_&#10;b</t>',
        '<t xml:space="preserve">&lt;&amp;&quot;&#x2019;</t>',
      ],
    });
    expect(texts(first('a.xlsx', content))).toEqual([['One bold', 'a\nb', '<&"’']]);
  });

  test('numbers, truths and text results', () =>
    expect(
      cells(
        sheetXml(
          '<sheetData><row r="1"><c r="A1"><v>14207</v></c><c r="B1"><v>0.10000000000000001</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#REF!</v></c></row></sheetData>',
        ),
      )[0],
    ).toEqual([
      { text: '14207', kind: 'number' },
      { text: '0.1', kind: 'number' },
      { text: 'true', kind: 'boolean' },
      { text: '#REF!', kind: 'text' },
    ]));

  test('a formula cell is marked as a formula, with its last result', () => {
    const [row] = cells(
      workbook({
        sheets: {
          S: '<sheetData><row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>7x</v></c><c r="B1" t="e"><f>A9</f><v>#REF!</v></c><c r="C1"><f>NOW()</f></c><c r="D1" s="1"><f>TODAY()</f><v>44317</v></c></row></sheetData>',
        },
        formats: ['dd/mm/yyyy'],
      }),
    );
    expect(row).toEqual([
      { text: '7x', kind: 'formula' },
      { text: '#REF!', kind: 'formula' },
      { text: '', kind: 'formula' },
      { text: '2021-05-01', kind: 'formula', date: '2021-05-01' },
    ]);
  });

  const readDateCell = (format: string, number: string, book = '') =>
    cells(
      workbook({
        sheets: { S: `<sheetData><row r="1"><c r="A1" s="1"><v>${number}</v></c></row></sheetData>` },
        formats: [format],
        workbook: book,
      }),
    )[0]?.[0];

  test.each([
    ['dd/mm/yyyy'],
    ['d mmmm yyyy'],
    ['[$-809]dd mmmm yyyy;@'],
    ['mmm-yy'],
    ['yyyy\\-mm\\-dd'],
    ['m/d/yy h:mm'],
    ['[Red]dd.mm.yy'],
    ['mmmm'],
  ])('a date is a date in the format %s', (format) =>
    expect(readDateCell(format, '44317.75')).toEqual({
      text: '2021-05-01',
      kind: 'date',
      date: '2021-05-01',
    }),
  );

  test.each([['0.00'], ['"day "0'], ['h:mm:ss'], ['[h]:mm'], ['#,##0 \\d'], ['mm:ss'], ['0" months"']])(
    'a number is not a date in the format %s',
    (format) => expect(readDateCell(format, '44317')?.kind).toBe('number'),
  );

  test('years counted from 1904, and the day in 1900 that never was', () => {
    expect(readDateCell('dd/mm/yyyy', '42855', '<workbookPr date1904="1"/>')?.date).toBe('2021-05-01');
    expect(readDateCell('dd/mm/yyyy', '1')?.date).toBe('1900-01-01');
    expect(readDateCell('dd/mm/yyyy', '61')?.date).toBe('1900-03-01');
  });

  test('a date that was typed as text stays text', () =>
    expect(cells(sheetXml(gridXml([['01/05/2021']])))[0]).toEqual([{ text: '01/05/2021', kind: 'text' }]));

  test('cells are at their addresses, and rows without addresses in order', () =>
    expect(
      texts(
        first(
          'a.xlsx',
          sheetXml(
            '<sheetData><row r="2"><c r="C2"><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row></sheetData>',
          ),
        ),
      ),
    ).toEqual([[], ['', '', '1'], ['2', '3']]));

  test('cells merged downwards have their value in each row; merged sideways, once', () => {
    const xml = gridXml([
      ['Register of actions', '', ''],
      ['Inspection', 'No', 'Title'],
      ['Custody', '1', 'a'],
      ['', '2', 'b'],
      ['', '3', 'c'],
    ]);
    const merges =
      '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A1048576"/></mergeCells>';
    expect(texts(first('a.xlsx', sheetXml(xml + merges)))).toEqual([
      ['Register of actions'],
      ['Inspection', 'No', 'Title'],
      ['Custody', '1', 'a'],
      ['Custody', '2', 'b'],
      ['Custody', '3', 'c'],
    ]);
  });

  test('trailing empty rows are dropped and counted, formatted to the last row of all', () =>
    expect(
      first(
        'a.xlsx',
        sheetXml(
          '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" s="0"/></row><row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
        ),
      ),
    ).toEqual({ name: 'Actions', rows: [[{ text: '1', kind: 'number' }]], trailingRows: 1_048_575 }));

  const gridOf = (parts: Readonly<Record<string, string>>) => texts(first('a.xlsx', zipParts(parts)));
  const plainParts = partsOf({ sheets: { S: gridXml([['hello']]) } });

  test.each([
    ['relative', './worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['relative to the parent folder', '../xl/worksheets/./sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['absolute', '/xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['in other case', 'Worksheets/SHEET1.XML', 'xl/worksheets/sheet1.xml'],
    ['with backslashes', 'worksheets\\sheet1.xml', 'xl\\worksheets\\sheet1.xml'],
    ['with escapes', 'worksheets/the%20sheet.xml', 'xl/worksheets/the sheet.xml'],
    ['from the root of the archive', 'worksheets/sheet1.xml', '/xl/worksheets/Sheet1.xml'],
  ])('a part whose name is %s', (_, target, name) => {
    const {
      'xl/worksheets/sheet1.xml': sheet = '',
      'xl/_rels/workbook.xml.rels': relations = '',
      ...others
    } = plainParts;
    const renamedRelations = relations.replace('worksheets/sheet1.xml', target);
    expect(gridOf({ ...others, 'xl/_rels/workbook.xml.rels': renamedRelations, [name]: sheet })).toEqual([
      ['hello'],
    ]);
  });

  test.each(['rel', 'd3p1', 'relationships'])('the prefix %s of relationships', (prefix) => {
    const book = plainParts['xl/workbook.xml']
      ?.replaceAll('r:id', `${prefix}:id`)
      .replace('xmlns:r=', `xmlns:${prefix}=`);
    expect(gridOf({ ...plainParts, 'xl/workbook.xml': book ?? '' })).toEqual([['hello']]);
    const manyIds = plainParts['xl/workbook.xml']?.replace('r:id', 'xr:id="{A}" r:id');
    expect(gridOf({ ...plainParts, 'xl/workbook.xml': manyIds ?? '' })).toEqual([['hello']]);
  });

  test('a sheet in UTF-16', () => {
    const xml = plainParts['xl/worksheets/sheet1.xml']?.replace('UTF-8', 'UTF-16') ?? '';
    const content = zipSync({
      ...unzipSync(zipParts(plainParts)),
      'xl/worksheets/sheet1.xml': bytes(`\ufeff${xml}`, 'utf16le'),
    });
    expect(texts(first('a.xlsx', content))).toEqual([['hello']]);
  });

  test.each([
    ['00000', '7', '00007'],
    ['"AFI "00', '7', 'AFI 07'],
    ['000\\/24', '2', '002/24'],
    ['0.00', '1.1', '1.10'],
    ['0.00', '3', '3'],
    ['[Red]000_);(000)', '42', '042'],
    ['0%', '0.25', '25%'],
    ['0.0', '1.25', '1.25'],
    ['#,##0', '1234', '1234'],
    ['[$£-809]00', '7', '7'],
    ['General', '7', '7'],
    ['00000', '-7', '-7'],
    ['00000', '1E+20', '100000000000000000000'],
  ])('a number in the format %s is read as Excel shows it, never rounded: %s is %s', (format, number, text) =>
    expect(readDateCell(format, number)).toEqual({ text, kind: 'number' }),
  );

  test('what a workbook hides, merges and strikes out is reported with its place', () => {
    const xml =
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" hidden="1"><c r="B2" t="s" s="1"><v>1</v></c></row><row r="3" hidden="1"/></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>';
    const parts = partsOf({
      sheets: { Old: xml, Now: gridXml([['x']]) },
      texts: ['<r><t>Keep </t></r><r><rPr><strike/></rPr><t>this</t></r><r><t> log</t></r>', '<t>Closed</t>'],
      formats: ['0'],
    });
    const styles = parts['xl/styles.xml']
      ?.replace('<cellStyleXfs>', '<fonts><font/><font><strike/></font></fonts><cellStyleXfs>')
      .replace('numFmtId="164"/></cellXfs>', 'numFmtId="164" fontId="1"/></cellXfs>');
    const book = parts['xl/workbook.xml']?.replace('name="Old"', 'name="Old" state="veryHidden"');
    const [old, now] = read(
      'a.xlsx',
      zipParts({ ...parts, 'xl/styles.xml': styles ?? '', 'xl/workbook.xml': book ?? '' }),
    );
    expect(old).toMatchObject({
      isHidden: true,
      rows: [[{ text: 'Keep this log' }], [{ text: '' }, { text: 'Closed' }]],
      hiddenRows: [2],
      merges: [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 }],
      struckOut: [
        { row: 1, column: 0, words: 'this' },
        { row: 2, column: 1, words: 'Closed' },
      ],
    });
    expect(now).toEqual({ name: 'Now', rows: [[{ text: 'x', kind: 'text' }]], trailingRows: 0 });
  });

  test('parts with prefixes, as other programs write them', () => {
    const parts = partsOf({ sheets: { S: '' } });
    const content = zipParts({
      ...parts,
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>hello</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(texts(first('a.xlsx', content))).toEqual([['hello']]);
  });
});

describe('a file that is not a workbook, or too large, is refused in words', () => {
  test('an old or protected workbook', () =>
    expect(refusal('a.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe(
      'a.xls is an old .xls workbook, or protected by a password. Open it in Excel, and save it as .xlsx without a password.',
    ));

  test.each([
    [
      'a.xlsx',
      bytes('Reference,Type\n1,x'),
      'is a text file, but has the name of a workbook. If it is a table, rename it so that it ends in .csv',
    ],
    ['a.XLS', bytes('Reference\tType\n1\tx', 'utf16le'), 'is neither a workbook'],
    [
      'a.xls',
      bytes('<html><table><tr><td>1</td></tr></table></html>'),
      'is a web page or XML, not a spreadsheet. Open it in Excel, and save it as .xlsx or .csv.',
    ],
    ['a.csv', bytes('\n<!DOCTYPE html>'), 'is a web page or XML'],
    ['a.xlsx', bytes('%PDF-1.7\n'), 'is a PDF, not a spreadsheet. Ask for the table'],
    [
      'a.csv',
      sheetXml(gridXml([['A', 'B']])),
      'is a workbook, but has the name of a text file. Rename it so that it ends in .xlsx.',
    ],
    ['a.csv', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'is an old .xls workbook'],
  ])('%s that is another kind of file is refused by its kind', (name, content, message) =>
    expect(refusal(name, content)).toContain(`${name} ${message}`),
  );

  test('an empty file has no rows, whatever its name', () =>
    expect(read('a.xlsx', bytes(''))).toEqual([{ name: 'a', rows: [], trailingRows: 0 }]));

  test('another kind of archive', () =>
    expect(refusal('a.ods', zipParts({ 'content.xml': '<x/>' }))).toBe(
      'a.ods is an OpenDocument file (.ods). Open it in Excel or LibreOffice, and save it as .xlsx.',
    ));

  test.each([
    ['xl/workbook.bin', 'a.xlsb is a binary workbook (.xlsb). Open it in Excel, and save it as .xlsx.'],
    ['Index/Document.iwa', 'is a Numbers spreadsheet. Open it in Numbers, and export it to Excel (.xlsx).'],
    ['word/document.xml', 'is a Word document. Copy its table into Excel, and save it as .xlsx.'],
    ['notes.txt', 'is not an Excel workbook. Save it as .xlsx, or as .csv.'],
  ])('an archive with %s is refused by its kind', (part, message) =>
    expect(refusal('a.xlsb', zipParts({ [part]: '' }))).toContain(message),
  );

  test('a workbook that Excel protects by a password, and a PDF with its binary parts', () => {
    const head = [0xd0, 0xcf, 0x11, 0xe0, 0];
    const content = Buffer.concat([Buffer.from(head), bytes('EncryptedPackage', 'utf16le')]);
    expect(refusal('a.xlsx', content)).toBe(
      'a.xlsx is protected by a password. Open it in Excel, and save it as .xlsx without a password.',
    );
    const pdf = Buffer.concat([bytes('%PDF-1.7\n%'), Buffer.from([0xe2, 0xe3, 0xcf, 0x81, 0])]);
    expect(refusal('a.pdf', pdf)).toContain('is a PDF, not a spreadsheet.');
  });

  test('an archive cut short', () =>
    expect(refusal('a.xlsx', sheetXml(gridXml([['x']])).slice(0, 400))).toBe(
      'a.xlsx is damaged: its parts cannot be unpacked.',
    ));

  test('XML that breaks off, or declares things of its own', () => {
    expect(refusal('a.xlsx', sheetXml('<sheetData><row r="1"'))).toBe(
      'a.xlsx is damaged: its XML cannot be read.',
    );
    expect(refusal('a.xlsx', sheetXml('<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>'))).toMatch('damaged');
  });

  test('a cell that refers to a text that is not there', () =>
    expect(
      refusal('a.xlsx', sheetXml('<sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData>')),
    ).toMatch('refers to a text that is missing'));

  const bomb = () =>
    Buffer.from(
      zipParts({
        ...partsOf({ sheets: { S: '' } }),
        'xl/worksheets/sheet1.xml': `<x>${' '.repeat(140 << 20)}</x>`,
      }),
    );

  test('a zip bomb: what it would unpack to is known before it is', () => {
    const content = bomb();
    expect(content.length).toBeLessThan(1 << 20);
    const memoryBefore = process.memoryUsage().arrayBuffers;
    expect(refusal('a.xlsx', content)).toMatch(
      /^a\.xlsx would unpack to 141 MB, more than the limit of 128 MB\./,
    );
    expect(process.memoryUsage().arrayBuffers - memoryBefore).toBeLessThan(8 << 20);
  });

  test('a zip bomb that lies about its size', () => {
    const content = bomb();
    for (
      let offset = content.indexOf('PK\x01\x02');
      offset >= 0;
      offset = content.indexOf('PK\x01\x02', offset + 4)
    )
      if (content.readUInt32LE(offset + 24) > 1 << 20) content.writeUInt32LE(1000, offset + 24);
    const memoryBefore = process.memoryUsage().arrayBuffers;
    expect(refusal('a.xlsx', content)).toBe('a.xlsx is damaged: a part is larger than the file declares.');
    expect(process.memoryUsage().arrayBuffers - memoryBefore).toBeLessThan(8 << 20);
  });

  test('an enormous cell, before the rest of it is unpacked', () => {
    const content = sheetXml(gridXml([['Action'], ['x', 'a'.repeat(100 << 20)]]));
    const memoryBefore = process.memoryUsage().arrayBuffers;
    expect(refusal('a.xlsx', content)).toBe(
      'a.xlsx has more than 100,000 characters in the cell B2 of the sheet `Actions`. Shorten the cell, or clear it.',
    );
    expect(process.memoryUsage().arrayBuffers - memoryBefore).toBeLessThan(16 << 20);
  });

  test('an enormous shared text, at the cell that uses it', () => {
    const content = workbook({
      texts: ['<t>Action</t>', `<t>${'a'.repeat(20 << 20)}</t>`],
      sheets: {
        Actions:
          '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="C3" t="s"><v>1</v></c></row></sheetData>',
      },
    });
    expect(refusal('a.xlsx', content)).toContain('in the cell C3 of the sheet `Actions`');
  });

  test('an enormous cell of a CSV file', () => {
    expect(refusal('a.csv', bytes(`Action,Title\nx,"${'a'.repeat(8 << 20)}"\n`))).toBe(
      'a.csv cannot be read in row 2: this row is too long. A quote may have been left open.',
    );
    expect(refusal('a.csv', bytes(`Action,Title\nx,"${'a'.repeat(100_001)}"\n`))).toContain(
      'in the cell B2 of the sheet `a`',
    );
  });

  test('but cells as long as Excel allows are read, in every format', () => {
    const longText = '“£ ” '.repeat(6553).slice(0, 32_767).trim();
    const rows = Array.from({ length: 40 }, (_, i) => [`${i}`, longText]);
    expect(texts(first('a.xlsx', sheetXml(gridXml(rows))))).toEqual(rows);
    expect(texts(first('a.csv', bytes(rows.map((cells) => cells.join(',')).join('\n'))))).toEqual(rows);
  });

  test('a workbook that is protected by a password within its archive', () => {
    const content = Buffer.from(sheetXml(gridXml([['x']])));
    for (
      let offset = content.indexOf('PK\x01\x02');
      offset >= 0;
      offset = content.indexOf('PK\x01\x02', offset + 4)
    )
      content.writeUInt16LE(content.readUInt16LE(offset + 8) | 1, offset + 8);
    expect(refusal('a.xlsx', content)).toBe('a.xlsx is protected by a password. Save it without one.');
  });

  test('300,000 rows', () => {
    const rows = Array.from(
      { length: 300_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
    );
    expect(refusal('a.xlsx', sheetXml(`<sheetData>${rows.join('')}</sheetData>`))).toBe(
      'a.xlsx has more than 200,000 rows in the sheet `Actions`: there is a value in row 200,001. Copy the rows that matter into a new file.',
    );
  });

  test('few cells that stretch over too many places', () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    );
    expect(refusal('a.xlsx', sheetXml(`<sheetData>${rows.join('')}</sheetData>`))).toMatch(
      'more than 3,000,000 cells',
    );
  });
});

describe('the header', () => {
  const columnOf = (heading: string) =>
    ({ reference: 'ref', ref: 'ref', title: 'title', status: 'status' })[heading.toLowerCase()];
  const header = (rows: readonly (readonly string[])[]) =>
    findHeader(first('a.xlsx', sheetXml(gridXml(rows))), columnOf);

  test('is found below a block of titles', () => {
    const result = header([
      ['Register of actions', ''],
      ['Status: draft', 'Title'],
      ['', ''],
      ['Status', 'Notes', 'Reference', 'Title'],
      ['Open', '', '7', 'Status'],
    ]);
    expect(result?.rowIndex).toBe(3);
    expect([...(result?.columns ?? [])]).toEqual([
      ['status', 0],
      ['ref', 2],
      ['title', 3],
    ]);
    expect(result?.headings).toEqual(['Status', 'Notes', 'Reference', 'Title']);
  });

  test('reports duplicate headings, whether they are known or not', () =>
    expect(header([['Ref', 'Title', 'Notes', 'Reference', ' notes']])?.repeated).toEqual([
      'Reference',
      'notes',
    ]));

  test('is not there where no row names two columns', () => {
    expect(header([['Title'], ['a']])).toBeUndefined();
    expect(header([])).toBeUndefined();
  });
});
