/** Checks that work grows with the length of a text and no faster, without a limit in seconds. */
import { expect } from 'vitest';

/** Time of the processor, in microseconds: other processes beside this one do not add to it. */
function processorTime(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/**
 * Expects one text of half a million characters to take at most fifty times as long as a thousand texts of five hundred.
 * Linear work takes about as long for both, quadratic work a thousand times as long. Short runs count as 20 ms.
 */
export function expectLinearTime(act: (text: string) => void, textOf: (length: number) => string): void {
  const [short, long] = [textOf(500), textOf(500_000)];
  const many = processorTime(() => {
    for (let n = 0; n < 1000; n++) act(short);
  });
  expect(processorTime(() => act(long)) / Math.max(many, 20_000)).toBeLessThan(50);
}
