/** Runs `undo` and `redo`: undoes recorded changes, or redoes them, in a new commit. */
import { type ChangingCommand, type Outcome, UserError, type WriteContext } from '../../app/command.ts';
import type { CommitFiles, ListedCommit } from '../../app/recorded-changes.ts';
import { commitSubject } from '../../domain/commit-history.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { actionIdFromFile, settingsFile } from '../../domain/records/record-paths.ts';
import { cleanText, pluralise } from '../../output/safe-text.ts';
import { namedCommands } from '../history/claimed-commands.ts';
import { type ChangeCursor, readChangeCursor } from './change-cursor.ts';
import { combineSteps, reverseFiles, type StepConflict } from './reversal.ts';
import type { StepOptions } from './undo-command.ts';

/** What distinguishes the two directions. */
interface Direction {
  readonly command: 'undo' | 'redo';
  readonly verb: 'Undo' | 'Redo';
  /** How a line about a change begins. */
  readonly label: string;
  /** The end of the sentence “… cannot be …”. */
  readonly participle: string;
  readonly trailer: string;
}

const undoDirection: Direction = {
  command: 'undo',
  verb: 'Undo',
  label: 'Undoes',
  participle: 'undone',
  trailer: 'Afi-Undoes',
};
const redoDirection: Direction = {
  command: 'redo',
  verb: 'Redo',
  label: 'Redoes',
  participle: 'redone',
  trailer: 'Afi-Redoes',
};

/** @throws UserError if there are not as many changes, or one of them cannot be undone. */
export const runUndo: ChangingCommand<StepOptions> = (context, options) => {
  const { pastChanges } = readChangeCursor(context.recordedChanges.listCommits());
  if (pastChanges.length === 0) throw new UserError('there is nothing to undo: no change has been recorded.');
  const changes = nextChanges(pastChanges, options.steps, undoDirection);
  const files = context.recordedChanges.filesOf(changes.map(({ commit }) => commit));
  for (const [index, change] of changes.entries()) assertUndoable(change, files[index], index);
  const steps = files.map((commitFiles) => reverseFiles(commitFiles.files));
  return proposeSteps(context, { direction: undoDirection, changes, steps, options, trailers: [] });
};

