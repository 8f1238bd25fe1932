/** Compares the row of an existing action with its export and with the register, and decides which of its cells are edits. */
import type { Register } from '../../domain/register.ts';
import { type Cell, emptyCell, formatColumnLetters, type Header, textCell } from '../../domain/sheet.ts';
import { removeFormulaGuard } from '../../output/write-csv.ts';
import { hashRow } from './base-format.ts';
import { type CellVerdict, compareCell } from './cell-comparison.ts';
import { cellMatches, cellMatchesExport } from './cell-matching.ts';
import { isFilledIn, readMeaning } from './cell-meaning.ts';
import type { ExistingRow } from './changed-events.ts';
import { type ActionColumn, columnsByName } from './columns.ts';
import type { BaseRow, ImportBase } from './import-base.ts';
import type { CellDifference } from './import-schema.ts';
import { collectErrors, RowError } from './row-errors.ts';
import type { RowContext } from './row-importer.ts';
import { hasDatedComments } from './update-thread.ts';

/** The side of a conflict whose value is kept. */
export type ConflictSide = 'register' | 'sheet';

/** A cell of a row, with its column. */
interface ComparedCell {
  readonly column: ActionColumn;
  readonly verdict: CellVerdict;
}

/** The columns that one event changes together: a choice about the first is a choice about the rest. */
const followedColumns: Readonly<Record<string, readonly string[]>> = {
  status: ['completed_on', 'submitted_on', 'batch', 'returned_on', 'closed_on', 'route'],
  progress: ['progress_on'],
};

/** The columns in which a row differs from the register, except computed ones: what to change if the sheet has no base. */
const differingColumns = (
  { row, state, context: { reading, on } }: ExistingRow,
  columns: readonly ActionColumn[],
): readonly ActionColumn[] =>
  columns.filter(({ name, part, cellOf }) => {
    const cell = row.cells.get(name);
    return cell !== undefined && part !== 'computed' && !cellMatches(cell, cellOf(state, on), reading);
  });

/**
 * The columns that were edited on the sheet and are to be changed. Conflicts and emptied cells are added to the context's record.
 * @throws RowErrors for conflicts without a choice
 */
export function editedColumns(
  existingRow: ExistingRow,
  columns: readonly ActionColumn[],
  context: RowContext,
): readonly ActionColumn[] {
  const { base } = context;
  const { id } = existingRow.state.action;
  const exportedId = [id, ...(existingRow.state.action.formerly ?? [])].find((name) =>
    base?.rowHashes.has(name),
  );
  if (!base || exportedId === undefined) {
    const differences = differingColumns(existingRow, columns);
    if (!base) context.comparison.replaced.push(...describeReplaced(existingRow, differences, context));
    return differences;
  }
  const baseRow = base.rowOf(exportedId);
  // Dated comments are added to the history on their days, and those that it has are not added again.
  const hasThread = hasDatedComments(existingRow.row, existingRow.context.reading);
  const withoutThreadConflict = (cell: ComparedCell): ComparedCell =>
    hasThread && cell.verdict === 'conflict' && cell.column.name === 'progress'
      ? { ...cell, verdict: 'edited' }
      : cell;
  const cells = baseRow
    ? compareCells(existingRow, columns, baseRow, context)
    : compareByHash(existingRow, columns, { base, exportedId }, context.commandContext.register);
  return resolveCells(existingRow, cells.map(withoutThreadConflict), baseRow, context);
}

function compareCells(
  existingRow: ExistingRow,
  columns: readonly ActionColumn[],
  baseRow: BaseRow,
  { commandContext: { register } }: RowContext,
): readonly ComparedCell[] {
  const { row, state, context } = existingRow;
  const { reading, on } = context;
  return columns.flatMap((column): readonly ComparedCell[] => {
    if (column.part === 'computed') return [];
    const [cell, exportedCell] = [row.cells.get(column.name) ?? emptyCell, baseRow.cellOf(column)];
    const registerCell = column.cellOf(state, on);
    if (!exportedCell)
      return differingColumns(existingRow, [column]).map(() => ({ column, verdict: 'edited' }));
    const meaning = readMeaning(row, column, context, register);
    const means = (otherCell: Cell) => meaning !== undefined && meaning === otherCell.text;
    const isFilled = isFilledIn(row, column.name);
    const verdict = compareCell({
      isFilled,
      wasFilled: exportedCell.text !== '',
      isAsExported: cellMatchesExport(cell, exportedCell, reading) || means(exportedCell),
      isAsRegister: isFilled
        ? cellMatches(cell, registerCell, reading) || means(registerCell)
        : registerCell.text === '',
      isRegisterAsExported: exportedCell.text === registerCell.text,
    });
    return [{ column, verdict }];
  });
}

