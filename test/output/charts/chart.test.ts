/** Checks the drawing of charts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderSvg } from '../../../src/output/charts/chart-document.ts';
import { chartSvg, chooseScale } from '../../../src/output/charts/svg-chart.ts';
import type { Chart, ChartBlock } from '../../../src/output/document.ts';
import { htmlBlocks } from '../../../src/output/html/html-blocks.ts';
import { cleanText } from '../../../src/output/safe-text.ts';
import { hostile } from '../../helpers/hostile.ts';
import { runs } from '../../helpers/runs.ts';
import { elements, parseXml } from '../../helpers/xml.ts';

const chartOf = (points: number, name = 'Ladders', id = 'ladders'): Chart => {
  const values = Array.from({ length: points }, (_, index) => (index * 7) % 23);
  const series = (...names: readonly string[]) => names.map((each) => ({ name: each, values }));
  return {
    id,
    title: `${name} on the quay`,
    subtitle: 'Number of actions, 2021',
    description: `Of the ${name}, 7 were mended.`,
    points: { long: 'Month', short: 'Month to' },
    labels: values.map((_, index) => ({ long: `${name} ${index}`, short: `M${index}` })),
    panels: [
      { drawn: 'lines', series: series(name, 'Mended', 'Lost') },
      { drawn: 'bars', series: series('Bought', 'Sold', 'Found') },
    ],
  };
};

const blockOf = (chart: Chart): ChartBlock => ({ kind: 'chart', name: chart.id, chart, isTitled: true });
const parseChart = (chart: Chart) =>
  parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n${chartSvg(chart).svg}`);
const dashes = (chart: Chart) =>
  elements(parseChart(chart), 'path').flatMap(({ attributes }) => attributes['stroke-dasharray'] ?? []);

test('the drawing is an image that names and describes itself', () => {
  const { attributes, children } = parseChart(chartOf(3));
  expect(attributes).toMatchObject({ role: 'img', lang: 'en-GB' });
  const [title, description] = children;
  expect(attributes['aria-labelledby']).toBe(`${title?.attributes['id']} ${description?.attributes['id']}`);
  expect([title, description].map((each) => [each?.name, each?.text])).toEqual([
    ['title', 'Ladders on the quay'],
    ['desc', 'Of the Ladders, 7 were mended.'],
  ]);
});

test('series are told apart without colour: by stroke, marker and pattern, in the key as in the plot', () => {
  const chart = chartOf(3);
  expect(new Set(dashes(chart)).size).toBe(2);
  const fills = elements(parseChart(chart), 'rect').map(({ attributes }) => attributes['fill']);
  expect(new Set(fills)).toEqual(new Set(['currentColor', 'url(#ladders-s1)', 'url(#ladders-s2)']));
  const patterns = elements(parseChart(chart), 'pattern').map(({ attributes }) => attributes['id']);
  expect(patterns).toEqual(['ladders-s1', 'ladders-s2']);
  for (const { name } of chart.panels.flatMap(({ series }) => series))
    expect(elements(parseChart(chart), 'text').filter(({ text }) => text === name)).toHaveLength(1);
});

test('nothing in it is run or fetched, and two charts on a page share no id', () => {
  const page = renderSvg({
    blocks: [blockOf(chartOf(3, 'Ladders', 'one')), blockOf(chartOf(3, 'Lamps', 'two'))],
  });
  expect(page).not.toMatch(/<script|<image|<use|@import|@font-face|href|url\((?!#)/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...page.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
  expect(references).not.toEqual([]);
  expect(ids).toEqual(expect.arrayContaining(references));
});

describe('however many points there are', () => {
  test.each([0, 1, 2, 24, 60, 500])('%d', (points) => {
    const svg = renderSvg({ blocks: [blockOf(chartOf(points))] });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const numbers = [...svg.matchAll(/ (?:x|y|cx|cy)="([^"]+)"/g)].map(([, number]) => Number(number));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    const rows = elements(parseXml(svg), 'g').filter(({ attributes }) => attributes['role'] === 'row');
    expect(rows).toHaveLength(points + 1);
    const shown = elements(parseChart(chartOf(points)), 'text').filter(({ text }) => /^M\d/.test(text));
    expect(shown.length).toBeLessThanOrEqual(12);
    if (points > 0) expect(shown.at(-1)?.text).toBe(`M${points - 1}`);
  });
});

test('a scale reaches its greatest figure in at most five whole steps', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000_000 }), (most) => {
      const { step, top } = chooseScale(most);
      expect(String(step)).toMatch(/^[125]0*$/);
      expect(top).toBeGreaterThanOrEqual(Math.max(1, most));
      expect(top / step).toBeLessThanOrEqual(5);
      expect(top % step).toBe(0);
    }),
  );
});

test('any text stays text, in SVG and in HTML', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const chart = chartOf(2, name);
      const root = parseXml(renderSvg({ blocks: [blockOf(chart)] }));
      expect(elements(root, 'desc')[0]?.text).toBe(cleanText(chart.description));
      const figure = parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n${htmlBlocks([blockOf(chart)])}`);
      expect(elements(figure, 'title')[0]?.text).toBe(cleanText(chart.title));
      expect(elements(figure, 'desc')[0]?.text).toBe(cleanText(chart.description));
    }),
    { numRuns: runs(100) },
  );
});
