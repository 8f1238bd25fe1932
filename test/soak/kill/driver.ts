/**
 * A small command that changes a register of plain text, run by the scripts that kill it, fill its disk or run many at once.
 *
 *   node driver.js append ROOT TAG FILE…   locks the register, adds a line to each file, records it
 *   node driver.js race ROOT TAG FILE…     the same, but reads before it locks the register
 *   node driver.js batch ROOT TAG COUNT    the same as append for so many files, and a new one
 *   node driver.js recover ROOT            finishes what an earlier one left
 *
 * Its exit code is 0 for done, 2 for refused, 3 for recorded but not refreshed. It prints the result as a line of JSON.
 */
import { readFileSync, writeSync } from 'node:fs';
import { acquireWriteLock, type CommitResult } from '../../../src/storage/commit/transaction.ts';
import { GitError } from '../../../src/storage/git/git-error.ts';
import { findRepository } from '../../../src/storage/git/repository.ts';
import { isSystemError } from '../../../src/storage/system-error.ts';

const [task = '', root = '', tag = '', ...extraArgs] = process.argv.slice(2);
const answerWith = (answer: object, code: number) => {
  writeSync(1, `${JSON.stringify(answer)}\n`);
  process.exit(code);
};

function buildChange(): {
  readonly message: string;
  readonly files: { file: string; before: Buffer | undefined; after: Buffer }[];
} {
  const count = task === 'batch' ? Number(extraArgs[0]) : 0;
  const names =
    task === 'batch' ? Array.from({ length: count }, (_, n) => `register/actions/a-${n}.yaml`) : extraArgs;
  const files = names.map((file) => {
    const before = readFileSync(`${root}/${file}`);
    return { file, before, after: Buffer.concat([before, Buffer.from(`${tag}\n`)]) };
  });
  const batch = {
    file: `register/batches/${tag}.yaml`,
    before: undefined,
    after: Buffer.from(`id: ${tag}\n`),
  };
  return { message: `Add ${tag}`, files: task === 'batch' ? [...files, batch] : files };
}

try {
  const result = findRepository(root, process.env);
  if (!result.ok) throw result.error;
  const repository = result.value;
  const earlyChange = task === 'race' ? buildChange() : undefined;
  const notifications: string[] = [];
  const session = acquireWriteLock(repository, { notify: (sentence) => notifications.push(sentence) });
  const { recoveryResult } = session;
  let commitResult: CommitResult | undefined;
  try {
    if (task !== 'recover') commitResult = session.recordChange(earlyChange ?? buildChange());
  } finally {
    session.release();
  }
  answerWith(
    { ...commitResult, recoveryResult, waitCount: notifications.length },
    commitResult?.isRefreshed === false ? 3 : 0,
  );
} catch (error) {
  // A file that the system does not allow it to read is reported in one line.
  if (!(error instanceof GitError) && !isSystemError(error)) {
    writeSync(2, `${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(70);
  }
  answerWith({ refused: (error as Error).message }, 2);
}
