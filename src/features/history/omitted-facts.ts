/** Describes what a merge or a revert openly left out of the register: notices of `verify`, which are not findings. */
import type { RecordedCommit } from '../../domain/commit-history.ts';
import { commitFields } from './history.ts';
import type { AuditNotice } from './schema.ts';

/** A fact that a commit left out, with the commit that recorded it; undefined if that is not known. */
export interface OmittedFact {
  readonly file: string;
  /** `title` or `history[3]`; null for the record itself. */
  readonly field: string | null;
  readonly was: string;
  /** Null for a removed value. */
  readonly is: string | null;
  readonly recordedBy: RecordedCommit | undefined;
}

/** A notice without its commit. */
export type NoticeFields = Omit<AuditNotice, 'commit' | 'day' | 'author' | 'subject'>;

/** The notice of a fact that was left out. */
export function omissionNotice(
  code: 'merge-resolved' | 'reverted',
  { recordedBy, ...fact }: OmittedFact,
): NoticeFields {
  const origin = recordedBy
    ? `, recorded by ${recordedBy.author} on ${recordedBy.day} (${recordedBy.commit.slice(0, 8)})`
    : '';
  const reason =
    code === 'reverted' ? 'was reverted' : 'was left out when the conflict of a merge was resolved';
  const name = fact.field ?? 'the record';
  const value = fact.was === '' ? '' : `: it was “${fact.was.replace(/\s+/g, ' ').trim()}”`;
  return {
    code,
    ...fact,
    message: `${name} ${reason}${value}${origin}`,
    recorded: recordedBy ? commitFields(recordedBy) : null,
  };
}
