/** Draws a chart as SVG. Series differ by stroke, marker and pattern as well as by colour, in light and dark and on narrow pages. */

import type { Chart, Panel } from '../document.ts';
import { escapeXml } from '../escape-xml.ts';
import { cleanText, textWidth, wrapText } from '../safe-text.ts';

/** An SVG drawing. */
export interface Drawing {
  readonly svg: string;
  /** In the units of the drawing, which is `chartWidth` wide. */
  readonly height: number;
}

/** The width of every drawing, in its own units. */
export const chartWidth = 480;
const [leftMargin, rightMargin] = [44, 12];
const plotHeight = 150;
const lineHeight = 22;

const formatCoordinate = (number: number): string => number.toFixed(1);

/** The style, for charts only. A narrow page makes the drawing smaller, so its letters are larger there. */
const style = `
.afi-chart{color:#0b0c0c;background:#fff;font:12px Arial,Helvetica,sans-serif}
.afi-chart text{fill:currentColor}
.afi-chart .heading{font-weight:bold;font-size:15px}
.afi-chart .s0{color:#12436d}.afi-chart .s1{color:#a8400a}.afi-chart .s2{color:#28704f}
@media (prefers-color-scheme:dark){.afi-chart{color:#f3f2f1;background:#0b0c0c}.afi-chart .s0{color:#8fc0ea}.afi-chart .s1{color:#ffb27a}.afi-chart .s2{color:#8fd8b4}}
@media (max-width:560px){.afi-chart{font-size:16px}.afi-chart .heading{font-size:17px}.afi-chart .wide{display:none}}
@media print{.afi-chart{color:#000;background:#fff}}
`;

/** The size of a drawing on a page: larger than its units, but not wider than the page. */
export const sizeAttributes = (height: number): string =>
  `width="640" height="${Math.round((height * 640) / chartWidth)}" style="max-width:100%;height:auto"`;

interface ChartPlacement {
  /** The height of the drawings above it. */
  readonly heightAbove?: number;
  /** Whether its title is visible. On a page with a caption it is only for screen readers. */
  readonly isTitled?: boolean;
}

/** A chart as an image with title and description, on a page or below another drawing. */
export function chartSvg(chart: Chart, { heightAbove, isTitled = true }: ChartPlacement = {}): Drawing {
  const { id, panels } = chart;
  const heading = isTitled
    ? [
        ...wrapText(chart.title, 46)
          .split('\n')
          .map((line) => ({ line, style: 'class="heading"' })),
        ...wrapText(chart.subtitle, 60)
          .split('\n')
          .map((line) => ({ line, style: '' })),
      ]
    : [];
  const parts = heading.map(({ line, style: lineStyle }, index) =>
    drawText(leftMargin - 36, 20 + index * lineHeight, line, lineStyle),
  );
  let top = heading.length * lineHeight + 6;
  for (const panel of panels) {
    const key = drawKey(panel, id, top);
    const plotTop = top + key.height + 4;
    parts.push(key.svg, drawPlot(chart, panel, plotTop));
    top = plotTop + plotHeight + 34;
  }
  const position =
    heightAbove === undefined
      ? sizeAttributes(top)
      : `y="${heightAbove}" width="${chartWidth}" height="${top}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="afi-chart" role="img" aria-labelledby="${id}-title ${id}-description" lang="en-GB" ${position} viewBox="0 0 ${chartWidth} ${top}">
<title id="${id}-title">${escapeText(chart.title)}</title>
<desc id="${id}-description">${escapeText(chart.description)}</desc>
<style>${style}</style>
<defs>${drawPatterns(id)}</defs>
${parts.join('\n')}
</svg>`;
  return { svg, height: top };
}

const escapeText = (words: string) => escapeXml(cleanText(words));

/** The SVG of a text at a place of the drawing. */
export const drawText = (x: number, y: number, words: string, attributes = ''): string =>
  `<text x="${formatCoordinate(x)}" y="${formatCoordinate(y)}"${attributes && ` ${attributes}`}>${escapeText(words)}</text>`;

/** The fill of the second and third bar: diagonal and horizontal strokes. */
const drawPatterns = (id: string): string =>
  [
    ['s1', 'M-1,1l2,-2M0,5l5,-5M4,6l2,-2'],
    ['s2', 'M0,2.5h5'],
  ]
    .map(
      ([name, path]) =>
        `<pattern id="${id}-${name}" class="${name}" width="5" height="5" patternUnits="userSpaceOnUse"><path d="${path}" stroke="currentColor" stroke-width="1.2"/></pattern>`,
    )
    .join('');

const dashes = ['', '6 4', '2 3'];
const lineAttributes = (index: number) =>
  `fill="none" stroke="currentColor" stroke-width="2.2"${dashes[index] ? ` stroke-dasharray="${dashes[index]}"` : ''}`;

