/** Creates the files of a new action and of its inspection. */

import { UserError } from '../../app/command.ts';
import { createRecordFile, type NewRecordFile } from '../../app/propose-commit.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { parseWord } from '../../domain/parse-vocabulary.ts';
import { type ActionField, actionFieldNames, fieldColumns } from '../../domain/records/action.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { indexById, type Register } from '../../domain/register.ts';
import { nearestWord } from '../../domain/text/word-matching.ts';
import { type ActionType, actionTypes, isActionType, typeCodes } from '../../domain/vocabulary.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';
import { definedFields } from './added-events.ts';
import type { AddOptions, NewAction } from './command.ts';
import { readItemNumber } from './item-number.ts';

const requiredOptions = ['type', 'inspection', 'number', 'title', 'wording'] as const;

/**
 * The file of a new action. Its id is made of its inspection, its type and the number in the report.
 * @throws UserError if a required option is missing or a value is invalid.
 */
export function createActionFile(
  register: Register,
  action: NewAction,
  issueDate: string,
): { readonly id: string; readonly change: NewRecordFile } {
  const missing = requiredOptions.filter((name) => !action[name]);
  if (missing.length > 0) throw new UserError(`enter ${missing.map((name) => `--${name}`).join(', ')}.`);
  const { inspection = '' } = action;
  const type = parseWord('type', action.type ?? '') ?? '';
  if (!isActionType(type))
    throw new UserError(`\`${action.type}\` is not a type. Use one of: ${actionTypes.join(', ')}.`);
  const number = readItemNumber(action.number ?? '', type);
  if (!number.ok) throw new UserError(number.error);
  const id = `${inspection}-${typeCodes[type]}-${number.value}`;
  const file = recordFile('action', id);
  if (register.hasFile(file))
    throw new UserError(
      `${id} is already on the register: \`afi show ${id}\`. If you split one item, add a letter: ${number.value}a.`,
    );
  if (action.deadlineBy !== undefined && !isDay(action.deadlineBy))
    throw new UserError(`the deadline ${action.deadlineBy} is not a date.`);
  if (action.target !== undefined && !isDay(action.target))
    throw new UserError(`the target ${action.target} is not a date.`);
  return {
    id,
    change: createRecordFile('action', file, actionData(id, type, action, issueDate)),
  };
}

/** The record, with its fields in the order of the format. */
function actionData(id: string, type: ActionType, action: NewAction, issueDate: string): ValueMap {
  const options = new Map<string, Value | undefined>(Object.entries({ ...action, type }));
  const facts = actionFieldNames.map((field) => [field, fieldValue(field, options)]);
  const assignedOwners = definedFields({
    force_lead: action.forceLead,
    delivery_lead: action.deliveryLead,
    board: action.board,
  });
  const history: readonly ValueMap[] = [
    { on: issueDate, event: 'issued' },
    ...(Object.keys(assignedOwners).length > 0
      ? [{ on: issueDate, event: 'assigned', ...assignedOwners }]
      : []),
    ...(action.target === undefined ? [] : [{ on: issueDate, event: 'target', by: action.target }]),
  ];
  return definedFields({ ...Object.fromEntries(facts), id, history });
}

/** The value of a field from the options of its columns; undefined if none is given. */
function fieldValue(field: ActionField, options: ReadonlyMap<string, Value | undefined>): Value | undefined {
  const values = fieldColumns.flatMap((column) =>
    column.field === field ? [{ key: column.key, value: options.get(column.option ?? '') }] : [],
  );
  if (values.some(({ key }) => key !== undefined))
    return values.some(({ value }) => value)
      ? definedFields(Object.fromEntries(values.map(({ key, value }) => [key, value])))
      : undefined;
  const [value] = values.map((column) => column.value);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/** The file of the board of an action, if it is new and the call names it. */
export function newBoardFile(
  register: Register,
  { board, boardName }: AddOptions,
): NewRecordFile | undefined {
  if (board === undefined || boardName === undefined) return undefined;
  const file = recordFile('board', board);
  return register.hasFile(file) ? undefined : createRecordFile('board', file, { id: board, name: boardName });
}

/**
 * The inspection of an action: an existing one, or a new file.
 * @throws UserError if it is new and its title or origin is not given.
 */
export function resolveInspection(
  register: Register,
  { inspection: id }: NewAction,
  { inspectionTitle: title, origin, published }: AddOptions,
): { readonly published: string | undefined; readonly change?: NewRecordFile } {
  if (id === undefined)
    throw new UserError(`enter ${requiredOptions.map((name) => `--${name}`).join(', ')}.`);
  const file = recordFile('inspection', id);
  const inspection = indexById(register.inspections).get(id);
  if (inspection || register.hasFile(file)) return { published: inspection?.published };
  if (title === undefined || origin === undefined) {
    const suggestion = nearestWord(
      id,
      register.inspections.map((inspection) => inspection.id),
    );
    throw new UserError(
      `there is no inspection \`${id}\`. ${suggestion ? `Did you mean \`${suggestion}\`? ` : ''}To add a new inspection, use --inspection-title and --origin, with --published if its report is published.`,
    );
  }
  const data = definedFields({
    id,
    title,
    origin,
    status: published ? 'published' : 'under-way',
    published,
  });
  return {
    published,
    change: createRecordFile('inspection', file, data),
  };
}
