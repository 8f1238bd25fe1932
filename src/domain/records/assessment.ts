/** The force's judgement of itself against one question of a framework. */
import * as z from 'zod';
import { judgements } from '../vocabulary.ts';
import { date, flag, id, list, oneOf, question, text, topic } from './field-types.ts';

export const assessmentSchema = z
  .strictObject({
    framework: id("The framework; the same as the folder's name."),
    question: question('The question; the same as the file name.'),
    topics: list(
      z.strictObject({
        topic: topic('The topic area.'),
        history: list(
          z.strictObject({
            on: date('The day of the judgement.'),
            judgement: oneOf(judgements, 'The judgement.').optional(),
            note: text('Why.').optional(),
            risk: text('What may go wrong.').optional(),
            evidence: list(text('One item.'), 'What it rests on.').optional(),
            actions: list(id('One action.'), 'Actions that bear on it.').optional(),
            internal: flag('True keeps it out of every paper for the public.').optional(),
          }),
          'Judgements, oldest first; it only grows.',
        ).optional(),
      }),
      'One entry a topic; a topic without a judgement is not assessed.',
    ).optional(),
  })
  .meta({
    title: 'Self-assessment',
    description: 'One question: assessments/<framework>/<question>.yaml.',
  });

export type Assessment = z.output<typeof assessmentSchema>;
