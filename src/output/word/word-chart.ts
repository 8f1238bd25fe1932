/** A chart of a Word paper, drawn by Word from its figures: sharp in print, its words are text, and its series differ in shades of grey too. */
import { Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import { scaleUpTo } from '../charts/svg-chart.ts';
import type { Chart, Panel } from '../document.ts';
import { wordText } from './word-runs.ts';

/** What tells the series apart: dark, middle and light; strokes, and markers of their own. */
const looks = [
  { line: '12436D', bar: '12436D', dash: 'solid', shape: 'circle' },
  { line: 'A8400A', bar: 'B9802E', dash: 'dash', shape: 'square' },
  { line: '28704F', bar: '9FB3A8', dash: 'shortDot', shape: 'triangle' },
] as const;

/** Above so many points a figure at each would run into the next. */
const mostFigured = 12;

/** A paragraph for each panel, over the whole width; in pixels. What it shows is told with the first. */
export function wordChart(chart: Chart, name: string, width: number): readonly Paragraph[] {
  return chart.panels.map((panel, nth) => {
    const told = panel.series.map((one) => one.name).join(', ');
    return new Paragraph({
      keepNext: true,
      spacing: { after: 0 },
      children: [
        new ChartRun({
          ...runOf(chart, panel),
          transformation: { width, height: Math.round(width * (panel.drawn === 'lines' ? 0.42 : 0.36)) },
          altText: {
            name: `${name} ${nth + 1}`,
            title: '',
            description: wordText(
              nth === 0 ? `${told}. ${chart.description}` : `${told}: the figures are in the table below.`,
            ),
          },
        }),
      ],
    });
  });
}

function runOf({ labels, points }: Chart, { drawn, series, upTo = 0 }: Panel): ChartRunOptions {
  const scale = scaleUpTo(Math.max(upTo, ...series.flatMap(({ values }) => values)));
  const text = { size: 9, color: '000000' };
  const all = {
    categories: labels.map(({ short }) => wordText(short)),
    legend: { position: 'top', font: { ...text, size: 10 } },
    font: { name: 'Arial', color: '000000' },
    categoryAxis: { title: { text: wordText(points.short), font: text }, font: text },
    valueAxis: { minimum: 0, maximum: scale.top, interval: scale.step, font: text },
    chartArea: { border: 'none' },
  } as const;
  const name = (words: string) => wordText(words);
  const labelled = labels.length <= mostFigured;
  return drawn === 'lines'
    ? {
        ...all,
        type: 'line',
        series: series.map((one, nth) => ({
          name: name(one.name),
          values: one.values,
          color: lookOf(nth).line,
          line: { dash: lookOf(nth).dash, width: 2.25 },
          markers: { shape: lookOf(nth).shape, size: 7 },
          dataLabels: labelled && { value: true, position: 'above', font: text },
        })),
      }
    : {
        ...all,
        type: 'column',
        gapWidth: 60,
        overlap: 0,
        series: series.map((one, nth) => ({
          name: name(one.name),
          // No bar and no figure where nothing came or went.
          values: one.values.map((value) => value || null),
          color: lookOf(nth).bar,
          dataLabels: labelled && { value: true, position: 'outsideEnd', font: text },
        })),
      };
}

const lookOf = (nth: number) => looks[nth % looks.length] ?? looks[0];
