/** Defines a wizard's question for a day, which may be given in any form that people write. */
import { formatDate } from '../domain/dates/calendar.ts';
import { loadDayReader } from '../domain/dates/read-date.ts';
import type { TextQuestion } from './wizard.ts';

/** Makes a question for a day. The answer is kept as YYYY-MM-DD. */
export type DayQuestions = (
  settings: Pick<TextQuestion, 'id' | 'label' | 'prompt' | 'defaultAnswer'>,
) => TextQuestion;

/** Loads the reader of days that the questions of a wizard share; `today` is the day of words such as `last Friday`. */
export async function loadDayQuestions(today: string): Promise<DayQuestions> {
  const readDay = await loadDayReader();
  return (settings) => ({
    ...settings,
    kind: 'text',
    read: (text) => readDay(text, { today }),
    describe: formatDate,
  });
}
