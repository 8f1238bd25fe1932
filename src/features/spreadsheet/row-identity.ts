/** Identifies the action and the inspection of a row. */
import { actionNumberPattern } from '../../domain/action-number.ts';
import { isId } from '../../domain/ids.ts';
import { type ActionType, actionTypes, typeCodes } from '../../domain/vocabulary.ts';
import type { HistoryContext } from './initial-history.ts';
import { readActionNumber, readActionType, readCellLine, type SheetRow } from './read-cells.ts';
import type { NamedInspection } from './related-records.ts';
import { collectErrors, RowError } from './row-errors.ts';

/** The id of the action that a row is for; undefined if the row does not identify one. */
export function findActionId(
  row: SheetRow,
  { relatedRecords }: Pick<HistoryContext, 'relatedRecords'>,
): string | undefined {
  const id = readCellLine(row, 'id');
  if (id !== undefined) return id;
  // Invalid cells identify no existing action; their errors are reported for the new one.
  const { attempt } = collectErrors();
  const type = attempt(() => readActionType(row));
  const name = attempt(() => readInspection(row));
  const number = attempt(() => readActionNumber(row));
  if (type === undefined || name === undefined || number === undefined) return undefined;
  const inspection = attempt(() => relatedRecords.knownInspection(name));
  return inspection && `${inspection}-${typeCodes[type]}-${number}`;
}

/** The inspection of a row, by name and id; an id alone is that of an existing inspection. */
export function readInspection(row: SheetRow): NamedInspection | undefined {
  const [name, id] = [readCellLine(row, 'inspection'), readCellLine(row, 'inspection_id')];
  return name === undefined && id === undefined ? undefined : { name: name ?? id ?? '', id };
}

const actionIdPattern = new RegExp(`^(.+)-(coc|rec|afi|act)-(${actionNumberPattern})$`);

/** Whether a text has the form of an action's id, in any letter case. */
export const isActionId = (text: string): boolean => {
  const id = text.toLowerCase();
  return actionIdPattern.test(id) && isId(id);
};

/** The parts of an action's id. */
interface ActionIdParts {
  readonly inspection: string;
  readonly type: ActionType | undefined;
  /** With its letter, if it has one: `7b`. */
  readonly number: string;
}

/**
 * The parts of an action's id; undefined without one.
 * @throws RowError if the text is not the id of an action
 */
export function parseActionId(id: string | undefined): ActionIdParts | undefined {
  if (id === undefined) return undefined;
  const match = actionIdPattern.exec(id);
  if (!match || !isId(id))
    throw new RowError(
      `there is no action \`${id.slice(0, 60)}\`, and a new action cannot have this id; an id is like custody-2021-rec-2`,
      'id',
    );
  const [, inspection = '', code, number = ''] = match;
  return { inspection, type: actionTypes.find((type) => typeCodes[type] === code), number };
}
