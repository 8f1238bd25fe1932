/** What stands in the work tree under a name, never by way of a link. */

import { Refused } from '../git/git-refusal.ts';
import { mayChange, plainBytes, standingAt } from './durable-files.ts';

export interface Standing {
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** A file of the work tree; undefined where there is none. Refused where the way to it leads out of the work tree. */
export function fileIn(top: string, file: string): Standing | undefined {
  for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
    const folder = file.slice(0, end);
    const there = standingAt(`${top}/${folder}`);
    if (!there) return undefined;
    if (!there.isDirectory())
      throw new Refused(`${folder} is a link or a file where a folder should be. Put a folder in its place.`);
    if (standingAt(`${top}/${folder}/.git`))
      throw new Refused(`${folder} is a git repository of its own. Record what is in it from there.`);
  }
  const there = standingAt(`${top}/${file}`);
  if (!there) return undefined;
  if (!there.isFile())
    throw new Refused(
      `${file} is a link, a folder or a device. Put a plain file in its place, or remove it.`,
    );
  return { bytes: plainBytes(`${top}/${file}`), mode: Number(there.mode) & 0o777 };
}

/** Refused where a file of the work tree could not be put in its place, though the disk is well. */
export function refuseFixed(top: string, file: string): void {
  if (standingAt(`${top}/${file}`) && !mayChange(`${top}/${file}`))
    throw new Refused(`${file} is read-only. Allow it to be changed, or ask whoever owns it.`);
  let folder = file;
  do folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  while (!standingAt(`${top}/${folder}`));
  if (!mayChange(`${top}/${folder}`))
    throw new Refused(`you may not change what is in ${folder || 'this folder'}. Ask whoever owns it.`);
}
