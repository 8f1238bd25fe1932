/** Rules about frameworks: they are numbered in order, and the keys of actions are in their framework. */
import type { Path } from '../domain/finding.ts';
import { frameworkNumbers, resolvePafKeys } from '../domain/framework.ts';
import { levelOf } from '../domain/paf-key.ts';
import type { Framework } from '../domain/records/framework.ts';
import { indexById } from '../domain/register.ts';
import {
  createSuggester,
  describeUnknown,
  faultInAction,
  faultInRecord,
  isMissing,
  type Rule,
} from './rule.ts';

export const pafUnknown: Rule = {
  code: 'paf-unknown',
  severity: 'error',
  about:
    'A framework key of an action is in the framework that it names or, if it names none, in the framework in force on the day of issue.',
  help: 'Use the number of a question, topic or characteristic of that framework, or name another framework, such as `peel-2025-27:8.4`.',
  example: 'paf: ["8.4.9"]',
  *check(register) {
    const { actions, frameworks } = register;
    if (frameworks.length === 0) return;
    const frameworkById = indexById(frameworks);
    const numbersById = new Map(frameworks.map((framework) => [framework.id, frameworkNumbers(framework)]));
    const describeFramework = describeUnknown('framework', frameworks);
    for (const action of actions)
      for (const [index, { framework: id, number }] of resolvePafKeys(register, action).entries()) {
        const path = ['paf', index];
        const framework = frameworkById.get(id ?? '');
        const numbers = numbersById.get(id ?? '') ?? [];
        if (numbers.includes(number)) continue;
        if (framework)
          yield faultInAction(
            action,
            path,
            `the framework \`${framework.id}\` has no ${levelOf(number)} ${number}`,
            suggestKey(number, numbers, numbersById),
          );
        else if (isMissing(register, 'framework', id ?? ''))
          yield faultInAction(action, path, ...describeFramework(id ?? ''));
      }
  },
};

/** Suggests the key of another framework that has the number, else a similar number. One digit is similar to every other. */
function suggestKey(
  number: string,
  numbers: readonly string[],
  numbersById: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const owningFramework = [...numbersById].findLast(([, others]) => others.includes(number));
  if (owningFramework) return `Did you mean \`${owningFramework[0]}:${number}\`?`;
  return levelOf(number) === 'question' ? undefined : createSuggester(() => numbers)(number);
}

export const frameworkNumbering: Rule = {
  code: 'framework-numbering',
  severity: 'warning',
  about: 'Questions, topics and characteristics are each numbered from 1, in order.',
  help: 'Add what is missing, or correct the number. The number of a characteristic begins with the number of its topic.',
  example: 'topic 8.5 after topic 8.3',
  *check({ frameworks }) {
    for (const framework of frameworks)
      for (const { items, prefix, path } of numberedLists(framework)) {
        // Later items are not reported, because correcting the first may correct them too.
        const index = items.findIndex(({ number }, i) => number !== `${prefix}${i + 1}`);
        const item = items[index];
        if (item)
          yield faultInRecord(
            { kind: 'framework', id: framework.id },
            [...path, index, 'number'],
            `${item.number} was found where ${prefix}${index + 1} is expected`,
          );
      }
  },
};

/** A list whose items are numbered from 1 after a prefix. */
interface NumberedList {
  readonly items: readonly { readonly number: string }[];
  readonly prefix: string;
  readonly path: Path;
}

/** The lists of a framework: its questions, and each question's topics with their characteristics. */
function* numberedLists({ questions = [] }: Framework): Generator<NumberedList> {
  yield { items: questions, prefix: '', path: ['questions'] };
  for (const [questionIndex, { number, topics = [] }] of questions.entries()) {
    const path = ['questions', questionIndex, 'topics'];
    yield { items: topics, prefix: `${number}.`, path };
    for (const [topicIndex, topic] of topics.entries())
      yield {
        items: topic.characteristics ?? [],
        prefix: `${topic.number}.`,
        path: [...path, topicIndex, 'characteristics'],
      };
  }
}
