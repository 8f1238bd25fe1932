/** Finds the likely reasons of a difference between register and portal, from dates, statuses and wording. */

import { daysBetween, formatDate } from '../../domain/dates/calendar.ts';
import type { ActionState } from '../../domain/filter.ts';
import type { Action } from '../../domain/records/action.ts';
import { type Extract, type ExtractRow, rowReference } from '../../domain/records/portal-extract.ts';
import { normaliseReference } from '../../domain/reference-pairing.ts';
import { addressesForce, isCounted, type Register } from '../../domain/register.ts';
import { type ComparisonEntry, createStatusReader } from './compare.ts';
import { createReason, type LikelyReason } from './likely-reason.ts';
import type { Suggestion } from './match-suggestions.ts';
import { splitReasons, statusReasons, textReasons } from './pair-reasons.ts';
import { inspectionNames, normaliseInspectionName } from './wordings.ts';

/** What reasons are found from. */
export interface ReasonInputs {
  readonly register: Register;
  readonly extract: Extract;
  readonly asAt: string;
  /** All entries: matched rows show which names the portal uses for an inspection. */
  readonly entries: readonly ComparisonEntry[];
  readonly suggestions: readonly Suggestion[];
}

/** What reasons need to know of all entries, collected once. */
interface ReasonContext extends ReasonInputs {
  /** The names of each inspection, by its id. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Names of the extract's inspections, and the names that the register knows. */
  readonly portalInspections: ReadonlySet<string>;
  readonly knownInspections: ReadonlySet<string>;
  /** Ids of inspections that have an action on the portal. */
  readonly matchedInspections: ReadonlySet<string>;
  /** Actions that are addressed to others only, and audit actions, by reference. */
  readonly uncountedActions: ReadonlyMap<string, Action>;
  readonly hints: ReturnType<typeof wordingHints>;
}

function collectContext(inputs: ReasonInputs): ReasonContext {
  const { register, extract, entries } = inputs;
  const names = inspectionNames(register);
  const matchedEntries = entries.filter(({ rows, actions }) => rows.length > 0 && actions.length > 0);
  const highSuggestions = inputs.suggestions.filter(({ level }) => level === 'high');
  const namesOf = (rows: readonly ExtractRow[]) =>
    rows.map(({ inspection }) => normaliseInspectionName(inspection));
  return {
    ...inputs,
    names,
    portalInspections: new Set(namesOf(extract.rows)),
    knownInspections: new Set([
      ...[...names.values()].flat().map(normaliseInspectionName),
      ...matchedEntries.flatMap(({ rows }) => namesOf(rows)),
    ]),
    matchedInspections: new Set([
      ...matchedEntries.flatMap(({ actions }) => actions.map(({ action }) => action.inspection)),
      ...highSuggestions.map(({ action }) => action.inspection),
    ]),
    uncountedActions: new Map(
      register.actions
        .filter((action) => !isCounted(action))
        .flatMap((action) =>
          (action.portal_refs ?? []).map((ref) => [normaliseReference(ref), action] as const),
        ),
    ),
    hints: wordingHints(highSuggestions),
  };
}

/** A function that returns the likely reasons of an entry. */
export function createReasonFinder(
  inputs: ReasonInputs,
): (entry: ComparisonEntry) => readonly LikelyReason[] {
  const context = collectContext(inputs);
  const statusOf = createStatusReader(inputs.register.settings);
  return (entry) => {
    const [first] = entry.actions;
    if (entry.kind === 'matched') return [];
    if (entry.kind === 'register_only') return first ? [reasonForAction(context, first)] : [];
    if (entry.kind === 'portal_only') return [reasonForRow(context, entry)];
    return [
      ...splitReasons(entry),
      ...(entry.fields.includes('status')
        ? statusReasons(entry, statusOf(entry.rows), inputs.extract.day)
        : []),
      ...textReasons(entry),
    ];
  };
}

