/** Draws the decisions for the Board as tables. */

import { formatDate } from '../../../domain/dates/calendar.ts';
import { nameRequested } from '../../../domain/requests.ts';
import { createTable, flexibleColumn, rightAlignedColumn, type Table } from '../../../output/document.ts';
import { pluralise } from '../../../output/safe-text.ts';
import type { Decisions } from './decisions.ts';

/** A table for each kind of decision. */
export const decisionTables = ({
  unassigned: unassignedActions,
  ready: readyActions,
  requests,
  targets: targetChanges,
}: Decisions): Readonly<Record<'unassigned' | 'ready' | 'requests' | 'targets', Table>> => ({
  unassigned: createTable(
    [
      'Action',
      flexibleColumn('Title'),
      flexibleColumn('Inspection'),
      'Issued',
      flexibleColumn('Deadline set by HMICFRS'),
      'Missing',
    ],
    unassignedActions.map((row) => [
      row.id,
      row.title,
      row.inspection,
      row.issued === null ? '' : formatDate(row.issued),
      row.deadline ?? 'not recorded',
      row.missing.join(', '),
    ]),
  ),
  ready: createTable(
    [
      'Action',
      flexibleColumn('Title'),
      'Delivery lead',
      'Complete since',
      'Approved by',
      rightAlignedColumn('Items of evidence'),
    ],
    readyActions.map((row) => [
      row.id,
      row.title,
      row.delivery_lead ?? 'not recorded',
      row.completed_on === null ? '' : formatDate(row.completed_on),
      row.approved_by ?? 'not recorded',
      String(row.evidence),
    ]),
  ),
  requests: createTable(
    [
      'Action',
      flexibleColumn('Title'),
      'Request',
      'Current target',
      rightAlignedColumn('Earlier changes'),
      flexibleColumn('Reason'),
      'Asked by',
      'Asked on',
    ],
    requests.map((row) => [
      row.id,
      row.title,
      nameRequested(row, formatDate),
      row.target === null ? 'none' : formatDate(row.target),
      String(row.target_changes),
      row.reason ?? 'not recorded',
      row.reported_by ?? 'not recorded',
      `${formatDate(row.requested_on)} (${pluralise(row.days, 'day', 'days')} ago)`,
    ]),
  ),
  targets: createTable(
    ['Action', flexibleColumn('Title'), 'From', 'To', flexibleColumn('Reason'), 'Approved by'],
    targetChanges.map((row) => [
      row.id,
      row.title,
      formatDate(row.from),
      formatDate(row.to),
      row.reason ?? 'not recorded',
      row.approved_by ?? 'not recorded',
    ]),
  ),
});
