/** Builds the answer of `audit`: every finding of every commit, with the corrections, late entries and signatures. */

import type { Anchor, RecordedCommit, Signature } from '../../domain/commit-history.ts';
import type { AssessedCommit } from './assess-commits.ts';
import { commitFields } from './history.ts';
import type { Audit, AuditFinding, Tampering } from './schema.ts';

/** The ids of the commits that must be signed: those that close or submit an action. */
export const commitsToSign = (assessed: readonly AssessedCommit[]): readonly string[] =>
  assessed.flatMap(({ commit, settles }) => (settles ? [commit.commit] : []));

/** The answer of `audit`; `signatures` has the checked signatures by commit id, none if signatures were not asked for. */
export function buildAudit(
  assessed: readonly AssessedCommit[],
  anchors: readonly Anchor[],
  signatures: ReadonlyMap<string, Signature>,
): Audit {
  const commits = assessed.map(({ commit }) => commit);
  const commitsById = new Map(commits.map((commit) => [commit.commit, commit]));
  const withCommit = <Fact>(list: (commit: AssessedCommit) => readonly Fact[]) =>
    assessed.flatMap((each) => list(each).map((fact) => ({ ...commitFields(each.commit), ...fact })));
  const findings = withCommit(({ commit, tamperings }): readonly FindingFields[] => [
    ...tamperings.map((tampering) => ({ ...tampering, message: tamperingMessage(tampering) })),
    ...(commit.introducedErrors ?? []).map(({ code, file, message }) => ({
      ...noField('errors-brought'),
      file,
      message: `this brought an error: ${message} (${code})`,
    })),
    ...dateFindings(commit, commitsById),
    ...moveFindings(commit),
    ...signatureFindings(signatures.get(commit.commit)),
  ]);
  const lost = anchors.flatMap((anchor): readonly AuditFinding[] =>
    anchor.stands ? [] : [{ ...noCommit, ...noField('anchor-lost'), message: lostMessage(anchor) }],
  );
  return {
    commits: commits.length,
    from: commits[0]?.day ?? null,
    to: commits.at(-1)?.day ?? null,
    findings: [...findings, ...lost],
    corrected: withCommit(({ corrected }) => corrected),
    restated: withCommit(({ restated }) => restated),
    late: withCommit(({ late }) => late),
    anchors,
    signatures: withCommit(({ commit }) => {
      const signature = signatures.get(commit.commit);
      return signature ? [signature] : [];
    }),
  };
}

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

const quoted = (text: string | null) => (text ? `“${text.replace(/\s+/g, ' ').trim()}”` : 'nothing');

function tamperingMessage({ code, field, was, is }: Tampering): string {
  switch (code) {
    case 'event-removed':
      return `${field} is gone: it was ${quoted(was)}`;
    case 'events-reordered':
      return `${field} was moved: it was ${quoted(was)}`;
    case 'event-altered':
    case 'fact-changed':
      return `${field} says ${quoted(is)}; it said ${quoted(was)}, and no correction owns up to it`;
    case 'judgement-rewritten':
      return `the judgement ${field} is gone, altered or moved: it was ${quoted(was)}`;
    case 'record-deleted':
      return `the record is gone${was === '' ? '' : `: ${quoted(was)}`}`;
  }
}

const dateFindings = (
  { parents, day, seconds }: RecordedCommit,
  commits: ReadonlyMap<string, RecordedCommit>,
): readonly FindingFields[] =>
  parents.flatMap((id) => {
    const parent = commits.get(id);
    if (!parent || parent.seconds <= seconds) return [];
    const message = `this is dated ${day}, before the commit that it follows (${id.slice(0, 8)}, ${parent.day})`;
    return [{ ...noField('date-backwards'), was: parent.day, is: day, message }];
  });

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
