/** One inspection, past or planned. */
import * as z from 'zod';
import { inspectionStatuses } from '../vocabulary.ts';
import { date, extra, id, list, oneOf, partialDate, text } from './field-types.ts';

export const inspectionSchema = z
  .strictObject({
    id: id('The same as the file name.'),
    title: text('Its published title.'),
    origin: id('The row of the summary to which its actions belong.'),
    body: text('Who inspected; HMICFRS, if not said.').optional(),
    status: oneOf(inspectionStatuses, 'How far it has come.'),
    published: date('When its report was published.').optional(),
    accelerated_on: date('When its causes of concern were issued ahead of the report.').optional(),
    grades: list(
      z.strictObject({ area: text('What was graded.'), grade: text('The grade.').optional() }),
      'What it graded.',
    ).optional(),
    dates: list(
      z.strictObject({
        when: partialDate('A day, a month, some months or a financial year; none if not known.').optional(),
        activity: text('What happens.').optional(),
      }),
      'Key dates.',
    ).optional(),
    response: z
      .strictObject({
        published: date('When it was published.').optional(),
        location: text('Where it stands.').optional(),
      })
      .optional()
      .meta({ description: "The local policing body's response (Police Act 1996, section 55)." }),
    note: text('What it looked at.').optional(),
    extra,
  })
  .meta({ title: 'Inspection', description: 'One inspection: inspections/<id>.yaml.' });

export type Inspection = z.output<typeof inspectionSchema>;

/** Whether it was HMICFRS that inspected, alone or with others. */
export const isInspectorates = ({ body }: Pick<Inspection, 'body'>): boolean =>
  body === undefined || /\bHMIC/.test(body);
