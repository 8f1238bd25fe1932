/** Compares the register with the portal: totals, every difference with its likely reason, and which of them an officer has explained. */

import { buildRecord, compareBy } from '../../domain/collections.ts';
import { compareIds } from '../../domain/ids.ts';
import { isLive } from '../../domain/position.ts';
import type { Explanations } from '../../domain/records/explanations.ts';
import {
  type Extract,
  rowReference,
  unknownStatusReferences,
  unknownTypeReferences,
} from '../../domain/records/portal-extract.ts';
import { normaliseReference } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import { inspectorateTypes } from '../../domain/vocabulary.ts';
import { type ComparisonEntry, compareWithExtract, entryKinds } from './compare.ts';
import { createReasonFinder } from './difference-reasons.ts';
import type { LikelyReason } from './likely-reason.ts';
import { suggestMatches } from './match-suggestions.ts';
import type { ReconciledEntry, Reconciliation } from './schema.ts';
import { combineWordings } from './wordings.ts';

/** Compares the register on a date with an extract. */
export function reconcileWithExtract(register: Register, extract: Extract, asAt: string): Reconciliation {
  const { entries, closedUnmatchedRows, closedDuplicateRows } = compareWithExtract(register, extract, asAt);
  const suggestions = suggestMatches(register, extract, asAt);
  const reasons = createReasonFinder({ register, extract, asAt, entries, suggestions });
  const describedEntries = entries.map((entry) => describeEntry(entry, reasons(entry), register, asAt));
  const differingEntries = describedEntries.filter(({ kind }) => kind !== 'matched');
  return {
    extract: extract.day,
    as_at: asAt,
    totals: typeTotals(entries),
    ...buildRecord(entryKinds, (kind) =>
      describedEntries.filter((entry) => entry.kind === kind).sort(compareEntries),
    ),
    differences: differingEntries.length,
    unexplained: differingEntries.filter(({ explained }) => !explained).length,
    unplaced: unknownTypeReferences(extract),
    unknown_status: unknownStatusReferences(extract),
    closed_portal_only: closedUnmatchedRows.map(rowReference),
    closed_duplicates: closedDuplicateRows.map(rowReference),
    unused_explanations: findUnusedExplanations(
      register.explanations,
      entries.filter(({ kind }) => kind !== 'matched'),
      asAt,
    ).map(({ action = null, ref = null }) => ({ action, ref })),
  };
}

/** Live actions and live rows of each type, their difference, and how many each side has beyond those that both have. */
function typeTotals(entries: readonly ComparisonEntry[]): Reconciliation['totals'] {
  return inspectorateTypes.map((type) => {
    const parts = entries.map(({ rows, actions }) => ({
      register: actions.filter(({ action, position }) => isLive(position) && action.type === type).length,
      portal: rows.filter((row) => row.live && row.type === type).length,
    }));
    const sum = (figureOf: (part: (typeof parts)[number]) => number) =>
      parts.reduce((total, part) => total + figureOf(part), 0);
    const [registerCount, portalCount] = [sum(({ register }) => register), sum(({ portal }) => portal)];
    return {
      type,
      register: registerCount,
      portal: portalCount,
      difference: portalCount - registerCount,
      only_register: sum(({ register, portal }) => Math.max(0, register - portal)),
      only_portal: sum(({ register, portal }) => Math.max(0, portal - register)),
    };
  });
}

const compareEntries = (a: ReconciledEntry, b: ReconciledEntry) =>
  compareIds(a.actions[0] ?? '', b.actions[0] ?? '') || compareIds(a.refs[0] ?? '', b.refs[0] ?? '');

function describeEntry(
  entry: ComparisonEntry,
  reasons: readonly LikelyReason[],
  { explanations }: Register,
  asAt: string,
): ReconciledEntry {
  const { kind, rows, actions, fields } = entry;
  const { valid, lapsedExplanation } = findExplanations(entry, explanations, asAt);
  const likelyText = reasons.length === 0 ? null : reasons.map(({ sentence }) => sentence).join(' ');
  const agrees = kind === 'matched';
  return {
    kind,
    actions: actions.map(({ action }) => action.id),
    refs: rows.map(rowReference),
    fields,
    reason: agrees ? null : (valid?.reason ?? likelyText),
    explained: agrees || valid !== undefined,
    title: actions[0]?.action.title ?? rows[0]?.title ?? '',
    causes: reasons.map(({ cause }) => cause),
    likely: likelyText,
    lapsed: (!agrees && valid === undefined && lapsedExplanation?.until) || null,
    wordings: fields.includes('wording') ? combineWordings(entry) : null,
  };
}

type Explanation = Explanations['explanations'][number];

const isValidOn = ({ on, until }: Explanation, day: string) =>
  (on === undefined || on <= day) && (until === undefined || day <= until);

/** A test whether an explanation is for an entry, whatever the day. An explanation with both a reference and an action must match both. */
function createExplanationTest({ rows, actions }: ComparisonEntry): (explanation: Explanation) => boolean {
  const refs = new Set(rows.map(({ ref }) => normaliseReference(ref)));
  const ids = new Set(actions.flatMap(({ action }) => [action.id, ...(action.formerly ?? [])]));
  return ({ ref, action }) =>
    (ref === undefined || (ref !== '' && refs.has(normaliseReference(ref)))) &&
    (action === undefined || ids.has(action));
}

interface EntryExplanations {
  /** The newest explanation that is valid on the day. */
  readonly valid: Explanation | undefined;
  /** The newest explanation that has expired. */
  readonly lapsedExplanation: Explanation | undefined;
}

function findExplanations(
  entry: ComparisonEntry,
  { explanations }: Explanations,
  day: string,
): EntryExplanations {
  const matchingExplanations = explanations
    .filter(createExplanationTest(entry))
    .sort(compareBy(({ on }) => on ?? ''));
  return {
    valid: matchingExplanations.filter((explanation) => isValidOn(explanation, day)).at(-1),
    lapsedExplanation: matchingExplanations.filter(({ until }) => until !== undefined && until < day).at(-1),
  };
}

/** Explanations that are valid on a day but match no difference. */
const findUnusedExplanations = (
  { explanations }: Explanations,
  differences: readonly ComparisonEntry[],
  day: string,
): readonly Explanation[] => {
  const tests = differences.map(createExplanationTest);
  return explanations.filter(
    (explanation) => isValidOn(explanation, day) && !tests.some((test) => test(explanation)),
  );
};
