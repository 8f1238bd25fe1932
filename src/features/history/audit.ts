/** Builds the answer of `audit`: every finding of every commit, with the corrections, late entries and signatures. */

import type { Anchor, RecordedCommit, Signature } from '../../domain/commit-history.ts';
import type { FormerSource } from '../../storage/git/former-commits.ts';
import type { AssessedCommit } from './assess-commits.ts';
import { type DateFault, findDateFaults } from './commit-dates.ts';
import { commitFields } from './history.ts';
import type { LostFact } from './lost-facts.ts';
import type { NoticeFields } from './omitted-facts.ts';
import type { Audit, AuditFinding, Tampering } from './schema.ts';
import { describeWatchedChange, type WatchedChange } from './watched-changes.ts';
import type { ChangeWeight } from './watched-places.ts';

/** The ids of the commits that must be signed: those that close or submit an action. */
export const commitsToSign = (assessedCommits: readonly AssessedCommit[]): readonly string[] =>
  assessedCommits.flatMap(({ commit, isSettling }) => (isSettling ? [commit.commit] : []));

/** What `audit` knows besides the commits. */
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
}

/** The answer of `audit`. */
export function buildAudit(assessedCommits: readonly AssessedCommit[], evidence: AuditEvidence): Audit {
  const { today, anchors = [], signatures, watchedChanges } = evidence;
  const { lostFacts = [], sources = [] } = evidence;
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
      .map(({ commit, code, file, field, was, message }) => ({
        ...commitFields(commit),
        ...{ code, file, field, was, is: null, message },
      }));
  const findings = listWithCommits(({ commit, tamperings }): readonly FindingFields[] => [
    ...tamperings.map((tampering) => ({ ...tampering, message: tamperingMessage(tampering) })),
    ...(commit.introducedErrors ?? []).map(({ code, file, message }) => ({
      ...noField('errors-brought'),
      file,
      message: `this brought an error: ${message} (${code})`,
    })),
    ...dateFindings(commit, dateFaults.get(commit.commit), today),
    ...moveFindings(commit),
    ...signatureFindings(signatures?.get(commit.commit)),
    ...watchedWith(commit, 'finding'),
  ]);
  const lostAnchors = anchors.flatMap((anchor): readonly AuditFinding[] =>
    anchor.stands ? [] : [{ ...noCommit, ...noField('anchor-lost'), message: lostMessage(anchor) }],
  );
  return {
    commits: commits.length,
    from: commits[0]?.day ?? null,
    to: commits.at(-1)?.day ?? null,
    findings: [...findings, ...lostWith('finding'), ...lostAnchors],
    notices: [
      ...listWithCommits(({ commit, notices }): readonly NoticeFields[] => [
        ...notices,
        ...watchedWith(commit, 'notice').map((change) => ({ ...change, recorded: null })),
      ]),
      ...lostWith('notice').map((fact) => ({ ...fact, recorded: null })),
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

/** A finding without its commit. */
type FindingFields = Omit<AuditFinding, 'commit' | 'day' | 'author' | 'subject'>;

const noCommit = { commit: null, day: null, author: null, subject: null };

const noField = <Code extends AuditFinding['code']>(code: Code) => ({
  code,
  file: null,
  field: null,
  was: null,
  is: null,
});

const quoteText = (text: string | null) => (text ? `“${text.replace(/\s+/g, ' ').trim()}”` : 'nothing');

function tamperingMessage({ code, field, was, is }: Tampering): string {
  switch (code) {
    case 'event-removed':
      return `${field} is gone: it was ${quoteText(was)}`;
    case 'events-reordered':
      return `${field} was moved: it was ${quoteText(was)}`;
    case 'event-altered':
    case 'fact-changed':
      return `${field} says ${quoteText(is)}; it said ${quoteText(was)}, and no correction owns up to it`;
    case 'judgement-rewritten':
      return `the judgement ${field} is gone, altered or moved: it was ${quoteText(was)}`;
    case 'record-deleted':
      return `the record is gone${was === '' ? '' : `: ${quoteText(was)}`}`;
  }
}

function dateFindings(
  { day }: RecordedCommit,
  fault: DateFault | undefined,
  today: string,
): readonly FindingFields[] {
  if (!fault) return [];
  const { code, otherCommit } = fault;
  const other = otherCommit && `${otherCommit.commit.slice(0, 8)}, ${otherCommit.day}`;
  const reason =
    other === undefined
      ? `which is in the future: today is ${today}`
      : code === 'date-future'
        ? `after the commit that follows it (${other})`
        : `before the commit that it follows (${other})`;
  return [
    { ...noField(code), was: otherCommit?.day ?? null, is: day, message: `this is dated ${day}, ${reason}` },
  ];
}

/** Records from before a move are not read, so an audit that begins at a move has a finding for it. */
const moveFindings = ({ movedFrom, parents }: RecordedCommit): readonly FindingFields[] => {
  if (movedFrom === undefined) return [];
  const message = `the register was moved here from ${movedFrom}; what was recorded there is not read: audit it at ${parents[0]?.slice(0, 8)}`;
  return [{ ...noField('register-moved'), was: movedFrom, message }];
};

const signatureFindings = (signature: Signature | undefined): readonly FindingFields[] =>
  !signature || signature.good
    ? []
    : [{ ...noField('signature-wanting'), message: `this closes or submits, and ${signature.told}` }];

const lostMessage = ({ name }: Anchor) =>
  `${name} was published, and is no commit or fingerprint of this history any more`;
