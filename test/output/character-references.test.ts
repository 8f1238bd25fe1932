/** Checks every named character reference of the HTML standard, read from Markdown. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inlineText } from '../../src/output/document.ts';
import { parseMarkdown } from '../../src/output/parse-markdown.ts';
import { makeVisible } from '../../src/output/safe-text.ts';

const references = readFileSync('test/fixtures/character-references.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', points = ''] = line.split('\t');
    return { name, characters: points.split(' ').map((point) => String.fromCodePoint(parseInt(point, 16))) };
  });

const textOf = (markdown: string) => {
  const [block] = parseMarkdown(markdown);
  return block?.kind === 'paragraph' ? inlineText(block.inline) : undefined;
};

test('each of the 2,125 named references is read as its characters', () => {
  expect(references).toHaveLength(2125);
  for (const { name, characters } of references)
    expect(textOf(`a&${name};b`), name).toBe(makeVisible(`a${characters.join('')}b`));
});

test.each([
  ['caf&eacute; &times; 2', 'café × 2'],
  ['&#233; &#xe9; &#XE9;', 'é é é'],
  ['&#0; &#xd800; &#1114112;', '\ufffd \ufffd \ufffd'],
  ['&#8238;a&#8203;', '\ufffda\ufffd'],
  ['&unknown; &copy &; &#; &#x;', '&unknown; &copy &; &#; &#x;'],
  ['`&copy;` \\&copy;', '&copy; &copy;'],
  ['&lt;b&gt;', '<b>'],
])('%s is read as %s', (markdown, text) => {
  expect(textOf(markdown)).toBe(text);
});
