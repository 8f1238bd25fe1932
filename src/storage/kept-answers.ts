/** Keeps the answers to a command's questions in git's folder, which only this checkout has, until the change is recorded. */

import { sha256 } from '../domain/sha256.ts';
import { createStateDir } from './commit/journal.ts';
import type { Repository } from './git/repository.ts';
import { readSafeFile } from './safe-file.ts';
import type { SafePlace } from './safe-folder.ts';
import { orUndefined } from './system-error.ts';
import { makeSafeFolder, removeEmptyFolder, removeSafeFile, writeSafeFile } from './write-safe-file.ts';

/** In bytes: a wording, and answers about thousands of pairs. */
const maxAnswerBytes = 4 << 20;

/** Only the user may read answers, which may include personal data. */
const privateMode = 0o600;

/** The file of the answers to one command's questions. */
export interface AnswerFile {
  /** The text of the file; undefined if there is none, or it cannot be read. */
  readonly read: () => string | undefined;
  /** Replaces the text, and returns whether it could. */
  readonly write: (text: string) => boolean;
  readonly remove: () => void;
}

/** The file of a command's answers about one register of a repository. */
export function openAnswerFile({ gitDir, prefix }: Repository, command: string): AnswerFile {
  const name = `${command.replace(/[^a-z0-9]+/g, '-')}-${sha256(Buffer.from(prefix)).slice(0, 12)}.json`;
  const place = (file: string): SafePlace => ({ folder: gitDir, file, name: `${gitDir}/${file}` });
  const [folder, file] = [place('afi/answers'), place(`afi/answers/${name}`)];
  return {
    read: () => orUndefined(() => readSafeFile(file, maxAnswerBytes)?.toString('utf8')),
    write: (text) =>
      orUndefined(() => {
        createStateDir(gitDir);
        makeSafeFolder(folder);
        writeSafeFile(file, text, privateMode);
        return true;
      }) ?? false,
    remove: () => {
      orUndefined(() => removeSafeFile(file));
      orUndefined(() => removeEmptyFolder(folder));
    },
  };
}
