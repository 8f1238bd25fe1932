/** One version of the PEEL Assessment Framework: questions, topics, characteristics of good. */
import * as z from 'zod';
import { characteristic, flag, id, list, question, text, topic } from './field-types.ts';

export const frameworkSchema = z
  .strictObject({
    id: id('The same as the file name.'),
    title: text('Its title.'),
    questions: list(
      z.strictObject({
        number: question('Its number.'),
        title: text('What is asked.').optional(),
        graded: flag('Whether it is graded; true, if not said.').optional(),
        topics: list(
          z.strictObject({
            number: topic('Its number.'),
            title: text('What it is about.').optional(),
            characteristics: list(
              z.strictObject({
                number: characteristic('Its number.'),
                title: text('What good looks like.').optional(),
              }),
              'Characteristics of good.',
            ).optional(),
          }),
          'Topic areas.',
        ).optional(),
      }),
      'The questions an inspection asks.',
    ).optional(),
  })
  .meta({ title: 'Framework', description: 'One version of the framework: frameworks/<id>.yaml.' });

export type Framework = z.output<typeof frameworkSchema>;
