/** Writes the papers and pages of a command to files outside the register. */
import { isAbsolute, relative, resolve } from 'node:path';
import { AppError } from '../domain/errors.ts';
import { pathKind, writeFileAtomically } from '../storage/plain-files.ts';
import { errorCode } from '../storage/system-error.ts';
import { type Outcome, type PageFolder, UserError } from './command.ts';
import type { Progress } from './progress.ts';
import { writePages } from './write-pages.ts';

interface WriteTarget {
  readonly cwd: string;
  /** The register's folder, if there is one. */
  readonly register: string | undefined;
  readonly progress: Progress;
}

/** A written folder of pages. */
export interface SiteResult {
  readonly folder: string;
  /** The page to open first. */
  readonly first: string;
  readonly written: number;
  /** How many pages of an earlier site were removed. */
  readonly removed: number;
}

interface WriteResult {
  /** Notes for standard error. */
  readonly notes: readonly string[];
  readonly site: SiteResult | undefined;
}

/** Writes the files and pages of an outcome. @throws UserError if one cannot be written. */
export function writeOutcomeFiles({ changes = [], folder }: Outcome, place: WriteTarget): WriteResult {
  for (const change of changes) {
    assertWritableTarget(change.file, place);
    reportWriteErrors(change.file, () => writeFileAtomically(place.cwd, change));
  }
  if (folder === undefined) return { notes: [], site: undefined };
  const site = reportWriteErrors(folder.dir, () => publishPages(folder, place));
  return { notes: [describePages(site)], site };
}

function publishPages(folder: PageFolder, { cwd, register, progress }: WriteTarget): SiteResult {
  const step = (doneCount: number, totalCount: number) => progress.step('Writing', doneCount, totalCount);
  const { writtenCount, removedCount } = writePages(folder, { cwd, register, step });
  return { folder: folder.dir, first: folder.first, written: writtenCount, removed: removedCount };
}

function describePages({ folder, first, written: writtenCount, removed: removedCount }: SiteResult): string {
  const removal =
    removedCount === 0 ? '' : `, removed ${removedCount} that ${removedCount === 1 ? 'is' : 'are'} no more`;
  return `Wrote ${writtenCount} files to ${folder}${removal}. Begin with ${folder}/${first}.`;
}

function reportWriteErrors<Result>(target: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (error instanceof AppError || errorCode(error) === undefined) throw error;
    throw new UserError(`${target} could not be written: ${describeFailure(error)}`);
  }
}

/** @throws UserError unless the target is a plain file, or absent, outside the register. */
function assertWritableTarget(file: string, { cwd, register }: WriteTarget): void {
  const path = resolve(cwd, file);
  const relativePath = register === undefined ? '..' : relative(register, path);
  if (!relativePath.startsWith('..') && !isAbsolute(relativePath))
    throw new UserError(`${file} lies in the register, where only records stand. Name a file outside it.`);
  const kind = pathKind(path);
  if (kind === 'folder') throw new UserError(`${file} is a folder. Name a file in it.`);
  if (kind === 'other') throw new UserError(`${file} is no plain file. \`-o -\` prints the paper instead.`);
}

/** Why a file could not be written, as a clause. */
export const describeFailure = (error: unknown): string => {
  const code = errorCode(error);
  if (code === 'ENOENT') return 'its folder does not exist; make it first.';
  if (code === 'ENOSPC') return 'the disk is full.';
  return code === 'EACCES' || code === 'EROFS'
    ? 'you may not write there.'
    : `${error instanceof Error ? error.message : String(error)}.`;
};
