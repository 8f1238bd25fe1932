/** `add`: an action as it was issued, from flags or from a list; a new inspection on the way where it is not there yet. */

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
import { didYouMean, nearestWord } from '../../domain/text/nearest.ts';
import { type ActionType, actionTypes, isActionType, typeCodes } from '../../domain/vocabulary.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import { changed, dayOf } from './action-selection.ts';
import { listColumns, newAction } from './add-list.ts';
import type { AddOptions, NewAction } from './command.ts';
import { type NewFile, newRecord } from './new-record.ts';
import { textIn } from './text-arguments.ts';

export const runAdd: ChangingCommand<AddOptions> = (context, options) => {
  if (options.from !== undefined) return fromList(context, options, options.from);
  const one: NewAction = { ...options, ...wordingFrom(context, options) };
  const inspection = inspectionFor(context.register, one, options);
  const issued = dayOf(context, options.on ?? inspection.published);
  const { id, change } = actionFile(context.register, one, issued);
  const changes = [...(inspection.change ? [inspection.change] : []), change];
  return changed('add', `Add ${id}: ${one.title}`, changes, options, [['Afi-Action', id]]);
};

/** Every row of a list, all or none; what is wrong is told of every row in one run. */
function fromList(context: WriteContext, options: AddOptions, file: string): Outcome {
  const list = context.rowsOf(file);
  if (!list.ok) throw new UserError(list.error);
  const rows = list.value;
  if (rows.length === 0) throw new UserError(`${file} holds no rows.`);
  const wrong: string[] = [];
  const changes = new Map<string, NewFile>();
  for (const { line, values } of rows) {
    try {
      const { action, unknown } = newAction(values, options);
      if (unknown.length > 0)
        throw new UserError(
          `no field is called ${unknown.map(withMeant).join(', ')}; there are: ${listColumns.join(', ')}.`,
        );
      const inspection = inspectionFor(context.register, action, options);
      const { id, change } = actionFile(
        context.register,
        action,
        dayOf(context, options.on ?? inspection.published),
      );
      if (changes.has(change.file)) throw new UserError(`${id} stands in the list twice.`);
      if (inspection.change) changes.set(inspection.change.file, inspection.change);
      changes.set(change.file, change);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      wrong.push(`${file}:${line}: ${error.message}`);
    }
  }
  if (wrong.length > 0) throw new UserError(`nothing was added:\n  ${wrong.join('\n  ')}`);
  const added = [...changes.keys()].flatMap((one) => actionIdOf(one) ?? []);
  const subject = `Add ${added.length === 1 ? added[0] : `${added.length} actions`}`;
  return changed('add', subject, [...changes.values()], options, [], added);
}

const withMeant = (name: string) => `${name} ${didYouMean(name, listColumns)}`.trim();

function wordingFrom(
  context: CommandContext,
  { wording, wordingFile }: AddOptions,
): { readonly wording?: string } {
  if (wordingFile === undefined) return wording === undefined ? {} : { wording };
  return { wording: textIn(context, wordingFile) };
}

const wanted = ['type', 'inspection', 'number', 'title', 'wording'] as const;

/** The file of a new action, named for what its report printed. */
function actionFile(
  register: Register,
  one: NewAction,
  issued: string,
): { readonly id: string; readonly change: NewFile } {
  const missing = wanted.filter((name) => !one[name]);
  if (missing.length > 0) throw new UserError(`say ${missing.map((name) => `--${name}`).join(', ')}.`);
  const { inspection = '', number = '' } = one;
  const type = parseWord('type', one.type ?? '') ?? '';
  if (!isActionType(type))
    throw new UserError(`the type \`${one.type}\` is none; there are: ${actionTypes.join(', ')}.`);
  if (!/^\d+[a-z]?$/.test(number))
    throw new UserError(`the number \`${number}\` is none: digits, and a letter where one item was split.`);
  const id = `${inspection}-${typeCodes[type]}-${number}`;
  const file = fileOf('action', id);
  if (register.hasFile(file))
    throw new UserError(
      `${id} is in the register already: \`afi show ${id}\`. A split item takes a letter: ${number}a.`,
    );
  if (one.deadlineBy !== undefined && !isDay(one.deadlineBy))
    throw new UserError(`the deadline ${one.deadlineBy} is no date.`);
  return {
    id,
    change: newRecord('action', file, dataOf(id, type, one, issued)),
  };
}

/** The record, in the order in which the format lists its fields. */
function dataOf(id: string, type: ActionType, one: NewAction, issued: string): ValueMap {
  const options = new Map<string, unknown>(Object.entries({ ...one, type }));
  const facts = actionFieldNames.map((field) => [field, fieldValue(field, options)]);
  const assigned = defined({ force_lead: one.forceLead, delivery_lead: one.deliveryLead, board: one.board });
  const history: readonly ValueMap[] = [
    { on: issued, event: 'issued' },
    ...(Object.keys(assigned).length > 0 ? [{ on: issued, event: 'assigned', ...assigned }] : []),
  ];
  return defined({ ...Object.fromEntries(facts), id, history });
}

/** The value of a field from the options of its columns; undefined where none of them has one. */
function fieldValue(field: ActionField, options: ReadonlyMap<string, unknown>): unknown {
  const values = fieldColumns.flatMap((column) =>
    column.field === field ? [{ key: column.key, value: options.get(column.option ?? '') }] : [],
  );
  if (values.some(({ key }) => key !== undefined))
    return values.some(({ value }) => value)
      ? defined(Object.fromEntries(values.map(({ key, value }) => [key, value])))
      : undefined;
  const [value] = values.map((one) => one.value);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

const defined = (data: Readonly<Record<string, unknown>>): ValueMap =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as ValueMap;

/** The inspection an action comes from: one that is there, or a new file where title and origin are given. */
function inspectionFor(
  register: Register,
  { inspection: id }: NewAction,
  { inspectionTitle: title, origin, published }: AddOptions,
): { readonly published: string | undefined; readonly change?: NewFile } {
  if (id === undefined) throw new UserError(`say ${wanted.map((name) => `--${name}`).join(', ')}.`);
  const file = fileOf('inspection', id);
  const known = byId(register.inspections).get(id);
  if (known || register.hasFile(file)) return { published: known?.published };
  if (title === undefined || origin === undefined) {
    const meant = nearestWord(
      id,
      register.inspections.map((one) => one.id),
    );
    throw new UserError(
      `there is no inspection \`${id}\`. ${meant ? `Did you mean \`${meant}\`? ` : ''}A new one needs --inspection-title and --origin, and --published where its report is out.`,
    );
  }
  const data = defined({ id, title, origin, status: published ? 'published' : 'under-way', published });
  return {
    published,
    change: newRecord('inspection', file, data),
  };
}
