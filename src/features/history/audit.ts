/** Whether anybody rewrote the past: every commit since the first, with what it did that the register forbids. */

import type { Anchor, RecordedCommit, Signature } from '../../domain/commit-history.ts';
import { byOf } from './history.ts';
import type { Audit, AuditFinding } from './schema.ts';
import type { Judged, Tampering } from './tampering.ts';

/** Commits that are to be signed: those that close or submit an action. */
export const settling = (all: readonly Judged[]): readonly string[] =>
  all.flatMap(({ commit, settles }) => (settles ? [commit.commit] : []));

export function auditOf(
  all: readonly Judged[],
  anchors: readonly Anchor[],
  signed: ReadonlyMap<string, Signature>,
): Audit {
  const commits = all.map(({ commit }) => commit);
  const seconds = new Map(commits.map((one) => [one.commit, one]));
  const findings = all.flatMap(({ commit, tamperings }): readonly AuditFinding[] => [
    ...tamperings.map((one) => ({ ...byOf(commit), ...one, message: messageOf(one) })),
    ...(commit.brought ?? []).map(({ code, file, message }) => ({
      ...byOf(commit),
      ...whole('errors-brought'),
      file,
      message: `this brought an error: ${message} (${code})`,
    })),
    ...backwards(commit, seconds),
    ...moved(commit),
    ...wanting(commit, signed),
  ]);
  const lost = anchors.flatMap((anchor): readonly AuditFinding[] =>
    anchor.stands ? [] : [{ ...nobody, ...whole('anchor-lost'), message: lostMessage(anchor) }],
  );
  return {
    commits: commits.length,
    from: commits[0]?.day ?? null,
    to: commits.at(-1)?.day ?? null,
    findings: [...findings, ...lost],
    corrected: all.flatMap(({ commit, corrected }) => corrected.map((one) => ({ ...byOf(commit), ...one }))),
    restated: all.flatMap(({ commit, restated }) => restated.map((one) => ({ ...byOf(commit), ...one }))),
    late: all.flatMap(({ commit, late }) => late.map((one) => ({ ...byOf(commit), ...one }))),
    anchors,
    signatures: commits.flatMap((commit) => {
      const signature = signed.get(commit.commit);
      return signature ? [{ ...byOf(commit), ...signature }] : [];
    }),
  };
}

const nobody = { commit: null, day: null, author: null, subject: null };

const whole = <Code extends AuditFinding['code']>(code: Code) => ({
  code,
  file: null,
  field: null,
  was: null,
  is: null,
});

const quoted = (text: string | null) => (text ? `“${text.replace(/\s+/g, ' ').trim()}”` : 'nothing');

function messageOf({ code, field, was, is }: Tampering): string {
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

const backwards = (
  commit: RecordedCommit,
  commits: ReadonlyMap<string, RecordedCommit>,
): readonly AuditFinding[] =>
  commit.parents.flatMap((id): readonly AuditFinding[] => {
    const parent = commits.get(id);
    if (!parent || parent.seconds <= commit.seconds) return [];
    const message = `this is dated ${commit.day}, before the commit that it follows (${id.slice(0, 8)}, ${parent.day})`;
    return [{ ...byOf(commit), ...whole('date-backwards'), was: parent.day, is: commit.day, message }];
  });

/** What was recorded elsewhere is out of sight: an audit that begins anew says so. */
const moved = (commit: RecordedCommit): readonly AuditFinding[] => {
  const { movedFrom: from, parents } = commit;
  if (from === undefined) return [];
  const message = `the register was moved here from ${from}; what was recorded there is not read: audit it at ${parents[0]?.slice(0, 8)}`;
  return [{ ...byOf(commit), ...whole('register-moved'), was: from, message }];
};

const wanting = (commit: RecordedCommit, signed: ReadonlyMap<string, Signature>): readonly AuditFinding[] => {
  const signature = signed.get(commit.commit);
  if (!signature || signature.good) return [];
  const message = `this closes or submits, and ${signature.told}`;
  return [{ ...byOf(commit), ...whole('signature-wanting'), message }];
};

const lostMessage = ({ name }: Anchor) =>
  `${name} was published, and is no commit or fingerprint of this history any more`;
