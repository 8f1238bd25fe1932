/** Writes the papers and pages of a command to files outside the register. */
import { resolve } from 'node:path';
import { AppError } from '../domain/errors.ts';
import { findRegisterPlaces } from '../storage/named-place.ts';
import { errorCode } from '../storage/system-error.ts';
import { resolveTargetFile } from '../storage/target-place.ts';
import { writeSafeFile } from '../storage/write-safe-file.ts';
import { type Outcome, type PageFolder, UserError } from './command.ts';
import type { Progress } from './progress.ts';
import { type PublishContext, writePages } from './write-pages.ts';

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
export function writeOutcomeFiles(
  { changes = [], folder }: Outcome,
  { cwd, register, progress }: WriteTarget,
): WriteResult {
  const places = register === undefined ? undefined : findRegisterPlaces(register);
  for (const { file, after } of changes)
    reportWriteErrors(file, () => writeSafeFile(resolveTargetFile(resolve(cwd, file), file, places), after));
  if (folder === undefined) return { notes: [], site: undefined };
  const step = (doneCount: number, totalCount: number) => progress.step('Writing', doneCount, totalCount);
  return reportWriteErrors(folder.dir, () => publishPages(folder, { cwd, places, step }));
}

function publishPages(folder: PageFolder, context: PublishContext): WriteResult {
  const { writtenCount, removedCount, foreignPages } = writePages(folder, context);
  const site = { folder: folder.dir, first: folder.first, written: writtenCount, removed: removedCount };
  return { notes: [describePages(site), ...describeForeignPages(folder.dir, foreignPages)], site };
}

const maxNamedFiles = 5;

function describeForeignPages(dir: string, files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  const names = files.slice(0, maxNamedFiles).map((file) => `${dir}/${file}`);
  const remainder = files.length > maxNamedFiles ? [`${files.length - maxNamedFiles} more`] : [];
  const subject = files.length === 1 ? '1 page is' : `${files.length} pages are`;
  return [
    `${subject} not part of this site, and may be out of date: ${[...names, ...remainder].join(', ')}. Remove what you did not put there.`,
  ];
}

function describePages({ folder, first, written: writtenCount, removed: removedCount }: SiteResult): string {
  const removal =
    removedCount === 0 ? '' : `, and removed ${removedCount} old ${removedCount === 1 ? 'file' : 'files'}`;
  return `Wrote ${writtenCount} files to ${folder}${removal}. Open ${folder}/${first} first.`;
}

function reportWriteErrors<Result>(target: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (error instanceof AppError || errorCode(error) === undefined) throw error;
    throw new UserError(`${target} could not be written: ${describeFailure(error)}`);
  }
}

/** Why a file could not be written, as a clause. */
export const describeFailure = (error: unknown): string => {
  const code = errorCode(error);
  if (code === 'ENOENT') return 'its folder does not exist. Create it first.';
  if (code === 'ENOSPC') return 'the disk is full.';
  return code === 'EACCES' || code === 'EROFS'
    ? 'you do not have permission to write there.'
    : `${error instanceof Error ? error.message : String(error)}.`;
};
