/** Schema of the answer of `trend`: live actions at the end of each period, and the movement in it. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  dimensionSchema,
  fileCountsSchema,
  idListSchema,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  rowFrameworkSchema,
  type SchemaOutput,
  textSchema,
} from '../../app/response-schema.ts';
import { periodLengths } from '../../domain/vocabulary.ts';
import { migratedDataSchema } from '../actions/schema.ts';
import { memberSchema } from '../summary/schema.ts';
import { flows } from './period-flows.ts';

const periodFiguresSchema = objectWithKeys(flows, countSchema).extend({
  ids: objectWithKeys(flows, idListSchema).describe('The actions behind each figure.'),
});
/** The figures of one row in one period, and the actions behind each. */
export type PeriodFigures = SchemaOutput<typeof periodFiguresSchema>;

const periodListSchema = z.array(periodFiguresSchema).describe('One entry for each period, in order.');

const trendRowSchema = memberSchema.extend({ figures: periodListSchema });
/** A row of the trend, with its figures for each period. */
export type TrendRow = SchemaOutput<typeof trendRowSchema>;

const gapSchema = z.strictObject({
  day: daySchema.describe('One period ends, and the next begins, at the end of this day.'),
  came: idListSchema.describe(
    'Actions that count as live on that day only because of what was recorded later.',
  ),
  went: idListSchema.describe(
    'Actions that no longer count as live on that day because of what was recorded later.',
  ),
});
/** The actions by which the closing of a period differs from the opening of the next, because of late entries. */
export type Gap = SchemaOutput<typeof gapSchema>;

const trendShape = {
  since: daySchema,
  as_at: daySchema,
  by: z.enum(periodLengths),
  rows_by: dimensionSchema.nullable(),
  periods: z.array(
    z.strictObject({
      when: textSchema.describe('A month or a range of months, such as `2021-11` or `2021-10/2021-12`.'),
      label: textSchema,
      since: daySchema.describe('The period begins at the end of this day.'),
      until: daySchema.describe('The period ends at the end of this day.'),
      unfinished: z.boolean().describe('True if the period ends before its last month does.'),
    }),
  ),
  total: periodListSchema,
  rows: z.array(trendRowSchema).describe('Rows with a live action or a movement in any period.'),
  framework: rowFrameworkSchema,
  several: idListSchema.describe('Actions that are in several rows, so the parts exceed the total.'),
  gaps: z
    .array(gapSchema)
    .describe(
      'Days on which a period opens with different actions from those with which the period before it closed.',
    ),
  unbalanced: idListSchema.describe(
    'Actions whose events are not in a permitted order, so a period does not balance.',
  ),
  taken_over: migratedDataSchema,
  files: fileCountsSchema,
};

/** As a part of a paper. */
export const trendSchema = z.strictObject(trendShape);
/** The JSON answer `afi.trend/1`. */
export const trendResponse = responseSchema(
  'trend',
  'Live and submitted actions at the end of each period, and the movement in it.',
  trendShape,
);
/** The answer `trend`, without its schema name. */
export type Trend = ResponseBody<typeof trendResponse>;
