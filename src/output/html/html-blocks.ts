/** Draws a tree as HTML: every text escaped, tables with captions and headers, nothing that runs. */
import {
  type Block,
  hasOwnNumbers,
  type Inline,
  type PageBlock,
  plain,
  type TableBlock,
} from '../document.ts';
import { escapeHtml } from './escape-html.ts';

/** What a page has around its tree. */
export interface Surroundings {
  /** A drawing by its name, as SVG made by this tool; undefined where there is none. */
  readonly pictures: (name: string) => string | undefined;
  /** From the page to the first folder of its set: `../`, or nothing. */
  readonly up: string;
}

export const htmlBlocks = (blocks: readonly PageBlock[], around: Surroundings): string => {
  let tables = 0;
  return blocks
    .map((block) => {
      if (block.kind === 'table') tables += 1;
      return htmlBlock(block, around, tables);
    })
    .join('\n');
};

function htmlBlock(block: PageBlock, around: Surroundings, table: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${escapeHtml(block.id)}">${htmlInline(block.inline, around.up)}</h${block.level}>`;
    case 'paragraph':
      return block.inline.length === 0 ? '' : `<p>${htmlInline(block.inline, around.up)}</p>`;
    case 'list':
      return htmlList(block, around);
    case 'quote':
      return `<blockquote>\n${htmlBlocks(block.blocks, around)}\n</blockquote>`;
    case 'lines':
      return `<pre>${block.text.split('\n').map(escapeHtml).join('\n')}</pre>`;
    case 'rule':
      return '<hr>';
    case 'picture': {
      const drawn = around.pictures(block.name);
      if (drawn === undefined) return `<p>${escapeHtml(block.alt)}</p>`;
      const words = htmlInline(numbered('Figure', block.number, block.caption), around.up);
      const caption = words === '' ? '' : `<figcaption>${words}</figcaption>\n`;
      return `<figure>\n${drawn}\n${caption}</figure>`;
    }
    case 'table':
      return htmlTable(block, `table-${table}`, around.up);
    case 'facts':
      return `<dl>\n${block.facts.map(({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${htmlInline(value, around.up)}</dd></div>`).join('\n')}\n</dl>`;
    case 'timeline':
      return `<ol class="timeline">\n${block.entries.map(({ day, shown, blocks }) => `<li><time datetime="${escapeHtml(day)}">${escapeHtml(shown)}</time>\n${htmlBlocks(blocks, around)}</li>`).join('\n')}\n</ol>`;
  }
}

/** An item that is one line stands on one; what is longer keeps its paragraphs. */
function htmlList(list: Extract<Block, { kind: 'list' }>, around: Surroundings): string {
  const { start, items } = list;
  const drawn = items.map((blocks) => {
    const [first, ...rest] = blocks;
    const tight = first?.kind === 'paragraph' && rest.every(({ kind }) => kind === 'list');
    const content = tight
      ? [htmlInline(first.inline, around.up), ...(rest.length > 0 ? [htmlBlocks(rest, around)] : [])].join(
          '\n',
        )
      : htmlBlocks(blocks, around);
    return `<li>${content}</li>`;
  });
  const tag = start === null ? 'ul' : 'ol';
  const from = start === null || start === 1 ? '' : ` start="${start}"`;
  const look = hasOwnNumbers(list) ? ' class="numbered"' : '';
  return `<${tag}${from}${look}>\n${drawn.join('\n')}\n</${tag}>`;
}

/** Columns that need small letters, and a sheet on its side where a paper is full of them. */
export const hasMany = ({ columns }: TableBlock): boolean => columns.length >= 6;

/** Wide tables move in a region of their own, which the keyboard reaches. */
function htmlTable(table: TableBlock, id: string, up: string): string {
  const { number, caption, columns, rows } = table;
  const side = (i: number) => (columns[i]?.align === 'right' ? ' class="n"' : '');
  const head = columns.map(({ head }, i) => `<th scope="col"${side(i)}>${htmlInline(head, up)}</th>`);
  const body = rows.map(({ cells, strong }) => {
    const drawn = columns.map((_, i) => {
      const content = htmlInline(cells[i] ?? [], up);
      return i === 0 ? `<th scope="row">${content}</th>` : `<td${side(i)}>${content}</td>`;
    });
    return `<tr${strong ? ' class="total"' : ''}>${drawn.join('')}</tr>`;
  });
  return [
    `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">`,
    hasMany(table) ? '<table class="many">' : '<table>',
    `<caption id="${id}">${htmlInline(numbered('Table', number, caption), up)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
    '</div>',
  ].join('\n');
}

const numbered = (
  what: 'Table' | 'Figure',
  number: number | null,
  caption: readonly Inline[],
): readonly Inline[] =>
  number === null
    ? caption
    : [{ kind: 'text', text: `${what} ${number}${caption.length === 0 ? '' : ': '}` }, ...caption];

const tags = { strong: 'strong', emphasis: 'em', struck: 's' } as const;

export const htmlInline = (inline: readonly Inline[], up: string): string =>
  inline
    .map((one) => {
      switch (one.kind) {
        case 'text':
          return escapeHtml(one.text);
        case 'code':
          return `<code>${escapeHtml(one.text)}</code>`;
        case 'break':
          return '<br>';
        case 'link':
          return plain(one.inline).trim() === ''
            ? ''
            : `<a href="${escapeHtml(addressOf(one.href, up))}">${htmlInline(one.inline, up)}</a>`;
        default:
          return `<${tags[one.kind]}>${htmlInline(one.inline, up)}</${tags[one.kind]}>`;
      }
    })
    .join('');

/** A page of the set is named from its first folder, whatever page names it. */
const addressOf = (href: string, up: string) => (/^(?:[a-z]+:|#)/i.test(href) ? href : up + href);
