/** Renders a chart as a Word chart, with text that can be read and series that differ also in shades of grey. */
import { Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import { chooseScale } from '../charts/svg-chart.ts';
import type { Chart, Panel } from '../document.ts';
import { wordText } from './word-runs.ts';

/** The style of each series: a dark, medium or light colour, a stroke and a marker. */
const seriesStyles = [
  { line: '12436D', bar: '12436D', dash: 'solid', shape: 'circle' },
  { line: 'A8400A', bar: 'B9802E', dash: 'dash', shape: 'square' },
  { line: '28704F', bar: '9FB3A8', dash: 'shortDot', shape: 'triangle' },
] as const;

/** With more points than this, figures next to them would overlap. */
const maxLabels = 12;

/** A paragraph for each panel; `width` is in pixels. The first has the description as its alternative text. */
export function wordChart(chart: Chart, name: string, width: number): readonly Paragraph[] {
  return chart.panels.map((panel, index) => {
    const names = panel.series.map((line) => line.name).join(', ');
    return new Paragraph({
      keepNext: true,
      spacing: { after: 0 },
      children: [
        new ChartRun({
          ...runOf(chart, panel),
          transformation: { width, height: Math.round(width * (panel.drawn === 'lines' ? 0.42 : 0.36)) },
          altText: {
            name: `${name} ${index + 1}`,
            title: '',
            description: wordText(
              index === 0
                ? `${names}. ${chart.description}`
                : `${names}: the figures are in the table below.`,
            ),
          },
        }),
      ],
    });
  });
}

function runOf({ labels, points }: Chart, { drawn, series, upTo = 0 }: Panel): ChartRunOptions {
  const scale = chooseScale(Math.max(upTo, ...series.flatMap(({ values }) => values)));
  const text = { size: 9, color: '000000' };
  const sharedOptions = {
    categories: labels.map(({ short }) => wordText(short)),
    legend: { position: 'top', font: { ...text, size: 10 } },
    font: { name: 'Arial', color: '000000' },
    categoryAxis: { title: { text: wordText(points.short), font: text }, font: text },
    valueAxis: { minimum: 0, maximum: scale.top, interval: scale.step, font: text },
    chartArea: { border: 'none' },
  } as const;
  const name = (words: string) => wordText(words);
  const hasLabels = labels.length <= maxLabels;
  return drawn === 'lines'
    ? {
        ...sharedOptions,
        type: 'line',
        series: series.map((line, index) => ({
          name: name(line.name),
          values: line.values,
          color: styleOfSeries(index).line,
          line: { dash: styleOfSeries(index).dash, width: 2.25 },
          markers: { shape: styleOfSeries(index).shape, size: 7 },
          dataLabels: hasLabels && { value: true, position: 'above', font: text },
        })),
      }
    : {
        ...sharedOptions,
        type: 'column',
        gapWidth: 60,
        overlap: 0,
        series: series.map((line, index) => ({
          name: name(line.name),
          // No bar and no figure for zero.
          values: line.values.map((value) => value || null),
          color: styleOfSeries(index).bar,
          dataLabels: hasLabels && { value: true, position: 'outsideEnd', font: text },
        })),
      };
}

const styleOfSeries = (index: number) => seriesStyles[index % seriesStyles.length] ?? seriesStyles[0];
