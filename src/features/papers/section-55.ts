/** Makes the outline of the local policing body's response to a published report. @see Police Act 1996, section 55 */

import * as z from 'zod';
import { daySchema, textListSchema, textSchema } from '../../app/response-schema.ts';
import { daysBetween, section55Deadline } from '../../domain/dates/calendar.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { ownerOf } from '../../domain/position.ts';
import { type Inspection, isByHmicfrs } from '../../domain/records/inspection.ts';
import { addressesForce, indexById } from '../../domain/register.ts';
import { createTable, flexibleColumn } from '../../output/document.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { type ActionLine, actionLines, datedNoteSchema, statusWords } from './sections/action-summary.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';

const addressedAction = z.strictObject({
  id: textSchema,
  type: textSchema,
  title: textSchema,
  wording: textSchema,
  addressed_to: textListSchema,
  ours: z.boolean(),
  status: textSchema,
  closed_on: daySchema.nullable(),
  submitted_on: daySchema.nullable(),
  taken: z.array(datedNoteSchema).describe('What was done, as it was recorded.'),
  proposed: z
    .strictObject({ lead: textSchema.nullable(), by: daySchema.nullable() })
    .nullable()
    .describe('What is to be done.'),
});

const schema = paperSchema('section-55', {
  inspection: z.strictObject({
    id: textSchema.nullable(),
    title: textSchema.nullable(),
    published: daySchema.nullable(),
    last_day: daySchema.nullable(),
    days_left: z.int().nullable(),
    response: daySchema.nullable(),
    response_location: textSchema.nullable(),
  }),
  recipients: textListSchema,
  recommendations: z.array(addressedAction),
  others: z.array(addressedAction),
});

/** To whom the response is sent when it is published (section 55(7)). */
const recipients = ['The Home Secretary', 'HMICFRS'] as const;

const bodyNames: Readonly<Record<string, string>> = {
  force: 'the force',
  pcc: 'the Police and Crime Commissioner',
  npcc: 'the National Police Chiefs’ Council',
  college: 'the College of Policing',
  'home-office': 'the Home Office',
  other: 'other bodies',
};

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, paper, subject } = context;
  const asAt = paper.as_at;
  const inspection = indexById(register.inspections).get(subject ?? '');
  const toLine = actionLines(register, asAt);
  const issuedActions = statesAsAt(register, asAt)
    .filter(({ action }) => action.inspection === subject && action.type !== 'audit-action')
    .map((state) => addressedActionOn(state, toLine(state), asAt));
  const publishedOn = inspection?.published ?? null;
  return {
    inspection: {
      id: subject,
      title: inspection?.title ?? null,
      published: publishedOn,
      last_day: publishedOn === null ? null : section55Deadline(publishedOn),
      days_left: publishedOn === null ? null : daysBetween(asAt, section55Deadline(publishedOn)),
      response: inspection?.response?.published ?? null,
      response_location: inspection?.response?.location ?? null,
    },
    recipients,
    recommendations: issuedActions.filter(({ type }) => type === 'recommendation'),
    others: issuedActions.filter(({ type }) => type !== 'recommendation'),
  };
}

function addressedActionOn({ action, position }: ActionState, line: ActionLine, asAt: string) {
  const lead = ownerOf(position, 'force_lead') ?? ownerOf(position, 'delivery_lead');
  const addressees = (action.addressees ?? ['force']).map((body) => bodyNames[body] ?? body);
  return {
    id: line.id,
    type: line.type,
    title: line.title,
    wording: action.wording.trimEnd(),
    addressed_to: addressees.length === 0 ? [bodyNames['force'] ?? ''] : addressees,
    ours: addressesForce(action) || (action.addressees ?? []).includes('pcc'),
    status: statusWords(position.status),
    closed_on: position.closed_on,
    submitted_on: position.status === 'submitted' ? position.submitted_on : null,
    taken: action.history.flatMap((event) =>
      event.event === 'progress' && event.on <= asAt && event.internal !== true && event.note !== undefined
        ? [{ on: event.on, note: event.note }]
        : [],
    ),
    proposed: lead === null && line.due === null && line.due_published ? null : { lead, by: line.due },
  };
}

const needsResponse = (inspection: Inspection) =>
  inspection.status === 'published' && inspection.published !== undefined && isByHmicfrs(inspection);

/** The response to a report. @see Police Act 1996, section 55 */
export const section55 = defineReport({
  schema,
  about: 'A draft of the local policing body’s response to a published report',
  subject: {
    word: 'INSPECTION',
    values: ({ inspections }) => inspections.filter(needsResponse).map(({ id }) => id),
  },
  answer,
  captions: () => ({ others: 'Findings of the report that are not recommendations, and their status' }),
  tables: ({ others }) => ({
    others: createTable(
      ['Action', 'Type', flexibleColumn('Title'), 'Status'],
      others.map(({ id, type, title, status }) => [id, type, title, status]),
    ),
  }),
});