/** A full circle, an empty square, an empty triangle. */
function drawMarker(index: number, x: number, y: number): string {
  if (index === 0)
    return `<circle cx="${formatCoordinate(x)}" cy="${formatCoordinate(y)}" r="3" fill="currentColor"/>`;
  const path =
    index === 1
      ? `M${formatCoordinate(x - 3)},${formatCoordinate(y - 3)}h6v6h-6z`
      : `M${formatCoordinate(x)},${formatCoordinate(y - 4)}l4,7h-8z`;
  return `<path class="hollow" d="${path}" fill="none" stroke="currentColor" stroke-width="1.5"/>`;
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const drawBar = (id: string, index: number, { x, y, width, height }: Bar): string =>
  `<rect x="${formatCoordinate(x)}" y="${formatCoordinate(y)}" width="${formatCoordinate(width)}" height="${formatCoordinate(height)}" fill="${index === 0 ? 'currentColor' : `url(#${id}-s${index})`}" stroke="currentColor" stroke-width="1"/>`;

/** The key above a plot: each series' sign and name, on as many lines as the widest letters need. */
function drawKey({ drawn, series }: Panel, id: string, top: number): { svg: string; height: number } {
  let [x, y] = [leftMargin, top];
  const entries = series.map(({ name }, index) => {
    const width = 34 + textWidth(cleanText(name)) * 9 + 14;
    if (x > leftMargin && x + width > chartWidth) [x, y] = [leftMargin, y + lineHeight];
    const middle = y + lineHeight / 2;
    const sign =
      drawn === 'lines'
        ? `<path d="M${formatCoordinate(x)},${formatCoordinate(middle)}h28" ${lineAttributes(index)}/>${drawMarker(index, x + 14, middle)}`
        : drawBar(id, index, { x: x + 4, y: middle - 6, width: 20, height: 12 });
    const entry = `<g class="s${index}">${sign}</g>${drawText(x + 34, middle + 5, name)}`;
    x += width;
    return entry;
  });
  return { svg: entries.join('\n'), height: y - top + lineHeight };
}

/** The step and the top of a scale of whole numbers with at most five steps. */
export function chooseScale(maxValue: number): { readonly step: number; readonly top: number } {
  let power = 1;
  while (power * 50 < maxValue) power *= 10;
  const step = power * ([1, 2, 5].find((times) => power * times * 5 >= maxValue) ?? 10);
  return { step, top: step * Math.max(1, Math.ceil(maxValue / step)) };
}

function drawPlot({ id, labels }: Chart, { drawn, series, upTo = 0 }: Panel, top: number): string {
  const bottom = top + plotHeight;
  const scale = chooseScale(Math.max(upTo, ...series.flatMap(({ values }) => values)));
  const y = (value: number) => bottom - (value / scale.top) * plotHeight;
  const band = (chartWidth - leftMargin - rightMargin) / Math.max(1, labels.length);
  const middle = (index: number) => leftMargin + band * (index + 0.5);
  const lines: string[] = [];
  for (let value = 0; value <= scale.top; value += scale.step)
    lines.push(
      `<path d="M${leftMargin},${formatCoordinate(y(value))}H${chartWidth - rightMargin}" stroke="currentColor" stroke-opacity="${value === 0 ? 1 : 0.25}"/>${drawText(leftMargin - 6, y(value) + 4, String(value), 'text-anchor="end"')}`,
    );
  const barWidth = Math.min(28, (band * 0.8) / series.length);
  const drawings = series.map(({ values }, index) => {
    const points = values.map((value, point) => [middle(point), y(value)] as const);
    const offset = (index - series.length / 2) * barWidth;
    const bars = () =>
      points
        .filter(([, top]) => top < bottom)
        .map(([x, top]) =>
          drawBar(id, index, { x: x + offset, y: top, width: barWidth * 0.9, height: bottom - top }),
        );
    return `<g class="s${index}">${drawn === 'lines' ? drawLine(points, index) : bars().join('')}</g>`;
  });
  return [...lines, ...drawings, ...drawAxis(labels, middle, bottom)].join('\n');
}

type Points = readonly (readonly [number, number])[];

/** With more points than this, markers would overlap, so lines differ by their strokes only. */
const maxMarkers = 48;

function drawLine(points: Points, index: number): string {
  const path = points.map(([x, y]) => `${formatCoordinate(x)},${formatCoordinate(y)}`).join('L');
  const stroke = points.length > 1 ? `<path d="M${path}" ${lineAttributes(index)}/>` : '';
  return (
    stroke + (points.length > maxMarkers ? '' : points.map(([x, y]) => drawMarker(index, x, y)).join(''))
  );
}

/** The labels of some points, always including the last; a narrow page hides every second one. */
function drawAxis(
  labels: Chart['labels'],
  middle: (index: number) => number,
  bottom: number,
): readonly string[] {
  const every = Math.max(1, Math.ceil(labels.length / 5));
  const last = labels.length - 1;
  return labels.flatMap(({ short }, index) => {
    if ((last - index) % every !== 0) return [];
    const x = middle(index);
    const tick = `<path d="M${formatCoordinate(x)},${bottom}v4" stroke="currentColor"/>`;
    const isLastLabel = index === last && labels.length > 1;
    const anchor = isLastLabel ? `text-anchor="end"` : `text-anchor="middle"`;
    const wideClass = (last - index) % (2 * every) === 0 ? '' : ' class="wide"';
    return [tick + drawText(isLastLabel ? chartWidth - 2 : x, bottom + 20, short, anchor + wideClass)];
  });
}
