/** Compares the register with the portal: totals, every difference with its likely reason, and which of them an officer has explained. */

import { recordOf } from '../../domain/collections.ts';
import { compareIds } from '../../domain/ids.ts';
import { type Extract, rowName } from '../../domain/records/portal-extract.ts';
import type { Register } from '../../domain/register.ts';
import { type Entry, entryKinds, reconcile, totalsOf, wordingsOf } from './compare.ts';
import { type Likely, likelyReasons } from './difference-reasons.ts';
import { explanationsOf, idle } from './explained-differences.ts';
import { suggestionsFor } from './match-suggestions.ts';
import type { ReconciledEntry, Reconciliation } from './schema.ts';

/** Compares the register on a date with an extract. */
export function reconciliationOf(register: Register, extract: Extract, asAt: string): Reconciliation {
  const { entries, closedStrangers } = reconcile(register, extract, asAt);
  const suggestions = suggestionsFor(register, extract, asAt);
  const reasons = likelyReasons({ register, extract, asAt, entries, suggestions });
  const described = entries.map((entry) => describeEntry(entry, reasons(entry), register, asAt));
  const differing = described.filter(({ kind }) => kind !== 'matched');
  return {
    extract: extract.day,
    as_at: asAt,
    totals: totalsOf(entries),
    ...recordOf(entryKinds, (kind) => described.filter((entry) => entry.kind === kind).sort(compareEntries)),
    differences: differing.length,
    unexplained: differing.filter(({ explained }) => !explained).length,
    unplaced: extract.rows.filter(({ live, type }) => live && !type).map(rowName),
    closed_portal_only: closedStrangers.map(rowName),
    unused_explanations: idle(
      register.explanations,
      entries.filter(({ kind }) => kind !== 'matched'),
      asAt,
    ).map(({ action = null, ref = null }) => ({ action, ref })),
  };
}

const compareEntries = (a: ReconciledEntry, b: ReconciledEntry) =>
  compareIds(a.actions[0] ?? '', b.actions[0] ?? '') || compareIds(a.refs[0] ?? '', b.refs[0] ?? '');

function describeEntry(
  entry: Entry,
  reasons: readonly Likely[],
  { explanations }: Register,
  asAt: string,
): ReconciledEntry {
  const { kind, rows, actions, fields } = entry;
  const { holds, lapsed } = explanationsOf(entry, explanations, asAt);
  const likely = reasons.length === 0 ? null : reasons.map(({ sentence }) => sentence).join(' ');
  const agrees = kind === 'matched';
  return {
    kind,
    actions: actions.map(({ action }) => action.id),
    refs: rows.map(rowName),
    fields,
    reason: agrees ? null : (holds?.reason ?? likely),
    explained: agrees || holds !== undefined,
    title: actions[0]?.action.title ?? rows[0]?.title ?? '',
    causes: reasons.map(({ cause }) => cause),
    likely,
    lapsed: (!agrees && holds === undefined && lapsed?.until) || null,
    wordings: fields.includes('wording') ? wordingsOf(entry) : null,
  };
}
