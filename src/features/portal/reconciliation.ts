/** The register against the portal: totals, every difference with its likely reason, and which of them an officer has explained. */

import { compareIds } from '../../domain/ids.ts';
import { type Extract, rowName } from '../../domain/records/portal-extract.ts';
import type { Register } from '../../domain/register.ts';
import { type Entry, type EntryKind, reconcile, type TypeTotal, totalsOf, wordingsOf } from './compare.ts';
import { type Likely, likelyReasons } from './difference-reasons.ts';
import { type Explanation, explanationsOf, idle } from './explained-differences.ts';
import { suggestionsFor } from './match-suggestions.ts';
import type { PlainEntry, ToldEntry } from './schema.ts';

export interface Reconciliation {
  readonly extract: string;
  readonly as_at: string;
  readonly totals: readonly TypeTotal[];
  readonly entries: Readonly<Record<EntryKind, readonly ToldEntry[]>>;
  readonly differences: number;
  readonly unexplained: number;
  /** References of live rows whose type is not known: they stand in no total. */
  readonly unplaced: readonly string[];
  /** Closed rows of which the register knows nothing. */
  readonly closed_strangers: readonly string[];
  readonly idle: readonly Explanation[];
}

export function reconciliationOf(register: Register, extract: Extract, asAt: string): Reconciliation {
  const { entries, closedStrangers } = reconcile(register, extract, asAt);
  const suggestions = suggestionsFor(register, extract, asAt);
  const reasons = likelyReasons({ register, extract, asAt, entries, suggestions });
  const told = entries.map((entry) => tell(entry, reasons(entry), register, asAt));
  const differing = told.filter(({ kind }) => kind !== 'matched');
  const of = (wanted: EntryKind) => told.filter(({ kind }) => kind === wanted).sort(byPlace);
  return {
    extract: extract.day,
    as_at: asAt,
    totals: totalsOf(entries),
    entries: byKind(of),
    differences: differing.length,
    unexplained: differing.filter(({ explained }) => !explained).length,
    unplaced: extract.rows.filter(({ live, type }) => live && !type).map(rowName),
    closed_strangers: closedStrangers.map(rowName),
    idle: idle(
      register.explanations,
      entries.filter(({ kind }) => kind !== 'matched'),
      asAt,
    ),
  };
}

const byPlace = (a: ToldEntry, b: ToldEntry) =>
  compareIds(a.actions[0] ?? '', b.actions[0] ?? '') || compareIds(a.refs[0] ?? '', b.refs[0] ?? '');

function tell(entry: Entry, reasons: readonly Likely[], { explanations }: Register, asAt: string): ToldEntry {
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

const byKind = <Value>(of: (kind: EntryKind) => Value): Readonly<Record<EntryKind, Value>> => ({
  matched: of('matched'),
  differs: of('differs'),
  one_to_many: of('one_to_many'),
  many_to_one: of('many_to_one'),
  register_only: of('register_only'),
  portal_only: of('portal_only'),
});

/** The answer as it is published. */
export const plainReconciliation = ({ extract, totals, entries }: Reconciliation) => ({
  extract,
  totals: totals.map(({ type, register, portal, difference }) => ({ type, register, portal, difference })),
  ...byKind((kind) => entries[kind].map(plainEntry)),
});

const plainEntry = ({ actions, refs, fields, reason, explained }: ToldEntry): PlainEntry => ({
  actions,
  refs,
  fields,
  reason,
  explained,
});
