/** What an improvement action is: what was issued, then what has happened since. */
import * as z from 'zod';
import { actionTypes, addressees, priorities } from '../vocabulary.ts';
import { eventSchema } from './event.ts';
import { date, extra, flag, id, list, oneOf, pafKey, text, word } from './field-types.ts';

export const actionSchema = z
  .strictObject({
    id: id('`<inspection>-<coc|rec|afi|act>-<number>[a-z]`; the same as the file name.'),
    type: oneOf(actionTypes, 'What was issued.'),
    inspection: id('The inspection it came from, which gives the origin.'),
    title: text('One line, as a committee reads it.'),
    wording: text('The published text, whole.'),
    cause_of_concern: id('Recommendations only: the cause of concern it belongs to.').optional(),
    accelerated: flag('Causes of concern only: issued before its report was published.').optional(),
    priority: oneOf(priorities, 'Audit actions only.').optional(),
    addressees: list(
      oneOf(addressees, 'To whom.'),
      'To whom it is addressed; the force, if not said.',
    ).optional(),
    deadline: z
      .strictObject({
        text: text('As the inspectorate wrote it.').optional(),
        by: date('The day it comes to.').optional(),
      })
      .optional()
      .meta({ description: "The inspectorate's deadline." }),
    portal_refs: list(word('One reference.'), 'References on the monitoring portal.').optional(),
    paf: list(pafKey('One key.'), 'Questions, topics or characteristics of the framework.').optional(),
    themes: list(word('One theme.'), 'What it is about.').optional(),
    carried_from: id('The earlier action that it restates.').optional(),
    marking: word("Its protective marking; the register's, if not said.").optional(),
    formerly: list(id('One earlier id.'), 'Earlier ids of this record.').optional(),
    extra,
    history: list(eventSchema, 'What has happened, oldest first; it only grows.'),
  })
  .meta({ title: 'Improvement action', description: 'One action: actions/<id>.yaml.' });

export type Action = z.output<typeof actionSchema>;

const order = Object.keys(actionSchema.shape);

/** Where a key stands among those of an action. */
export const placeOfKey = (key: string): number => order.indexOf(key);

/** The keys that stand before one: a new one goes after them. */
export const keysBefore = (key: string): readonly string[] => order.slice(0, Math.max(0, placeOfKey(key)));
