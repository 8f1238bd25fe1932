/** Draws the charts of a document as one SVG file, with their figures as tables. */
import type { Chart, Document } from '../document.ts';
import { escapeXml } from '../escape-xml.ts';
import { cleanText, textWidth } from '../safe-text.ts';
import { chartSvg, chartWidth, type Drawing, drawText, sizeAttributes } from './svg-chart.ts';

type Cells = readonly string[];

/** The figures of a chart: the names of the series, then a row for each point. */
function chartFigures({ points, labels, panels }: Chart): readonly [Cells, ...Cells[]] {
  const series = panels.flatMap((panel) => panel.series);
  return [
    [points.short, ...series.map(({ name }) => name)],
    ...labels.map(({ short }, i) => [short, ...series.map(({ values }) => String(values[i] ?? 0))]),
  ];
}

const escapeText = (words: string) => escapeXml(cleanText(words));

/** The charts of a document as one SVG file, each with a table of its figures below it. Other blocks are omitted. */
export function renderSvg({ blocks }: Document): string {
  const charts = blocks.filter((block) => block.kind === 'chart').map(({ chart }) => chart);
  const parts: string[] = [];
  let top = 0;
  for (const chart of charts) {
    const { svg, height } = chartSvg(chart, { heightAbove: top });
    const table = drawTable(chart, top + height);
    parts.push(svg, table.svg);
    top += height + table.height;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" class="afi-chart" lang="en-GB" ${sizeAttributes(top)} viewBox="0 0 ${chartWidth} ${top}">
<title>${escapeText(charts[0]?.title ?? '')}</title>
${parts.join('\n')}
</svg>`;
}

const rowHeight = 20;
const margin = 8;
const firstColumn = 112;

/** The figures under a chart, as text that can be read out row by row. */
function drawTable(chart: Chart, top: number): Drawing {
  const [head, ...rows] = chartFigures(chart);
  const ends = columnEnds(head.slice(1));
  const row = (cells: Cells, rowIndex: number, roles: readonly [string, string]) => {
    const y = top + (rowIndex + 1) * rowHeight;
    const words = cells.map((cell, columnIndex) =>
      columnIndex === 0
        ? drawText(margin, y, cell, `role="${roles[0]}"`)
        : drawText(ends[columnIndex - 1] ?? 0, y, cell, `role="${roles[1]}" text-anchor="end"`),
    );
    return `<g role="row">${words.join('')}</g>`;
  };
  const rule = top + rowHeight + 5;
  const parts = [
    row(head, 0, ['columnheader', 'columnheader']),
    `<path d="M${margin},${rule}H${chartWidth - margin}" stroke="currentColor"/>`,
    ...rows.map((cells, rowIndex) => row(cells, rowIndex + 1, ['rowheader', 'cell'])),
  ];
  return {
    svg: `<g role="table" aria-labelledby="${chart.id}-title">\n${parts.join('\n')}\n</g>`,
    height: (rows.length + 2) * rowHeight,
  };
}

/** Where columns end that are as wide as their headings need. */
function columnEnds(headings: Cells): readonly number[] {
  const widths = headings.map((heading) => textWidth(cleanText(heading)) + 1);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const room = chartWidth - margin - firstColumn;
  let usedHeight = 0;
  return widths.map((width) => {
    usedHeight += width;
    return firstColumn + (room * usedHeight) / all;
  });
}
