/** Builds the answer of `verify`: every finding of every commit, with the corrections, late entries and signatures. */

import type { RecordedChange } from '../../app/response-schema.ts';
import type { Anchor, RecordedCommit, Signature } from '../../domain/commit-history.ts';
import type { FormerSource } from '../../storage/git/former-commits.ts';
import { type Acceptance, applyAcceptances, findingId } from './acceptances.ts';
import type { AssessedCommit } from './assess-commits.ts';
import { findDateFaults } from './commit-dates.ts';
import {
  dateFindings,
  type FindingFields,
  lostMessage,
  moveNotices,
  noField,
  signatureFindings,
  tamperingMessage,
} from './finding-messages.ts';
import { commitFields } from './history.ts';
import type { LostFact } from './lost-facts.ts';
import type { NoticeFields } from './omitted-facts.ts';
import type { Audit, AuditFinding } from './schema.ts';
import { describeWatchedChange, type WatchedChange } from './watched-changes.ts';
import type { ChangeWeight } from './watched-places.ts';

/** The ids of the commits that must be signed: those that close or submit an action. */
export const commitsToSign = (assessedCommits: readonly AssessedCommit[]): readonly string[] =>
  assessedCommits.flatMap(({ commit, isSettling }) => (isSettling ? [commit.commit] : []));

/** What `verify` knows besides the commits. */
export interface AuditEvidence {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly anchors?: readonly Anchor[];
  /** The checked signatures by commit id; none if signatures were not asked for. */
  readonly signatures?: ReadonlyMap<string, Signature>;
  /** The changes of watched places by commit id. */
  readonly watchedChanges?: ReadonlyMap<string, readonly WatchedChange[]>;
  readonly lostFacts?: readonly LostFact[];
  /** Where commits were looked for that left the history. */
  readonly sources?: readonly FormerSource[];
  readonly acceptances?: readonly Acceptance[];
}

/** The answer of `verify`, without a change. */
export type AuditAnswer = Omit<Audit, keyof RecordedChange>;

/** The answer of `verify`. */
export function buildAudit(assessedCommits: readonly AssessedCommit[], evidence: AuditEvidence): AuditAnswer {
  const { today, anchors = [], signatures, watchedChanges } = evidence;
  const { lostFacts = [], sources = [], acceptances = [] } = evidence;
  const commits = assessedCommits.map(({ commit }) => commit);
  const dateFaults = findDateFaults(commits, today);
  const listWithCommits = <Fact>(list: (commit: AssessedCommit) => readonly Fact[]) =>
    assessedCommits.flatMap((each) => list(each).map((fact) => ({ ...commitFields(each.commit), ...fact })));
  const watchedWith = (commit: RecordedCommit, weight: ChangeWeight) =>
    (watchedChanges?.get(commit.commit) ?? [])
      .filter((change) => change.weight === weight)
      .map(watchedFields);
  const lostWith = (weight: ChangeWeight) =>
    lostFacts
      .filter((fact) => fact.weight === weight)
      .map(({ commit, code, key, file, field, was, message }) => ({
        ...commitFields(commit),
        ...{ code, key, file, field, was, is: null, message },
      }));
  const findings = listWithCommits(({ commit, tamperings }): readonly FindingFields[] => [
    ...tamperings.map((tampering) => ({ ...tampering, message: tamperingMessage(tampering) })),
    ...(commit.introducedErrors ?? []).map(({ code, file, place, message }) => ({
      ...noField('errors-brought'),
      ...{ file, key: `${code} ${place}` },
      message: `this introduced an error: ${message} (${code})`,
    })),
    ...dateFindings(commit, dateFaults.get(commit.commit), today),
    ...signatureFindings(signatures?.get(commit.commit)),
    ...watchedWith(commit, 'finding'),
  ]);
  const lostAnchors = anchors.flatMap((anchor) =>
    anchor.stands
      ? []
      : [{ ...noCommit, ...noField('anchor-lost'), key: anchor.name, message: lostMessage(anchor) }],
  );
  const allFindings = [...findings, ...lostWith('finding'), ...lostAnchors].map(
    ({ key = '', ...finding }): AuditFinding => ({ id: findingId(finding, key), ...finding }),
  );
  return {
    commits: commits.length,
    from: commits[0]?.day ?? null,
    to: commits.at(-1)?.day ?? null,
    ...applyAcceptances(allFindings, acceptances),
    notices: [
      ...listWithCommits(({ commit, notices }): readonly NoticeFields[] => [
        ...notices,
        ...moveNotices(commit),
        ...watchedWith(commit, 'notice').map((change) => ({ ...change, recorded: null })),
      ]),
      ...lostWith('notice').map(({ key: _, ...fact }) => ({ ...fact, recorded: null })),
    ],
    sources,
    corrected: listWithCommits(({ correctedValues }) => correctedValues),
    restated: listWithCommits(({ restatedFacts }) => restatedFacts),
    late: listWithCommits(({ lateEntries }) => lateEntries),
    anchors,
    signatures: listWithCommits(({ commit }) => {
      const signature = signatures?.get(commit.commit);
      return signature ? [signature] : [];
    }),
  };
}

/** A change of a watched place as a finding or a notice. */
const watchedFields = (change: WatchedChange) => ({
  code: change.code,
  file: change.file,
  field: change.field,
  was: change.was,
  is: change.is,
  message: describeWatchedChange(change),
});

const noCommit = { commit: null, day: null, author: null, subject: null };
