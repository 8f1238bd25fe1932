/**
 * A small command that changes a register of plain text, for what kills, starves and crowds it.
 *
 *   node driver.js append ROOT TAG FILE…   holds the register, adds a line to each file, records it
 *   node driver.js race ROOT TAG FILE…     the same, but reads before it holds the register
 *   node driver.js batch ROOT TAG COUNT    the same as append for so many files, and a new one
 *   node driver.js recover ROOT            settles what an earlier one left
 *
 * It ends with 0 done, 2 refused, 3 recorded and not refreshed; and says so in a line of JSON.
 */
import { readFileSync, writeSync } from 'node:fs';
import { acquireWriteLock, type CommitResult } from '../../../src/storage/commit/transaction.ts';
import { GitError } from '../../../src/storage/git/git-error.ts';
import { findRepository } from '../../../src/storage/git/repository.ts';
import { isSystemError } from '../../../src/storage/system-error.ts';

const [task = '', root = '', tag = '', ...rest] = process.argv.slice(2);
const told = (answer: object, code: number) => {
  writeSync(1, `${JSON.stringify(answer)}\n`);
  process.exit(code);
};

function changeOf(): {
  readonly message: string;
  readonly files: { file: string; before: Buffer | undefined; after: Buffer }[];
} {
  const count = task === 'batch' ? Number(rest[0]) : 0;
  const names =
    task === 'batch' ? Array.from({ length: count }, (_, n) => `register/actions/a-${n}.yaml`) : rest;
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
  const found = findRepository(root, process.env);
  if (!found.ok) throw found.error;
  const repository = found.value;
  const early = task === 'race' ? changeOf() : undefined;
  const waits: string[] = [];
  const held = acquireWriteLock(repository, { notify: (sentence) => waits.push(sentence) });
  const { recovered } = held;
  let done: CommitResult | undefined;
  try {
    if (task !== 'recover') done = held.recordChange(early ?? changeOf());
  } finally {
    held.release();
  }
  told({ ...done, recovered, waited: waits.length }, done?.refreshed === false ? 3 : 0);
} catch (error) {
  // What the system would not let it read, the tool tells in a line.
  if (!(error instanceof GitError) && !isSystemError(error)) {
    writeSync(2, `${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(70);
  }
  told({ refused: (error as Error).message }, 2);
}
