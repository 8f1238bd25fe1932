/** Finds the register's folder from a folder of the user. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingsFile } from '../domain/records/record-paths.ts';

/** The folder of the nearest `register/register.yaml`, from a folder upwards; undefined if there is none. */
export function findRegister(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'register');
    if (existsSync(join(candidate, settingsFile))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}
