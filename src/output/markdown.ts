/** Renders a document as Markdown with escaped text, and tables padded as a formatter would pad them. */
import type { Block, Content, Document, Inline, Table } from './document.ts';
import { cleanText, hangingIndent, padEnd, padStart, textWidth } from './safe-text.ts';
import type { Screen } from './screen.ts';
import { drawNote } from './terminal.ts';

const markdownCharacters = /[\\`*_{}[\]<>|#~&!$^=@]/g;

/** Addresses that a Markdown renderer would make into links by itself. */
const autolinks = /:(?=\/\/)|(?<=mailto|xmpp):|(?<=www)\./gi;

const escapeSigns = (text: string): string =>
  cleanText(text)
    .replace(markdownCharacters, (sign) => (sign === '@' ? '&#64;' : `\\${sign}`))
    .replace(autolinks, (sign) => `&#${sign.charCodeAt(0)};`);

const escapeStart = (line: string): string =>
  line
    .replace(/^(\s*)([-+])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .trim();

/** A text as one line of Markdown that shows exactly that text: no markup, link, tag, mention or table bar can start in it. */
export const escapeInline = (text: string): string => escapeStart(escapeSigns(text));

/** As `escapeInline`, with the line ends of the text kept as breaks, for the cell of a table. */
export const escapeLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(escapeInline)
    .filter((line) => line !== '')
    .join('<br>');

const inlineMarks = { strong: '**', emphasis: '*', struck: '~~' } as const;

function renderInlinePart(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'figure':
      return escapeSigns(part.text);
    case 'code':
      return `\`${cleanText(part.text).replaceAll('`', '’')}\``;
    case 'break':
      return '<br>';
    case 'link':
      return `[${part.inline.map(renderInlinePart).join('')}](<${part.href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
    default:
      return `${inlineMarks[part.kind]}${part.inline.map(renderInlinePart).join('').trim()}${inlineMarks[part.kind]}`;
  }
}

const renderInline = (inline: readonly Inline[]): string =>
  escapeStart(inline.map(renderInlinePart).join(''));

const renderContent = (content: Content): string =>
  typeof content === 'string' ? escapeLines(content) : renderInline(content);

/** A table without its caption. */
export function markdownTable({ columns, rows }: Table): string {
  const head = columns.map(({ label }) =>
    typeof label === 'string' ? escapeInline(label) : renderInline(label),
  );
  const body = rows.map(({ cells, strong }) =>
    cells.map((cell) => {
      const text = renderContent(cell);
      return strong && text !== '' ? `**${text}**` : text;
    }),
  );
  const widths = head.map((label, i) =>
    Math.max(3, textWidth(label), ...body.map((row) => textWidth(row[i] ?? ''))),
  );
  const pad = (text: string, i: number) =>
    columns[i]?.align === 'right' ? padStart(text, widths[i] ?? 0) : padEnd(text, widths[i] ?? 0);
  const line = (cells: readonly string[]) => `| ${head.map((_, i) => pad(cells[i] ?? '', i)).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    columns[i]?.align === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

/** The Markdown of a document, without a line end. Notes are wrapped to the width of the screen. */
export const renderMarkdown = ({ title, blocks }: Document, { width }: Screen): string => {
  const head = title === undefined ? [] : [escapeInline(title)];
  return [...head, ...blocks.map((block) => renderBlock(block, width))].join('\n\n');
};

function renderBlock(block: Block, width: number | undefined): string {
  const renderAll = (blocks: readonly Block[]) =>
    blocks.map((inner) => renderBlock(inner, width)).join('\n\n');
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${renderInline(block.inline)}`;
    case 'paragraph':
      return renderInline(block.inline);
    case 'list':
      return block.items
        .map((itemBlocks, i) =>
          hangingIndent(block.start === null ? '- ' : `${block.start + i}. `, renderAll(itemBlocks)),
        )
        .join('\n');
    case 'quote':
      return renderAll(block.blocks).replace(/^/gm, '> ');
    case 'group':
      return renderAll(block.blocks);
    case 'code':
      return block.text.replace(/^/gm, '    ');
    case 'rule':
      return '---';
    case 'note':
      return drawNote(block, width);
    case 'details':
      return `${escapeInline(block.summary)}:\n${escapeInline(block.text)}`;
    case 'facts':
      return block.facts
        .map(({ name, value }) => `- ${escapeInline(name)} ${renderContent(value)}`)
        .join('\n');
    case 'timeline':
      return block.entries
        .map(({ label, blocks }) => hangingIndent('- ', `${escapeInline(label)}\n\n${renderAll(blocks)}`))
        .join('\n');
    case 'chart':
      return escapeInline(block.chart.description);
    case 'table': {
      const caption = block.caption === undefined ? '' : `${renderContent(block.caption)}\n\n`;
      return caption + markdownTable(block);
    }
  }
}
