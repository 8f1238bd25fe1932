/** Finds the register's folder, and reads the register consistently, never in the middle of a change. */
import { isAbsolute, relative, resolve } from 'node:path';
import { trimEndOf } from '../domain/text/trim-end.ts';
import { openRegisterFolder } from '../storage/disk.ts';
import type { FileSource } from '../storage/file-source.ts';
import { findRegister } from '../storage/find-register.ts';
import { findLinkedWorkTree } from '../storage/git/work-tree.ts';
import type { Environment } from '../storage/process.ts';
import { UserError } from './command.ts';
import type { CallValues } from './define-command.ts';

/** The register's folder and its files. */
export interface RegisterLocation {
  readonly path: string;
  readonly source: FileSource;
  /** As the user would name it. */
  readonly folder: string;
  /** Why it is not known which files are missing from the disk; undefined if it is known. */
  readonly gitFailure: () => string | undefined;
}

interface RegisterRuntime {
  readonly cwd: string;
  readonly env: Environment;
  readonly writeError: (text: string) => Promise<void>;
}

/** A call without the name of a register, in a folder that is not below one. */
export class NoRegisterError extends UserError {}

/**
 * The register that `--register` names, otherwise AFI_REGISTER, otherwise the nearest above the current folder.
 * @throws UserError if there is none, or the named folder is not a register.
 */
export async function locateRegister(
  values: Pick<CallValues, 'register'>,
  { cwd, env }: Pick<RegisterRuntime, 'cwd' | 'env'>,
): Promise<RegisterLocation> {
  const namedPath = values.register || env['AFI_REGISTER'] || undefined;
  const path = namedPath === undefined ? findRegister(cwd) : resolve(cwd, namedPath);
  const source = path === undefined ? undefined : openRegisterFolder(path);
  if (!source?.ok) await assertNotMissing(path, { cwd, env });
  if (path === undefined || source === undefined)
    throw new NoRegisterError(
      `there is no register here: no register/register.yaml in ${cwd} or above it. Name its folder with --register DIR, or start one with \`afi init DIR\`.`,
    );
  if (!source.ok) throw new UserError(`${namedPath ?? path} ${source.error}`);
  const location = { path, folder: displayPath(namedPath, path, cwd) };
  if (!findLinkedWorkTree(path)) return { ...location, source: source.value, gitFailure: () => undefined };
  const { addMissingFiles } = await import('../storage/git/missing-files.ts');
  const { source: trackedSource, failure } = addMissingFiles(source.value, path, env);
  return { ...location, source: trackedSource, gitFailure: failure };
}

/** @throws UserError if git has the register and only the disk does not. */
async function assertNotMissing(
  path: string | undefined,
  { cwd, env }: Pick<RegisterRuntime, 'cwd' | 'env'>,
): Promise<void> {
  if (!findLinkedWorkTree(path ?? cwd)) return;
  const [{ findMissingRegister }, { missingFileFault }] = await Promise.all([
    import('../storage/git/missing-files.ts'),
    import('../storage/missing-file-fault.ts'),
  ]);
  const missingRegister = findMissingRegister(path ?? cwd, path, env);
  if (!missingRegister) return;
  const { message, help } = missingFileFault(missingRegister.unreadable);
  throw new UserError(`${missingRegister.file}: ${message}. ${help}`);
}

/** A folder as the user would name it, with forward slashes; empty for the current folder. */
function displayPath(namedPath: string | undefined, path: string, cwd: string): string {
  const relativePath = relative(cwd, path);
  const isOutside = relativePath.startsWith('..') || isAbsolute(relativePath);
  const shownPath =
    namedPath !== undefined && (isOutside || !isAbsolute(namedPath)) ? namedPath : relativePath;
  const slashedPath = shownPath === '.' ? '' : shownPath.replaceAll('\\', '/');
  return slashedPath.slice(0, 1) + trimEndOf(slashedPath.slice(1), '/');
}

/** How often a register is read again if it changes meanwhile. */
const maxReadAttempts = 5;

/**
 * Reads the register at the commit or day of `--recorded`. Otherwise reads its files, provided that no change is in progress
 * before or after; if one is, reads the last commit, which is always consistent.
 */
export async function readConsistently<Value>(
  location: RegisterLocation,
  { recorded: revisionOrDay, quiet }: Pick<CallValues, 'recorded' | 'quiet'>,
  { env, writeError }: RegisterRuntime,
  read: (location: RegisterLocation) => Value,
): Promise<Value> {
  if (typeof revisionOrDay === 'string') {
    const { requireCommit, describeCommit } = await import('./historical-register.ts');
    const atCommit = await requireCommit(location.path, env, revisionOrDay);
    if (!quiet) await writeError(`${describeCommit(atCommit)}\n`);
    return read({ ...location, source: atCommit.source });
  }
  const { readRecoveryState } = await import('../storage/commit/recovery.ts');
  for (let attempt = 0; attempt < maxReadAttempts; attempt++) {
    const stateBefore = readRecoveryState(location.path);
    if (stateBefore.isInterrupted) break;
    const value = read(location);
    if (readRecoveryState(location.path).stamp !== stateBefore.stamp) continue;
    const failure = location.gitFailure();
    if (failure !== undefined && !quiet)
      await writeError(`It is not known whether files are missing from the disk: ${failure}\n`);
    return value;
  }
  await writeError(
    'A change is in progress, or was interrupted. This answer is from what git recorded. The next command that changes the register updates the files.\n',
  );
  const { requireCommit } = await import('./historical-register.ts');
  return read({ ...location, source: (await requireCommit(location.path, env, 'HEAD')).source });
}
