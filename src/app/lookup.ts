/** Finds what a text of a call names in the register, by its id or its name; other texts are refused with the valid ones. */

import { actionNumberPattern } from '../domain/action-number.ts';
import { listBatches } from '../domain/batch-outcomes.ts';
import { fail, ok, type Result } from '../domain/errors.ts';
import { frameworkNumbers } from '../domain/framework.ts';
import { isId } from '../domain/ids.ts';
import { ancestorKeys } from '../domain/paf-key.ts';
import type { Action } from '../domain/records/action.ts';
import { type FolderKind, recordFile } from '../domain/records/record-paths.ts';
import { normaliseReference, referenceKeys } from '../domain/reference-pairing.ts';
import type { Register } from '../domain/register.ts';
import { findByName, findByPart, type NamedValue } from '../domain/text/name-matching.ts';
import { listValidValues, suggestValues } from '../domain/text/word-matching.ts';
import { UserError } from './command.ts';
import type { LookupKind } from './lookup-kinds.ts';

/** What a kind of value may name. */
interface Lookup {
  /** What it is, in a sentence. */
  readonly noun: string;
  readonly list: (register: Register) => readonly NamedValue[];
  /** The kind of the record, whose file may have been rejected. */
  readonly record?: FolderKind;
  /** Whether a part of a name is accepted where only one has it, and the valid values are listed with their names. */
  readonly acceptsPart?: true;
  /** Whether a text that names nothing yet is accepted. */
  readonly acceptsNew?: (register: Register) => boolean;
  /** Why a text that names nothing yet is refused although others are accepted; undefined if it is not. */
  readonly whyNotNew?: (register: Register, text: string) => string | undefined;
}

const withoutNames = (values: readonly string[]): readonly NamedValue[] => values.map((value) => ({ value }));
const listBoards = ({ boards }: Register) => boards.map(({ id, name }) => ({ value: id, names: [name] }));
const listRoles = ({ settings }: Register) => withoutNames(settings.roles ?? []);
const listLeads =
  (lead: 'force_lead' | 'delivery_lead') =>
  (register: Register): readonly NamedValue[] => [
    ...listRoles(register),
    ...withoutNames(
      register.actions.flatMap(({ history }) =>
        history.flatMap((event) => (event.event === 'assigned' ? (event[lead] ?? []) : [])),
      ),
    ),
  ];
const listBatchValues = ({ batches, actions }: Register): readonly NamedValue[] => [
  ...batches.map(({ id, title = '' }) => ({ value: id, names: [title] })),
  ...withoutNames(actions.flatMap((action) => [...listBatches(action)])),
];
const listInspections = ({ inspections, actions }: Register): readonly NamedValue[] => [
  ...inspections.map(({ id, title }) => ({ value: id, names: [title] })),
  ...withoutNames(actions.map(({ inspection }) => inspection)),
];
const acceptsAnyNew = () => true;

const lookups: { readonly [Kind in Exclude<LookupKind, 'action'>]: Lookup } = {
  approver: {
    noun: 'board or role',
    list: (register) => [...listBoards(register), ...listRoles(register)],
    record: 'board',
    // Without a list of roles any word may be a role.
    acceptsNew: ({ settings }) => (settings.roles ?? []).length === 0,
  },
  batch: { noun: 'batch', list: listBatchValues },
  board: { noun: 'board', list: listBoards, record: 'board' },
  'delivery-lead': { noun: 'delivery lead', list: listLeads('delivery_lead') },
  'force-lead': { noun: 'force lead', list: listLeads('force_lead') },
  framework: {
    noun: 'framework',
    list: ({ frameworks }) => frameworks.map(({ id, title }) => ({ value: id, names: [title] })),
    record: 'framework',
  },
  'framework-key': { noun: 'key of the framework', list: (register) => withoutNames(knownPafKeys(register)) },
  inspection: { noun: 'inspection', list: listInspections, record: 'inspection' },
  'new-batch': {
    noun: 'batch',
    list: listBatchValues,
    acceptsNew: acceptsAnyNew,
    whyNotNew: (register, text) =>
      findActions(register, text).length === 0
        ? undefined
        : `\`${text}\` is an action. Enter the id of a batch here, such as ${register.today.slice(0, 7)}; \`afi submit\` needs first the id of the batch, then the actions.`,
  },
  'new-board': { noun: 'board', list: listBoards, acceptsNew: acceptsAnyNew },
  'new-inspection': { noun: 'inspection', list: listInspections, acceptsNew: acceptsAnyNew },
  origin: {
    noun: 'origin',
    list: ({ settings }) => settings.origins.map(({ id, label }) => ({ value: id, names: [label] })),
    acceptsPart: true,
  },
  paper: {
    noun: 'paper',
    list: ({ papers }) =>
      papers.map(({ id, title }) => ({ value: id, names: title === undefined ? [] : [title] })),
    record: 'paper',
  },
  // A lead that register.yaml does not list is a finding, not a refusal.
  role: { noun: 'role', list: listRoles, acceptsNew: acceptsAnyNew },
  theme: {
    noun: 'theme',
    list: ({ actions }) => withoutNames(actions.flatMap(({ themes }) => themes ?? [])),
  },
};

