/** How register and portal differ, as a paper tells it: counts by likely reason, and how many have a stated one. */

import { extractServing } from '../../domain/records/portal-extract.ts';
import type { Register } from '../../domain/register.ts';
import type { Cause } from './difference-reasons.ts';
import type { PortalSummary, ReasonGroup } from './portal-paper-schemas.ts';
import { reconciliationOf } from './reconciliation.ts';
import { differing } from './reconciliation-tables.ts';
import type { ReconciledEntry, Reconciliation } from './schema.ts';

/** Differences that a paper tells of in one sentence, in the order in which it does. */
const groups = {
  'not-yet-there': ['not-yet-added', 'added-in-part', 'issued-after'],
  'closed-here': ['removed-late', 'closed-after'],
  'closed-there': ['closed-there', 'gone-from-portal'],
  'one-row': ['split-here'],
  'several-rows': ['split-there', 'twice-there'],
  'other-type': ['type-word'],
  'unknown-type': ['type-unknown'],
  submissions: ['submitted-late', 'submitted-after', 'submitted-there', 'answered-late', 'answered-after'],
  wording: ['wording-changed', 'wording-cut'],
  'inspection-name': ['inspection-word'],
  'reference-missing': ['by-wording'],
  'not-here': ['inspection-unknown', 'not-here', 'not-addressed'],
} as const satisfies Readonly<Record<string, readonly Cause[]>>;

type GroupName = keyof typeof groups;

/** Null where no extract serves the day. */
export function reconciliationOn(register: Register, asAt: string): Reconciliation | null {
  const extract = extractServing(register.extracts, asAt);
  return extract ? reconciliationOf(register, extract, asAt) : null;
}

/** The class in which a difference is told. */
export const differencesIn = (
  result: Pick<Reconciliation, (typeof differing)[number]>,
): readonly ReconciledEntry[] => differing.flatMap((kind) => result[kind]);

/** The counts of a reconciliation for a paper; null without one. */
export function summarisePortal(result: Reconciliation | null): PortalSummary | null {
  if (result === null) return null;
  const { extract, matched, totals, differences, unexplained } = result;
  const all = differencesIn(result);
  const sum = (key: 'only_register' | 'only_portal') => totals.reduce((total, one) => total + one[key], 0);
  return {
    extract,
    matched: matched.length,
    differences,
    explained: differences - unexplained,
    unexplained,
    more_here: sum('only_register'),
    more_there: sum('only_portal'),
    groups: (Object.keys(groups) as GroupName[]).flatMap((id) => groupTold(id, all)),
  };
}

/** The first of its causes; but what moves a total goes before what does not. */
function toldFor({ causes }: ReconciledEntry): Cause | undefined {
  const [first] = causes;
  const movesNone = (groups.submissions as readonly (Cause | undefined)[]).includes(first);
  return (movesNone && causes.find((cause) => cause === 'type-word' || cause === 'type-unknown')) || first;
}

function groupTold(id: GroupName, all: readonly ReconciledEntry[]): readonly ReasonGroup[] {
  const causes: readonly Cause[] = groups[id];
  const those = all.filter((entry) => causes.some((cause) => cause === toldFor(entry)));
  if (those.length === 0) return [];
  return [
    {
      id,
      count: those.length,
      actions: those.flatMap(({ actions }) => actions).length,
      rows: those.flatMap(({ refs }) => refs).length,
      explained: those.filter(({ explained }) => explained).length,
    },
  ];
}
