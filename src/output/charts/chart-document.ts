/** Charts with their figures beside them: as a document of SVG alone, and as a figure for a page of HTML. */

import { xml } from '../escape-xml.ts';
import { clean, widthOf } from '../safe-text.ts';
import { type Chart, chartSvg, chartWidth, type Drawing, type Name, onPage, text } from './svg-chart.ts';

type Cells = readonly string[];

/** The figures of a chart, a row a point, headed by names of one length. */
function figuresOf({ points, labels, panels }: Chart, length: keyof Name): readonly [Cells, ...Cells[]] {
  const series = panels.flatMap((panel) => panel.series);
  return [
    [points[length], ...series.map(({ name }) => name)],
    ...labels.map((label, nth) => [label[length], ...series.map(({ values }) => String(values[nth] ?? 0))]),
  ];
}

const shown = (words: string) => xml(clean(words));

/** A chart and its table for a page of HTML; nothing in it is fetched or run. */
export function chartFigure(chart: Chart): string {
  const [head, ...rows] = figuresOf(chart, 'long');
  const row = ([first = '', ...rest]: Cells) =>
    `<tr><th scope="row">${shown(first)}</th>${rest.map((words) => `<td>${shown(words)}</td>`).join('')}</tr>`;
  return `<figure class="afi-figure">
${chartSvg(chart).svg}
<table>
<caption>${shown(chart.title)}</caption>
<thead><tr>${head.map((words) => `<th scope="col">${shown(words)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
</table>
</figure>`;
}

/** Charts one below the other, each with its table drawn under it, as a file of its own. */
export function chartsDocument(charts: readonly Chart[]): string {
  const parts: string[] = [];
  let top = 0;
  for (const chart of charts) {
    const { svg, height } = chartSvg(chart, { below: top });
    const table = tableBelow(chart, top + height);
    parts.push(svg, table.svg);
    top += height + table.height;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" class="afi-chart" lang="en-GB" ${onPage(top)} viewBox="0 0 ${chartWidth} ${top}">
<title>${shown(charts[0]?.title ?? '')}</title>
${parts.join('\n')}
</svg>`;
}

const rowHeight = 20;
const margin = 8;
const firstColumn = 112;

/** The figures under a chart, as text that can be read out row by row. */
function tableBelow(chart: Chart, top: number): Drawing {
  const [head, ...rows] = figuresOf(chart, 'short');
  const ends = endsOf(head.slice(1));
  const row = (cells: Cells, nth: number, roles: readonly [string, string]) => {
    const y = top + (nth + 1) * rowHeight;
    const words = cells.map((cell, which) =>
      which === 0
        ? text(margin, y, cell, `role="${roles[0]}"`)
        : text(ends[which - 1] ?? 0, y, cell, `role="${roles[1]}" text-anchor="end"`),
    );
    return `<g role="row">${words.join('')}</g>`;
  };
  const rule = top + rowHeight + 5;
  const parts = [
    row(head, 0, ['columnheader', 'columnheader']),
    `<path d="M${margin},${rule}H${chartWidth - margin}" stroke="currentColor"/>`,
    ...rows.map((cells, nth) => row(cells, nth + 1, ['rowheader', 'cell'])),
  ];
  return {
    svg: `<g role="table" aria-labelledby="${chart.id}-title">\n${parts.join('\n')}\n</g>`,
    height: (rows.length + 2) * rowHeight,
  };
}

/** Where columns end that are as wide as their headings need. */
function endsOf(headings: Cells): readonly number[] {
  const widths = headings.map((heading) => widthOf(clean(heading)) + 1);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const room = chartWidth - margin - firstColumn;
  let taken = 0;
  return widths.map((width) => {
    taken += width;
    return firstColumn + (room * taken) / all;
  });
}
