/** Finds the folders in which the register was before it was moved. */
import { actionIdFromFile, settingsFile } from '../../domain/records/record-paths.ts';
import type { GitLocation } from './git.ts';
import { type LoggedCommit, readLog } from './log.ts';
import { previousFolder } from './register-folders.ts';

/** Those folders below the repository, the last one first; an empty text is its top. The number of processes grows with the moves only. */
export function findFormerFolders(place: GitLocation): readonly string[] {
  const formerFolders: string[] = [];
  for (;;) {
    const formerFolder = readLog(place, { files: [settingsFile, 'actions'], formerFolders })
      .filter((entry) => entry.parents.length > 0 && addsSettings(entry))
      .map((entry) => previousFolder(place, entry, addedActions(entry)))
      .find((folder) => folder !== undefined && !formerFolders.includes(folder));
    if (formerFolder === undefined) return formerFolders;
    formerFolders.push(formerFolder);
  }
}

const addsSettings = ({ changesByParent }: LoggedCommit): boolean =>
  changesByParent.every((changes) => changes.some(({ file, before }) => file === settingsFile && !before));

const addedActions = ({ changesByParent: [changes = []] }: LoggedCommit): readonly string[] =>
  changes.flatMap(({ file, before }) => (before || actionIdFromFile(file) === undefined ? [] : [file]));
