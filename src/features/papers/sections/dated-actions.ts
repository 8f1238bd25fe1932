/** Lists the actions of a pack that have a date to be met, each with its last update. */

import * as z from 'zod';
import type { SchemaOutput } from '../../../app/response-schema.ts';
import { formatDate } from '../../../domain/dates/calendar.ts';
import { indexById, type Register } from '../../../domain/register.ts';
import {
  blankIfZero,
  createTable,
  flexibleColumn,
  rightAlignedColumn,
  type Table,
} from '../../../output/document.ts';
import type { DatedAction } from '../../due/schema.ts';
import { datedActionSchema } from '../../due/schema.ts';
import { datedNoteSchema, lastNote, updateText } from './action-summary.ts';

/** Actions with a date to be met, as `afi due` lists them, each with its last update. */
export const datedActionsSchema = z.array(
  datedActionSchema.extend({ why: datedNoteSchema.nullable().describe('The last update.') }),
);
type DatedActions = SchemaOutput<typeof datedActionsSchema>;

/** Returns a function that adds the last update to each action of a list. */
export function updateReader(
  register: Register,
  asAt: string,
): (list: readonly DatedAction[]) => DatedActions {
  const actions = indexById(register.actions);
  return (list) =>
    list.map((row) => {
      const action = actions.get(row.id);
      return { ...row, why: action ? lastNote(action, asAt) : null };
    });
}

/** Dated actions as a table; `days` is the heading of the days overdue or left. */
export const datedTable = (list: DatedActions, days: string): Table =>
  createTable(
    [
      'Action',
      flexibleColumn('Title'),
      'Delivery lead',
      'Due',
      rightAlignedColumn(days),
      rightAlignedColumn('Past first target'),
      rightAlignedColumn('Changes of target'),
      flexibleColumn('Last update'),
    ],
    list.map((row) => [
      row.id,
      row.title,
      row.delivery_lead ?? 'not recorded',
      formatDate(row.due),
      String(Math.abs(row.days)),
      blankIfZero(row.days_past_first ?? 0),
      blankIfZero(row.target_changes),
      updateText(row.why),
    ]),
  );