/** Compares a row whose exported cells are not known, only their hash, and whose action has changed since: unless the row is as it was exported, each difference is a conflict. */
function compareByHash(
  existingRow: ExistingRow,
  columns: readonly ActionColumn[],
  { base, exportedId }: { readonly base: ImportBase; readonly exportedId: string },
  register: Register,
): readonly ComparedCell[] {
  const { row, context } = existingRow;
  const exportedColumns = columnsByName(base.columns);
  const textOf = ({ name }: ActionColumn) => removeFormulaGuard(row.cells.get(name)?.text ?? '');
  const forms = [
    exportedColumns.map((column) => textCell(textOf(column))),
    exportedColumns.map((column) => textCell(readMeaning(row, column, context, register) ?? textOf(column))),
  ];
  const isAsExported = forms.some((cells) => hashRow(cells) === base.rowHashes.get(exportedId));
  const verdict = isAsExported ? 'newer' : 'conflict';
  return differingColumns(existingRow, columns).map((column) => ({ column, verdict }));
}

/** The columns to change. Each conflict is recorded, with the side that is kept. */
function resolveCells(
  existingRow: ExistingRow,
  cells: readonly ComparedCell[],
  baseRow: BaseRow | undefined,
  { comparison, choiceOf, sheet, header }: RowContext,
): readonly ActionColumn[] {
  const { row, state, context } = existingRow;
  const { id } = state.action;
  const verdicts = new Map(cells.map(({ column, verdict }) => [column.name, verdict]));
  const leaderOf = (name: string) =>
    Object.entries(followedColumns).find(
      ([leader, followers]) => followers.includes(name) && verdicts.get(leader) === 'conflict',
    )?.[0];
  const { attempt, throwIfAny } = collectErrors();
  const editedColumns = cells.filter(({ column, verdict }) => {
    const { name, cellOf } = column;
    const place = { sheet, row: row.row, id, ...cellPlace(header, name) };
    const exportedText = baseRow?.cellOf(column)?.text || null;
    if (verdict === 'newer') comparison.newer.push({ id, field: name });
    if (verdict === 'emptied' && exportedText !== null)
      comparison.emptied.push({ ...place, was: exportedText });
    const leader = leaderOf(name);
    if (verdict === 'edited' || (verdict === 'conflict' && leader !== undefined))
      return leader === undefined || choiceOf(id, leader) === 'sheet';
    if (verdict !== 'conflict') return false;
    const keptSide = choiceOf(id, name);
    comparison.conflicts.push({
      ...{ ...place, field: name, exported: exportedText },
      ...{ says: row.cells.get(name)?.text ?? '', is: cellOf(state, context.on).text || null },
      ...{ on: null, recorded_on: null, recorded_by: null, keep: keptSide ?? null },
    });
    if (keptSide === undefined)
      attempt(() => {
        throw new RowError(
          'the cell was changed on the sheet, and differently on the register. Choose with --keep register or --keep sheet',
          name,
        );
      });
    return keptSide === 'sheet';
  });
  throwIfAny();
  return editedColumns.map(({ column }) => column);
}

/** The values of the register that cells would replace. */
function describeReplaced(
  { row, state, context }: ExistingRow,
  columns: readonly ActionColumn[],
  { sheet, header, commandContext: { register } }: RowContext,
): readonly CellDifference[] {
  return columns.flatMap((column) => {
    const { name, part, cellOf } = column;
    const registerText = cellOf(state, context.on).text;
    const meaning = readMeaning(row, column, context, register);
    if ((part !== 'fact' && part !== 'state') || registerText === '' || meaning === registerText) return [];
    // Dated comments are added, and replace nothing.
    if (name === 'progress' && hasDatedComments(row, context.reading)) return [];
    return {
      ...{ sheet, row: row.row, id: state.action.id, ...cellPlace(header, name), field: name },
      ...{ exported: null, says: row.cells.get(name)?.text ?? '', is: registerText },
      ...{ on: null, recorded_on: null, recorded_by: null, keep: null },
    };
  });
}

/** The letters and the heading of a column of the sheet. */
function cellPlace({ columns, headings }: Header, name: string) {
  const index = columns.get(name) ?? 0;
  return { column: formatColumnLetters(index), heading: headings[index] ?? '' };
}
