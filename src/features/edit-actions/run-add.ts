/** Runs `add`: adds actions as they were issued, from options or from a list, and their inspection if it is new. */

import {
  type ChangingCommand,
  type CommandContext,
  type Outcome,
  UserError,
  type WriteContext,
} from '../../app/command.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { parseWord } from '../../domain/parse-vocabulary.ts';
import { type ActionField, actionFieldNames, fieldColumns } from '../../domain/records/action.ts';
import { actionIdOf, fileOf } from '../../domain/records/record-paths.ts';
import { byId, type Register } from '../../domain/register.ts';
import { didYouMean, nearestWord } from '../../domain/text/word-matching.ts';
import { type ActionType, actionTypes, isActionType, typeCodes } from '../../domain/vocabulary.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import { listColumns, parseListRow } from './add-list.ts';
import { readTextFile, requireChangeDate } from './change-inputs.ts';
import type { AddOptions, NewAction } from './command.ts';
import { createRecordFile, type NewRecordFile, proposeCommit } from './pending-commit.ts';

export const runAdd: ChangingCommand<AddOptions> = (context, options) => {
  if (options.from !== undefined) return addFromList(context, options, options.from);
  const action: NewAction = { ...options, ...readWording(context, options) };
  const inspection = resolveInspection(context.register, action, options);
  const issued = requireChangeDate(context, options.on ?? inspection.published);
  const { id, change } = createActionFile(context.register, action, issued);
  const changes = [...(inspection.change ? [inspection.change] : []), change];
  return proposeCommit({
    command: 'add',
    subject: `Add ${id}: ${action.title}`,
    changes,
    options,
    trailers: [['Afi-Action', id]],
  });
};

/** Adds every row of a list, or none. All errors are reported in one run. */
function addFromList(context: WriteContext, options: AddOptions, file: string): Outcome {
  const list = context.readRows(file);
  if (!list.ok) throw new UserError(list.error);
  const rows = list.value;
  if (rows.length === 0) throw new UserError(`${file} holds no rows.`);
  const errors: string[] = [];
  const changes = new Map<string, NewRecordFile>();
  for (const { line, values } of rows) {
    try {
      const { action, unknown } = parseListRow(values, options);
      if (unknown.length > 0)
        throw new UserError(
          `no field is called ${unknown.map(withSuggestion).join(', ')}; there are: ${listColumns.join(', ')}.`,
        );
      const inspection = resolveInspection(context.register, action, options);
      const { id, change } = createActionFile(
        context.register,
        action,
        requireChangeDate(context, options.on ?? inspection.published),
      );
      if (changes.has(change.file)) throw new UserError(`${id} stands in the list twice.`);
      if (inspection.change) changes.set(inspection.change.file, inspection.change);
      changes.set(change.file, change);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      errors.push(`${file}:${line}: ${error.message}`);
    }
  }
  if (errors.length > 0) throw new UserError(`nothing was added:\n  ${errors.join('\n  ')}`);
  const added = [...changes.keys()].flatMap((action) => actionIdOf(action) ?? []);
  const subject = `Add ${added.length === 1 ? added[0] : `${added.length} actions`}`;
  return proposeCommit({
    command: 'add',
    subject,
    changes: [...changes.values()],
    options,
    actionIds: added,
  });
}

const withSuggestion = (name: string) => `${name} ${didYouMean(name, listColumns)}`.trim();

function readWording(
  context: CommandContext,
  { wording, wordingFile }: AddOptions,
): { readonly wording?: string } {
  if (wordingFile === undefined) return wording === undefined ? {} : { wording };
  return { wording: readTextFile(context, wordingFile) };
}

const requiredOptions = ['type', 'inspection', 'number', 'title', 'wording'] as const;

/**
 * The file of a new action. Its id is made of its inspection, its type and the number in the report.
 * @throws UserError if a required option is missing or a value is invalid.
 */
function createActionFile(
  register: Register,
  action: NewAction,
  issued: string,
): { readonly id: string; readonly change: NewRecordFile } {
  const missing = requiredOptions.filter((name) => !action[name]);
  if (missing.length > 0) throw new UserError(`say ${missing.map((name) => `--${name}`).join(', ')}.`);
  const { inspection = '', number = '' } = action;
  const type = parseWord('type', action.type ?? '') ?? '';
  if (!isActionType(type))
    throw new UserError(`the type \`${action.type}\` is none; there are: ${actionTypes.join(', ')}.`);
  if (!/^\d+[a-z]?$/.test(number))
    throw new UserError(`the number \`${number}\` is none: digits, and a letter where one item was split.`);
  const id = `${inspection}-${typeCodes[type]}-${number}`;
  const file = fileOf('action', id);
  if (register.hasFile(file))
    throw new UserError(
      `${id} is in the register already: \`afi show ${id}\`. A split item takes a letter: ${number}a.`,
    );
  if (action.deadlineBy !== undefined && !isDay(action.deadlineBy))
    throw new UserError(`the deadline ${action.deadlineBy} is no date.`);
  return {
    id,
    change: createRecordFile('action', file, actionData(id, type, action, issued)),
  };
}

/** The record, with its fields in the order of the format. */
function actionData(id: string, type: ActionType, action: NewAction, issued: string): ValueMap {
  const options = new Map<string, unknown>(Object.entries({ ...action, type }));
  const facts = actionFieldNames.map((field) => [field, fieldValue(field, options)]);
  const assigned = withoutUndefined({
    force_lead: action.forceLead,
    delivery_lead: action.deliveryLead,
    board: action.board,
  });
  const history: readonly ValueMap[] = [
    { on: issued, event: 'issued' },
    ...(Object.keys(assigned).length > 0 ? [{ on: issued, event: 'assigned', ...assigned }] : []),
  ];
  return withoutUndefined({ ...Object.fromEntries(facts), id, history });
}

/** The value of a field from the options of its columns; undefined if none is given. */
function fieldValue(field: ActionField, options: ReadonlyMap<string, unknown>): unknown {
  const values = fieldColumns.flatMap((column) =>
    column.field === field ? [{ key: column.key, value: options.get(column.option ?? '') }] : [],
  );
  if (values.some(({ key }) => key !== undefined))
    return values.some(({ value }) => value)
      ? withoutUndefined(Object.fromEntries(values.map(({ key, value }) => [key, value])))
      : undefined;
  const [value] = values.map((action) => action.value);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

const withoutUndefined = (data: Readonly<Record<string, unknown>>): ValueMap =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as ValueMap;

/**
 * The inspection of an action: an existing one, or a new file.
 * @throws UserError if it is new and its title or origin is not given.
 */
function resolveInspection(
  register: Register,
  { inspection: id }: NewAction,
  { inspectionTitle: title, origin, published }: AddOptions,
): { readonly published: string | undefined; readonly change?: NewRecordFile } {
  if (id === undefined) throw new UserError(`say ${requiredOptions.map((name) => `--${name}`).join(', ')}.`);
  const file = fileOf('inspection', id);
  const known = byId(register.inspections).get(id);
  if (known || register.hasFile(file)) return { published: known?.published };
  if (title === undefined || origin === undefined) {
    const suggestion = nearestWord(
      id,
      register.inspections.map((action) => action.id),
    );
    throw new UserError(
      `there is no inspection \`${id}\`. ${suggestion ? `Did you mean \`${suggestion}\`? ` : ''}A new one needs --inspection-title and --origin, and --published where its report is out.`,
    );
  }
  const data = withoutUndefined({
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
