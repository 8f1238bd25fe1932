/** What the list itself needs of flags: how a day is read, and how examples are shown. */
import { InvalidArgumentError } from 'commander';
import { isDay } from '../model/partial-date.ts';

/** A day, or a refusal that shows how to write it. */
export function day(value: string): string {
  if (isDay(value)) return value;
  const uk = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value);
  const meant = uk ? `${uk[3]}-${uk[2]?.padStart(2, '0')}-${uk[1]?.padStart(2, '0')}` : undefined;
  const hint = meant && isDay(meant) ? `Did you mean ${meant}?` : 'For example 2021-11-25.';
  throw new InvalidArgumentError(`Write a date that exists, as YYYY-MM-DD. ${hint}`);
}

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
