/** Whether a commit takes back another exactly: then nothing was rewritten, for both stay in the history. */
import { ancestorsOf, type RecordChange, type RecordedCommit } from '../../domain/commit-history.ts';

const trailer = /^Afi-Undoes: ([0-9a-f]{40,64})$/m;

/** The commit that one says it takes back. */
const undoneBy = ({ message }: RecordedCommit): string | undefined => trailer.exec(message)?.[1];

/** Byte for byte, and nothing besides. */
export function lawfulUndo(commit: RecordedCommit, byId: ReadonlyMap<string, RecordedCommit>): boolean {
  const undone = byId.get(undoneBy(commit) ?? '');
  if (!undone || undone === commit || !ancestorsOf(byId, commit.commit).has(undone.commit)) return false;
  const [taken, made] = [commit.against[0] ?? [], undone.against[0] ?? []];
  const by = new Map(made.map((change) => [change.file, change]));
  const reversed = ({ file, before, after }: RecordChange) => {
    const change = by.get(file);
    return change !== undefined && change.after?.id === before?.id && change.before?.id === after?.id;
  };
  return taken.length === made.length && taken.every(reversed);
}
