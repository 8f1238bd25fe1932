/** Reads the log of the register across the moves of its folder. */
import { actionIdFromFile, settingsFile } from '../../domain/records/record-paths.ts';
import type { GitLocation } from './git.ts';
import { type LoggedCommit, type LogQuery, readLog } from './log.ts';
import { previousFolder } from './register-folders.ts';

/** The log of some files of the register, also from before its folder was moved. The number of processes grows with the moves only. */
export const readLogAcrossMoves = (
  place: GitLocation,
  query: Pick<LogQuery, 'files' | 'revisions'> = {},
): readonly LoggedCommit[] => followMoves(place, query).log;

/** The folders in which the register was before it was moved, the last one first, below the repository; an empty text is its top. */
export const findFormerFolders = (place: GitLocation): readonly string[] =>
  followMoves(place, { files: [] }).formerFolders;

function followMoves(
  place: GitLocation,
  { files = ['.'], revisions }: Pick<LogQuery, 'files' | 'revisions'>,
) {
  const formerFolders: string[] = [];
  for (;;) {
    const log = readLog(place, {
      files: [...files, settingsFile, 'actions'],
      formerFolders,
      ...(revisions && { revisions }),
    });
    const formerFolder = log
      .filter((entry) => entry.parents.length > 0 && addsSettings(entry))
      .map((entry) => previousFolder(place, entry, addedActions(entry)))
      .find((folder) => folder !== undefined && !formerFolders.includes(folder));
    if (formerFolder === undefined)
      return { log: log.map((entry) => withFiles(entry, files)), formerFolders };
    formerFolders.push(formerFolder);
  }
}

/** A commit with only its changes of some files and folders. */
const withFiles = (entry: LoggedCommit, files: readonly string[]): LoggedCommit =>
  files.includes('.')
    ? entry
    : {
        ...entry,
        changesByParent: entry.changesByParent.map((changes) =>
          changes.filter(({ file }) => files.some((name) => file === name || file.startsWith(`${name}/`))),
        ),
      };

const addsSettings = ({ changesByParent }: LoggedCommit): boolean =>
  changesByParent.every((changes) => changes.some(({ file, before }) => file === settingsFile && !before));

const addedActions = ({ changesByParent: [changes = []] }: LoggedCommit): readonly string[] =>
  changes.flatMap(({ file, before }) => (before || actionIdFromFile(file) === undefined ? [] : [file]));
