/** Renders blocks as HTML without scripts: every text is escaped, and tables have captions and headers. */
import { chartSvg } from '../charts/svg-chart.ts';
import { type Block, type Content, type Inline, inlineText, type Table, toInline } from '../document.ts';
import { hasOwnNumbers } from '../paper-layout.ts';
import { escapeHtml } from './escape-html.ts';

/** The HTML of blocks. `up` leads from the page to the first folder of its set: `../`, or nothing. */
export const htmlBlocks = (blocks: readonly Block[], pathToTop = ''): string => {
  let tables = 0;
  return blocks
    .map((block) => {
      if (block.kind === 'table') tables += 1;
      return htmlBlock(block, pathToTop, tables);
    })
    .join('\n');
};

function htmlBlock(block: Block, pathToTop: string, table: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${escapeHtml(block.id)}">${htmlInline(block.inline, pathToTop)}</h${block.level}>`;
    case 'paragraph':
      return block.inline.length === 0 ? '' : `<p>${htmlInline(block.inline, pathToTop)}</p>`;
    case 'list':
      return htmlList(block, pathToTop);
    case 'quote':
      return `<blockquote>\n${htmlBlocks(block.blocks, pathToTop)}\n</blockquote>`;
    case 'group':
      return htmlBlocks(block.blocks, pathToTop);
    case 'code':
      return `<pre>${block.text.split('\n').map(escapeHtml).join('\n')}</pre>`;
    case 'rule':
      return '<hr>';
    case 'chart': {
      const words = htmlInline(captionWords('Figure', block), pathToTop);
      const caption = words === '' ? '' : `<figcaption>${words}</figcaption>\n`;
      return `<figure>\n${chartSvg(block.chart, { isTitled: block.isTitled }).svg}\n${caption}</figure>`;
    }
    case 'note':
      return `<p>${escapeHtml(block.label === undefined ? block.text : `${block.label}: ${block.text}`)}</p>`;
    case 'details':
      return `<details><summary>${escapeHtml(block.summary)}</summary><p>${escapeHtml(block.text)}</p></details>`;
    case 'table':
      return htmlTable(block, `table-${table}`, pathToTop);
    case 'facts':
      return `<dl>\n${block.facts.map(({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${htmlInline(toInline(value), pathToTop)}</dd></div>`).join('\n')}\n</dl>`;
    case 'timeline':
      return `<ol class="timeline">\n${block.entries.map(({ day, label, blocks }) => `<li><time datetime="${escapeHtml(day)}">${escapeHtml(label)}</time>\n${htmlBlocks(blocks, pathToTop)}</li>`).join('\n')}\n</ol>`;
  }
}

/** A list. An item of one line has no paragraph of its own. */
function htmlList(list: Extract<Block, { kind: 'list' }>, pathToTop: string): string {
  const { start, items } = list;
  const htmlItems = items.map((blocks) => {
    const [first, ...laterBlocks] = blocks;
    const isTight = first?.kind === 'paragraph' && laterBlocks.every(({ kind }) => kind === 'list');
    const content = isTight
      ? [
          htmlInline(first.inline, pathToTop),
          ...(laterBlocks.length > 0 ? [htmlBlocks(laterBlocks, pathToTop)] : []),
        ].join('\n')
      : htmlBlocks(blocks, pathToTop);
    return `<li>${content}</li>`;
  });
  const tag = start === null ? 'ul' : 'ol';
  const startAttribute = start === null || start === 1 ? '' : ` start="${start}"`;
  const look = hasOwnNumbers(list) ? ' class="numbered"' : '';
  return `<${tag}${startAttribute}${look}>\n${htmlItems.join('\n')}\n</${tag}>`;
}

/** Whether a table has so many columns that it needs small letters, and a paper with mostly such tables landscape sheets. */
export const hasManyColumns = ({ columns }: Table): boolean => columns.length >= 6;

/** A table in a region that scrolls separately, also by keyboard. */
function htmlTable(table: Table, id: string, pathToTop: string): string {
  const { columns, rows } = table;
  const side = (i: number) => (columns[i]?.align === 'right' ? ' class="n"' : '');
  const head = columns.map(
    ({ label }, i) => `<th scope="col"${side(i)}>${htmlInline(toInline(label), pathToTop)}</th>`,
  );
  const body = rows.map(({ cells, strong }) => {
    const htmlItems = columns.map((_, i) => {
      const content = htmlInline(toInline(cells[i] ?? ''), pathToTop);
      return i === 0 ? `<th scope="row">${content}</th>` : `<td${side(i)}>${content}</td>`;
    });
    return `<tr${strong ? ' class="total"' : ''}>${htmlItems.join('')}</tr>`;
  });
  return [
    `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">`,
    hasManyColumns(table) ? '<table class="many">' : '<table>',
    `<caption id="${id}">${htmlInline(captionWords('Table', table), pathToTop)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
    '</div>',
  ].join('\n');
}

interface NumberedBlock {
  readonly number?: number;
  readonly caption?: Content;
}

/** A caption, with its number if it has one. */
const captionWords = (
  label: 'Table' | 'Figure',
  { number, caption = '' }: NumberedBlock,
): readonly Inline[] => {
  const words = toInline(caption);
  if (number === undefined) return words;
  return [{ kind: 'text', text: `${label} ${number}${words.length === 0 ? '' : ': '}` }, ...words];
};

const tags = { strong: 'strong', emphasis: 'em', struck: 's' } as const;

/** The HTML of formatted text; `up` leads from the page to the folder of the site. */
export const htmlInline = (inline: readonly Inline[], pathToTop: string): string =>
  inline
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'figure':
          return escapeHtml(part.text);
        case 'code':
          return `<code>${escapeHtml(part.text)}</code>`;
        case 'break':
          return '<br>';
        case 'link':
          return inlineText(part.inline).trim() === ''
            ? ''
            : `<a href="${escapeHtml(addressOf(part.href, pathToTop))}">${htmlInline(part.inline, pathToTop)}</a>`;
        default:
          return `<${tags[part.kind]}>${htmlInline(part.inline, pathToTop)}</${tags[part.kind]}>`;
      }
    })
    .join('');

/** The path of a page starts from the first folder of the set, whichever page links to it. */
const addressOf = (href: string, pathToTop: string) =>
  /^(?:[a-z]+:|#)/i.test(href) ? href : pathToTop + href;
