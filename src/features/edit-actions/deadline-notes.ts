/** Names the deadlines that the words of a new action set, and that its call does not record as a date. */

import { readFullDate } from '../../domain/dates/read-date.ts';
import { findWordingDeadlines, readDeadlineText } from '../../domain/text/wording-deadline.ts';
import type { NewAction } from './command.ts';

const today = { today: '1970-01-01' };
const readDay = (text: string) => readFullDate(text, today);

/** A sentence for each deadline of the words that is a day or a period, unless the call has its date; nothing is recorded from them. */
export function deadlineNotes(
  id: string,
  { wording = '', deadline, deadlineBy }: NewAction,
  issueDate: string,
): readonly string[] {
  if (deadlineBy !== undefined) return [];
  const describe = (text: string, day: string | undefined) =>
    `${id}: the deadline “${text}” is not recorded as a date. Add --deadline-by ${day ?? 'DATE'}, or afterwards: \`afi correct ${id} deadline.by ${day ?? 'DATE'} --note …\``;
  if (deadline !== undefined && deadline !== '')
    return isDayOrPeriod(deadline) ? [describe(deadline, readDeadlineText(deadline, readDay))] : [];
  return findWordingDeadlines(wording, readDay)
    .filter(({ text, by }) => isDayOrPeriod(text) && (by === undefined || by >= issueDate))
    .map(({ text, by }) => describe(text, by));
}

/** Whether words may be a day: `immediately` never is. */
const isDayOrPeriod = (text: string): boolean => /\d|\bwithin\b/i.test(text);
