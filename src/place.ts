/** Which register is asked: where it lies, and as it stands there or as git recorded it. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Options } from './cli.ts';
import { UserError } from './commands/command.ts';
import { findRegister, registerAt } from './register/disk.ts';
import type { Shelf } from './register/source.ts';

interface Around {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly err: (text: string) => Promise<void>;
}

export interface Found {
  readonly path: string;
  readonly shelf: Shelf;
  /** As the user would name it. */
  readonly folder: string;
}

/** The register that the options, the environment or the place name. */
export function find(options: Options, { cwd, env }: Around): Found {
  const named =
    ((options['register'] as string | undefined) || undefined) ?? (env['AFI_REGISTER'] || undefined);
  const path = named === undefined ? findRegister(cwd) : resolve(cwd, named);
  if (path === undefined)
    throw new UserError(
      `there is no register here: no register/register.yaml in ${cwd} or above it. Name its folder with --register DIR.`,
    );
  const shelf = registerAt(path);
  if (typeof shelf === 'string') throw new UserError(`${named ?? path} ${shelf}`);
  return { path, shelf, folder: displayed(named, path, cwd) };
}

/** The register as it stands, or as git recorded it: where that is asked, or a change was interrupted and files may be half of each. */
export async function standing(found: Found, options: Options, { env, err }: Around): Promise<Found> {
  // Of `trend` it is a mere flag: each period by the files of its own day.
  const asked = typeof options['recorded'] === 'string' ? options['recorded'] : undefined;
  const { interrupted } = await import('./register/change/recovery.ts');
  if (asked === undefined && !interrupted(found.path)) return found;
  const { past, toldOf } = await import('./recorded.ts');
  const recorded = await past(found.path, env, asked ?? 'HEAD');
  if (asked === undefined)
    await err(
      'A change was interrupted. This is what git recorded; the next changing command settles the files.\n',
    );
  else if (options['quiet'] !== true) await err(`${toldOf(recorded)}\n`);
  return { ...found, shelf: recorded.shelf };
}

/** A folder as the user would name it, with forward slashes; nothing where they stand in it. */
function displayed(named: string | undefined, path: string, cwd: string): string {
  const below = relative(cwd, path);
  const far = below.startsWith('..') || isAbsolute(below);
  const shown = named !== undefined && (far || !isAbsolute(named)) ? named : below;
  return shown === '.' ? '' : shown.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
}
