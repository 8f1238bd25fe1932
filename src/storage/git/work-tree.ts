/** Finds the work tree and the git folder around a folder, without running git. */
import { trimEndOf } from '../../domain/text/trim-end.ts';
import { lstatIfPresent, parentPath, readIfPresent, resolveIfPresent } from '../commit/durable-files.ts';

/** A work tree: its root, and its own git folder, which contains its index and HEAD. */
export interface WorkTree {
  readonly top: string;
  readonly gitDir: string;
}

/** The git folder that all work trees share, by a work tree's own. */
export function findCommonDir(gitDir: string): string {
  const commonDir = readIfPresent(`${gitDir}/commondir`)?.toString().trim();
  if (commonDir === undefined) return gitDir;
  return /^(?:\/|[A-Za-z]:)/.test(commonDir) ? commonDir : `${gitDir}/${commonDir}`;
}

/** The nearest work tree above a folder, whose path may lead through links; undefined if there is none. */
export const findLinkedWorkTree = (folder: string): WorkTree | undefined =>
  findWorkTree(resolveIfPresent(folder) ?? folder);

/** The nearest work tree above a folder by its path; undefined if there is none. */
export function findWorkTree(folder: string): WorkTree | undefined {
  for (let top = trimEndOf(folder.replaceAll('\\', '/'), '/'); ; top = parentPath(top)) {
    const entry = lstatIfPresent(`${top}/.git`);
    if (entry?.isDirectory()) return { top, gitDir: `${top}/.git` };
    const target = entry?.isFile()
      ? /^gitdir: (.*)/.exec(readIfPresent(`${top}/.git`)?.toString() ?? '')?.[1]
      : undefined;
    if (target !== undefined)
      return { top, gitDir: /^(?:\/|[A-Za-z]:)/.test(target) ? target : `${top}/${target}` };
    if (top === '') return undefined;
  }
}
