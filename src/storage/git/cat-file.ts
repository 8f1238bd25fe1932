/** Reads any number of git objects in one process. */
import { errorCode } from '../system-error.ts';
import { explainGitFailure } from './explain-failure.ts';
import { type GitLocation, spawnGit } from './git.ts';
import { GitError } from './git-error.ts';

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
const namesPerRequest = 4096;

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
  const closing = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      spawnError = error;
      resolve();
    });
    child.on('close', () => resolve());
  });
  const output = createByteReader(child.stdout, async () => {
    await closing;
    if (errorCode(spawnError) === 'ENOENT')
      return new GitError('git is not installed, or is not on the PATH. Install it and try again.');
    const err = errorCode(spawnError) ?? Buffer.concat(errorOutput).toString().trim();
    return new GitError(explainGitFailure(place.folder, err));
  });
  const request = async (
    command: 'info' | 'contents',
    names: readonly string[],
    limit = Number.POSITIVE_INFINITY,
  ) => {
    const invalid = names.find((name) => /[\n\0]/.test(name));
    if (invalid !== undefined) throw new GitError(`git cannot have a file named ${JSON.stringify(invalid)}.`);
    const answers: (ObjectDescription & { readonly content?: Buffer })[] = [];
    for (let start = 0; start < names.length; start += namesPerRequest) {
      const chunk = names.slice(start, start + namesPerRequest);
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
    await closing;
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
  let unreadBytes: Buffer = Buffer.alloc(0);
  const nextChunk = async () => {
    const { done: isEnded, value } = await chunks.next();
    if (isEnded) throw await explainEnd();
    return value;
  };
  const bytes = async (count: number) => {
    if (unreadBytes.length < count) {
      const parts = [unreadBytes];
      for (let byteCount = unreadBytes.length; byteCount < count; byteCount += parts.at(-1)?.length ?? 0)
        parts.push(await nextChunk());
      unreadBytes = Buffer.concat(parts);
    }
    const result = unreadBytes.subarray(0, count);
    unreadBytes = unreadBytes.subarray(count);
    return result;
  };
  const line = async () => {
    let end = unreadBytes.indexOf(10);
    for (; end < 0; end = unreadBytes.indexOf(10))
      unreadBytes = Buffer.concat([unreadBytes, await nextChunk()]);
    return (await bytes(end + 1)).toString('latin1', 0, end);
  };
  const skip = async (count: number) => {
    let missingCount = count - unreadBytes.length;
    unreadBytes = unreadBytes.subarray(Math.min(count, unreadBytes.length));
    for (; missingCount > 0; missingCount -= unreadBytes.length) unreadBytes = await nextChunk();
    if (missingCount < 0) unreadBytes = unreadBytes.subarray(unreadBytes.length + missingCount);
  };
  return { line, bytes, skip };
}

const absentObject = { id: '', kind: '', size: 0 };

async function readAnswer(
  output: ByteReader,
  command: 'info' | 'contents',
  limit: number,
): Promise<ObjectDescription & { readonly content?: Buffer }> {
  const [, id = '', kind = '', size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(await output.line()) ?? [];
  if (id === '') return absentObject;
  const description = { id, kind, size: Number(size) };
  if (command === 'info') return description;
  if (description.size > limit) {
    await output.skip(description.size + 1);
    return description;
  }
  const content = (await output.bytes(description.size + 1)).subarray(0, description.size);
  return { ...description, content };
}
