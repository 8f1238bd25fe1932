/** Identifies the action and the inspection of a row. */
import { isId } from '../../domain/ids.ts';
import { type ActionType, typeCodes } from '../../domain/vocabulary.ts';
import { readLine, readNumber, readWord, type SheetRow } from './import-row.ts';
import type { HistoryContext } from './initial-history.ts';
import type { NamedInspection } from './related-records.ts';
import { collectErrors, RowFault } from './row-errors.ts';

/** The id of the action that a row is for; undefined if the row does not identify one. */
export function actionIdOfRow(
  row: SheetRow,
  { surroundings }: Pick<HistoryContext, 'surroundings'>,
): string | undefined {
  const id = readLine(row, 'id');
  if (id !== undefined) return id;
  // Invalid cells identify no existing action; their errors are reported for the new one.
  const { attempt } = collectErrors();
  const [type, name, number] = [
    attempt(() => readWord(row, 'type')),
    attempt(() => readInspection(row)),
    attempt(() => readNumber(row)),
  ];
  if (type === undefined || name === undefined || number === undefined) return undefined;
  const inspection = attempt(() => surroundings.knownInspection(name));
  return inspection && `${inspection}-${typeCodes[type as ActionType]}-${number}`;
}

/** The inspection of a row, by name and id; an id alone is that of an existing inspection. */
export function readInspection(row: SheetRow): NamedInspection | undefined {
  const [name, id] = [readLine(row, 'inspection'), readLine(row, 'inspection_id')];
  return name === undefined && id === undefined ? undefined : { name: name ?? id ?? '', id };
}

/** The inspection, type and number in an id; throws `RowFault` if it is not the id of an action. */
export function parseActionId(id: string | undefined) {
  if (id === undefined) return undefined;
  const found = /^(.+)-(coc|rec|afi|act)-(\d+[a-z]?)$/.exec(id);
  if (!found || !isId(id))
    throw new RowFault(`no action is called \`${id.slice(0, 60)}\`, and it is no id of a new one`, 'id');
  const type = Object.entries(typeCodes).find(([, code]) => code === found[2])?.[0];
  return { inspection: found[1] ?? '', type, number: found[3] ?? '' };
}
