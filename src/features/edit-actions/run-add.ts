/** Runs `add`: adds actions as they were issued, from options or from a list, and their inspection if it is new. */

import { readTextFile, requireChangeDate } from '../../app/change-options.ts';
import {
  type ChangingCommand,
  type CommandContext,
  type Outcome,
  UserError,
  type WriteContext,
} from '../../app/command.ts';
import { lookUp } from '../../app/lookup.ts';
import type { LookupKind } from '../../app/lookup-kinds.ts';
import { type NewRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { listKeys } from '../../domain/collections.ts';
import { actionIdFromFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { listColumns, parseListRow } from './add-list.ts';
import type { AddOptions, NewAction } from './command.ts';
import { deadlineNotes } from './deadline-notes.ts';
import { createActionFile, newBoardFile, resolveInspection } from './new-action.ts';

/** @throws UserError for an invalid or incomplete action; a list then adds none. */
export const runAdd: ChangingCommand<AddOptions> = (context, options) => {
  if (options.from !== undefined) return addFromList(context, options, options.from);
  const action: NewAction = { ...options, ...readWording(context, options) };
  const inspection = resolveInspection(context.register, action, options);
  const issueDate = requireChangeDate(context, options.on ?? inspection.published);
  const { id, change } = createActionFile(context.register, action, issueDate);
  const changes = [inspection.change, newBoardFile(context.register, options), change].filter(
    (newFile) => newFile !== undefined,
  );
  const proposal = proposeCommit({
    command: 'add',
    subject: `Add ${id}: ${action.title}`,
    changes,
    options,
    trailers: [['Afi-Action', id]],
  });
  return withLines(proposal, deadlineNotes(id, action, issueDate));
};

/** An outcome whose answer begins with lines of text, if there are any. */
const withLines = (outcome: Outcome, lines: readonly string[]): Outcome =>
  lines.length === 0 ? outcome : { ...outcome, text: lines.join('\n') };

/** Adds every row of a list, or none. All errors are reported in one run. */
function addFromList(context: WriteContext, options: AddOptions, file: string): Outcome {
  const list = context.readRows(file);
  if (!list.ok) throw new UserError(list.error);
  const rows = list.value;
  if (rows.length === 0) throw new UserError(`${file} has no rows.`);
  const errors: string[] = [];
  const notes: string[] = [];
  const changes = new Map<string, NewRecordFile>();
  for (const { line, values } of rows) {
    try {
      const { action: namedAction, unknownColumns: unknown } = parseListRow(values, options);
      if (unknown.length > 0)
        throw new UserError(
          `no field is called ${unknown.map(withSuggestion).join(', ')}; use one of: ${listColumns.join(', ')}.`,
        );
      const action = resolveNames(context.register, namedAction);
      const inspection = resolveInspection(context.register, action, options);
      const issueDate = requireChangeDate(context, options.on ?? inspection.published);
      const { id, change } = createActionFile(context.register, action, issueDate);
      if (changes.has(change.file)) throw new UserError(`${id} is in the list twice.`);
      if (inspection.change) changes.set(inspection.change.file, inspection.change);
      changes.set(change.file, change);
      notes.push(...deadlineNotes(id, action, issueDate));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      errors.push(`${file}:${line}: ${error.message}`);
    }
  }
  if (errors.length > 0) throw new UserError(`nothing was added:\n  ${errors.join('\n  ')}`);
  const addedIds = [...changes.keys()].flatMap((action) => actionIdFromFile(action) ?? []);
  const subject = `Add ${addedIds.length === 1 ? addedIds[0] : `${addedIds.length} actions`}`;
  const proposal = proposeCommit({
    command: 'add',
    subject,
    changes: [...changes.values()],
    options,
    actionIds: addedIds,
  });
  return withLines(proposal, notes);
}

/** What the names of a row mean in the register. */
const namedKinds = {
  inspection: 'new-inspection',
  forceLead: 'role',
  deliveryLead: 'role',
  board: 'new-board',
  causeOfConcern: 'action',
  carriedFrom: 'action',
} as const satisfies Partial<Record<keyof NewAction, LookupKind>>;

/** A row whose names are those of the register. @throws UserError for a name that may mean several, or an action that does not exist */
function resolveNames(register: Register, action: NewAction): NewAction {
  const names = listKeys(namedKinds).flatMap((field) => {
    const text = action[field];
    if (text === undefined || text === '') return [];
    const name = lookUp(register, namedKinds[field], text);
    // A list may name an action that it adds itself.
    if (!name.ok && namedKinds[field] !== 'action') throw new UserError(name.error);
    return name.ok ? [[field, name.value] as const] : [];
  });
  return { ...action, ...Object.fromEntries(names) };
}

const withSuggestion = (name: string) => `${name} ${didYouMean(name, listColumns)}`.trim();

function readWording(
  context: CommandContext,
  { wording, wordingFile }: AddOptions,
): { readonly wording?: string } {
  if (wordingFile === undefined) return wording === undefined ? {} : { wording };
  return { wording: readTextFile(context, wordingFile) };
}
