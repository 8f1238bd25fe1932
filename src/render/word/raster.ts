/** A chart as a plain picture of its lines and bars, for readers of Word files that cannot draw SVG: its figures stand in the table under it. */
import { zlibSync } from 'fflate';
import type { Chart, Panel } from '../chart.ts';

const white = 255;
/** The shades of a panel's series: dark, middle, light. */
const shades = [32, 112, 184];
const gridShade = 220;
const margin = 24;

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8Array;
}

/** PNG in shades of grey, of the chart's own shape. */
export function rasterOf({ panels }: Chart, width: number, height: number): Uint8Array {
  const canvas: Canvas = { width, height, points: new Uint8Array(width * height).fill(white) };
  const each = Math.floor(height / Math.max(1, panels.length));
  for (const [nth, panel] of panels.entries())
    drawPanel(canvas, panel, nth * each + margin, each - 2 * margin);
  return pngOf(canvas);
}

function drawPanel(canvas: Canvas, { drawn, series, upTo = 0 }: Panel, top: number, height: number): void {
  const most = Math.max(1, upTo, ...series.flatMap(({ values }) => values));
  const count = Math.max(1, ...series.map(({ values }) => values.length));
  const room = (canvas.width - 2 * margin) / count;
  const levelOf = (value: number) => top + height - Math.round((value / most) * height);
  for (let line = 0; line <= 4; line++)
    fill(canvas, [margin, levelOf((most * line) / 4), canvas.width - 2 * margin, 1], gridShade);
  for (const [nth, { values }] of series.entries()) {
    const shade = shades[nth % shades.length] ?? 0;
    if (drawn === 'bars') {
      const wide = Math.max(2, Math.floor((room * 0.7) / series.length));
      for (const [at, value] of values.entries()) {
        const left = Math.round(margin + at * room + room * 0.15) + nth * wide;
        fill(canvas, [left, levelOf(value), wide, top + height - levelOf(value)], shade);
      }
    } else {
      const middle = (at: number) => Math.round(margin + (at + 0.5) * room);
      for (const [at, value] of values.entries()) {
        const before = values[at - 1];
        fill(canvas, [middle(at) - 4, levelOf(value) - 4, 9, 9], shade);
        if (before !== undefined)
          stroke(canvas, [middle(at - 1), levelOf(before)], [middle(at), levelOf(value)], shade);
      }
    }
  }
}

function fill(
  { width, height, points }: Canvas,
  [left, top, wide, high]: readonly [number, number, number, number],
  shade: number,
): void {
  for (let y = Math.max(0, top); y < Math.min(height, top + high); y++)
    points.fill(shade, y * width + Math.max(0, left), y * width + Math.min(width, left + wide));
}

function stroke(
  canvas: Canvas,
  [x, y]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  shade: number,
): void {
  const steps = Math.max(Math.abs(toX - x), Math.abs(toY - y), 1);
  for (let step = 0; step <= steps; step++)
    fill(
      canvas,
      [Math.round(x + ((toX - x) * step) / steps) - 1, Math.round(y + ((toY - y) * step) / steps) - 1, 3, 3],
      shade,
    );
}

function pngOf({ width, height, points }: Canvas): Uint8Array {
  const lines = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    lines.set(points.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, 0, 0, 0, 0], 8);
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', zlibSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ];
  const png = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crcOf(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** The check sum of the PNG format. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
