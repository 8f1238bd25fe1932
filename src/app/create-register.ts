/** Creates a register: its folder, a repository if there is none, and the first commit. */

import { quoteArgument } from '../domain/text/quote-argument.ts';
import { cleanText } from '../output/safe-text.ts';
import { recordChange } from '../storage/commit/transaction.ts';
import { assertIdentity } from '../storage/commit/write-objects.ts';
import { findRepository, startRepository } from '../storage/git/repository.ts';
import { findExistingFiles, nearestFolder, resolveNamedPath } from '../storage/named-place.ts';
import type { Environment } from '../storage/process.ts';
import { makeSafeFolder } from '../storage/write-safe-file.ts';
import { type NewRegister, UserError } from './command.ts';

/** A created register, or what a dry run shows. */
export interface CreatedRegister {
  /** Null for a dry run. */
  readonly commit: string | null;
  readonly message: string;
  /** What to do next, one step a line. */
  readonly next: readonly string[];
  /** 3 if it is recorded, but files are still to be put in place. */
  readonly exitCode: 0 | 3;
}

/** Creates a register in a folder. @throws UserError if a file would be overwritten, or git cannot record in the folder. */
export function createRegister(
  folder: string,
  { dir, files, subject, trailers, settings, dryRun }: NewRegister,
  env: Environment,
): CreatedRegister {
  const realFolder = resolveNamedPath(folder, dir, undefined);
  const existingPaths = findExistingFiles(realFolder, Object.keys(files));
  if (existingPaths.length > 0)
    throw new UserError(
      existingPaths.includes('register/register.yaml')
        ? `${dir} already has a register. Nothing was written. Name another folder.`
        : `${dir} already has ${existingPaths[0]}${existingPaths.length > 1 ? ` and ${existingPaths.length - 1} more that would be written` : ''}. Nothing was written. Name another folder, or move ${existingPaths.length > 1 ? 'them' : 'it'} away.`,
    );
  const existingFolder = nearestFolder(folder);
  const enclosingRepository = findRepository(existingFolder, env);
  const isInRepository = enclosingRepository.ok;
  if (!enclosingRepository.ok && enclosingRepository.error.code !== 'no-repository')
    throw enclosingRepository.error;
  // Refuses a `.git` that is a link, because git would create the repository where it leads.
  if (!isInRepository) findExistingFiles(realFolder, ['.git/HEAD']);
  // Checked before anything is written, so that nothing is left behind if it cannot be recorded.
  assertIdentity({ folder: existingFolder, env });
  if (dryRun) {
    const fileLines = Object.keys(files).map((file) => `  ${file}`);
    const where = isInRepository ? '' : ', in a git repository of its own';
    return {
      commit: null,
      message: `${subject}: ${dir}${where}, with`,
      next: [...fileLines, 'Nothing was created.'],
      exitCode: 0,
    };
  }
  makeSafeFolder({ folder: realFolder, file: '', name: dir });
  if (!isInRepository) startRepository(folder, env, settings);
  const newRepository = findRepository(folder, env);
  if (!newRepository.ok) throw newRepository.error;
  const repository = newRepository.value;
  const commitResult = recordChange(
    repository,
    {
      files: Object.entries(files).map(([file, text]) => ({
        file: repository.prefix + file,
        before: undefined,
        after: Buffer.from(text),
      })),
      message: [subject, '', ...trailers.map(([name, value]) => `${name}: ${value}`)].join('\n'),
    },
    { notify: () => undefined },
  );
  const next = [
    ...commitResult.notes.map((note) => cleanText(note)),
    `Next: ${dir === '.' ? '' : `run \`cd ${quoteArgument(dir)}\`, then `}describe your force, for example with \`afi settings set --force-area "the county" --role "Head of Estates"\`. \`afi help start\` has the steps.`,
    ...(repository.prefix === ''
      ? []
      : [
          'The register is inside a larger repository. CI systems read their files at the top of a repository only, so move them there.',
        ]),
    ...(isInRepository
      ? ['To merge the work of several people, set up git as `afi merge-file --help` describes.']
      : []),
  ];
  const message = `${subject} (${commitResult.commit.slice(0, 8)})`;
  return { commit: commitResult.commit, message, next, exitCode: commitResult.isRefreshed ? 0 : 3 };
}
