/** The page on which a board sees the register held against the portal: totals, what stands behind them, and each difference. */
import type { Difference } from '../model/answers/papers/parts.ts';
import { headOf } from './head.ts';
import { portalPart, recordsTable } from './portal-part.ts';
import { totalsTable } from './reconciliation-tables.ts';
import { type Question, report } from './report.ts';

function answer(question: Question) {
  const result = question.reconciled();
  const portal = portalPart(question);
  const differences: readonly Difference[] =
    result === null || result.unplaced.length === 0
      ? []
      : [
          {
            about: 'the portal',
            message: 'live rows of the extract are of no known type',
            ids: result.unplaced,
          },
        ];
  return {
    ...headOf(question),
    portal,
    unplaced: result?.unplaced ?? [],
    differences,
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
