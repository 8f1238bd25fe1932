/** Summarises for papers how register and portal differ: counts by likely reason, and how many differences are explained. */

import {
  latestExtract,
  unknownStatusReferences,
  unknownTypeReferences,
} from '../../domain/records/portal-extract.ts';
import type { Register } from '../../domain/register.ts';
import type { DifferenceCause } from './likely-reason.ts';
import { reconcileWithExtract } from './reconciliation.ts';
import { differenceKinds } from './reconciliation-tables.ts';
import type { PortalSummary, ReasonGroup, ReconciledEntry, Reconciliation } from './schema.ts';

/** Causes that do not change a total. */
const submissionCauses: readonly DifferenceCause[] = [
  'submitted-late',
  'submitted-after',
  'submitted-there',
  'answered-late',
  'answered-after',
];

/** The causes that a paper reports in one sentence, in the order of the sentences. */
const groups: readonly { readonly id: ReasonGroup['id']; readonly causes: readonly DifferenceCause[] }[] = [
  { id: 'not-yet-there', causes: ['not-yet-added', 'added-in-part', 'issued-after'] },
  { id: 'closed-here', causes: ['removed-late', 'closed-after'] },
  { id: 'closed-there', causes: ['closed-there', 'gone-from-portal'] },
  { id: 'one-row', causes: ['split-here'] },
  { id: 'several-rows', causes: ['split-there', 'twice-there'] },
  { id: 'other-type', causes: ['type-word'] },
  { id: 'unknown-type', causes: ['type-unknown'] },
  { id: 'submissions', causes: submissionCauses },
  { id: 'wording', causes: ['wording-changed', 'wording-cut'] },
  { id: 'inspection-name', causes: ['inspection-word'] },
  { id: 'reference-missing', causes: ['by-wording'] },
  { id: 'not-here', causes: ['inspection-unknown', 'not-here', 'not-addressed'] },
];

/** Reconciles the register with the newest extract up to a day; null if there is none. */
export function reconcileOnDay(register: Register, asAt: string): Reconciliation | null {
  const extract = latestExtract(register.extracts, asAt);
  return extract ? reconcileWithExtract(register, extract, asAt) : null;
}

/** All differences, kind by kind. */
export const listReconciledEntries = (
  result: Pick<Reconciliation, (typeof differenceKinds)[number]>,
): readonly ReconciledEntry[] => differenceKinds.flatMap((kind) => result[kind]);

/**
 * The counts of a reconciliation for a paper; null without one.
 * @param register the register as the readers of the paper may know it, which gives the names of rows
 */
export function summarisePortal(result: Reconciliation | null, register: Register): PortalSummary | null {
  const visibleExtract = register.extracts.find(({ day }) => day === result?.extract);
  if (result === null || visibleExtract === undefined) return null;
  const { extract, matched, totals, differences, unexplained } = result;
  const allDifferences = listReconciledEntries(result);
  const sum = (key: 'only_register' | 'only_portal') => totals.reduce((total, row) => total + row[key], 0);
  return {
    extract,
    matched: matched.length,
    differences,
    explained: differences - unexplained,
    unexplained,
    more_here: sum('only_register'),
    more_there: sum('only_portal'),
    unplaced: unknownTypeReferences(visibleExtract),
    unknown_status: unknownStatusReferences(visibleExtract),
    groups: groups.flatMap(({ id, causes }) => {
      const matchingEntries = allDifferences.filter((entry) =>
        causes.some((cause) => cause === mainCause(entry)),
      );
      return matchingEntries.length === 0 ? [] : [summariseGroup(id, matchingEntries)];
    }),
  };
}

/** The cause by which a difference is grouped: its first, unless another cause changes a total and the first does not. */
function mainCause({ causes }: ReconciledEntry): DifferenceCause | undefined {
  const [first] = causes;
  const changesNoTotal = submissionCauses.some((cause) => cause === first);
  return (
    (changesNoTotal && causes.find((cause) => cause === 'type-word' || cause === 'type-unknown')) || first
  );
}

const summariseGroup = (id: ReasonGroup['id'], entries: readonly ReconciledEntry[]): ReasonGroup => ({
  id,
  count: entries.length,
  actions: entries.flatMap(({ actions }) => actions).length,
  rows: entries.flatMap(({ refs }) => refs).length,
  explained: entries.filter(({ explained }) => explained).length,
});
