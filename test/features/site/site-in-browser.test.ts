/** Checks the site in a browser: search, links, keyboard and print. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, launch, overflowOf, visit } from '../../helpers/browser.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { emptyFolder, home, run } from '../../helpers/tool.ts';

describe('the site in a browser, from a folder', skipUnless('browser'), () => {
  let browser: Browser;
  let root: string;
  const pageFile = (page: string) => join(root, page);

  beforeAll(async () => {
    const { path, remove } = emptyFolder();
    root = join(path, 'site');
    expect(
      await run(home, ['site', '-o', root, '--as-at', '2021-11-25'], { today: '2021-12-16' }),
    ).toMatchObject({ code: 0 });
    browser = await launch();
    return async () => {
      await browser.close();
      remove();
    };
  });

  const pages = [
    'index.html',
    'movement.html',
    'trend.html',
    'due.html',
    'causes-of-concern.html',
    'inspections.html',
    'search.html?q=custody',
    'actions/ncpi-2019-rec-4.html',
    'actions/peel-2019-coc-1.html',
    'lists/live.origin.local-peel.recommendation.html',
  ];

  test.each(pages)('%s makes no outside request, and has no console errors', async (name) => {
    const { page, outside, complaints } = await visit(browser, pageFile(name));
    await page.waitForLoadState('networkidle');
    expect({ outside, complaints }).toEqual({ outside: [], complaints: [] });
    expect(await page.title()).toContain('Model Police');
    await page.close();
  });

  test.each([
    ...pages.map((name) => [name, 'light', {}] as const),
    ...['index.html', 'actions/ncpi-2019-rec-4.html'].flatMap((name) => [
      [name, 'dark', { dark: true }] as const,
      [name, '320 pixels wide', { width: 320 }] as const,
    ]),
  ])('axe finds no serious fault in %s, %s', async (name, _, view) => {
    const visitedPage = await visit(browser, pageFile(name), { ...view, open: true });
    expect(await faultsOf(visitedPage)).toEqual([]);
    await visitedPage.page.close();
  });

  test.each(pages)('%s fits into 320 pixels', async (name) => {
    const visitedPage = await visit(browser, pageFile(name), { width: 320 });
    expect(await overflowOf(visitedPage)).toBe(0);
    await visitedPage.page.close();
  });

  test('the search on any page finds an action and links to it', async () => {
    const { page, complaints } = await visit(browser, pageFile('actions/ncpi-2019-rec-4.html'));
    await page.getByRole('searchbox').fill('Indecent  IMAGES');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?q=/);
    expect(await page.getByRole('status').textContent()).toMatch(/^\d+ actions? found\.$/);
    await page.getByRole('link', { name: 'Act faster on indecent images of children' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Act faster on indecent images of children',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the search reports when it finds nothing, and treats its input as words', async () => {
    const { page } = await visit(browser, pageFile('search.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'));
    expect(await page.getByRole('status').textContent()).toBe('0 actions found.');
    await page.getByRole('searchbox').fill('ncpi-2019-rec-4');
    await page.getByText('1 action found.').waitFor();
    expect(await page.locator('#found li').count()).toBe(1);
    await page.close();
  });

  test('a figure links to as many actions as it counts, and each action to its page', async () => {
    const { page } = await visit(browser, pageFile('index.html'));
    const figure = page.getByRole('row', { name: 'Local PEEL' }).first().getByRole('link').nth(1);
    expect(await figure.textContent()).toBe('19');
    await figure.click();
    expect(await page.locator('tbody tr').count()).toBe(19);
    await page.locator('tbody tr').first().getByRole('link').click();
    expect(page.url()).toMatch(/actions\/peel-2019-rec-\d+\.html$/);
    await page.close();
  });

  test('a table that is wider than the page can be scrolled by the keyboard', async () => {
    const { page } = await visit(browser, pageFile('index.html'), { width: 320 });
    const region = page.getByRole('region').first();
    await region.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate('document.querySelector(".scroll").scrollLeft')).toBeGreaterThan(0);
    await page.close();
  });

  test('a printed page omits the search and the list of pages', async () => {
    const { page } = await visit(browser, pageFile('index.html'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.look').isVisible()).toBe(false);
    expect(await page.locator('.ways').isVisible()).toBe(false);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(1000);
    await page.close();
  });

  test('without scripts the search page shows that it needs JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`file://${pageFile('search.html')}`);
    expect(await page.locator('noscript').textContent()).toContain('The search needs JavaScript');
    await page.close();
  });
});
