/** Defines the record of an inspection, past or planned. */
import type * as z from 'zod';
import { inspectionStatuses } from '../vocabulary.ts';
import { defineRecord, nestedField, privateField, publicField, withItemOption } from './field-table.ts';
import { choice, date, extra, freeLine, freeText, id, list, partialDate } from './field-types.ts';

const gradeFields = {
  area: publicField(freeLine('The area that was graded.')),
  grade: publicField(freeLine('The grade.').optional()),
};

const keyDateFields = {
  when: publicField(
    partialDate('A day, a month, a range of months or a financial year; absent if not known.').optional(),
  ),
  activity: publicField(freeText('What happens.').optional()),
};

const responseFields = {
  published: publicField(date('The day it was published.').optional()),
  location: publicField(freeText('Where it can be read.').optional()),
};

/** The field table of an inspection. */
export const inspectionFields = {
  id: publicField(id('The same as the file name.')),
  title: publicField(freeLine('Its published title.')),
  origin: publicField(id('The row of the summary to which its actions belong.')),
  body: publicField(freeLine('Who inspected; HMICFRS, if absent.').optional()),
  status: publicField(choice(inspectionStatuses, 'How far it has progressed.')),
  published: publicField(date('The day its report was published.').optional()),
  accelerated_on: publicField(
    date('The day its causes of concern were issued, if before the report.').optional(),
  ),
  grades: withItemOption(
    nestedField(gradeFields, (grade) => list(grade, 'The grades it gave.').optional()),
    { option: 'grade', key: 'area' },
  ),
  dates: withItemOption(
    nestedField(keyDateFields, (keyDate) => list(keyDate, 'Key dates.').optional()),
    { option: 'date', key: 'activity' },
  ),
  response: nestedField(responseFields, (response) =>
    response
      .optional()
      .meta({ description: "The local policing body's response (Police Act 1996, section 55)." }),
  ),
  note: publicField(freeText('What it looked at.').optional()),
  extra: withItemOption(privateField(extra), { option: 'extra' }),
};

/** The schema and publicity of an inspection. */
export const inspectionRecord = defineRecord({
  title: 'Inspection',
  description: 'One inspection: inspections/<id>.yaml.',
  fields: inspectionFields,
});

/** An inspection. */
export type Inspection = z.output<typeof inspectionRecord.schema>;

/** Whether HMICFRS inspected, alone or with other bodies. */
export const isByHmicfrs = ({ body }: Pick<Inspection, 'body'>): boolean =>
  body === undefined || /\bHMIC/.test(body);
