/** Loads a hundred thousand broken files and texts that are costly to read: each is counted, or rejected with its position. */
import { expect, test } from 'vitest';
import { hostileShapes } from '../helpers/hostile-shapes.ts';
import {
  breakSample,
  checkLoading,
  type LoadingOutcome,
  modelSamples,
  type Sample,
} from '../helpers/loading-checks.ts';
import { seed as firstSeed, runs } from '../helpers/runs.ts';

const fileCount = runs(100_000);

const print = (line: string) => process.stdout.write(`${line}\n`);

const loadSafely = (sample: Sample): LoadingOutcome => {
  try {
    return checkLoading(sample);
  } catch (error) {
    return { isCounted: false, codes: ['uncaught'], milliseconds: 0, complaint: String(error) };
  }
};

test(`${fileCount} broken files are counted, or rejected with their positions`, () => {
  const samples = modelSamples();
  const codes = new Map<string, number>();
  const slowest = { milliseconds: 0, description: '' };
  const complaints: string[] = [];
  let countedCount = 0;
  for (let seed = firstSeed; seed < firstSeed + fileCount; seed++) {
    const { sample, description } = breakSample(samples, seed);
    const result = loadSafely(sample);
    if (result.milliseconds > slowest.milliseconds)
      Object.assign(slowest, { milliseconds: result.milliseconds, description });
    if (result.isCounted) countedCount++;
    if (result.complaint !== undefined) complaints.push(`${description}: ${result.complaint}`);
    for (const code of new Set(result.codes)) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  print(
    `${fileCount} broken files: ${countedCount} counted, ${fileCount - countedCount} rejected, ${complaints.length} with a complaint`,
  );
  print(`slowest ${Math.round(slowest.milliseconds)} ms of the processor (${slowest.description})`);
  for (const [code, times] of [...codes].sort((a, b) => b[1] - a[1])) print(`  ${code} ${times}`);
  expect(complaints).toEqual([]);
});

test.each([4, 16, 64, 256, 1024])('texts of %i KB that are costly to read are rejected', (size) => {
  const times: { name: string; milliseconds: number }[] = [];
  for (const [name, make] of Object.entries(hostileShapes)) {
    const bytes = Buffer.from(make(size * 1024)).subarray(0, 1024 * 1024);
    const { complaint, isCounted, milliseconds } = checkLoading({
      file: 'actions/docks-2021-rec-1.yaml',
      bytes,
    });
    times.push({ name, milliseconds });
    expect(complaint, name).toBeUndefined();
    expect(isCounted, name).toBe(false);
  }
  times.sort((a, b) => b.milliseconds - a.milliseconds);
  const worst = times.slice(0, 3).map(({ name, milliseconds }) => `${name} ${Math.round(milliseconds)} ms`);
  print(`${times.length} shapes of ${size} KB, slowest: ${worst.join('; ')}`);
});
