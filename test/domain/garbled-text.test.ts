/** Checks that text which another program garbled is found, and that honest text is not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findGarbledText } from '../../src/domain/text/garbled-text.ts';

/** The bytes 0x80 to 0x9F in Windows-1252. Some versions of Node decode them wrongly. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Garbles a text as a program does that reads its UTF-8 as Windows-1252. */
const garble = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
const originalsIn = (text: string) => findGarbledText(text).map(({ original }) => original);

const punctuation = ['’', '“', '‘', '–', '—', '…', '•', '£', '€', '½', '°', '™', '→', '✓'];
const accentedLetters = ['é', 'è', 'ê', 'ô', 'ö', 'ü', 'ç', 'ñ', 'É', 'ŵ', 'ŷ', 'š'];

describe('garbled text', () => {
  test.each([...punctuation, ...accentedLetters])('%s is found, and restored', (character) => {
    expect(findGarbledText(`the force ${garble(character)} plan`)).toEqual([
      { offset: 10, fragment: garble(character), original: character },
    ]);
  });

  test.each(['’', '£', 'é'])('%s is found if it was garbled twice', (character) =>
    expect(originalsIn(`the ${garble(garble(character))} plan`)).toEqual([character]),
  );

  test.each([
    ['a closing quote whose last byte was lost', 'it was “quotedâ€ there'],
    ['a byte order mark', 'ï»¿Action'],
    ['a replacement character', 'It costs ï¿½500'],
    ['an emoji', 'ðŸ˜€'],
    ['a space that does not break', '10Â\u00a0000'],
    ['Mac OS Roman', 'the force‚Äôs plan'],
    ['a pound sign as Mac OS Roman', 'It costs ¬£500'],
    ['the code page of the Windows console', 'the forceÔÇÖs plan'],
  ])('%s is found', (_, text) => expect(findGarbledText(text)).toHaveLength(1));
});

test.each([
  'NÃO, SÃO PAULO, IRMÃ',
  'A MINHA IRMÃ” e a “IRMÃ’',
  'São João, maçã, irmãs',
  'ÂGE, TÂN, château, âge',
  'la lettre « Â » et “Ô',
  'QUALITÉ\u00a0» et DÉJÀ…',
  'naïve façade, Straße, Ærø, Åre',
  '„NAIVITÄ“',
  'gyda’r tŷ, llwybr, â chi',
  '£500, €20, 5 m², ½, §55, ©, ®',
  '“quoted” – it’s done… • one',
  'Ã Â â',
])('%s is honest', (text) => expect(findGarbledText(text)).toEqual([]));

test('English prose is honest, whatever its order', () => {
  const piece = fc.constantFrom(
    'the',
    ' ',
    '’',
    '“',
    '”',
    '–',
    '…',
    '£',
    '€',
    'é',
    'É',
    'â',
    '\n',
    '.',
    '•',
    '½',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      // Two letters with accents do not meet a mark of punctuation in words.
      const text = pieces.join('').replace(/â(?=[^a-z ])/g, 'â ');
      expect(findGarbledText(text)).toEqual([]);
    }),
  );
});
