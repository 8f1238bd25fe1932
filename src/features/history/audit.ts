/** Builds the answer of `audit`: every finding of every commit, with the corrections, late entries and signatures. */

import type { Anchor, RecordedCommit, Signature } from '../../domain/commit-history.ts';
import { commitFields } from './history.ts';
import type { Audit, AuditFinding } from './schema.ts';
import type { AssessedCommit, Tampering } from './tampering.ts';

/** The commits that must be signed: those that close or submit an action. */
export const commitsToSign = (all: readonly AssessedCommit[]): readonly string[] =>
  all.flatMap(({ commit, settles }) => (settles ? [commit.commit] : []));

export function buildAudit(
  all: readonly AssessedCommit[],
  anchors: readonly Anchor[],
  signed: ReadonlyMap<string, Signature>,
): Audit {
  const commits = all.map(({ commit }) => commit);
  const seconds = new Map(commits.map((one) => [one.commit, one]));
  const findings = all.flatMap(({ commit, tamperings }): readonly AuditFinding[] => [
    ...tamperings.map((one) => ({ ...commitFields(commit), ...one, message: tamperingMessage(one) })),
    ...(commit.introducedErrors ?? []).map(({ code, file, message }) => ({
      ...commitFields(commit),
      ...noField('errors-brought'),
      file,
      message: `this brought an error: ${message} (${code})`,
    })),
    ...dateFindings(commit, seconds),
    ...moveFindings(commit),
    ...signatureFindings(commit, signed),
  ]);
  const lost = anchors.flatMap((anchor): readonly AuditFinding[] =>
    anchor.stands ? [] : [{ ...noCommit, ...noField('anchor-lost'), message: lostMessage(anchor) }],
  );
  return {
    commits: commits.length,
    from: commits[0]?.day ?? null,
    to: commits.at(-1)?.day ?? null,
    findings: [...findings, ...lost],
    corrected: all.flatMap(({ commit, corrected }) =>
      corrected.map((one) => ({ ...commitFields(commit), ...one })),
    ),
    restated: all.flatMap(({ commit, restated }) =>
      restated.map((one) => ({ ...commitFields(commit), ...one })),
    ),
    late: all.flatMap(({ commit, late }) => late.map((one) => ({ ...commitFields(commit), ...one }))),
    anchors,
    signatures: commits.flatMap((commit) => {
      const signature = signed.get(commit.commit);
      return signature ? [{ ...commitFields(commit), ...signature }] : [];
    }),
  };
}

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
      return `${field} says ${quoted(is)}; it said ${quoted(was)}, and no correction owns up to it`;
    case 'fact-changed':
      return `${field} says ${quoted(is)}; it said ${quoted(was)}, and no correction owns up to it`;
    case 'judgement-rewritten':
      return `the judgement ${field} is gone, altered or moved: it was ${quoted(was)}`;
    case 'record-deleted':
      return `the record is gone${was === '' ? '' : `: ${quoted(was)}`}`;
  }
}

const dateFindings = (
  commit: RecordedCommit,
  commits: ReadonlyMap<string, RecordedCommit>,
): readonly AuditFinding[] =>
  commit.parents.flatMap((id): readonly AuditFinding[] => {
    const parent = commits.get(id);
    if (!parent || parent.seconds <= commit.seconds) return [];
    const message = `this is dated ${commit.day}, before the commit that it follows (${id.slice(0, 8)}, ${parent.day})`;
    return [
      { ...commitFields(commit), ...noField('date-backwards'), was: parent.day, is: commit.day, message },
    ];
  });

/** Records from before a move are not read, so an audit that begins at a move has a finding for it. */
const moveFindings = (commit: RecordedCommit): readonly AuditFinding[] => {
  const { movedFrom: from, parents } = commit;
  if (from === undefined) return [];
  const message = `the register was moved here from ${from}; what was recorded there is not read: audit it at ${parents[0]?.slice(0, 8)}`;
  return [{ ...commitFields(commit), ...noField('register-moved'), was: from, message }];
};

const signatureFindings = (
  commit: RecordedCommit,
  signed: ReadonlyMap<string, Signature>,
): readonly AuditFinding[] => {
  const signature = signed.get(commit.commit);
  if (!signature || signature.good) return [];
  const message = `this closes or submits, and ${signature.told}`;
  return [{ ...commitFields(commit), ...noField('signature-wanting'), message }];
};

const lostMessage = ({ name }: Anchor) =>
  `${name} was published, and is no commit or fingerprint of this history any more`;
