/** Finds the rows that a sheet was exported with: from the register if it still has them, otherwise from git. */
import { type CommandContext, UserError } from '../../app/command.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import type { Register } from '../../domain/register.ts';
import type { Cell } from '../../domain/sheet.ts';
import { removeFormulaGuard } from '../../output/write-csv.ts';
import { maxCellLength } from '../../output/write-workbook.ts';
import { GitError } from '../../storage/git/git-error.ts';
import { hashRow, type SheetBase } from './base-format.ts';
import { comparableText } from './cell-matching.ts';
import { type ActionColumn, columnsByName } from './columns.ts';

/** A row as it was exported. */
export interface BaseRow {
  /** The exported cell of a column; undefined if the export did not have the column. */
  readonly cellOf: (column: ActionColumn) => Cell | undefined;
}

/** The rows of the export from which a sheet was made. */
export interface ImportBase extends SheetBase {
  /** The row of an action; undefined if the export had none, or if only its hash is known. */
  readonly rowOf: (id: string) => BaseRow | undefined;
  /** The action whose exported wording or, without a wording, title is this one; undefined if there is none, or more than one. */
  readonly idOfWords: (wording: string | undefined, title: string | undefined) => string | undefined;
  /** A sentence if rows cannot be read from git. */
  readonly fault: string | undefined;
}

/**
 * The rows of a base. Git is read only if the register has changed since the export.
 * @throws UserError if the sheet was exported from another register
 */
export async function readImportBase(
  { register, readRegisterAtRevision }: CommandContext,
  base: SheetBase,
): Promise<ImportBase> {
  const states = new Map<string, ActionState>();
  const addMatches = (source: Register) => {
    const columns = columnsByName(base.columns);
    for (const state of statesAsAt(source, base.day)) {
      const { id } = state.action;
      const hash = base.rowHashes.get(id);
      if (hash === undefined || states.has(id)) continue;
      if (hash === hashRow(columns.map(({ cellOf }) => cellOf(state, base.day)))) states.set(id, state);
    }
  };
  addMatches(register);
  const fault =
    states.size < base.rowHashes.size
      ? await tryToRead(async () => addMatches((await readRegisterAtRevision(base.commit)).register))
      : undefined;
  const isMissing = fault === undefined && states.size < base.rowHashes.size;
  if (states.size === 0 && base.rowHashes.size > 0 && base.force !== register.settings.force.name)
    throw new UserError(
      `this sheet was exported from the register of ${base.force}, and this is the register of ${register.settings.force.name}. Export it there with --without-base if you want to import its actions here.`,
    );
  const columnNames = new Set(base.columns);
  const wordings = indexWords([...states.values()], ({ action }) => action.wording);
  const titles = indexWords([...states.values()], ({ action }) => action.title);
  return {
    ...base,
    rowOf: (id) => {
      const state = states.get(id);
      return (
        state && {
          cellOf: ({ name, cellOf }) => (columnNames.has(name) ? cellOf(state, base.day) : undefined),
        }
      );
    },
    idOfWords: (wording, title) => {
      const [column, index, text] =
        wording === undefined ? ['title', titles, title] : ['wording', wordings, wording];
      if (text === undefined || !columnNames.has(column)) return undefined;
      return index.get(comparableText(text)) ?? index.get(comparableText(removeFormulaGuard(text)));
    },
    fault: isMissing
      ? 'Some rows of the export are not as the register was at its commit. They were probably written by another version of afi.'
      : fault && `The register as at the export of ${formatDate(base.day)} cannot be read: ${fault}`,
  };
}

/** The ids of actions by a text of each; undefined for a text that several have. */
function indexWords(
  states: readonly ActionState[],
  wordsOf: (state: ActionState) => string,
): ReadonlyMap<string, string | undefined> {
  const index = new Map<string, string | undefined>();
  for (const state of states) {
    const words = comparableText(wordsOf(state).slice(0, maxCellLength));
    index.set(words, index.has(words) ? undefined : state.action.id);
  }
  return index;
}

/** Why git could not be read; undefined if it could. */
async function tryToRead(read: () => Promise<void>): Promise<string | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    if (error instanceof GitError) return error.message;
    throw error;
  }
}
