/** Defines the entries of a framework as a file lists them, gives numbers to those without one, and builds the questions of the record. */
import { type FrameworkLevel, levelOf, parentNumber } from '../../domain/paf-key.ts';
import type { Framework } from '../../domain/records/framework.ts';
import type { OmittedLines } from '../../storage/outline/outline.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';

/** A question, a topic or a characteristic, in the order of the file: each belongs to the last entry above its level. */
export interface FrameworkEntry {
  readonly level: FrameworkLevel;
  /** As the file has it; undefined if it has none. */
  readonly number: string | undefined;
  readonly title: string;
  /** Whether a question is graded; undefined if the file does not state it. */
  readonly isGraded?: boolean | undefined;
  /** Where it is in the file. */
  readonly place: string;
}

/** What was read from a file. */
export interface FrameworkReading {
  /** The file's own title; undefined if it has none. */
  readonly title: string | undefined;
  readonly entries: readonly FrameworkEntry[];
  readonly leftOut: readonly OmittedLines[];
  /** The fields of a record in YAML, besides its questions. */
  readonly fields?: Partial<Omit<Framework, 'questions'>>;
}

/** How many entries of each level there are. */
export type EntryCounts = Readonly<Record<FrameworkLevel, number>>;

/** The questions of a framework with all their numbers, and what is wrong with the numbers of the file. */
export interface NumberedFramework {
  readonly questions: readonly ValueMap[];
  readonly counts: EntryCounts;
  /** How many entries were given a number. */
  readonly numbered: EntryCounts;
  readonly ungraded: readonly string[];
  /** The numbers of topics without a characteristic. */
  readonly emptyTopics: readonly string[];
  readonly faults: readonly string[];
}

interface Node {
  readonly number: string;
  readonly entry: FrameworkEntry;
  readonly children: Node[];
}

const parentLevels = { question: undefined, topic: 'question', characteristic: 'topic' } as const;

/** Gives a number to each entry without one, after the one before it, and builds the questions. Wrong and repeated numbers are faults. */
export function numberEntries(
  entries: readonly FrameworkEntry[],
  ungradedQuestions: readonly string[] = [],
): NumberedFramework {
  const faults: string[] = [];
  const questions: Node[] = [];
  const lastOf: { [Level in FrameworkLevel]?: Node | undefined } = {};
  const [counts, numbered] = [newCounts(), newCounts()];
  const placesByNumber = new Map<string, string>();
  for (const entry of entries) {
    const parentLevel = parentLevels[entry.level];
    const parent = parentLevel && lastOf[parentLevel];
    if (parentLevel && !parent) {
      faults.push(`${entry.place}: there is no ${parentLevel} above the ${entry.level} “${entry.title}”.`);
      continue;
    }
    const siblings = parent?.children ?? questions;
    const number = entry.number ?? nextNumber(parent?.number, siblings.at(-1)?.number);
    const fault = findNumberFault(number, entry, parent?.number);
    const earlierPlace = placesByNumber.get(number);
    if (fault !== undefined) faults.push(`${entry.place}: ${fault}`);
    if (earlierPlace !== undefined)
      faults.push(`${entry.place}: the number ${number} is already used (${earlierPlace}).`);
    placesByNumber.set(number, entry.place);
    counts[entry.level] += 1;
    if (entry.number === undefined) numbered[entry.level] += 1;
    const node = { number, entry, children: [] };
    siblings.push(node);
    lastOf[entry.level] = node;
    if (entry.level === 'question') lastOf.topic = undefined;
  }
  const numbers = questions.map(({ number }) => number);
  for (const number of ungradedQuestions)
    if (!numbers.includes(number))
      faults.push(
        `--ungraded ${number}: there is no such question. The questions are ${numbers.join(', ')}.`,
      );
  const isGraded = ({ number, entry }: Node) =>
    !ungradedQuestions.includes(number) && entry.isGraded !== false;
  return {
    questions: questions.map((node) => questionValue(node, isGraded(node))),
    counts,
    numbered,
    emptyTopics: questions
      .flatMap(({ children }) => children)
      .flatMap(({ number, children }) => (children.length === 0 ? [number] : [])),
    ungraded: questions.filter((node) => !isGraded(node)).map(({ number }) => number),
    faults,
  };
}

const newCounts = (): Record<FrameworkLevel, number> => ({ question: 0, topic: 0, characteristic: 0 });

/** The number after that of the last sibling. */
function nextNumber(parent: string | undefined, lastSibling: string | undefined): string {
  const next = Number(lastSibling?.split('.').at(-1) ?? 0) + 1;
  return parent === undefined ? String(next) : `${parent}.${next}`;
}

function findNumberFault(
  number: string,
  { level, title }: FrameworkEntry,
  parent: string | undefined,
): string | undefined {
  if (!/^\d{1,2}(?:\.\d{1,2}){0,2}$/.test(number))
    return `${number} is not a number of a framework, such as 8, 8.4 or 8.4.3.`;
  if (levelOf(number) !== level)
    return `${number} is the number of a ${levelOf(number)}, but “${title}” is a ${level}.`;
  if (parent !== undefined && parentNumber(number) !== parent)
    return `${number} is not a number under ${levelOf(parent)} ${parent}.`;
  return undefined;
}

const questionValue = ({ number, entry, children }: Node, isGraded: boolean): ValueMap => ({
  number,
  title: entry.title,
  graded: isGraded,
  ...(children.length > 0 && {
    topics: children.map((topic) => ({
      number: topic.number,
      title: topic.entry.title,
      ...(topic.children.length > 0 && {
        characteristics: topic.children.map((each) => ({ number: each.number, title: each.entry.title })),
      }),
    })),
  }),
});
