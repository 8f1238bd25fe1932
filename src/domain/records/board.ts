/** Defines the record of a board or group, with its terms of reference. */
import * as z from 'zod';
import { defineRecord, nestedField, privateField, publicField, roleField } from './field-table.ts';
import { extra, freeLine, freeText, id, list, partialDate, word } from './field-types.ts';

const versionFields = {
  version: publicField(freeLine('Its number.')),
  when: publicField(partialDate('Since when.').optional()),
  status: publicField(freeLine('What it is.').optional()),
};

/** The schema and publicity of a board. */
export const boardRecord = defineRecord({
  title: 'Board',
  description: 'One board or group: boards/<id>.yaml.',
  fields: {
    id: publicField(id('The same as the file name.')),
    name: publicField(freeLine('Its name.')),
    chair: roleField(word('Who chairs it; a role.').optional()),
    frequency: publicField(freeLine('How often it meets.').optional()),
    purpose: publicField(freeText('What it is for.').optional()),
    core_activities: publicField(list(freeText('One activity.'), 'What it does.').optional()),
    members: roleField(list(word('One member.'), 'Who sits on it; roles.').optional()),
    governance: publicField(
      z
        .record(z.string(), freeText('What holds.'))
        .optional()
        .meta({ description: 'How it is run: a flat map of texts.' }),
    ),
    versions: nestedField(versionFields, (version) =>
      list(version, 'Document control of its terms of reference.').optional(),
    ),
    parent: publicField(id('The board it answers to.').optional()),
    extra: privateField(extra),
  },
});

/** A board or group. */
export type Board = z.output<typeof boardRecord.schema>;