/** The records with names, by their files. */
export const listNamedFiles = (register: Register): readonly NamedValue[] =>
  (['batch', 'board', 'framework', 'inspection', 'paper'] as const).flatMap((kind) =>
    lookups[kind]
      .list(register)
      .map(({ value, names = [] }) => ({ value: recordFile(kind, value), names: [value, ...names] })),
  );

/** The numbers of every framework, with and without its id, and the keys on actions, and their ancestor keys. */
const knownPafKeys = ({ actions, frameworks }: Register): readonly string[] => [
  ...frameworks.flatMap((framework) =>
    frameworkNumbers(framework).flatMap((number) => [number, `${framework.id}:${number}`]),
  ),
  ...actions.flatMap(({ paf }) => (paf ?? []).flatMap((key) => [key, ...ancestorKeys(key)])),
];

/** The id, or the text as the register spells it, that a text names; a sentence that explains why it names none or several. */
export function lookUp(register: Register, kind: LookupKind, text: string): Result<string, string> {
  if (kind === 'action') {
    const actions = findActions(register, text);
    const [action] = actions;
    return action && actions.length === 1
      ? ok(action.id)
      : fail(explainUnknownAction(register, text, actions));
  }
  const { noun, list, record, acceptsPart, acceptsNew, whyNotNew } = lookups[kind];
  const candidates = list(register);
  const namedValues = findByName(text, candidates);
  const matches = namedValues.length === 0 && acceptsPart ? findByPart(text, candidates) : namedValues;
  const [match] = matches;
  if (match !== undefined && matches.length === 1) return ok(match);
  if (matches.length > 1)
    return fail(`\`${text}\` may mean several. ${listValidValues(text, withNames(candidates, matches))}`);
  const refusal = whyNotNew?.(register, text);
  if (refusal !== undefined) return fail(refusal);
  if (acceptsNew?.(register)) return ok(text);
  if (record && isId(text) && register.hasFile(recordFile(record, text)))
    return kind === 'approver' ? ok(text) : fail(rejectedFile(text));
  const values = candidates.map(({ value }) => value);
  return fail(
    acceptsPart
      ? `no ${noun} is called \`${text}\`. ${listValidValues(text, withNames(candidates, values))}`
      : `no ${noun} is called \`${text}\`. ${suggestValues(text, values)}`,
  );
}

/** Values with their names: `local-peel (Local PEEL)`. */
const withNames = (candidates: readonly NamedValue[], values: readonly string[]): readonly string[] =>
  values.map((value) => {
    const [name = ''] = candidates.find((candidate) => candidate.value === value)?.names ?? [];
    return name === '' || name === value ? value : `${value} (${name})`;
  });

const rejectedFile = (id: string) => `the file of \`${id}\` is rejected; \`afi check\` shows why.`;

/** The end of an id that is precise enough to name an action: its type and number at least. */
const actionIdEnd = new RegExp(`^(?:[a-z0-9]+-)*(?:coc|rec|afi|act)-${actionNumberPattern}$`);

/** The actions that a text names: by id, by a former id, by a portal reference, or by the end of an id. */
export function findActions({ actions }: Register, text: string): readonly Action[] {
  const exactMatch =
    actions.find(({ id }) => id === text) ?? actions.find(({ formerly }) => formerly?.includes(text));
  if (exactMatch) return [exactMatch];
  const id = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\.yaml$/, '')
    .replace(/[\s_-]+/g, '-');
  const normalisedMatch = actions.find((action) => action.id === id);
  if (normalisedMatch) return [normalisedMatch];
  const isEnd = actionIdEnd.test(id);
  const reference = normaliseReference(text);
  return actions.filter(
    (action) =>
      (isEnd && action.id.endsWith(`-${id}`)) || (reference !== '' && referenceKeys(action).has(reference)),
  );
}

function explainUnknownAction(register: Register, text: string, matches: readonly Action[]): string {
  if (matches.length > 1)
    return `\`${text}\` may mean several actions. ${listValidValues(
      text,
      matches.map(({ id }) => id),
    )}`;
  if (isId(text) && register.hasFile(recordFile('action', text))) return rejectedFile(text);
  const actionIds = register.actions.map(({ id }) => id);
  return `no action is called \`${text}\`. ${suggestValues(text, actionIds)}`;
}

/**
 * An action by its id or a former one, by the end of its id, or by its portal reference.
 * @throws UserError if there is none or several, or its file is rejected.
 */
export function requireAction(register: Register, text: string): Action {
  const matches = findActions(register, text);
  const [action] = matches;
  if (action && matches.length === 1) return action;
  throw new UserError(explainUnknownAction(register, text, matches));
}
