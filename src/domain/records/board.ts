/** Defines the record of a board or group, with its terms of reference. */
import * as z from 'zod';
import {
  defineRecord,
  nestedField,
  privateField,
  publicField,
  roleField,
  withItemOption,
} from './field-table.ts';
import { extra, freeLine, freeText, id, list, partialDate, word } from './field-types.ts';

const versionFields = {
  version: publicField(freeLine('The number of the version.')),
  when: publicField(partialDate('The date of the version.').optional()),
  status: publicField(freeLine('Its status, such as draft.').optional()),
};

/** The field table of a board. */
export const boardFields = {
  id: publicField(id('The same as the file name.')),
  name: publicField(freeLine('Its name.')),
  chair: roleField(word('The role that chairs it.').optional()),
  frequency: publicField(freeLine('How often it meets.').optional()),
  purpose: publicField(freeText('Its purpose.').optional()),
  core_activities: withItemOption(
    publicField(list(freeText('One activity.'), 'Its core activities.').optional()),
    { option: 'coreActivity' },
  ),
  members: withItemOption(
    roleField(list(word('The role of one member.'), 'The roles of its members.').optional()),
    { option: 'member' },
  ),
  governance: withItemOption(
    publicField(
      z
        .record(z.string(), freeText('The text.'))
        .optional()
        .meta({ description: 'How it is run: a flat map of texts.' }),
    ),
    { option: 'governance' },
  ),
  versions: withItemOption(
    nestedField(versionFields, (version) =>
      list(version, 'Document control of its terms of reference.').optional(),
    ),
    { option: 'termsVersion', key: 'version' },
  ),
  parent: publicField(id('The board to which it reports.').optional()),
  extra: withItemOption(privateField(extra), { option: 'extra' }),
};

/** The schema and publicity of a board. */
export const boardRecord = defineRecord({
  title: 'Board',
  description: 'One board or group: boards/<id>.yaml.',
  fields: boardFields,
});

/** A board or group. */
export type Board = z.output<typeof boardRecord.schema>;