/** Why an action has no row. */
function reasonForAction(context: ReasonContext, { action, position }: ActionState): LikelyReason {
  const { extract, hints, names, matchedInspections, portalInspections } = context;
  const issueDay = position.issued ?? '';
  if (issueDay > extract.day)
    return createReason('issued-after', `Issued on ${formatDate(issueDay)}, after the extract.`);
  const hint = hints.ofAction(action.id);
  if (hint) return createReason('by-wording', hint);
  if (action.portal_refs?.length) return reasonForRemovedRow(context, action.portal_refs);
  const days = daysBetween(issueDay, extract.day);
  const timeSinceIssue = `issued ${days === 1 ? 'one day' : `${days} days`} before the extract`;
  const hasInspection =
    matchedInspections.has(action.inspection) ||
    (names.get(action.inspection) ?? [action.inspection]).some((name) =>
      portalInspections.has(normaliseInspectionName(name)),
    );
  return hasInspection
    ? createReason(
        'added-in-part',
        `Not yet on the portal, which has other actions of its inspection; ${timeSinceIssue}.`,
      )
    : createReason(
        'not-yet-added',
        `Not yet on the portal, which has no action of its inspection; ${timeSinceIssue}.`,
      );
}

/** Why a row has no action. */
function reasonForRow(context: ReasonContext, { rows: [row] }: ComparisonEntry): LikelyReason {
  const uncountedAction = context.uncountedActions.get(normaliseReference(row?.ref ?? ''));
  const hint = row && context.hints.ofRow(row.line);
  if (uncountedAction && !addressesForce(uncountedAction))
    return createReason(
      'not-addressed',
      `Not addressed to this force: ${uncountedAction.id} is for ${(uncountedAction.addressees ?? []).join(', ')}.`,
    );
  if (uncountedAction)
    return createReason(
      'type-word',
      `On the register as an audit action, ${uncountedAction.id}: correct its type, or remove its reference.`,
    );
  if (hint) return createReason('by-wording', hint);
  return row?.inspection !== undefined &&
    !context.knownInspections.has(normaliseInspectionName(row.inspection))
    ? createReason(
        'inspection-unknown',
        'Not addressed to this force: its inspection is not on the register.',
      )
    : createReason('not-here', 'Not yet on the register, or part of another action.');
}

/** Sentences about the suggested match of a row or of an action. */
function wordingHints(suggestions: readonly Suggestion[]) {
  const describeLikeness = ({ score, part }: Suggestion) =>
    part ? 'Partly the same wording as' : `${score >= 0.995 ? 'The' : 'Nearly the'} same wording as`;
  const rows = new Map(suggestions.map((suggestion) => [suggestion.row.line, suggestion]));
  const actions = new Map(suggestions.map((suggestion) => [suggestion.action.id, suggestion]));
  return {
    ofRow: (line: number) => {
      const suggestion = rows.get(line);
      return (
        suggestion &&
        `${describeLikeness(suggestion)} ${suggestion.action.id}, which does not have its reference.`
      );
    },
    ofAction: (id: string) => {
      const suggestion = actions.get(id);
      const row = suggestion && rowReference(suggestion.row);
      return (
        suggestion &&
        `${describeLikeness(suggestion)} ${row} on the portal, whose reference it does not have.`
      );
    },
  };
}

function reasonForRemovedRow({ register, extract }: ReasonInputs, refs: readonly string[]): LikelyReason {
  const keys = new Set(refs.map(normaliseReference));
  const lastExtract = register.extracts
    .filter(({ day, rows }) => day < extract.day && rows.some(({ ref }) => keys.has(normaliseReference(ref))))
    .at(-1);
  const references = refs.join(', ');
  return createReason(
    'gone-from-portal',
    lastExtract
      ? `Closed by HMICFRS and not yet closed on the register: ${references} was on the portal on ${formatDate(lastExtract.day)}.`
      : `Closed by HMICFRS and not yet closed on the register, or mistyped: ${references} is not on the portal.`,
  );
}
