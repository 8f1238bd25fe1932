/** Defines the record of the force's self-assessment against one question of a framework. */
import type * as z from 'zod';
import { judgements } from '../vocabulary.ts';
import { defineRecord, nestedField, privateField, publicField } from './field-table.ts';
import { assessedKey, choice, date, freeText, id, list, questionKey, yesNo } from './field-types.ts';

const judgementFields = {
  on: publicField(date('The day of the judgement.')),
  judgement: publicField(choice(judgements, 'The judgement.').optional()),
  note: publicField(freeText('Why.').optional()),
  risk: publicField(freeText('What may go wrong.').optional()),
  evidence: privateField(list(freeText('One item.'), 'What it rests on.').optional()),
  actions: publicField(list(id('One action.'), 'Actions that bear on it.').optional()),
  internal: publicField(yesNo('True keeps it out of every paper for the public.').optional()),
};

const topicFields = {
  topic: publicField(assessedKey('The topic area, or one of its characteristics.')),
  history: nestedField(judgementFields, (judgement) =>
    list(judgement, 'Judgements, oldest first; it only grows.').optional(),
  ),
};

/** The schema and publicity of a self-assessment. */
export const assessmentRecord = defineRecord({
  title: 'Self-assessment',
  description: 'One question: assessments/<framework>/<question>.yaml.',
  fields: {
    framework: publicField(id("The framework; the same as the folder's name.")),
    question: publicField(questionKey('The question; the same as the file name.')),
    topics: nestedField(topicFields, (topic) =>
      list(topic, 'One entry a topic; a topic without a judgement is not assessed.').optional(),
    ),
  },
});

/** A self-assessment against one question. */
export type Assessment = z.output<typeof assessmentRecord.schema>;
