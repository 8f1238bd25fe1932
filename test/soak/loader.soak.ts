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

const files = runs(100_000);

const print = (line: string) => process.stdout.write(`${line}\n`);

const loadSafely = (sample: Sample): LoadingOutcome => {
  try {
    return checkLoading(sample);
  } catch (error) {
    return { isCounted: false, codes: ['uncaught'], took: 0, complaint: String(error) };
  }
};

test(`${files} broken files are counted, or rejected with their positions`, () => {
  const samples = modelSamples();
  const codes = new Map<string, number>();
  const slowest = { took: 0, what: '' };
  const complaints: string[] = [];
  let countedCount = 0;
  for (let seed = firstSeed; seed < firstSeed + files; seed++) {
    const { sample, what } = breakSample(samples, seed);
    const result = loadSafely(sample);
    if (result.took > slowest.took) Object.assign(slowest, { took: result.took, what });
    if (result.isCounted) countedCount++;
    if (result.complaint !== undefined) complaints.push(`${what}: ${result.complaint}`);
    for (const code of new Set(result.codes)) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  print(
    `${files} broken files: ${countedCount} counted, ${files - countedCount} rejected, ${complaints.length} amiss`,
  );
  print(`slowest ${Math.round(slowest.took)} ms of the processor (${slowest.what})`);
  for (const [code, times] of [...codes].sort((a, b) => b[1] - a[1])) print(`  ${code} ${times}`);
  expect(complaints).toEqual([]);
});

test.each([4, 16, 64, 256, 1024])('texts of %i KB that are costly to read are rejected', (size) => {
  const times: { name: string; took: number }[] = [];
  for (const [name, make] of Object.entries(hostileShapes)) {
    const bytes = Buffer.from(make(size * 1024)).subarray(0, 1024 * 1024);
    const { complaint, isCounted, took } = checkLoading({ file: 'actions/docks-2021-rec-1.yaml', bytes });
    times.push({ name, took });
    expect(complaint, name).toBeUndefined();
    expect(isCounted, name).toBe(false);
  }
  times.sort((a, b) => b.took - a.took);
  const worst = times.slice(0, 3).map(({ name, took }) => `${name} ${Math.round(took)} ms`);
  print(`${times.length} shapes of ${size} KB, slowest: ${worst.join('; ')}`);
});
