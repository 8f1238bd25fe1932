/** Checks that hostile titles and notes leave the headings, tables and lists of a paper as they are. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import { findForbiddenCharacters } from '../../../src/storage/yaml/yaml-text.ts';
import { fullRegister } from '../../helpers/full-register.ts';
import { hostile } from '../../helpers/hostile.ts';
import { runs } from '../../helpers/runs.ts';
import { folder, run } from '../../helpers/tool.ts';

const strict = new MarkdownIt({ html: true });

/** The tags of a page in their order, which its text must not change. */
const structure = (html: string) =>
  (html.match(/<\/?[a-z][^>]*>/gi) ?? []).map((tag) => tag.replace(/^<(\/?\w+)[^>]*>$/, '<$1>'));

/** Words that a record may contain, on one line. */
const sample = fc
  .sample(hostile, { numRuns: runs(400), seed: 2022 })
  .map((text) => `x ${text.replace(/[\n\r\t]/g, ' ')} x`)
  .filter((text) => findForbiddenCharacters(text).next().done === true);

/** Removes the findings of `check`, which depend on the words. */
const withoutFindings = (text: string) =>
  text.replace(/(?:### Contradictions in the register|^No decision is required)[\s\S]*?(?=^## 2)/m, '');

test.each([
  ['board-pack'],
  ['closure-submission', '--ready'],
  ['closure-submission', 'june'],
  ['group-pack', 'berths'],
  ['chase', 'Head of Docks'],
  ['self-assessment', '--internal'],
  ['section-55', 'docks-2022', '--internal'],
  ['cause-of-concern', 'docks-2022-coc-1', '--internal'],
  ['annual'],
])('%s %s keeps its headings, tables and lists, whatever titles and notes contain', async (...argv) => {
  let next = 0;
  const count = 40;
  const page = async (word: () => string) => {
    const { code, out } = await run(folder(fullRegister(count, word)), ['report', ...argv]);
    expect(code).toBe(0);
    return withoutFindings(out);
  };
  const [plain, wild] = [
    await page(() => `plain ${next++}`),
    await page(() => sample[next++ % sample.length] ?? ''),
  ];
  for (const render of [
    (text: string) => marked.parse(text, { async: false }),
    (text: string) => strict.render(text),
  ])
    expect(structure(render(wild))).toEqual(structure(render(plain)));
});
