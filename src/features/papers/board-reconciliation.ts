/** The page on which a board sees the register held against the portal: totals, what stands behind them, and each difference. */

import { totalsTable } from '../portal/reconciliation-tables.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { portalRows } from './sections/consistency.ts';
import { headOf } from './sections/paper-metadata.ts';
import { portalPart, recordsTable } from './sections/portal-section.ts';

function answer(question: ReportContext) {
  const result = question.reconciled();
  const portal = portalPart(question);
  return {
    ...headOf(question),
    portal,
    unplaced: result?.unplaced ?? [],
    differences: portalRows({ unplaced: result?.unplaced ?? [] }),
  };
}

export const boardReconciliation = defineReport({
  name: 'reconciliation',
  about: 'the register against the monitoring portal, for a board',
  title: 'The register and the monitoring portal',
  internal: true,
  answer,
  tables: ({ portal }) => ({
    totals: totalsTable({ totals: portal?.totals ?? [] }),
    explained: recordsTable((portal?.records ?? []).filter(({ explained }) => explained)),
    unexplained: recordsTable((portal?.records ?? []).filter(({ explained }) => !explained)),
  }),
});
