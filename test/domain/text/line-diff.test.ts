/** Tests of line differences: exact where the lists are alike, and fast where they are not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines } from '../../../src/domain/text/line-diff.ts';
import { mergeLines } from '../../../src/features/merge-driver/merge-lines.ts';
import { linesChanged } from '../../helpers/register/line-diff.ts';

type Lines = readonly string[];

const side = (before: Lines, after: Lines, mark: '-' | '+') =>
  diffLines(before, after)
    .filter((line) => line.mark === ' ' || line.mark === mark)
    .map(({ text }) => text);

const count = (before: Lines, after: Lines, mark: ' ' | '-' | '+') =>
  diffLines(before, after).filter((line) => line.mark === mark).length;

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 40 });

test('lists of more lines than a call has arguments are compared', () => {
  const manyLines = (count: number) => Array.from({ length: count }, () => '');
  const [before, after] = [
    ['a', 'first', ...manyLines(200_000)],
    ['a', 'second', ...manyLines(300_000)],
  ];
  expect(side(before, after, '-')).toHaveLength(before.length);
  expect(side(before, after, '+')).toHaveLength(after.length);
});

test('a difference is the shortest, restores both lists, and shows removed lines first', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      expect(side(before, after, '-')).toEqual(before);
      expect(side(before, after, '+')).toEqual(after);
      const shortest = linesChanged(before, after);
      expect(count(before, after, '-')).toBe(shortest.removedCount);
      expect(count(before, after, '+')).toBe(shortest.addedCount);
      const marks = diffLines(before, after).map(({ mark }) => mark);
      expect(marks.join('')).not.toContain('+-');
    }),
  );
});

/** A history of the given number of entries, five lines each; most lines are repeated. */
const history = (entries: number, note: (entry: number) => string): Lines =>
  Array.from({ length: entries }, (_, entry) => [
    `  - on: 20${10 + (entry % 10)}-0${1 + (entry % 9)}-1${entry % 10}\n`,
    `    event: ${['progress', 'reviewed', 'assigned'][entry % 3]}\n`,
    `    by: Name ${entry % 7}\n`,
    `    note: ${note(entry)}\n`,
    '\n',
  ]).flat();

const numbers = (size: number) => Array.from({ length: size }, (_, i) => `${i}\n`);

/** The same lines in an order that has few runs of the first. */
const shuffleLines = (all: Lines) => all.map((_, i) => all[(i * 7919) % all.length] ?? '');

/** Processor time of the faster of two runs, in microseconds. */
const cost = (run: () => void): number =>
  Math.min(
    ...[0, 1].map(() => {
      const start = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(start);
      return user + system;
    }),
  );

describe('20,000 changed lines', () => {
  test('between unchanged lines are each found', () => {
    const before = numbers(40_000);
    const after = before.map((line, i) => (i % 2 === 0 ? line : `new ${line}`));
    const difference = diffLines(before, after);
    expect(difference.filter(({ mark }) => mark === ' ')).toHaveLength(20_000);
    expect(difference.filter(({ mark }) => mark !== '-').map(({ text }) => text)).toEqual(after);
  });

  test.each([
    ['all replaced', numbers, (all: Lines) => all.map((line) => `new ${line}`)],
    ['in another order', numbers, shuffleLines],
    [
      'of ten words in another order',
      (size: number) => numbers(size).map((line) => line.slice(-2)),
      shuffleLines,
    ],
  ])('%s: eight times the lines take far less than the square of eight', (_, make, change) => {
    const timeFor = (size: number) => {
      const before = make(size);
      const after = change(before);
      return cost(() => diffLines(before, after));
    };
    // Above the limit on edits, a search takes the same time for each size.
    expect(timeFor(20_000) / timeFor(2_500)).toBeLessThan(32);
  });

  test('of a history are merged in far less than the square of the time for an eighth of the lines', () => {
    const timeFor = (entries: number) => {
      const base = history(entries, String);
      const local = history(entries, (entry) => (entry % 2 ? `ours ${entry}` : `${entry}`));
      const incoming = history(entries, (entry) => (entry % 2 ? `${entry}` : `theirs ${entry}`));
      expect(mergeLines(base, { ours: local, theirs: incoming })).toHaveLength(1);
      return cost(() => mergeLines(base, { ours: local, theirs: incoming }));
    };
    expect(timeFor(4_000) / timeFor(500)).toBeLessThan(32);
  });
});
