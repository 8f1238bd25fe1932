/** What stands around every page of the site: who speaks, the way to the other pages, the search, the marking. */
import type { Block } from '../../../output/document.ts';
import { escapeHtml } from '../../../output/html/escape-html.ts';
import { htmlBlocks } from '../../../output/html/html-blocks.ts';
import { bandOf } from '../../../output/html/html-paper.ts';

export interface Shell {
  readonly force: string;
  readonly marking: string | null;
  /** `25 November 2021`. */
  readonly asAt: string;
  /** The pages that every page leads to. */
  readonly main: readonly { readonly path: string; readonly title: string }[];
}

interface Page {
  readonly path: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Files of the site itself alone; `file:` is where it lies on a file share, which no origin names. */
const policy = (scripts: string) =>
  `default-src 'none'; style-src 'self' file: 'unsafe-inline'; img-src data:; form-action 'self' file:; base-uri 'none'${scripts}`;

export function sitePage(shell: Shell, page: Page): string {
  const up = upFrom(page.path);
  return framed(shell, page, policy(''), `${headingOf(page)}\n${htmlBlocks(page.blocks, up)}`, '');
}

/** The page that searches; the index comes in parts, each a script, since a page on a file share may not fetch. */
export function searchPage(shell: Shell, parts: readonly string[]): string {
  const page = { path: 'search.html', title: 'Search', blocks: [] };
  const scripts = ['search.js', ...parts].map((path) => `<script src="${path}" defer></script>`).join('\n');
  const main = `${headingOf(page)}
<form id="look" role="search" aria-label="All actions">
<p><label for="words">Words in an action’s reference, title, wording, inspection, board or themes</label><br>
<input id="words" name="q" type="search" autocomplete="off"></p>
</form>
<noscript><p>The search needs JavaScript. <a href="inspections.html">All actions</a> lists them by inspection.</p></noscript>
<p id="count" role="status"></p>
<ol id="found"></ol>`;
  return framed(shell, page, policy("; script-src 'self' file:"), main, `\n${scripts}`);
}

const upFrom = (path: string) => '../'.repeat(path.split('/').length - 1);

const headingOf = ({ title }: Page) => `<h1>${escapeHtml(title)}</h1>`;

function framed(
  { force, marking, asAt, main }: Shell,
  page: Page,
  rules: string,
  body: string,
  head: string,
): string {
  const up = upFrom(page.path);
  const ways = main.map(({ path, title }) => {
    const here = path === page.path ? ' aria-current="page"' : '';
    return `<li><a href="${up}${path}"${here}>${escapeHtml(title)}</a></li>`;
  });
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rules}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(page.title)} – ${escapeHtml(force)}, improvement actions</title>
<link rel="stylesheet" href="${up}style.css">${head}
</head>
<body>
<a class="skip" href="#content">Skip to the page</a>
<header>
<div class="band">${bandOf(`${force}: improvement actions`, marking)}</div>
<div class="top">
<nav aria-label="Pages"><ul class="ways">
${ways.join('\n')}
</ul></nav>
${page.path === 'search.html' ? '' : searchBox(up)}</div>
</header>
<main id="content" tabindex="-1">
${body}
</main>
<footer class="band">${bandOf(`As at ${asAt}`, marking)}</footer>
</body>
</html>
`;
}

const searchBox = (up: string) =>
  `<form class="look" role="search" action="${up}search.html" method="get">
<label for="q">Search actions</label> <input id="q" name="q" type="search"> <button>Search</button>
</form>
`;
