/** Creates the base of an export: the commit, the day and the hash of each row, with which a later import finds what was changed on the sheet. */
import type { CommandContext } from '../../app/command.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { textCell } from '../../domain/sheet.ts';
import type { WrittenSheet } from '../../output/write-workbook.ts';
import { GitError } from '../../storage/git/git-error.ts';
import { formatBase, hashRow, type SheetBase } from './base-format.ts';
import type { ActionColumn } from './columns.ts';

/** The exported actions. */
interface ExportedRows {
  readonly states: readonly ActionState[];
  readonly columns: readonly ActionColumn[];
  /** The day of the positions. */
  readonly asAt: string;
  /** The commit or day of `--recorded`. */
  readonly recorded: string | undefined;
}

/** The base of an export; fails with the reason if its rows are not what git recorded. */
export async function createExportBase(
  { register, readRegisterAtRevision }: CommandContext,
  { states, columns, asAt, recorded }: ExportedRows,
): Promise<Result<SheetBase, string>> {
  const hashOf = (state: ActionState) => hashRow(columns.map(({ cellOf }) => cellOf(state, asAt)));
  try {
    const { commit, register: recordedRegister } = await readRegisterAtRevision(recorded ?? 'HEAD');
    const recordedHashes = new Map(
      statesAsAt(recordedRegister, asAt).map((state) => [state.action.id, hashOf(state)]),
    );
    const rowHashes = new Map(states.map((state) => [state.action.id, hashOf(state)]));
    if ([...rowHashes].some(([id, hash]) => recordedHashes.get(id) !== hash))
      return fail('it has edits that are not saved. Save them with `afi save`, and export again');
    return ok({
      ...{ commit, day: asAt, rowHashes },
      force: register.settings.force.name,
      columns: columns.map(({ name }) => name),
    });
  } catch (error) {
    if (error instanceof GitError) return fail(error.message.replace(/\.$/, ''));
    throw error;
  }
}

/** The hidden sheet of a workbook that contains its base. */
export const buildBaseSheet = (base: SheetBase): WrittenSheet => ({
  name: 'afi-base',
  columns: [{ heading: 'What this workbook was exported from. `afi import` needs it.', wide: true }],
  rows: formatBase(base).map((text) => [textCell(text)]),
  isHidden: true,
});

/** A sheet for a CSV file, with its base in the last rows. */
export const addBaseRows = (sheet: WrittenSheet, base: SheetBase): WrittenSheet => ({
  ...sheet,
  rows: [...sheet.rows, ...formatBase(base).map((text) => [textCell(text)])],
});
