/** Defines the record of an inspection, past or planned. */
import type * as z from 'zod';
import { inspectionStatuses } from '../vocabulary.ts';
import { defineRecord, nestedField, privateField, publicField } from './field-table.ts';
import { choice, date, extra, freeLine, freeText, id, list, partialDate } from './field-types.ts';

const gradeFields = {
  area: publicField(freeLine('What was graded.')),
  grade: publicField(freeLine('The grade.').optional()),
};

const keyDateFields = {
  when: publicField(
    partialDate('A day, a month, some months or a financial year; none if not known.').optional(),
  ),
  activity: publicField(freeText('What happens.').optional()),
};

const responseFields = {
  published: publicField(date('When it was published.').optional()),
  location: publicField(freeText('Where it stands.').optional()),
};

/** The schema and publicity of an inspection. */
export const inspectionRecord = defineRecord({
  title: 'Inspection',
  description: 'One inspection: inspections/<id>.yaml.',
  fields: {
    id: publicField(id('The same as the file name.')),
    title: publicField(freeLine('Its published title.')),
    origin: publicField(id('The row of the summary to which its actions belong.')),
    body: publicField(freeLine('Who inspected; HMICFRS, if not said.').optional()),
    status: publicField(choice(inspectionStatuses, 'How far it has come.')),
    published: publicField(date('When its report was published.').optional()),
    accelerated_on: publicField(
      date('When its causes of concern were issued ahead of the report.').optional(),
    ),
    grades: nestedField(gradeFields, (grade) => list(grade, 'What it graded.').optional()),
    dates: nestedField(keyDateFields, (keyDate) => list(keyDate, 'Key dates.').optional()),
    response: nestedField(responseFields, (response) =>
      response
        .optional()
        .meta({ description: "The local policing body's response (Police Act 1996, section 55)." }),
    ),
    note: publicField(freeText('What it looked at.').optional()),
    extra: privateField(extra),
  },
});

/** An inspection. */
export type Inspection = z.output<typeof inspectionRecord.schema>;

/** Whether HMICFRS inspected, alone or with other bodies. */
export const isByHmicfrs = ({ body }: Pick<Inspection, 'body'>): boolean =>
  body === undefined || /\bHMIC/.test(body);