/** @throws UserError if no change was undone since the last other change, or one of them cannot be redone. */
export const runRedo: ChangingCommand<StepOptions> = (context, options) => {
  const cursor = readChangeCursor(context.recordedChanges.listCommits());
  if (cursor.futureChanges.length === 0) throw new UserError(nothingToRedo(cursor));
  const changes = nextChanges(cursor.futureChanges, options.steps, redoDirection);
  const steps = context.recordedChanges
    .filesOf(changes.map(({ commit }) => commit))
    .map(({ files }) => files);
  // The redo is then judged as the change was: by its command, its reason and its approval.
  const trailers = changes.flatMap(({ message }) =>
    [...message.matchAll(/^(Afi-[A-Za-z-]+): (.+)$/gm)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  );
  return proposeSteps(context, { direction: redoDirection, changes, steps, options, trailers });
};

function nothingToRedo({ emptiedBy, hasRedone }: ChangeCursor): string {
  if (emptiedBy)
    return `there is nothing to redo: ${citeChange(emptiedBy)} came after the last \`afi undo\`, and changes before a new change cannot be redone.`;
  return hasRedone
    ? 'there is nothing left to redo: what `afi undo` took back has been redone.'
    : 'there is nothing to redo: no change has been undone with `afi undo`.';
}

/** The changes of the next steps, the nearest first. @throws UserError if there are fewer */
function nextChanges(
  changes: readonly ListedCommit[],
  steps: number,
  { participle }: Direction,
): readonly ListedCommit[] {
  if (steps <= changes.length) return changes.slice(-steps).reverse();
  throw new UserError(
    `only ${pluralise(changes.length, 'change', 'changes')} can be ${participle}. Use --steps ${changes.length}.`,
  );
}

/** `“Note on roads-2020-rec-6” of 25 November 2021 (3fa9c1d2)`. */
const citeChange = (change: ListedCommit): string =>
  `“${cleanText(commitSubject(change))}” of ${formatDate(change.day)} (${change.commit.slice(0, 8)})`;

/** @throws UserError if a change began the register, removed words, or also changed something else */
function assertUndoable(change: ListedCommit, files: CommitFiles | undefined, index: number): void {
  const description = citeChange(change);
  const advice = index === 0 ? '' : ` Use --steps ${index} to undo only the changes after it.`;
  if (change.isCloneEnd)
    throw new UserError(
      `${description} cannot be undone: this copy of the repository does not contain what was there before. Run \`git fetch --unshallow\` first.${advice}`,
    );
  const commands = namedCommands(change.message);
  const addsSettings = files?.files.some(({ file, before }) => file === settingsFile && before === undefined);
  if (commands.includes('init') || change.parents.length === 0 || addsSettings)
    throw new UserError(
      `${description} began the register. To begin again, delete its folder and run \`afi init\`.${advice}`,
    );
  if (commands.includes('redact'))
    throw new UserError(
      `${description} removed words, and \`afi undo\` would restore them. Enter the text that may be read with \`afi correct\`.${advice}`,
    );
  if (files?.otherFile !== undefined)
    throw new UserError(
      `${description} also changed ${files.otherFile}, which is outside the register. Use git to undo it: \`git revert ${change.commit.slice(0, 8)}\`.${advice}`,
    );
}

interface Steps {
  readonly direction: Direction;
  /** The changes, in the order of the steps. */
  readonly changes: readonly ListedCommit[];
  /** The files of each step, as they are before it and after it. */
  readonly steps: readonly CommitFiles['files'][];
  readonly options: StepOptions;
  readonly trailers: readonly (readonly [string, string])[];
}

/** The outcome of some steps. @throws UserError if a later change altered one of the files */
function proposeSteps(
  { recordedChanges }: WriteContext,
  { direction, changes, steps, options, trailers }: Steps,
): Outcome {
  const { command, verb, label, participle, trailer } = direction;
  const files = [...new Set(steps.flatMap((step) => step.map(({ file }) => file)))].sort();
  const result = combineSteps(steps, recordedChanges.presentIds(files));
  if (!result.ok) throw conflictError(recordedChanges, changes, result.error, direction);
  if (result.value.length === 0)
    throw new UserError(
      `these changes cancel each other out, so there is nothing to record. Run \`afi ${command}\` without --steps.`,
    );
  const lines = changes.map(
    (change) => `${label} ${citeChange(change)}, recorded by ${cleanText(change.author)}.`,
  );
  const [change] = changes;
  const isSingle = changes.length === 1 && change !== undefined;
  const count = `${changes.length} changes`;
  return {
    text: lines.join('\n'),
    pendingCommit: {
      changes: recordedChanges.contentsOf(result.value),
      subject: options.message ?? (isSingle ? `${verb}: ${commitSubject(change)}` : `${verb} ${count}`),
      trailers: [
        ['Afi-Command', command],
        ...changes.map(({ commit }) => [trailer, commit] as const),
        ...trailers,
      ],
      actionIds: result.value.flatMap(({ file }) => actionIdFromFile(file) ?? []),
      ...(!isSingle && {
        confirmation: {
          question: `${lines.join('\n')}\n${verb} these ${count}?`,
          refusal: `${count} would be ${participle}. Add --yes to confirm; --dry-run shows them.`,
        },
      }),
    },
  };
}

function conflictError(
  { lastChangeOf, listCommits }: WriteContext['recordedChanges'],
  changes: readonly ListedCommit[],
  { file, step }: StepConflict,
  { participle }: Direction,
): UserError {
  const [change, later] = [changes[step], changes[step - 1]];
  const laterId = lastChangeOf(file, later ? `${later.commit}^` : 'HEAD');
  const laterCommit = listCommits().find(({ commit }) => commit === laterId);
  const cause = laterCommit ? ` by ${citeChange(laterCommit)}` : '';
  const advice = step === 0 ? '' : ` Use --steps ${step} to stop before it.`;
  return new UserError(
    `${change ? citeChange(change) : 'the change'} cannot be ${participle}: ${file} was changed again${cause}. Undo that change first${laterCommit ? `, with \`git revert ${laterCommit.commit.slice(0, 8)}\`,` : ''} or record the opposite as a new change.${advice}`,
  );
}
