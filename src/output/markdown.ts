/** Markdown: escaped text, and tables padded as a formatter would leave them. */

import { clean, padEnd, padStart, widthOf } from './safe-text.ts';
import type { Table } from './table.ts';

const signs = /[\\`*_{}[\]<>|#~&!$^=@]/g;

/** Addresses that a renderer would make into links by itself. */
const autolinks = /:(?=\/\/)|(?<=mailto|xmpp):|(?<=www)\./gi;

/** A text as one line of Markdown that shows exactly that text: no markup, link, tag, mention or table bar can start in it. */
export const escapeInline = (text: string): string =>
  clean(text)
    .replace(signs, (sign) => (sign === '@' ? '&#64;' : `\\${sign}`))
    .replace(autolinks, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^(\s*)([-+])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .trim();

/** As `escapeInline`, with the line breaks of the text kept as breaks; fit for a table's cell. */
export const escapeLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(escapeInline)
    .filter((line) => line !== '')
    .join('<br>');

/** A table; its cells are text, escaped here. */
export function markdownTable({ columns, rows }: Table): string {
  const head = columns.map(({ heading }) => escapeInline(heading));
  const body = rows.map(({ cells, strong }) =>
    cells.map((cell) => {
      const text = escapeLines(cell);
      return strong && text !== '' ? `**${text}**` : text;
    }),
  );
  const widths = head.map((heading, i) =>
    Math.max(3, widthOf(heading), ...body.map((row) => widthOf(row[i] ?? ''))),
  );
  const pad = (text: string, i: number) =>
    columns[i]?.align === 'right' ? padStart(text, widths[i] ?? 0) : padEnd(text, widths[i] ?? 0);
  const line = (cells: readonly string[]) => `| ${head.map((_, i) => pad(cells[i] ?? '', i)).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    columns[i]?.align === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), line(rule), ...body.map(line)].join('\n');
}
