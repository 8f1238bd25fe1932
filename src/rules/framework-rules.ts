/** Rules about frameworks: they are numbered in order, and the keys in actions exist. */
import type { Path } from '../domain/finding.ts';
import type { Framework } from '../domain/records/framework.ts';
import { createSuggester, faultInAction, faultInRecord, type Rule } from './rule.ts';

/** The numbers of a framework's questions, topics and characteristics. */
const frameworkKeys = ({ questions }: Framework): readonly string[] =>
  (questions ?? []).flatMap(({ number, topics }) => [
    number,
    ...(topics ?? []).flatMap((topic) => [
      topic.number,
      ...(topic.characteristics ?? []).map((characteristic) => characteristic.number),
    ]),
  ]);

export const pafUnknown: Rule = {
  code: 'paf-unknown',
  severity: 'error',
  about: 'A key of the assessment framework is in one of the frameworks.',
  help: 'Write a number of a question, topic or characteristic of a framework in frameworks/, or add the framework.',
  example: 'paf: ["8.4.9"]',
  *check({ actions, frameworks }) {
    if (frameworks.length === 0) return;
    const keys = new Set(frameworks.flatMap(frameworkKeys));
    const suggest = createSuggester(() => keys);
    for (const action of actions)
      for (const [index, key] of (action.paf ?? []).entries()) {
        if (keys.has(key)) continue;
        const message = `no framework has ${levelOfKey(key)} ${key}`;
        yield faultInAction(action, ['paf', index], message, suggest(key));
      }
  },
};

const levelOfKey = (key: string): string =>
  ['a question', 'a topic', 'a characteristic'][key.split('.').length - 1] ?? 'a key';

export const frameworkNumbering: Rule = {
  code: 'framework-numbering',
  severity: 'warning',
  about: 'Questions, their topics and the characteristics under these are each numbered from 1, in order.',
  help: 'Put back what is missing, or correct the number; the key of a characteristic begins with its topic’s.',
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
            `${item.number} stands where ${prefix}${index + 1} is expected`,
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
  for (const [q, { number, topics = [] }] of questions.entries()) {
    const path = ['questions', q, 'topics'];
    yield { items: topics, prefix: `${number}.`, path };
    for (const [t, topic] of topics.entries())
      yield {
        items: topic.characteristics ?? [],
        prefix: `${topic.number}.`,
        path: [...path, t, 'characteristics'],
      };
  }
}
