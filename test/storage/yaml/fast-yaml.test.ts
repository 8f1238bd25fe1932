/** Checks that `parseFastYaml` returns the data that the YAML library returns, or undefined for YAML that it does not support. */
import { expect, test } from 'vitest';
import { parseFastYaml } from '../../../src/storage/yaml/fast-yaml.ts';
import { parseYaml } from '../../../src/storage/yaml/parse-yaml.ts';
import { decodeRecordText } from '../../../src/storage/yaml/yaml-text.ts';
import { modelSamples } from '../../helpers/loading-checks.ts';
import { createRandom } from '../../helpers/mutate.ts';
import { rewrite } from '../../helpers/rewrite.ts';
import { runs } from '../../helpers/runs.ts';

const texts = modelSamples()
  .flat()
  .filter(({ file }) => file.endsWith('.yaml'))
  .map(({ bytes }) => decodeRecordText(bytes).text);

const tries = runs(1000);

test('most of the model register is written in the usual form, and reads as the library reads it', () => {
  let parsedCount = 0;
  for (const text of texts) {
    const data = parseFastYaml(text);
    if (data === undefined) continue;
    parsedCount++;
    expect(data).toStrictEqual(parseYaml(text).data);
  }
  expect(parsedCount / texts.length).toBeGreaterThan(0.9);
});

test(`${tries} texts written another way are read as the library reads them, or left to it`, () => {
  let parsedCount = 0;
  for (let seed = 0; seed < tries; seed++) {
    const random = createRandom(seed);
    const rewrittenText = rewrite(texts[Math.floor(random() * texts.length)] ?? '', random);
    const text = random() < 0.2 ? rewrittenText.replaceAll('\n', '\r\n') : rewrittenText;
    if (decodeRecordText(Buffer.from(text)).faults.length > 0) continue;
    const data = parseFastYaml(text);
    if (data === undefined) continue;
    parsedCount++;
    const { data: read, faults } = parseYaml(text);
    expect({ text, faults, data }).toStrictEqual({ text, faults: [], data: read });
  }
  expect(parsedCount / tries).toBeGreaterThan(0.1);
});

test.each([
  ['a key twice', 'a: b\na: c\n'],
  ['a key that is a prototype’s', '__proto__: b\n'],
  ['a number', 'a: 1\n'],
  ['nothing as a value', 'a:\n'],
  ['a word for nothing', 'a: Null\n'],
  ['a comment behind a text', 'a: b # c\n'],
  ['a text over two lines', 'a: b\n  c\n'],
  ['an escape', 'a: "b\\n"\n'],
  ['a gap in a block', 'a: |-\n  b\n\n  c\n'],
  ['a comment’s sign in a block, behind a gap', 'a: |-\n  b\n\n  # c\n'],
  ['a line that stands out in folded text', 'a: >-\n  b\n   c\n'],
  ['an anchor', 'a: &b c\n'],
  ['a tag', 'a: !b c\n'],
  ['a second document', 'a: b\n---\na: b\n'],
  ['a list in a list', 'a:\n  - - b\n'],
  ['brackets in brackets', 'a: [[b]]\n'],
  ['a tab', 'a:\tb\n'],
  ['no line end', 'a: b'],
  ['no record', '# a\n'],
  ['deep nesting', Array.from({ length: 30 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ['a long file', `${'# a\n'.repeat(20_000)}a: b\n`],
])('%s is left to the library', (_, text) => {
  expect(parseFastYaml(text)).toBeUndefined();
});
