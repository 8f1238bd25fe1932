/** Proposes the deadline that the wording of a new action sets, if the row has no deadline of its own. */

import { type Cell, dateCell, textCell } from '../../domain/sheet.ts';
import { findWordingDeadlines } from '../../domain/text/wording-deadline.ts';
import type { CellReadOptions, SheetRow } from './read-cells.ts';
import type { RemarkCollector } from './row-remarks.ts';

/** What the proposal for a row depends on. */
interface ProposalContext {
  readonly reading: CellReadOptions;
  readonly remarks: RemarkCollector;
  /** The day on which the action was issued, if it is known. */
  readonly issueDay: string | undefined;
}

/** The row with the deadline of its wording in cells of its own. Where the wording has several, they are reported and none is proposed. */
export function addProposedDeadline(
  row: SheetRow,
  wording: string | undefined,
  { reading: { dates }, remarks, issueDay }: ProposalContext,
): SheetRow {
  if (wording === undefined || row.cells.has('deadline') || row.cells.has('deadline_by')) return row;
  const deadlines = findWordingDeadlines(wording, (dateText) => dates.readDay(dateText, dates));
  const [deadline, ...otherDeadlines] = deadlines;
  if (!deadline) return row;
  const { text, by } = deadline;
  const addDoubt = (reason: string, words: string) =>
    remarks.addDoubt('wording', { line: null, text: words, reason });
  if (otherDeadlines.length > 0) {
    const words = deadlines.map((each) => `“${each.text}”`).join(', ');
    addDoubt('The wording sets several deadlines, so none is proposed. Add a column `Deadline`.', words);
    return row;
  }
  if (by !== undefined && issueDay !== undefined && by < issueDay) {
    addDoubt(`${by} is before the day it was issued, ${issueDay}, so the deadline is not proposed.`, text);
    return row;
  }
  const proposedCells: readonly (readonly [string, Cell])[] = [
    ['deadline', textCell(text)],
    ...(by === undefined ? [] : [['deadline_by', dateCell(by)] as const]),
  ];
  for (const [field, cell] of proposedCells) remarks.addFact('wording', { field, value: cell.text, text });
  return { ...row, cells: new Map([...row.cells, ...proposedCells]) };
}
