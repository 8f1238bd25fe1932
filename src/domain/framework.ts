/** Finds the version of the PEEL Assessment Framework in force on a day, and the version that an action’s keys belong to. */
import { formatDate } from './dates/calendar.ts';
import { type PafKey, parsePafKey } from './paf-key.ts';
import type { Action } from './records/action.ts';
import type { Framework } from './records/framework.ts';
import type { Register } from './register.ts';
import type { frameworkSources } from './vocabulary.ts';

type WithFrameworks = Pick<Register, 'frameworks'>;

const firstDay = ({ from }: Framework): string => from ?? '';

/** The versions in the order in which they began. Of two that begin on one day, one that replaces the other comes after it. */
export const frameworksInOrder = ({ frameworks }: WithFrameworks): readonly Framework[] =>
  [...frameworks].sort((a, b) =>
    firstDay(a) !== firstDay(b)
      ? firstDay(a) < firstDay(b)
        ? -1
        : 1
      : Number(a.replaces === b.id) - Number(b.replaces === a.id),
  );

/** The version whose period contains a day. A period without `until` ends when the next version begins. */
export function frameworkInForce(register: WithFrameworks, day: string): Framework | undefined {
  const orderedFrameworks = frameworksInOrder(register);
  return orderedFrameworks.findLast((framework, index) => {
    const nextFramework = orderedFrameworks[index + 1];
    const hasEnded =
      framework.until === undefined
        ? nextFramework !== undefined && firstDay(nextFramework) <= day
        : framework.until < day;
    return firstDay(framework) <= day && !hasEnded;
  });
}

/** The version that serves a day: the one in force; where none is, the last that began before it; before the first one, the first. */
export function frameworkOn(register: WithFrameworks, day: string): Framework | undefined {
  const orderedFrameworks = frameworksInOrder(register);
  return (
    frameworkInForce(register, day) ??
    orderedFrameworks.findLast((framework) => firstDay(framework) <= day) ??
    orderedFrameworks[0]
  );
}

/**
 * An action's keys in their parts. A key that names no version belongs to the one in force on the day of issue; where none was, to
 * the first after it. The framework is null only where the register has none.
 */
export function resolvePafKeys(register: WithFrameworks, { paf = [], history }: Action): readonly PafKey[] {
  if (paf.length === 0) return [];
  const issueDay = history.find(({ event }) => event === 'issued')?.on ?? '';
  const orderedFrameworks = frameworksInOrder(register);
  const ofIssue =
    frameworkInForce(register, issueDay) ??
    orderedFrameworks.find((framework) => firstDay(framework) > issueDay) ??
    orderedFrameworks.at(-1);
  return paf.map(parsePafKey).map(({ framework, number }) => ({
    framework: framework ?? ofIssue?.id ?? null,
    number,
  }));
}

/** The version with an id; without an id, the one that serves a day. */
export const findFramework = (
  register: WithFrameworks,
  id: string | undefined,
  day: string,
): Framework | undefined =>
  id === undefined
    ? frameworkOn(register, day)
    : register.frameworks.find((framework) => framework.id === id);

/** The numbers of a version's questions, topics and characteristics. */
export const frameworkNumbers = ({ questions = [] }: Framework): readonly string[] =>
  questions.flatMap(({ number, topics = [] }) => [
    number,
    ...topics.flatMap((topic) => [
      topic.number,
      ...(topic.characteristics ?? []).map((characteristic) => characteristic.number),
    ]),
  ]);

/** How a version is named on a page. */
export interface FrameworkDescription {
  readonly id: string;
  readonly title: string;
  readonly source: (typeof frameworkSources)[number] | null;
  /** Whose wording is printed, to follow the title in brackets; null for the published wording. */
  readonly wording: string | null;
  /** A sentence where no version is in force on the day; null where one is. */
  readonly period_note: string | null;
}

const wordingBySource = {
  summary: "in the force's own words; the published framework prevails",
} as const satisfies Readonly<Record<(typeof frameworkSources)[number], string>>;

/** A version as a page of a day names it. */
export const describeFramework = (
  register: WithFrameworks,
  { id, title, source }: Framework,
  day: string,
): FrameworkDescription => ({
  id,
  title,
  source: source ?? null,
  wording: source === undefined ? null : wordingBySource[source],
  period_note: describeMissingPeriod(register, day),
});

/** A sentence for a day on which no version is in force: which one serves it. Null where one is in force. */
function describeMissingPeriod(register: WithFrameworks, day: string): string | null {
  const framework = frameworkOn(register, day);
  if (!framework || frameworkInForce(register, day)) return null;
  const relation = firstDay(framework) <= day ? 'last one before' : 'first one after';
  return `No framework was in force on ${formatDate(day)}. ${framework.title} is the ${relation} that day.`;
}

/** The title, with a note in brackets where the wording is not the published one. */
export const frameworkName = ({ title, wording }: Pick<FrameworkDescription, 'title' | 'wording'>): string =>
  wording === null ? title : `${title} (${wording})`;
