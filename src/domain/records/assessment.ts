/** Defines the record of the force's self-assessment against one question of a framework. */
import type * as z from 'zod';
import { judgements } from '../vocabulary.ts';
import { defineRecord, nestedField, privateField, publicField } from './field-table.ts';
import { assessedKey, choice, date, freeText, id, list, questionKey, yesNo } from './field-types.ts';

const judgementFields = {
  on: publicField(date('The day of the judgement.')),
  judgement: publicField(choice(judgements, 'The judgement.').optional()),
  note: publicField(freeText('The reason for the judgement.').optional()),
  risk: publicField(freeText('The risk.').optional()),
  evidence: privateField(list(freeText('One item.'), 'The evidence for the judgement.').optional()),
  actions: publicField(list(id('One action.'), 'Related actions.').optional()),
  internal: publicField(yesNo('True leaves it out of every paper for the public.').optional()),
};

const topicFields = {
  topic: publicField(assessedKey('The topic area, or one of its characteristics.')),
  history: nestedField(judgementFields, (judgement) =>
    list(judgement, 'Judgements, oldest first. Judgements are only added.').optional(),
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
      list(topic, 'One entry for each topic; a topic without a judgement is not assessed.').optional(),
    ),
  },
});

/** A self-assessment against one question. */
export type Assessment = z.output<typeof assessmentRecord.schema>;
