/** Checks how the bytes of a record are decoded. */
import { expect, test } from 'vitest';
import { faultsOf, file, findingLinesOf, id, loadFiles, withTop } from '../../helpers/loading.ts';
import { actionText } from '../../helpers/register.ts';

const sound = actionText({ id });
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

test('a sound action is counted', () => {
  expect(findingLinesOf(sound)).toEqual([]);
});

test.each([
  ['a byte order mark', `\ufeff${sound}`],
  ['line ends of Windows', sound.replaceAll('\n', '\r\n')],
  ['both', `\ufeff${sound.replaceAll('\n', '\r\n')}`],
  ['no line end at the end', sound.trimEnd()],
  ['line ends of both kinds', sound.replace('\n', '\r\n')],
  ['a tab inside a text', sound.replace('Mend the', 'Mend\tthe')],
  ['letters beyond ASCII', sound.replace('Mend', 'Ménd 😀 e\u0301')],
])('a file with %s is counted', (_, text) => {
  expect(findingLinesOf(text)).toEqual([]);
});

test.each([
  ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${sound}`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(sound, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${sound}`, 'utf16le').swap16()],
  ['the same without a byte order mark', Buffer.from(sound, 'utf16le').swap16()],
])('%s is refused as a whole', (_, content) => {
  expect(findingLinesOf(content)).toEqual(['1:1 file-encoding']);
  expect(faultsOf(content)[0]?.message).toBe('the file is UTF-16, not UTF-8');
});

test('bytes that are not UTF-8 are refused at their line and column', () => {
  const [fault] = faultsOf(bytes('id: a\ntitle: caf', [0xe9], ' noir\nwording: x\n'));
  expect(fault).toMatchObject({
    code: 'file-encoding',
    line: 2,
    column: 11,
    excerpt: 'title: caf\ufffd noir',
  });
  expect(fault?.message).toBe('the file is not UTF-8: byte 17 (0xE9) is not part of a character');
});

test.each([
  ['a character cut off at the end', bytes('id: é\nx: ', [0xc3]), '2:4'],
  ['a character cut off in the middle', bytes('x: ', [0xe2, 0x82], '\n'), '1:4'],
  ['a surrogate', bytes('x: ', [0xed, 0xa0, 0x80], '\n'), '1:4'],
  ['a zero written long', bytes('x: ', [0xc0, 0x80], '\n'), '1:4'],
  ['after emoji, columns count as editors do', bytes('x: 😀', [0xff], '\n'), '1:6'],
  ['behind a byte order mark', bytes([0xef, 0xbb, 0xbf], 'x: ', [0xff], '\n'), '1:4'],
])('no UTF-8: %s', (_, content, place) => {
  expect(findingLinesOf(content)).toEqual([`${place} file-encoding`]);
});

const forbiddenTexts: readonly (readonly [string, string])[] = [
  ['a zero byte', '\0'],
  ['a bell', '\x07'],
  ['an escape', '\x1b'],
  ['delete', '\x7f'],
  ['a C1 control', '\x9b'],
  ['next line', '\x85'],
  ['a carriage return by itself', '\r'],
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a right-to-left mark', '\u200f'],
  ['a right-to-left override', '\u202e'],
  ['a right-to-left isolate', '\u2067'],
  ['an Arabic letter mark', '\u061c'],
  ['a line separator', '\u2028'],
  ['a word joiner', '\u2060'],
  ['a byte order mark inside', '\ufeff'],
  ['an interlinear mark', '\ufffa'],
  ['no character at all', '\uffff'],
  ['a tag character', '\u{e0041}'],
];

test.each(forbiddenTexts)('%s is refused raw, in text, in keys and in an extract', (_, character) => {
  expect(findingLinesOf(sound.replace('Mend the', `Mend${character} the`))).toContain('4:12 file-character');
  expect(findingLinesOf(withTop(`th${character}emes: [a]`))).toContain('6:3 file-character');
  expect(findingLinesOf(withTop(`marking: "a${character}b"`))).toEqual(['6:12 file-character']);
  const extract = `Reference,Type,Status\n1,Recomm${character}endation,Live\n`;
  expect(loadFiles({ 'portal/2021-11-25.csv': extract }).lines).toEqual([
    'portal/2021-11-25.csv:2:9 file-character',
  ]);
});

