/** Rules about frameworks: they are numbered in order, and actions refer to keys that exist. */
import type { Framework } from '../domain/records/framework.ts';
import { createSuggester, inAction, inRecord, type Rule } from './rule.ts';

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
        yield inAction(action, ['paf', index], message, suggest(key));
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
    for (const { id, questions = [] } of frameworks) {
      const wrongQuestion = firstMisnumbered(questions, '');
      if (wrongQuestion)
        yield inRecord(
          { kind: 'framework', id },
          ['questions', ...wrongQuestion.path],
          wrongQuestion.message,
        );
      for (const [q, { number, topics = [] }] of questions.entries()) {
        const wrongTopic = firstMisnumbered(topics, `${number}.`);
        if (wrongTopic)
          yield inRecord(
            { kind: 'framework', id },
            ['questions', q, 'topics', ...wrongTopic.path],
            wrongTopic.message,
          );
        for (const [t, topic] of topics.entries()) {
          const wrongCharacteristic = firstMisnumbered(topic.characteristics ?? [], `${topic.number}.`);
          const path = ['questions', q, 'topics', t, 'characteristics'];
          if (wrongCharacteristic)
            yield inRecord(
              { kind: 'framework', id },
              [...path, ...wrongCharacteristic.path],
              wrongCharacteristic.message,
            );
        }
      }
    }
  },
};

/** The first item with an unexpected number. Later items are not reported, because correcting it may correct them too. */
function firstMisnumbered(list: readonly { readonly number: string }[], prefix: string) {
  for (const [index, { number }] of list.entries()) {
    const expected = `${prefix}${index + 1}`;
    if (number !== expected)
      return { path: [index, 'number'] as const, message: `${number} stands where ${expected} is expected` };
  }
  return undefined;
}
