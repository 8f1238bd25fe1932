/** Rules about frameworks: they are numbered through, and what refers to them refers to something in them. */
import type { Framework } from '../domain/records/framework.ts';
import { inAction, inRecord, type Rule } from './rule.ts';
import { meant } from './unknown-reference.ts';

/** The numbers of a framework's questions, topics and characteristics. */
const keysOf = ({ questions }: Framework): readonly string[] =>
  (questions ?? []).flatMap(({ number, topics }) => [
    number,
    ...(topics ?? []).flatMap((topic) => [
      topic.number,
      ...(topic.characteristics ?? []).map((characteristic) => characteristic.number),
    ]),
  ]);

export const pafKnown: Rule = {
  code: 'paf-unknown',
  severity: 'error',
  about: 'A key of the assessment framework is in one of the frameworks.',
  help: 'Write a number of a question, topic or characteristic of a framework in frameworks/, or add the framework.',
  example: 'paf: ["8.4.9"]',
  *check({ actions, frameworks }) {
    if (frameworks.length === 0) return;
    const known = new Set(frameworks.flatMap(keysOf));
    const likely = meant(() => known);
    for (const action of actions)
      for (const [index, key] of (action.paf ?? []).entries()) {
        if (known.has(key)) continue;
        const message = `no framework has ${wordFor(key)} ${key}`;
        yield inAction(action, ['paf', index], message, likely(key));
      }
  },
};

const wordFor = (key: string): string =>
  ['a question', 'a topic', 'a characteristic'][key.split('.').length - 1] ?? 'a key';

export const numberedThrough: Rule = {
  code: 'framework-numbering',
  severity: 'warning',
  about: 'Questions, their topics and the characteristics under these are each numbered from 1, in order.',
  help: 'Put back what is missing, or correct the number; the key of a characteristic begins with its topic’s.',
  example: 'topic 8.5 after topic 8.3',
  *check({ frameworks }) {
    for (const { id, questions = [] } of frameworks) {
      const ofQuestions = outOfLine(questions, '');
      if (ofQuestions)
        yield inRecord('framework', id, ['questions', ...ofQuestions.path], ofQuestions.message);
      for (const [q, { number, topics = [] }] of questions.entries()) {
        const ofTopics = outOfLine(topics, `${number}.`);
        if (ofTopics)
          yield inRecord('framework', id, ['questions', q, 'topics', ...ofTopics.path], ofTopics.message);
        for (const [t, topic] of topics.entries()) {
          const ofThese = outOfLine(topic.characteristics ?? [], `${topic.number}.`);
          const path = ['questions', q, 'topics', t, 'characteristics'];
          if (ofThese) yield inRecord('framework', id, [...path, ...ofThese.path], ofThese.message);
        }
      }
    }
  },
};

/** The first of a list whose number is not the next; those after it are judged when it is right. */
function outOfLine(list: readonly { readonly number: string }[], stem: string) {
  for (const [index, { number }] of list.entries()) {
    const expected = `${stem}${index + 1}`;
    if (number !== expected)
      return { path: [index, 'number'] as const, message: `${number} stands where ${expected} is expected` };
  }
  return undefined;
}
