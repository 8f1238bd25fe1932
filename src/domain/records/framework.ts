/** Defines the record of a PEEL Assessment Framework: its questions, topics and characteristics of good. */
import type * as z from 'zod';
import { frameworkSources } from '../vocabulary.ts';
import { defineRecord, nestedField, publicField } from './field-table.ts';
import {
  characteristicKey,
  choice,
  date,
  freeLine,
  id,
  list,
  questionKey,
  topicKey,
  yesNo,
} from './field-types.ts';

const characteristicFields = {
  number: publicField(characteristicKey('Its number.')),
  title: publicField(freeLine('What good practice looks like.').optional()),
};

const topicFields = {
  number: publicField(topicKey('Its number.')),
  title: publicField(freeLine('The subject of the topic.').optional()),
  characteristics: nestedField(characteristicFields, (characteristic) =>
    list(characteristic, 'Characteristics of good.').optional(),
  ),
};

const questionFields = {
  number: publicField(questionKey('Its number.')),
  title: publicField(freeLine('The question.').optional()),
  graded: publicField(yesNo('Whether it is graded; true, if absent.').optional()),
  topics: nestedField(topicFields, (topic) => list(topic, 'Topic areas.').optional()),
};

/** The schema and publicity of a framework. */
export const frameworkRecord = defineRecord({
  title: 'Framework',
  description: 'One version of the framework: frameworks/<id>.yaml.',
  fields: {
    id: publicField(id('The same as the file name.')),
    title: publicField(freeLine('Its title.')),
    from: publicField(date('The first day on which it is in force; if absent, it always was.').optional()),
    until: publicField(
      date(
        'The last day on which it is in force; if absent, the day before the next version begins.',
      ).optional(),
    ),
    replaces: publicField(id('The version that it replaces.').optional()),
    source: publicField(
      choice(
        frameworkSources,
        'Where its wording comes from: a summary is in the force’s own words, and the published framework prevails.',
      ).optional(),
    ),
    questions: nestedField(questionFields, (question) =>
      list(question, 'The questions an inspection asks.').optional(),
    ),
  },
});

/** A version of the framework. */
export type Framework = z.output<typeof frameworkRecord.schema>;