const escapeOf = (character: string) =>
  character.length > 1
    ? `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

test.each(forbiddenTexts)('%s is refused as an escape, in text and in keys', (_, character) => {
  expect(findingLinesOf(withTop(`marking: "a b${escapeOf(character)}c"`))).toEqual(['6:14 file-character']);
  expect(findingLinesOf(withTop(`extra: {"k${escapeOf(character)}": v}`))).toEqual(['6:11 file-character']);
});

test.each([
  ['\\0', 'U+0000'],
  ['\\a', 'U+0007'],
  ['\\e', 'U+001B'],
  ['\\x1b', 'U+001B'],
  ['\\x9B', 'U+009B'],
  ['\\r', 'U+000D'],
  ['\\N', 'U+0085'],
  ['\\L', 'U+2028'],
  ['\\P', 'U+2029'],
  ['\\U0000202E', 'U+202E'],
  ['\\ud800', 'U+D800'],
  ['\\udc00', 'U+DC00'],
])('the escape %s hides %s', (escapeText, name) => {
  expect(faultsOf(withTop(`marking: "two\n  lines, \\\\${escapeText}"`))).toMatchObject([
    { code: 'file-character', line: 7, column: 12, message: expect.stringContaining(name) },
  ]);
});

test('escapes that hide nothing are text', () => {
  const text = withTop('marking: "\\t \\n \\x41 \\u00e9 \\U0001F600 \\ud83d\\ude00 \\_ \\/ \\\\u202e"');
  const { records, lines } = loadFiles({ [file]: text });
  expect(lines).toEqual([]);
  expect(records.action[0]?.marking).toBe('\t \n A é 😀 😀 \u00a0 / \\u202e');
});

test('a character is named, with its remedy', () => {
  expect(faultsOf(sound.replace('Mend the', 'Mend\u202e the'))).toMatchObject([
    {
      message: 'the character U+202E is not allowed',
      excerpt: expect.stringContaining('Mend\u202e the'),
      length: 1,
    },
  ]);
});

test('other faults of a file are reported with its forbidden characters', () => {
  expect(findingLinesOf(withTop('stauts: open\nmarking: a\u200bb'))).toEqual([
    '6:1 key-unknown',
    '7:11 file-character',
  ]);
});

const conflict = '<<<<<<< HEAD\ntitle: ours\n=======\ntitle: theirs\n>>>>>>> branch\n';

test('a merge conflict is reported marker by marker, and nothing else', () => {
  expect(findingLinesOf(`id: ${id}\n${conflict}`)).toEqual([
    '2:1 file-conflict',
    '4:1 file-conflict',
    '6:1 file-conflict',
  ]);
});

test.each([
  ['in block text', `wording: |\n${conflict.replace(/^/gm, '  ')}`, [2, 3]],
  ['in block text behind tabs', `wording: |\n  a\n  \t<<<<<<< HEAD\n`, [3, 4]],
  ['with the common ancestor', `a: b\n||||||| 1a2b3c\n`, [2, 1]],
  ['with a marker alone', 'a: |\n  >>>>>>> branch\n', [2, 3]],
  ['with a marker without a name', 'a: |\n  <<<<<<<\n', [2, 3]],
  ['with line ends of Windows', 'a: b\r\n<<<<<<< HEAD\r\n', [2, 1]],
  ['with a marker without a name, with line ends of Windows', 'a: |\r\n  <<<<<<<\r\n', [2, 3]],
  ['on the last line', 'a: b\n>>>>>>> x', [2, 1]],
])('a conflict is seen %s', (_, text, [line, column]) => {
  expect(faultsOf(text)[0]).toMatchObject({ code: 'file-conflict', line, column, length: 7 });
});

test('a conflict in an extract is seen', () => {
  const extract = `Reference,Type,Status\n${conflict}`;
  expect(loadFiles({ 'portal/2021-11-25.csv': extract }).lines).toEqual([
    'portal/2021-11-25.csv:2:1 file-conflict',
    'portal/2021-11-25.csv:4:1 file-conflict',
    'portal/2021-11-25.csv:6:1 file-conflict',
  ]);
});

test.each([
  ['a heading underlined', '  Findings\n  =======\n  None.'],
  ['a longer underline', '  Findings\n  ========\n  <<<<<<<<'],
  ['arrows inside a line', '  see <<<<<<< this >>>>>>> that'],
  ['six signs', '  <<<<<<\n  >>>>>>'],
  ['seven signs and a letter', '  <<<<<<<a'],
])('%s in block text does not count as a conflict', (_, lines) => {
  expect(findingLinesOf(withTop(`extra:\n  minutes: |-\n${lines.replace(/^/gm, '  ')}`))).toEqual([]);
});

test('of very many faults the first fifty are reported, and that there are more', () => {
  const findings = faultsOf(withTop(`marking: "${'\u200b'.repeat(60)}"`));
  expect(findings).toHaveLength(51);
  expect(findings.at(-1)).toMatchObject({ code: 'file-faults', line: 6, column: 61 });
});
