/** Parses values that depend on the day of the call or on the register: dates, commits, and what has an id or a name. */
import { isDay } from '../domain/dates/partial-date.ts';
import { readDate } from '../domain/dates/read-date.ts';
import { type DateSetting, describeDay } from '../domain/dates/written-date.ts';
import { refuseLaterDay } from './change-options.ts';
import { lookUp } from './lookup.ts';
import type { LookupKind } from './lookup-kinds.ts';
import { InvalidValueError, type Parse } from './options.ts';

const dateParser =
  (side?: DateSetting['side']): Parse<string> =>
  async (text, { today, note }) => {
    const day = await readDate(text, { today, side });
    if (!day.ok) throw new InvalidValueError(day.error);
    if (day.value !== text) note(`"${text}" is ${describeDay(day.value)}.`);
    return day.value;
  };

/** Parses a date in any form. What was understood is reported if it was not YYYY-MM-DD. */
export const parseDate = dateParser();
/** Parses a date that is usually after today. */
export const parseFutureDate = dateParser('future');
const parsePastDate = dateParser('past');

/** Parses the day of a change. */
export const parseChangeDate: Parse<string> = async (text, setting) =>
  refuseLaterDay(await parsePastDate(text, setting), setting.today);

/** Accepts the name of a file that exists, and - for standard input. */
export const parseInputFile: Parse<string> = (text, { hasPath }) => {
  if (text === '-' || hasPath(text)) return text;
  throw new InvalidValueError(`the file ${text} does not exist.`);
};

/** What git reads as a commit and people do not write as a date. */
const revisionPattern = /^[0-9a-f]{4,64}$|[~^@{}:]|^HEAD$/i;

/** Parses a date, or leaves the name of a commit as it is. */
export const parseRevision: Parse<string> = async (text, setting) => {
  if (isDay(text) || revisionPattern.test(text)) return text;
  const day = await readDate(text, setting);
  // Only a text that cannot be a commit's name is refused as a date.
  return day.ok || /\s|^\d{1,2}\D/.test(text) ? parseDate(text, setting) : text;
};

/** Parses the id or name of something in the register. An action that is not named by its id is reported. */
export const lookupParser =
  (kind: LookupKind): Parse<string> =>
  (text, { register, isChange, note }) => {
    const openedRegister = register();
    const match = lookUp(openedRegister, kind, text);
    if (!match.ok) throw new InvalidValueError(match.error);
    const action =
      isChange && kind === 'action' && match.value !== text
        ? openedRegister.actions.find(({ id }) => id === match.value)
        : undefined;
    if (action) note(`"${text}" is ${action.id}: ${action.title}`);
    return match.value;
  };
