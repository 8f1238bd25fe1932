/** The fields of an action, one row each. */
import { actionTypes, addressees, priorities } from '../vocabulary.ts';
import { eventPublicity, eventSchema } from './event.ts';
import { nestedField, privateField, publicField } from './field-table.ts';
import { date, extra, flag, id, list, oneOf, pafKey, text, word } from './field-types.ts';

const deadlineFields = {
  text: publicField(text('As the inspectorate wrote it.').optional()),
  by: publicField(date('The day it comes to.').optional()),
};

export const actionFields = {
  id: publicField(id('`<inspection>-<coc|rec|afi|act>-<number>[a-z]`; the same as the file name.')),
  type: publicField(oneOf(actionTypes, 'What was issued.')),
  inspection: publicField(id('The inspection it came from, which gives the origin.')),
  title: publicField(text('One line, as a committee reads it.')),
  wording: publicField(text('The published text, whole.')),
  cause_of_concern: publicField(id('Recommendations only: the cause of concern it belongs to.').optional()),
  accelerated: publicField(
    flag('Causes of concern only: issued before its report was published.').optional(),
  ),
  priority: publicField(oneOf(priorities, 'Audit actions only.').optional()),
  addressees: publicField(
    list(oneOf(addressees, 'To whom.'), 'To whom it is addressed; the force, if not said.').optional(),
  ),
  deadline: nestedField(deadlineFields, (deadline) =>
    deadline.optional().meta({ description: "The inspectorate's deadline." }),
  ),
  portal_refs: privateField(list(word('One reference.'), 'References on the monitoring portal.').optional()),
  paf: publicField(
    list(pafKey('One key.'), 'Questions, topics or characteristics of the framework.').optional(),
  ),
  themes: publicField(list(word('One theme.'), 'What it is about.').optional()),
  carried_from: publicField(id('The earlier action that it restates.').optional()),
  marking: privateField(word("Its protective marking; the register's, if not said.").optional()),
  formerly: privateField(list(id('One earlier id.'), 'Earlier ids of this record.').optional()),
  extra: privateField(extra),
  history: {
    schema: list(eventSchema, 'What has happened, oldest first; it only grows.'),
    publicity: eventPublicity,
  },
};
