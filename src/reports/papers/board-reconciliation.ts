/** The page on which a board sees the register held against the portal: totals, what stands behind them, and each difference. */
import { headOf } from '../parts/head.ts';
import { portalRows } from '../parts/ties.ts';
import { portalPart, recordsTable } from '../portal/portal-part.ts';
import { totalsTable } from '../portal/reconciliation-tables.ts';
import { type Question, report } from './report.ts';

function answer(question: Question) {
  const result = question.reconciled();
  const portal = portalPart(question);
  return {
    ...headOf(question),
    portal,
    unplaced: result?.unplaced ?? [],
    differences: portalRows({ unplaced: result?.unplaced ?? [] }),
  };
}

export const boardReconciliation = report({
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
