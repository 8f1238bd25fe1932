/** Starts a register: its folder, a repository where there is none, and the first commit. */
import { type FreshRegister, UserError } from './commands/command.ts';
import { record } from './register/change/transaction.ts';
import { makeFolder, presentIn } from './register/disk.ts';
import { Refused } from './register/git/refusal.ts';
import { repositoryAt, startRepository } from './register/git/repository.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing that stands there is written over. The answer is what to say of it. */
export function startRegister(
  folder: string,
  { dir, files, subject, trailers, settings }: FreshRegister,
  env: Environment,
): string {
  const there = presentIn(folder, Object.keys(files));
  if (there.length > 0)
    throw new UserError(
      `${dir} holds ${there.join(', ')} already; nothing was written. Name another folder.`,
    );
  try {
    makeFolder(folder);
    const around = repositoryAt(folder, env);
    const made = 'why' in around && around.why === 'no-repository';
    if (made) startRepository(folder, env, settings);
    const repository = repositoryAt(folder, env);
    if ('why' in repository) throw new UserError(repository.message);
    const done = record(
      repository,
      {
        files: Object.entries(files).map(([file, text]) => ({
          file: repository.prefix + file,
          before: undefined,
          after: Buffer.from(text),
        })),
        message: [subject, '', ...trailers.map(([name, value]) => `${name}: ${value}`)].join('\n'),
      },
      { say: () => undefined },
    );
    const next = [`Next: edit ${dir}/register/register.yaml, then \`afi record\`.`];
    if (!made) next.push('For merges, tell git how to unite histories: `afi merge-file --help`.');
    return [`${subject} (${done.commit.slice(0, 8)})`, ...next].join('\n');
  } catch (error) {
    if (error instanceof Refused) throw new UserError(error.message);
    throw error;
  }
}
