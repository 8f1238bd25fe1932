/** Which register is meant: the one that a flag names, else the environment, else the nearest from here upwards. */
import { isAbsolute, relative, resolve } from 'node:path';
import { UserError } from './commands/command.ts';
import { findRegister, registerAt } from './register/disk.ts';
import type { Shelf } from './register/source.ts';

interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Found {
  readonly path: string;
  readonly shelf: Shelf;
  /** As the user would name it. */
  readonly folder: string;
}

/** The register that the options, the environment or the place name. */
export function find(options: Readonly<Record<string, unknown>>, { cwd, env }: Place): Found {
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

/** A folder as the user would name it, with forward slashes; nothing where they stand in it. */
function displayed(named: string | undefined, path: string, cwd: string): string {
  const below = relative(cwd, path);
  const far = below.startsWith('..') || isAbsolute(below);
  const shown = named !== undefined && (far || !isAbsolute(named)) ? named : below;
  return shown === '.' ? '' : shown.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
}
