/** Checks how the bytes of text files that people name become text, and which are refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Encoding, encodings } from '../../src/domain/vocabulary.ts';
import { decodeText, decodeUtf8File } from '../../src/storage/decode-text.ts';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const decode = (bytes: Uint8Array, encoding?: Encoding) => decodeText(bytes, { name: 'note.txt', encoding });
const textOf = (bytes: Uint8Array, encoding?: Encoding) => {
  const result = decode(bytes, encoding);
  return result.ok ? result.value.text : result.error;
};
const quotedPrice = '£500 “quoted”';
const notepadBytes = bytesOf('\xa3500 \x93quoted\x94', 'latin1');

describe('without a named encoding', () => {
  test('UTF-8 is read with and without a byte order mark, and without a notice', () => {
    for (const bytes of [bytesOf(quotedPrice), bytesOf(`\ufeff${quotedPrice}`)])
      expect(decode(bytes)).toEqual({ ok: true, value: { text: quotedPrice, notice: undefined } });
  });

  test('UTF-16 is read by its byte order mark, in both orders', () => {
    const littleEndian = bytesOf(`\ufeff${quotedPrice}`, 'utf16le');
    expect(decode(littleEndian)).toEqual({ ok: true, value: { text: quotedPrice, notice: undefined } });
    expect(textOf(Buffer.from(littleEndian).swap16())).toBe(quotedPrice);
  });

  test('Windows-1252 is read with a notice that shows the first line, and the first line that depends on it', () => {
    const result = decode(Buffer.concat([bytesOf('To the board\r\n'), notepadBytes]));
    expect(result).toMatchObject({ ok: true, value: { text: `To the board\r\n${quotedPrice}` } });
    expect(result.ok && result.value.notice).toBe(
      `note.txt is not UTF-8, and was read as Windows-1252. Its first line reads “To the board”, and line 2 “${quotedPrice}”. If that is wrong, name the encoding with --encoding: ${encodings.join(', ')}.`,
    );
  });

  test.each([
    ['a byte without a character', bytesOf('One\n\xa35 \x81', 'latin1'), 'the byte 0x81 at line 2, column 4'],
    ['another such byte', bytesOf('\x8d', 'latin1'), 'the byte 0x8D at line 1, column 1'],
    ['NUL', bytesOf('One\0'), 'a NUL at line 1, column 4'],
    ['UTF-16 without a mark', bytesOf('One', 'utf16le'), 'UTF-16 without a byte order mark'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'is UTF-32'],
    ['a C1 control', bytesOf('One\r\nTwo \u009d'), 'the control character U+009D at line 2, column 5'],
    ['a lost character', bytesOf('It costs \ufffd500'), '(U+FFFD) at line 1, column 10'],
    [
      'UTF-8 with a part in another encoding',
      Buffer.concat([bytesOf('Café\n'), notepadBytes]),
      'mixes UTF-8',
    ],
    [
      'the same with a byte without a character',
      Buffer.concat([bytesOf('“'), Buffer.of(0x81)]),
      'mixes UTF-8',
    ],
    ['UTF-8 cut off', bytesOf('Café').subarray(0, 4), 'not those of Windows-1252'],
    [
      'UTF-8 by its mark only',
      bytesOf('\xef\xbb\xbf\xa3', 'latin1'),
      'not UTF-8: the byte 0xA3 at line 1, column 1',
    ],
    ['UTF-16 cut off', bytesOf('\ufeffOne', 'utf16le').subarray(0, 7), 'half a character'],
    [
      'half a character in UTF-16',
      bytesOf('\ufeffOne \ud83d', 'utf16le'),
      'at line 1, column 5 half a character',
    ],
  ])('%s is refused with its place, or shown', (_, bytes, message) => {
    const result = decode(bytes);
    expect(result.ok ? result.value.notice : result.error).toContain(message);
  });
});

describe('bytes that are all characters of Windows-1252, and text in another encoding', () => {
  test.each([
    ['an emoji in two halves', '\xed\xa0\xbd\xed\xb8\x80', 'CESU-8'],
    ['the same after other UTF-8', 'Caf\xc3\xa9 \xed\xa0\xbd\xed\xb8\x80', 'CESU-8'],
    ['half an emoji', 'Done \xed\xa0\xbd', 'CESU-8'],
    ['Shift-JIS', '\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd', 'not those of Windows-1252'],
    ['GBK', '\xc4\xe3\xba\xc3', 'not those of Windows-1252'],
    ['EUC-KR', '\xbe\xc8\xb3\xe7\xc7\xcf\xbc\xbc\xbf\xe4', 'not those of Windows-1252'],
    ['Windows-1251', '\xef\xf0\xe8\xe2\xe5\xf2', 'not those of Windows-1252'],
    ['a few signs of Shift-JIS', 'Meeting \x83e\x83X\x83g', 'not those of Windows-1252'],
    ['a short word of Shift-JIS', '\x89\xef\x8bc', 'not those of Windows-1252'],
    ['Big5', '\xa4\xa4\xa4\xe5', 'not those of Windows-1252'],
    ['quotation marks of Mac Roman', 'the \xd2plan\xd3', 'not those of Windows-1252'],
    ['an apostrophe of Mac Roman', 'It\xd5s', 'not those of Windows-1252'],
    ['a dash of Mac Roman', 'yes \xd0 no', 'not those of Windows-1252'],
    ['an accent of Mac Roman', 'caf\x8e', 'not those of Windows-1252'],
    ['a bullet of Mac Roman', '\xa5 point', 'not those of Windows-1252'],
    ['a pound of cp850', 'cost \x9c50', 'not those of Windows-1252'],
    ['Windows-1250', '\xa3\xf3d\x9f', 'not those of Windows-1252'],
    ['ISO 8859-14 (Welsh)', '\xfe Cymru', 'not those of Windows-1252'],
    ['Windows-1253', '\xea\xe1\xeb\xe7\xec\xdd\xf1\xe1', 'not those of Windows-1252'],
  ])('%s is refused, unless its encoding is named', (_, characters, message) => {
    const bytes = bytesOf(characters, 'latin1');
    expect(textOf(bytes)).toContain(message);
    expect(textOf(bytes)).toContain('--encoding');
    expect(decode(bytes, 'windows-1252').ok).toBe(true);
  });

  test.each([
    '\x93\xc9\xc9N\x94\x85 \x96\x97 \xa3\xa35 \x95\x95\x95\x95\x95', // “ÉÉN”… –— ££5 •••••
    'cr\xe9\xe9e, p\xe4\xe4, \xe7\xf5es, \xfe\xfd\xf0ing, \xab\xa0\xc9t\xe9\xa0\xbb',
    'Mart\xed\xa0\xbd \xa3',
  ])('%j is honest Windows-1252', (characters) => {
    expect(decode(bytesOf(characters, 'latin1'))).toMatchObject({ ok: true });
  });
});

describe('a named encoding', () => {
  test('decides', () => {
    expect(textOf(notepadBytes, 'windows-1252')).toBe(quotedPrice);
    expect(textOf(bytesOf(quotedPrice, 'utf16le'), 'utf-16le')).toBe(quotedPrice);
    expect(textOf(bytesOf('\x9c500', 'latin1'), 'cp850')).toBe('£500');
    expect(textOf(bytesOf('\xa3500 \xd2quoted\xd3', 'latin1'), 'macintosh')).toBe(quotedPrice);
    expect(decode(notepadBytes, 'windows-1252')).toMatchObject({ value: { notice: undefined } });
  });

  test.each<[Encoding, Uint8Array, string]>([
    ['utf-8', notepadBytes, 'not UTF-8: the byte 0xA3 at line 1, column 1'],
    ['windows-1252', bytesOf(quotedPrice), 'is UTF-8, not windows-1252'],
    ['cp850', bytesOf(quotedPrice), 'is UTF-8, not cp850'],
    ['utf-16le', bytesOf(quotedPrice), 'is not utf-16le'],
    ['utf-16be', bytesOf(quotedPrice, 'utf16le'), 'is not utf-16be'],
    ['utf-8', bytesOf('One', 'utf16le'), 'has a NUL'],
    ['windows-1252', bytesOf(quotedPrice, 'utf16le'), 'has a NUL'],
  ])('%s is refused for bytes in another', (encoding, bytes, message) =>
    expect(textOf(bytes, encoding)).toContain(message),
  );
});

test('no text with a lost character is ever returned, whatever the bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.option(fc.constantFrom(...encodings)),
      (bytes, encoding) => {
        const result = decode(bytes, encoding ?? undefined);
        expect(result.ok && /[\0\x80-\x9f\ufffd]/.test(result.value.text)).toBe(false);
      },
    ),
  );
});

test('honest text survives in every encoding that has its characters', () => {
  const text = fc.stringMatching(/^[ -~£é“”’–…]{0,40}$/);
  fc.assert(
    fc.property(text, (original) => {
      expect(textOf(bytesOf(original))).toBe(original);
      expect(textOf(bytesOf(`\ufeff${original}`, 'utf16le'))).toBe(original);
    }),
  );
});

test('a template must be UTF-8, and its refusal names no option', () => {
  expect(decodeUtf8File(bytesOf('\ufeff# Page'), 'templates/annual.md')).toEqual({
    ok: true,
    value: '# Page',
  });
  expect(decodeUtf8File(notepadBytes, 'templates/annual.md')).toEqual({
    ok: false,
    error:
      'templates/annual.md is not UTF-8: the byte 0xA3 at line 1, column 1 is not part of a character. Save the file as UTF-8.',
  });
});
