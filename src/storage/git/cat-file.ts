/** Reads any number of git objects in one process. */
import { errorCode } from '../system-error.ts';
import { type GitLocation, spawnGit } from './git.ts';
import { GitError } from './git-error.ts';
import { explainGitFailure } from './repository.ts';

/** An object's description, without its content. */
export interface ObjectDescription {
  readonly id: string;
  readonly kind: string;
  /** In bytes. */
  readonly size: number;
}

/** Reads objects by name, in the order of the names. */
export interface ObjectReader {
  /** Undefined for a name without an object, or with several. */
  readonly describe: (names: readonly string[]) => Promise<readonly (ObjectDescription | undefined)[]>;
  /** Undefined for the same names. */
  readonly contents: (names: readonly string[]) => Promise<readonly (Buffer | undefined)[]>;
  /** With descriptions; content of more than `limit` bytes is skipped. */
  readonly contentsUpTo: (
    limit: number,
    names: readonly string[],
  ) => Promise<readonly (ObjectDescription & { readonly content?: Buffer })[]>;
}

/** Names in one request: enough that the round trip costs little, few enough that answers stay small. */
const batch = 4096;

/** Runs `act` with a reader of git's objects. Names may be relative to the place's folder: `HEAD:./`. */
export async function withCatFile<Value>(
  place: GitLocation,
  act: (reader: ObjectReader) => Promise<Value>,
): Promise<Value> {
  const child = spawnGit(place, ['cat-file', '--batch-command', '--buffer']);
  const errorOutput: Buffer[] = [];
  let spawnError: Error | undefined;
  child.stderr.on('data', (chunk: Buffer) => errorOutput.push(chunk));
  // If the process has ended, its missing answers are reported instead.
  child.stdin.on('error', () => {});
  const closed = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      spawnError = error;
      resolve();
    });
    child.on('close', () => resolve());
  });
  const output = createByteReader(child.stdout, async () => {
    await closed;
    if (errorCode(spawnError) === 'ENOENT')
      return new GitError('git is not installed here, or not on the PATH. Install it and try again.');
    const err = errorCode(spawnError) ?? Buffer.concat(errorOutput).toString().trim();
    return new GitError(explainGitFailure(place.folder, err));
  });
  const request = async (
    command: 'info' | 'contents',
    names: readonly string[],
    limit = Number.POSITIVE_INFINITY,
  ) => {
    const invalid = names.find((name) => /[\n\0]/.test(name));
    if (invalid !== undefined)
      throw new GitError(`git can have nothing by the name ${JSON.stringify(invalid)}.`);
    const answers: (ObjectDescription & { readonly content?: Buffer })[] = [];
    for (let start = 0; start < names.length; start += batch) {
      const chunk = names.slice(start, start + batch);
      child.stdin.write(`${chunk.map((name) => `${command} ${name}\n`).join('')}flush\n`);
      for (const _ of chunk) answers.push(await readAnswer(output, command, limit));
    }
    return answers;
  };
  try {
    return await act({
      describe: async (names) =>
        (await request('info', names)).map((description) =>
          description.id === '' ? undefined : description,
        ),
      contents: async (names) => (await request('contents', names)).map(({ content }) => content),
      contentsUpTo: (limit, names) => request('contents', names, limit),
    });
  } finally {
    child.stdin.end();
    child.stdout.destroy();
    await closed;
  }
}

interface ByteReader {
  readonly line: () => Promise<string>;
  readonly bytes: (count: number) => Promise<Buffer>;
  readonly skip: (count: number) => Promise<void>;
}

/** Reads a stream by lines and by counts of bytes. */
function createByteReader(stream: AsyncIterable<Buffer>, explainEnd: () => Promise<GitError>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let buffered: Buffer = Buffer.alloc(0);
  const nextChunk = async () => {
    const { done, value } = await chunks.next();
    if (done) throw await explainEnd();
    return value;
  };
  const bytes = async (count: number) => {
    if (buffered.length < count) {
      const parts = [buffered];
      for (let have = buffered.length; have < count; have += parts.at(-1)?.length ?? 0)
        parts.push(await nextChunk());
      buffered = Buffer.concat(parts);
    }
    const result = buffered.subarray(0, count);
    buffered = buffered.subarray(count);
    return result;
  };
  const line = async () => {
    let end = buffered.indexOf(10);
    for (; end < 0; end = buffered.indexOf(10)) buffered = Buffer.concat([buffered, await nextChunk()]);
    return (await bytes(end + 1)).toString('latin1', 0, end);
  };
  const skip = async (count: number) => {
    let left = count - buffered.length;
    buffered = buffered.subarray(Math.min(count, buffered.length));
    for (; left > 0; left -= buffered.length) buffered = await nextChunk();
    if (left < 0) buffered = buffered.subarray(buffered.length + left);
  };
  return { line, bytes, skip };
}

const nothing = { id: '', kind: '', size: 0 };

async function readAnswer(
  output: ByteReader,
  command: 'info' | 'contents',
  limit: number,
): Promise<ObjectDescription & { readonly content?: Buffer }> {
  const [, id = '', kind = '', size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(await output.line()) ?? [];
  if (id === '') return nothing;
  const described = { id, kind, size: Number(size) };
  if (command === 'info') return described;
  if (described.size > limit) {
    await output.skip(described.size + 1);
    return described;
  }
  const content = (await output.bytes(described.size + 1)).subarray(0, described.size);
  return { ...described, content };
}
