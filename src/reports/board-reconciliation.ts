/** The page on which a board sees the register held against the portal: totals, what stands behind them, and each difference. */
import { type Table, tableOf } from '../render/table.ts';
import { differencesIn, portalTold, reconciliationOn } from './portal-told.ts';
import type { ToldEntry } from './reconciliation.ts';
import { kindWords, reasonOf, totalsTable } from './reconciliation-tables.ts';
import { type Question, report } from './report.ts';
import type { Difference } from './ties.ts';

function answer({ register, files, paper, fingerprint }: Question) {
  const { settings } = register;
  const result = reconciliationOn(register, paper.as_at);
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
    paper: {
      id: paper.id,
      title: paper.title,
      meeting: paper.meeting ?? null,
      as_at: paper.as_at,
      report_of: paper.report_of ?? null,
      to: paper.to ?? null,
      presenting_officer: paper.presenting_officer ?? null,
      status: paper.status ?? null,
      marking: paper.marking ?? settings.marking ?? null,
    },
    force: { name: settings.force.name, short_name: settings.force.short_name ?? settings.force.name },
    narrative: paper.narrative ?? {},
    portal: portalTold(result),
    totals: result?.totals ?? [],
    records: result === null ? [] : differencesIn(result),
    explained: result === null ? 0 : result.differences - result.unexplained,
    unplaced: result?.unplaced ?? [],
    differences,
    files,
    fingerprint,
  };
}

type BoardReconciliation = ReturnType<typeof answer>;

export const boardReconciliation = report<BoardReconciliation>({
  name: 'reconciliation',
  about: 'The register against the monitoring portal, for a board.',
  answer,
  tables: ({ totals, records }) => ({
    totals: totalsTable({ totals }),
    explained: recordsTable(records.filter(({ explained }) => explained)),
    unexplained: recordsTable(records.filter(({ explained }) => !explained)),
  }),
});

const recordsTable = (records: readonly ToldEntry[]): Table =>
  tableOf(
    ['Where', 'Action', 'Portal', 'Title', 'Differs in', 'Reason'],
    records.map((entry) => [
      kindWords[entry.kind],
      entry.actions.join(', ') || 'None',
      entry.refs.join(', ') || 'None',
      entry.title,
      entry.fields.join(', '),
      reasonOf(entry),
    ]),
  );
