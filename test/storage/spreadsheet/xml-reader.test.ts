/** Checks that XML in pieces is read as it is in full. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walkXml } from '../../../src/storage/spreadsheet/xml-reader.ts';

/** What a visitor receives: tags with an attribute, and the texts between them. */
function visitsOf(pieces: readonly string[]): readonly string[] {
  const visits: string[] = [];
  let text = '';
  walkXml(pieces, {
    tag: ({ name, kind, attribute }) => {
      visits.push(text, `${kind} ${name} ${attribute('r')}`);
      text = '';
    },
    text: (part) => {
      text += part;
    },
  });
  return [...visits, text];
}

const part = fc.constantFrom(
  '<c r="A1">',
  '</c>',
  "<x:v r='a>b/'/>",
  'text',
  ' ',
  '&amp;',
  '&#8217;',
  '&#x2019;',
  '&',
  ';',
  '’',
  '<!-- a > b -->',
  '<![CDATA[<raw>&amp;]]>',
  '<?pi?>',
);

test('wherever it is cut', () => {
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 25 }),
      fc.array(fc.nat({ max: 200 }), { maxLength: 8 }),
      (parts, cuts) => {
        const balance = parts.reduce(
          (sum, text) => sum + (text.startsWith('<c') ? 1 : text === '</c>' ? -1 : 0),
          0,
        );
        const xml = `${'<c r="B2">'.repeat(Math.max(0, -balance))}${parts.join('')}${'</c>'.repeat(Math.max(0, balance))}`;
        const offsets = [0, ...cuts.filter((cut) => cut < xml.length).sort((a, b) => a - b), xml.length];
        const pieces = offsets.slice(1).map((end, i) => xml.slice(offsets[i], end));
        expect(visitsOf(pieces)).toEqual(visitsOf([xml]));
      },
    ),
    { numRuns: 300 },
  );
});

test('a tag that never ends is refused before all of it is kept', () => {
  let pieceCount = 0;
  const pieces = (function* () {
    for (; pieceCount < 1000; pieceCount++) yield `${pieceCount === 0 ? '<a ' : ''}${'b '.repeat(8192)}`;
  })();
  expect(() => walkXml(pieces, { tag: () => undefined })).toThrow('its XML cannot be read');
  expect(pieceCount).toBeLessThan(100);
});
