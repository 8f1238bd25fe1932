/** Renders a page of the site as HTML, with the force, the marking, links to the main pages and the search around it. */
import { escapeHtml } from '../../../output/html/escape-html.ts';
import { htmlBlocks } from '../../../output/html/html-blocks.ts';
import { htmlBand } from '../../../output/html/html-paper.ts';
import type { SitePage } from '../page.ts';

/** What appears on every page. */
export interface PageFrame {
  readonly force: string;
  readonly marking: string | null;
  /** `25 November 2021`. */
  readonly asAt: string;
  /** The pages that every page links to. */
  readonly mainPages: readonly Pick<SitePage, 'path' | 'title'>[];
}

/** A content security policy that allows only files of the site; `file:` is for a site on a file share, which has no origin. */
const policy = (scripts: string) =>
  `default-src 'none'; style-src 'self' file: 'unsafe-inline'; img-src data:; form-action 'self' file:; base-uri 'none'${scripts}`;

/** A page of the site as HTML. */
export function sitePage(frame: PageFrame, page: SitePage): string {
  const body = `${pageHeading(page)}\n${htmlBlocks(page.blocks, pathToRoot(page.path))}`;
  return renderFrame(frame, page, { rules: policy(''), body, scripts: '' });
}

/** The search page. Each part of the index is a script, because a page on a file share cannot fetch data. */
export function searchPage(frame: PageFrame, parts: readonly string[]): string {
  const page = { path: 'search.html', title: 'Search', blocks: [] };
  const scripts = ['search.js', ...parts].map((path) => `<script src="${path}" defer></script>`).join('\n');
  const body = `${pageHeading(page)}
<form id="look" role="search" aria-label="All actions">
<p><label for="words">Words in an action’s reference, title, wording, inspection, board or themes</label><br>
<input id="words" name="q" type="search" autocomplete="off"></p>
</form>
<noscript><p>The search needs JavaScript. <a href="inspections.html">All actions</a> lists them by inspection.</p></noscript>
<p id="count" role="status"></p>
<ol id="found"></ol>`;
  return renderFrame(frame, page, {
    rules: policy("; script-src 'self' file:"),
    body,
    scripts: `\n${scripts}`,
  });
}

const pathToRoot = (path: string) => '../'.repeat(path.split('/').length - 1);

const pageHeading = ({ title }: SitePage) => `<h1>${escapeHtml(title)}</h1>`;

function renderFrame(
  { force, marking, asAt, mainPages }: PageFrame,
  page: SitePage,
  { rules, body, scripts }: { readonly rules: string; readonly body: string; readonly scripts: string },
): string {
  const rootPath = pathToRoot(page.path);
  const links = mainPages.map(({ path, title }) => {
    const current = path === page.path ? ' aria-current="page"' : '';
    return `<li><a href="${rootPath}${path}"${current}>${escapeHtml(title)}</a></li>`;
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
<link rel="stylesheet" href="${rootPath}style.css">${scripts}
</head>
<body>
<a class="skip" href="#content">Skip to the page</a>
<header>
<div class="band">${htmlBand(`${force}: improvement actions`, marking)}</div>
<div class="top">
<nav aria-label="Pages"><ul class="ways">
${links.join('\n')}
</ul></nav>
${page.path === 'search.html' ? '' : searchBox(rootPath)}</div>
</header>
<main id="content" tabindex="-1">
${body}
</main>
<footer class="band">${htmlBand(`As at ${asAt}`, marking)}</footer>
</body>
</html>
`;
}

const searchBox = (rootPath: string) =>
  `<form class="look" role="search" action="${rootPath}search.html" method="get">
<label for="q">Search actions</label> <input id="q" name="q" type="search"> <button>Search</button>
</form>
`;
