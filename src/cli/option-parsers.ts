/** What the list itself needs of flags: how a day is read, and how examples are shown. */
import { InvalidArgumentError } from 'commander';
import { dayHint, isDay } from '../domain/dates/partial-date.ts';

/** A day, or a refusal that shows how to write it. */
export function day(value: string): string {
  if (isDay(value)) return value;
  throw new InvalidArgumentError(`Write a date that exists, as YYYY-MM-DD. ${dayHint(value)}`);
}

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
