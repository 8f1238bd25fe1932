/** One board or group, with its terms of reference. */
import * as z from 'zod';
import { extra, id, list, partialDate, text, word } from './field-types.ts';

export const boardSchema = z
  .strictObject({
    id: id('The same as the file name.'),
    name: text('Its name.'),
    chair: word('Who chairs it; a role.').optional(),
    frequency: text('How often it meets.').optional(),
    purpose: text('What it is for.').optional(),
    core_activities: list(text('One activity.'), 'What it does.').optional(),
    members: list(word('One member.'), 'Who sits on it; roles.').optional(),
    governance: z
      .record(z.string(), text('What holds.'))
      .optional()
      .meta({ description: 'How it is run: a flat map of texts.' }),
    versions: list(
      z.strictObject({
        version: text('Its number.'),
        when: partialDate('Since when.').optional(),
        status: text('What it is.').optional(),
      }),
      'Document control of its terms of reference.',
    ).optional(),
    parent: id('The board it answers to.').optional(),
    extra,
  })
  .meta({ title: 'Board', description: 'One board or group: boards/<id>.yaml.' });

export type Board = z.output<typeof boardSchema>;
