/** Makes the pack of one Delivery and Assurance Group: a row for each of its live actions. */

import * as z from 'zod';
import { countSchema, objectWithKeys, textSchema } from '../../app/response-schema.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { matchesFilter, statesAsAt } from '../../domain/filter.ts';
import { isLive, ragGroupOf } from '../../domain/position.ts';
import { indexById } from '../../domain/register.ts';
import { type RagGroup, ragGroups, rags } from '../../domain/vocabulary.ts';
import {
  blankIfZero,
  createTable,
  flexibleColumn,
  rightAlignedColumn,
  type Table,
} from '../../output/document.ts';
import { ratingText } from '../actions/position-text.ts';
import { changesBetween } from '../changes/changes.ts';
import { eventCounts } from '../changes/movement-table.ts';
import { eventCountSchema } from '../changes/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import {
  type ActionLine,
  actionLineSchema,
  actionLines,
  compareDue,
  updateText,
} from './sections/action-summary.ts';
import { auditCaption, auditSection, auditSectionSchema, auditTable } from './sections/audit-section.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';

const schema = paperSchema('group-pack', {
  board: z.strictObject({
    id: textSchema.nullable(),
    name: textSchema.nullable(),
    chair: textSchema.nullable(),
  }),
  live: countSchema,
  submitted: countSchema,
  overdue: countSchema,
  needs_target: countSchema.describe('Returned, new target needed.'),
  rag: objectWithKeys([...ragGroups, 'none'], countSchema),
  moved: z.array(eventCountSchema).nullable().describe('Since the last paper; null where there is none.'),
  actions: z.array(actionLineSchema).describe('Those with the force.'),
  waiting: z.array(actionLineSchema).describe('Those with HMICFRS.'),
  audit: auditSectionSchema,
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, files, paper, subject } = context;
  const asAt = paper.as_at;
  const board = indexById(register.boards).get(subject ?? '');
  const filter = { board: [subject ?? ''] };
  const matches = matchesFilter(filter, asAt, register);
  const liveActions = statesAsAt(register, asAt)
    .filter((state) => state.counted && isLive(state.position) && matches(state))
    .map(actionLines(register, asAt))
    .sort(compareDue);
  const withForce = liveActions.filter(({ status }) => status !== 'submitted');
  const countRated = (group: RagGroup | null) => withForce.filter((row) => ragGroupOf(row) === group).length;
  const countEvents = (since: string) =>
    eventCounts(changesBetween(register, files, { since, until: asAt, filter, allTypes: false }));
  return {
    board: { id: subject, name: board?.name ?? subject, chair: board?.chair ?? null },
    live: liveActions.length,
    submitted: liveActions.length - withForce.length,
    overdue: withForce.filter((action) => action.is_overdue).length,
    needs_target: withForce.filter(({ needs_target: isTargetNeeded }) => isTargetNeeded).length,
    rag: {
      red: countRated('red'),
      amber: countRated('amber'),
      green: countRated('green'),
      'not-rated-since-returned': countRated('not-rated-since-returned'),
      none: countRated(null),
    },
    moved: paper.since === undefined ? null : countEvents(paper.since),
    actions: withForce,
    waiting: liveActions.filter(({ status }) => status === 'submitted'),
    audit: auditSection(register, asAt, matches),
  };
}

/** A row for each action, with its last update. */
const linesTable = (lines: readonly ActionLine[]): Table =>
  createTable(
    [
      'Action',
      flexibleColumn('Title'),
      'Delivery lead',
      'RAG',
      flexibleColumn('Last update'),
      'Next date',
      rightAlignedColumn('Days overdue'),
      rightAlignedColumn('Past first target'),
    ],
    lines.map((row) => [
      row.id,
      row.title,
      row.delivery_lead ?? 'not recorded',
      ratingText(row) ?? 'not rated',
      updateText(row.last),
      row.due === null ? 'not recorded' : formatDate(row.due),
      row.needs_target ? 'new target needed' : blankIfZero(row.overdue_days ?? 0),
      blankIfZero(row.days_past_first ?? 0),
    ]),
  );

/** The pack of a delivery and assurance group. */
export const groupPack = defineReport({
  schema,
  about: 'The actions of one board: RAG, last update, next date',
  subject: { word: 'BOARD', values: ({ boards }) => boards.map(({ id }) => id) },
  answer,
  captions: () => ({
    rag: 'Actions with the force, by RAG rating',
    actions: 'Actions with the force, earliest date first',
    waiting: 'Actions with HMICFRS for closure',
    audit: auditCaption,
  }),
  tables: ({ rag, actions, waiting, audit }) => ({
    audit: auditTable(audit),
    rag: createTable(
      ['RAG', rightAlignedColumn('Actions')],
      [
        ...rags.map((rating) => [rating, String(rag[rating])]),
        ['not rated since returned', String(rag['not-rated-since-returned'])],
        ['not rated', String(rag.none)],
      ],
    ),
    actions: linesTable(actions),
    waiting: createTable(
      ['Action', flexibleColumn('Title'), 'Delivery lead'],
      waiting.map(({ id, title, delivery_lead: lead }) => [id, title, lead ?? 'not recorded']),
    ),
  }),
});
