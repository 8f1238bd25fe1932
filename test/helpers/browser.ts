/** Opens pages in a real browser, if one is installed: reports requests, console messages, and faults that axe-core finds. */
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserProgram } from './requirements.ts';

/** Starts the browser without time limits, since a slow machine is not a fault of a page. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserProgram ?? '', args: ['--no-sandbox'], timeout: 0 });

interface View {
  readonly width?: number;
  readonly dark?: boolean;
  /** Whether to bypass the page's content security policy, which would block axe-core. */
  readonly open?: boolean;
}

export interface Visit {
  readonly page: Page;
  /** The addresses that the page requested, except local files. */
  readonly outside: readonly string[];
  /** Its console messages and uncaught errors. */
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

/** The number of pixels by which a page is wider than its window. */
export const overflowOf = ({ page }: Visit): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');
