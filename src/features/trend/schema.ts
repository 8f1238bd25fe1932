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

const periodListSchema = z.array(periodFiguresSchema).describe('One for each period, in order.');

const trendRowSchema = memberSchema.extend({ figures: periodListSchema });
/** A row of the trend, with its figures for each period. */
export type TrendRow = SchemaOutput<typeof trendRowSchema>;

const gapSchema = z.strictObject({
  day: daySchema.describe('The end of it closes one period and opens the next.'),
  came: idListSchema.describe('Counted live then only by what was recorded later.'),
  went: idListSchema.describe('Counted live no more then by what was recorded later.'),
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
      when: textSchema.describe('`2021-11`, `2021-10/2021-12`.'),
      label: textSchema,
      since: daySchema.describe('The end of this day opens it.'),
      until: daySchema.describe('The end of this day closes it.'),
      unfinished: z.boolean().describe('Whether it ends before its months do.'),
    }),
  ),
  total: periodListSchema,
  rows: z.array(trendRowSchema).describe('Those in which anything stood or moved.'),
  framework: rowFrameworkSchema,
  several: idListSchema.describe('Actions that stand in several rows: the parts exceed the total.'),
  gaps: z.array(gapSchema).describe('Where a period opens with others than the one before closed with.'),
  unbalanced: idListSchema.describe('Actions whose unlawful history keeps a period from balancing.'),
  taken_over: migratedDataSchema,
  files: fileCountsSchema,
};

/** As a part of a paper. */
export const trendSchema = z.strictObject(trendShape);
/** The JSON answer `afi.trend/1`. */
export const trendResponse = responseSchema(
  'trend',
  'Live and submitted at each period’s end, and the movement.',
  trendShape,
);
/** The answer `trend`, without its schema name. */
export type Trend = ResponseBody<typeof trendResponse>;
