/** Applies the acceptances in accepted.yaml to the findings of `verify`, and finds acceptances that were removed or changed. */
import { type CommitHistory, indexVersions, type RecordVersion } from '../../domain/commit-history.ts';
import { canonicalJson, isMap } from '../../domain/plain-data.ts';
import { acceptancesFile } from '../../domain/records/record-paths.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { AcceptedFinding, AuditFinding, Tampering } from './schema.ts';

/** An entry of accepted.yaml. */
export type Acceptance = AcceptedFinding['acceptance'] &
  Pick<AuditFinding, 'id'> & { readonly commit: string };

/**
 * The id of a finding: its code, and a digest of its commit and of what it found. Where it has no value, the key
 * distinguishes the findings of a commit: it must not depend on the words of a message, which another version may change.
 */
export const findingId = (
  { code, commit, file, field, was, is }: Omit<AuditFinding, 'id' | 'message'>,
  key: string,
): string => {
  const parts = [commit, code, file, field, was, is, ...(was === null && is === null ? [key] : [])];
  return `${code}-${sha256(canonicalJson(parts)).slice(0, 10)}`;
};

/** The acceptances that the last commit of a history has. */
export const presentAcceptances = (history: CommitHistory): readonly Acceptance[] =>
  listAcceptances(indexVersions(history).latestVersion(history.commits.at(-1)?.commit, acceptancesFile));

/** The complete entries of a version of accepted.yaml. */
function listAcceptances(version: RecordVersion | undefined): readonly Acceptance[] {
  return listAcceptedEntries(version).flatMap((entry): readonly Acceptance[] => {
    if (!isMap(entry)) return [];
    const { finding: id, commit, reason, approved_by, on } = entry;
    return typeof id === 'string' &&
      typeof commit === 'string' &&
      typeof reason === 'string' &&
      typeof approved_by === 'string' &&
      typeof on === 'string'
      ? [{ id, commit, reason, approved_by, on }]
      : [];
  });
}

function listAcceptedEntries(version: RecordVersion | undefined): readonly unknown[] {
  const entries: unknown = isMap(version?.data) ? version.data['accepted'] : undefined;
  return Array.isArray(entries) ? entries : [];
}

/** Whether a finding may be accepted: it is about a commit, and not about accepted.yaml itself. */
export const isAcceptable = ({ commit, file }: Pick<AuditFinding, 'commit' | 'file'>): boolean =>
  commit !== null && file !== acceptancesFile;

/** The findings that remain, and those that an entry for the same finding of the same commit accepts. */
export function applyAcceptances(
  findings: readonly AuditFinding[],
  acceptances: readonly Acceptance[],
): { readonly findings: readonly AuditFinding[]; readonly accepted: readonly AcceptedFinding[] } {
  const entryFor = (finding: AuditFinding) => {
    // Earlier versions used the message as the key.
    const ids = [finding.id, findingId(finding, finding.message)];
    return isAcceptable(finding)
      ? acceptances.find(({ id, commit }) => ids.includes(id) && commit === finding.commit)
      : undefined;
  };
  return {
    findings: findings.filter((finding) => !entryFor(finding)),
    accepted: findings.flatMap((finding): readonly AcceptedFinding[] => {
      const entry = entryFor(finding);
      if (!entry) return [];
      const { reason, approved_by, on } = entry;
      return [{ ...finding, acceptance: { reason, approved_by, on } }];
    }),
  };
}

/** Returns whether the present accepted.yaml has the entry of a finding as it was first recorded. */
export function createRestorationTest(
  versions: ReturnType<typeof indexVersions>,
  lastCommit: string | undefined,
): (entry: unknown) => boolean {
  const firstEntries = new Map<string, string>();
  for (const { revision } of versions.revisionsOf(acceptancesFile))
    for (const entry of listAcceptedEntries(revision.after)) {
      const key = acceptanceKey(entry);
      if (!firstEntries.has(key)) firstEntries.set(key, canonicalJson(entry));
    }
  const presentEntries = new Set(
    listAcceptedEntries(versions.latestVersion(lastCommit, acceptancesFile)).map(canonicalJson),
  );
  return (entry) => presentEntries.has(firstEntries.get(acceptanceKey(entry)) ?? '');
}

const acceptanceKey = (entry: unknown): string =>
  canonicalJson(isMap(entry) ? [entry['finding'], entry['commit']] : entry);

/** The entries of a version that a later one does not have, without those that were put back since. */
export function lostAcceptances(
  before: RecordVersion | undefined,
  after: RecordVersion | undefined,
  isRestored: (entry: unknown) => boolean,
): readonly Tampering[] {
  const laterEntries = new Set(listAcceptedEntries(after).map(canonicalJson));
  return listAcceptedEntries(before).flatMap((entry, index): readonly Tampering[] =>
    laterEntries.has(canonicalJson(entry)) || isRestored(entry) || isWithoutEffect(entry)
      ? []
      : [
          {
            code: 'acceptance-changed',
            file: acceptancesFile,
            field: `accepted[${index}]`,
            was: isMap(entry) ? `${entry['finding']}: ${entry['reason']}` : String(entry),
            is: null,
          },
        ],
  );
}

/** Whether an entry never accepted anything, since its finding is about accepted.yaml itself. */
const isWithoutEffect = (entry: unknown): boolean =>
  isMap(entry) && String(entry['finding']).startsWith('acceptance-changed-');
