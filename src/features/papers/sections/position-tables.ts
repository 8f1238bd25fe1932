/** Calculates the published table of a paper, and the same table of the actions that the paper may name. */

import type { Summary } from '../../summary/schema.ts';
import { publishedTable, summarise } from '../../summary/summary.ts';
import type { ReportContext } from '../report-definition.ts';

/** The two tables; one and the same if no action is marked above the paper. */
export function positionTables({ register, registerWithPlaceholders, files, paper }: ReportContext): {
  /** As a committee prints it: with the live actions of HMICFRS that are marked above the paper. */
  readonly position: Summary;
  /** What every other figure of the paper must agree with. */
  readonly visible: Summary;
} {
  const tableOf = (source: typeof register) => summarise(source, files, publishedTable(paper.as_at));
  const visible = tableOf(register);
  if (registerWithPlaceholders === register) return { position: visible, visible };
  return { position: { ...tableOf(registerWithPlaceholders), audit: visible.audit }, visible };
}
