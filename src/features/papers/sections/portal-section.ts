/** Compares the register with the portal for a page: the totals of each, and the differences that the page may name. */

import { formatDate } from '../../../domain/dates/calendar.ts';
import { createTable, type Table } from '../../../output/document.ts';
import { listReconciledEntries, summarisePortal } from '../../portal/portal-summary.ts';
import { formatReason, kindWords, totalsTable } from '../../portal/reconciliation-tables.ts';
import type { PortalPart, ReconciledEntry } from '../../portal/schema.ts';
import type { ReportContext } from '../report-definition.ts';

/** The comparison without actions that the page may not name; null without an extract of the day or earlier. */
export function portalSection({ reconcilePortal, register }: ReportContext): PortalPart | null {
  const result = reconcilePortal();
  const summary = summarisePortal(result, register);
  if (result === null || summary === null) return null;
  const visibleIds = new Set(register.actions.map(({ id }) => id));
  const records = listReconciledEntries(result).filter(({ actions }) =>
    actions.every((id) => visibleIds.has(id)),
  );
  return { ...summary, totals: result.totals, records };
}

/** The caption of a table of totals. */
export const portalCaption = (portal: PortalPart | null): string =>
  `Actions on the register and on the portal${portal ? `, extract of ${formatDate(portal.extract)}` : ''}`;

/** The tables of a comparison; without rows if there is none. */
export const portalTables = (portal: PortalPart | null) => ({
  totals: totalsTable({ totals: portal?.totals ?? [] }),
  explained: recordsTable((portal?.records ?? []).filter(({ explained: isExplained }) => isExplained)),
  unexplained: recordsTable((portal?.records ?? []).filter(({ explained: isExplained }) => !isExplained)),
});

const recordsTable = (records: readonly ReconciledEntry[]): Table =>
  createTable(
    ['Difference', 'Action', 'Portal reference', 'Title', 'Fields that differ', 'Reason'],
    records.map((entry) => [
      kindWords[entry.kind],
      entry.actions.join(', ') || 'None',
      entry.refs.join(', ') || 'None',
      entry.title,
      entry.fields.join(', '),
      formatReason(entry),
    ]),
  );
