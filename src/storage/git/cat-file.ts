/** What git keeps, asked for batch after batch in one process, however many names. */
import { codeOf } from '../system-error.ts';
import { type GitLocation, spawnGit } from './git.ts';
import { GitRefusal } from './git-refusal.ts';
import { noRepositoryReason } from './repository.ts';

/** What there is under a name, without its content. */
export interface ObjectDescription {
  readonly id: string;
  readonly kind: string;
  /** In bytes. */
  readonly size: number;
}

export interface ObjectReader {
  /** Undefined where there is nothing of that name, or more than one thing. */
  readonly describe: (names: readonly string[]) => Promise<readonly (ObjectDescription | undefined)[]>;
  readonly contents: (names: readonly string[]) => Promise<readonly (Buffer | undefined)[]>;
  /** The same, with what is there described; content of more than so many bytes is passed over. */
  readonly contentsUpTo: (
    most: number,
    names: readonly string[],
  ) => Promise<readonly (ObjectDescription & { readonly content?: Buffer })[]>;
}

/** Names asked for at once: so many that a round trip is nothing, so few that answers stay small. */
const batch = 4096;

/** Opens git's objects for as long as `act` runs. Names may be relative to the place's folder: `HEAD:./`. */
export async function withCatFile<Value>(
  place: GitLocation,
  act: (reader: ObjectReader) => Promise<Value>,
): Promise<Value> {
  const child = spawnGit(place, ['cat-file', '--batch-command', '--buffer']);
  const said: Buffer[] = [];
  let failed: Error | undefined;
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  // A process that is gone is told by its answers that do not come.
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      failed = error;
      resolve();
    });
    child.on('close', () => resolve());
  });
  const flow = flowOf(child.stdout, async () => {
    await ended;
    if (codeOf(failed) === 'ENOENT')
      return new GitRefusal('git is not installed here, or not on the PATH. Install it and try again.');
    const err = codeOf(failed) ?? Buffer.concat(said).toString().trim();
    return new GitRefusal(noRepositoryReason(place.folder, err));
  });
  const ask = async (command: string, names: readonly string[], most = Number.POSITIVE_INFINITY) => {
    const broken = names.find((name) => /[\n\0]/.test(name));
    if (broken !== undefined)
      throw new GitRefusal(`git can have nothing by the name ${JSON.stringify(broken)}.`);
    const answers: (ObjectDescription & { readonly content?: Buffer })[] = [];
    for (let at = 0; at < names.length; at += batch) {
      const asked = names.slice(at, at + batch);
      child.stdin.write(`${asked.map((name) => `${command} ${name}\n`).join('')}flush\n`);
      for (const _ of asked) answers.push(await answerFrom(flow, command === 'contents', most));
    }
    return answers;
  };
  try {
    return await act({
      describe: async (names) => (await ask('info', names)).map((one) => (one.id === '' ? undefined : one)),
      contents: async (names) => (await ask('contents', names)).map(({ content }) => content),
      contentsUpTo: (most, names) => ask('contents', names, most),
    });
  } finally {
    child.stdin.end();
    child.stdout.destroy();
    await ended;
  }
}

interface Flow {
  readonly line: () => Promise<string>;
  readonly bytes: (count: number) => Promise<Buffer>;
  readonly pass: (count: number) => Promise<void>;
}

/** A stream taken line by line and stretch by stretch. */
function flowOf(stream: AsyncIterable<Buffer>, refusal: () => Promise<GitRefusal>): Flow {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const { done, value } = await chunks.next();
    if (done) throw await refusal();
    return value;
  };
  const bytes = async (count: number) => {
    if (held.length < count) {
      const parts = [held];
      for (let have = held.length; have < count; have += parts.at(-1)?.length ?? 0) parts.push(await more());
      held = Buffer.concat(parts);
    }
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  const line = async () => {
    let end = held.indexOf(10);
    for (; end < 0; end = held.indexOf(10)) held = Buffer.concat([held, await more()]);
    return (await bytes(end + 1)).toString('latin1', 0, end);
  };
  const pass = async (count: number) => {
    let left = count - held.length;
    held = held.subarray(Math.min(count, held.length));
    for (; left > 0; left -= held.length) held = await more();
    if (left < 0) held = held.subarray(held.length + left);
  };
  return { line, bytes, pass };
}

const nothing = { id: '', kind: '', size: 0 };

async function answerFrom(
  flow: Flow,
  whole: boolean,
  most: number,
): Promise<ObjectDescription & { readonly content?: Buffer }> {
  const [, id = '', kind = '', size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(await flow.line()) ?? [];
  if (id === '') return nothing;
  const described = { id, kind, size: Number(size) };
  if (!whole) return described;
  if (described.size > most) {
    await flow.pass(described.size + 1);
    return described;
  }
  const content = (await flow.bytes(described.size + 1)).subarray(0, described.size);
  return { ...described, content };
}
