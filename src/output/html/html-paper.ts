/** Renders a paper as one HTML file for screen and print, without scripts or external files. */
import { type Block, inlineText } from '../document.ts';
import { isMostlyTables, splitSmallPrint } from '../paper-layout.ts';
import { escapeHtml } from './escape-html.ts';
import { hasManyColumns, htmlBlocks, htmlInline } from './html-blocks.ts';
import { pageStyle, paperStyle } from './page-style.ts';

/** A paper to render as a page of HTML. */
export interface PaperPage {
  readonly title: string;
  readonly force: string;
  readonly marking: string | null;
  readonly blocks: readonly Block[];
}

/** The content security policy, which makes browsers refuse scripts and external files. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A paper as one page of HTML that needs no other file. */
export const htmlPaper = ({ title, force, marking, blocks }: PaperPage): string =>
  `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} – ${escapeHtml(force)}</title>
<style>
${pageStyle}
${paperStyle(marking, isMostlyTables(blocks, hasManyColumns) ? 'landscape' : 'portrait')}
</style>
</head>
<body>
<a class="skip" href="#content">Skip to the paper</a>
<header class="band">${htmlBand(force, marking)}</header>
<main id="content" tabindex="-1">
${bodyOf(blocks)}
</main>
<footer class="band">${htmlBand(force, marking)}</footer>
</body>
</html>
`;

/** The force and the marking, for the head and the foot of a page. */
export const htmlBand = (force: string, marking: string | null): string =>
  `<span>${escapeHtml(force)}</span>${marking === null ? '' : `<span class="marking">${escapeHtml(marking)}</span>`}`;

/** The text before the first section, the contents, then the sections. */
function bodyOf(blocks: readonly Block[]): string {
  const { body, smallPrint } = splitSmallPrint(blocks);
  const smallPrintHtml =
    smallPrint === null ? '' : `\n<hr>\n<p class="small">${htmlInline(smallPrint, '')}</p>`;
  const content = htmlBlocks(body) + smallPrintHtml;
  const contents = contentsOf(blocks);
  return contents === '' ? content : content.replace(/^(?=<h2 )/m, () => `${contents}\n`);
}

function contentsOf(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 2
      ? [`<li><a href="#${block.id}">${escapeHtml(inlineText(block.inline))}</a></li>`]
      : [],
  );
  if (lines.length < 2) return '';
  return `<nav class="contents" aria-labelledby="contents">\n<p id="contents">Contents</p>\n<ul>\n${lines.join('\n')}\n</ul>\n</nav>`;
}
