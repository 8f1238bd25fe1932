/** Checks papers as HTML pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { htmlPaper } from '../../../src/output/html/html-paper.ts';
import { parseMarkdown } from '../../../src/output/parse-markdown.ts';
import { faultsOf, launch, overflowOf, visit } from '../../helpers/browser.ts';
import { registerFiles } from '../../helpers/register.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { emptyFolder, folder, home, onModel, run } from '../../helpers/tool.ts';

const paperId = 'audit-committee-2021-12-16';

/** The fingerprint changes with every file. */
const steady = (text: string) => text.replace(/register [0-9a-f]{40}/, 'register <fingerprint>');

const pageOf = (markdown: string, marking: string | null = 'OFFICIAL') =>
  htmlPaper({
    title: 'Update',
    force: 'Harbour Police',
    marking,
    blocks: parseMarkdown(markdown),
  });

const bodyOf = (markdown: string) => /<main[^>]*>\n([\s\S]*)\n<\/main>/.exec(pageOf(markdown))?.[1];

test('the model force’s paper as a page, for review', async () => {
  const { code, out } = await onModel('report', paperId, '--format', 'html');
  expect(code).toBe(0);
  await expect(steady(out)).toMatchFileSnapshot(`../../golden/${paperId}.html`);
});

describe('Markdown becomes', () => {
  test.each([
    [
      'a heading, text in bold and a break',
      '# A & b\n\n**To:** x<br>\n*y*',
      '<h1 id="section-1">A &amp; b</h1>\n<p><strong>To:</strong> x<br><em>y</em></p>',
    ],
    [
      'lists within lists',
      '- a\n  - b\n\n1. c',
      '<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>\n<ol>\n<li>c</li>\n</ol>',
    ],
    ['a list that begins at its own number', '3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
    ['a quotation and a rule', '> a\n\n---', '<blockquote>\n<p>a</p>\n</blockquote>\n<hr>'],
    [
      'a link to the web',
      '[a](https://x.example/b?c=1&d)',
      '<p><a href="https://x.example/b?c=1&amp;d">a</a></p>',
    ],
    ['characters by their names', '&pound;5 &#64; &unknown;', '<p>£5 @ &amp;unknown;</p>'],
  ])('%s', (_, markdown, html) => {
    expect(bodyOf(markdown)).toBe(html);
  });

  test('plain words where markup or a link is not allowed', () => {
    expect(bodyOf('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    expect(bodyOf('a <b onclick="x">b</b>')).toBe('<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>');
    expect(bodyOf('[a](javascript:alert(1))')).toBe('<p>a</p>');
    expect(bodyOf('[a](file:///etc/passwd) [b](data:text/html,x) [c](//evil.example)')).toBe('<p>a b c</p>');
    expect(bodyOf('![a plan](https://evil.example/x.png)')).toBe('<p>a plan</p>');
    expect(bodyOf('a <!-- b --> c')).toBe('<p>a  c</p>');
  });

  test('a table with a caption and headers, numbered; a line in bold above it is its caption', () => {
    const markdown =
      '## 4. Position\n\n| a | b |\n| - | -: |\n| c | 1 |\n\n**Versions**\n\n| d |\n| - |\n| e |\n';
    const html = bodyOf(markdown);
    expect(html).toContain('<caption id="table-1">Table 1: Position</caption>');
    expect(html).toContain('<caption id="table-2">Table 2: Versions</caption>');
    expect(html).not.toContain('<strong>Versions');
    expect(html).toContain('<thead><tr><th scope="col">a</th><th scope="col" class="n">b</th></tr></thead>');
    expect(html).toContain('<tr><th scope="row">c</th><td class="n">1</td></tr>');
    expect(html).toContain('role="region" tabindex="0" aria-labelledby="table-1"');
  });
});

test('a marking cannot end the style that contains it', () => {
  const html = pageOf('# a', '"; } </style><script>alert(1)</script>');
  expect(html.match(/<\/style>/g)).toHaveLength(1);
  expect(html).not.toContain('<script');
});

describe('the format', () => {
  const paper =
    'id: update\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nmarking: OFFICIAL\n';
  const root = () => folder(registerFiles({ 'papers/update.yaml': paper }));

  test('follows the name of the file, or --format', async () => {
    const folderPath = root();
    await run(folderPath, ['report', 'update', '-o', 'update.html']);
    expect(readFileSync(join(folderPath, 'update.html'), 'utf8')).toMatch(
      /^<!DOCTYPE html>\n<html lang="en-GB">/,
    );
    await run(folderPath, ['report', 'update', '-o', 'update.txt', '--format', 'html']);
    expect(readFileSync(join(folderPath, 'update.txt'), 'utf8')).toBe(
      readFileSync(join(folderPath, 'update.html'), 'utf8'),
    );
    expect(await run(folderPath, ['report', 'update', '-o', 'update.html', '--check'])).toMatchObject({
      code: 0,
    });
  });
});

describe('in a browser', skipUnless('browser'), () => {
  let browser: Browser;
  let file: string;
  beforeAll(async () => {
    const { path, remove } = emptyFolder();
    browser = await launch();
    file = join(path, 'paper.html');
    expect(await run(home, ['report', paperId, '-o', file], { today: '2021-12-16' })).toMatchObject({
      code: 0,
    });
    return async () => {
      await browser.close();
      remove();
    };
  });

  test('the paper makes no requests, logs no errors, and has a title, markings and one main heading', async () => {
    const { page, outside, complaints } = await visit(browser, file);
    expect({ outside, complaints }).toEqual({ outside: [], complaints: [] });
    expect(await page.title()).toBe('HMICFRS improvement actions: update – Model Police');
    expect(await page.getByRole('banner').textContent()).toContain('OFFICIAL');
    expect(await page.getByRole('contentinfo').textContent()).toContain('OFFICIAL');
    expect(await page.getByRole('main').getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.close();
  });

  test.each([
    ['light', { open: true }],
    ['dark', { open: true, dark: true }],
    ['320 pixels wide', { open: true, width: 320 }],
  ])('axe finds no serious fault: %s', async (_, view) => {
    const pageVisit = await visit(browser, file, view);
    expect(await faultsOf(pageVisit)).toEqual([]);
    expect(await overflowOf(pageVisit)).toBe(0);
    await pageVisit.page.close();
  });

  test('in print it has several pages, without the skip link or scroll bars', async () => {
    const { page } = await visit(browser, file);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets =
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThan(5);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.querySelector(".skip")).display')).toBe('none');
    expect(await page.evaluate('getComputedStyle(document.querySelector(".scroll")).overflowX')).toBe(
      'visible',
    );
    await page.close();
  });
});
