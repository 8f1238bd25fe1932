/** Reads and writes the key of a request, its day and what was requested, by which a decision names it: `2022-01-10 target`. */
import { isDay } from './dates/partial-date.ts';
import { requestKinds } from './vocabulary.ts';

/** The pattern of a key. */
export const requestKeyPattern = `^\\d{4}-\\d{2}-\\d{2} (${requestKinds.join('|')})$`;

/** A request by its day (YYYY-MM-DD) and what was requested. */
export interface RequestKey {
  readonly on: string;
  readonly what: (typeof requestKinds)[number];
}

/** The key as a decision records it. */
export const writeRequestKey = ({ on, what }: RequestKey): string => `${on} ${what}`;

/** The request that a key names; undefined if the text is not a key. */
export function parseRequestKey(text: string): RequestKey | undefined {
  const [on = '', word = '', ...others] = text.split(' ');
  const what = requestKinds.find((kind) => kind === word);
  return what !== undefined && others.length === 0 && isDay(on) ? { on, what } : undefined;
}
