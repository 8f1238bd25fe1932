/** A real browser for tests, where one is installed: what it asked for, what it complained of, and what axe-core finds. */
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserProgram } from './requirements.ts';

/** The browser, started. Nothing in it has a time limit: a busy machine is slow, and no fault of a page. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserProgram ?? '', args: ['--no-sandbox'], timeout: 0 });

interface View {
  readonly width?: number;
  readonly dark?: boolean;
  /** Lets axe in; the page's own policy lets nothing in. */
  readonly open?: boolean;
}

export interface Visit {
  readonly page: Page;
  /** What the page asked for from elsewhere than a file. */
  readonly outside: readonly string[];
  /** What it wrote to the console, and what it threw. */
  readonly complaints: readonly string[];
}

export async function visit(browser: Browser, file: string, view: View = {}): Promise<Visit> {
  const { width = 1100, dark = false, open = false } = view;
  const [outside, complaints]: [string[], string[]] = [[], []];
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    bypassCSP: open,
  });
  page.setDefaultTimeout(0);
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) outside.push(request.url());
  });
  await page.goto(`file://${file}`);
  return { page, outside, complaints };
}

/** The serious and critical faults of a page, each in a line. */
export async function faultsOf({ page }: Visit): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe
    .run(document, {
      preload: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    .then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
}

/** How far a page is wider than its window. */
export const overflowOf = ({ page }: Visit): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');
