/** Finds in git's history which recorded changes can be taken back, and which of those that were taken back can be made again. */
import type { ListedCommit } from '../../app/recorded-changes.ts';
import { namedCommands } from '../history/claimed-commands.ts';

/** The recorded changes on both sides of the present. */
export interface ChangeCursor {
  /** The changes that are in effect, the last one recorded at the end. */
  readonly pastChanges: readonly ListedCommit[];
  /** The changes that were taken back and can be made again, the next one at the end. */
  readonly futureChanges: readonly ListedCommit[];
  /** The commit since the last undo or redo after which changes that had been taken back could no longer be made again; undefined if there is none. */
  readonly emptiedBy: ListedCommit | undefined;
  /** Whether any change was made again. */
  readonly hasRedone: boolean;
}

/** The values of the trailers with a name, in the order of the message. */
const trailerValues = (message: string, name: string): readonly string[] =>
  message
    .split('\n')
    .flatMap((line) => (line.startsWith(`${name}: `) ? line.slice(name.length + 2).trim() : []));

/** What a commit did to the cursor: the changes that it took back, or made again. */
interface CursorMove {
  readonly undoneIds: readonly string[];
  readonly redoneIds: readonly string[];
}

/**
 * Reads the cursor from the commits of a register, parents before children: each undo moves the changes that it names back, each
 * redo moves them forwards, and every other commit ends what can be made again. An id that is not among the commits, since a
 * rebase gave them other ids, is taken as the change next to the present.
 */
export function readChangeCursor(commits: readonly ListedCommit[]): ChangeCursor {
  const knownIds = new Set(commits.map(({ commit }) => commit));
  const pastChanges: ListedCommit[] = [];
  const futureChanges: ListedCommit[] = [];
  const moves = new Map<string, CursorMove>();
  let emptiedBy: ListedCommit | undefined;
  let hasRedone = false;
  const takeFrom = (changes: ListedCommit[], id: string): readonly ListedCommit[] => {
    const index = knownIds.has(id) ? changes.findIndex(({ commit }) => commit === id) : changes.length - 1;
    return index < 0 ? [] : changes.splice(index, 1);
  };
  for (const listedCommit of commits) {
    const move = readMove(listedCommit, moves);
    if (move) {
      moves.set(listedCommit.commit, move);
      emptiedBy = undefined;
      if (move.redoneIds.length > 0) hasRedone = true;
      futureChanges.push(...move.undoneIds.flatMap((id) => takeFrom(pastChanges, id)));
      pastChanges.push(...move.redoneIds.flatMap((id) => takeFrom(futureChanges, id)));
      continue;
    }
    if (futureChanges.length > 0) emptiedBy = listedCommit;
    futureChanges.length = 0;
    if (isRecordedChange(listedCommit)) pastChanges.push(listedCommit);
  }
  return { pastChanges, futureChanges, emptiedBy, hasRedone };
}

const isRecordedChange = ({ message, parents }: ListedCommit): boolean =>
  parents.length <= 1 && namedCommands(message).length > 0;

/** The move of a commit of `undo` or `redo`; undefined for any other commit. */
function readMove(
  { message, parents }: ListedCommit,
  earlierMoves: ReadonlyMap<string, CursorMove>,
): CursorMove | undefined {
  if (parents.length > 1) return undefined;
  const commands = namedCommands(message);
  const redoneIds = trailerValues(message, 'Afi-Redoes');
  // A redo also has the trailers of the changes that it makes again.
  if (commands[0] === 'redo' && redoneIds.length > 0) return { undoneIds: [], redoneIds };
  // A commit that unites several changes, one of them an undo, is a change itself.
  if (commands.length !== 1 || commands[0] !== 'undo') return undefined;
  const ids = trailerValues(message, 'Afi-Undoes');
  // Earlier versions made a change again by an undo of its undo, and took it back by an undo of that.
  return {
    undoneIds: ids.flatMap((id) => {
      const move = earlierMoves.get(id);
      return move ? move.redoneIds : id;
    }),
    redoneIds: ids.flatMap((id) => earlierMoves.get(id)?.undoneIds ?? []),
  };
}
