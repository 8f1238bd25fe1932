/** Makes every page and paper of a register in memory: the site, and each paper as text and as JSON. */
import { type CommandContext, UserError } from '../../src/app/command.ts';
import { createContext } from '../../src/app/command-context.ts';
import * as reader from '../../src/app/open-register.ts';
import { ok } from '../../src/domain/errors.ts';
import { reports } from '../../src/features/papers/report-list.ts';
import { runReport } from '../../src/features/papers/run-report.ts';
import { runSite } from '../../src/features/site/run-site.ts';
import { lastDay } from './random-history.ts';
import { type Files, shelfOf } from './register.ts';
import { home } from './tool.ts';

const runtime = {
  cwd: '/nowhere',
  today: lastDay,
  home,
  env: {},
  screen: { width: undefined, colour: false },
  milliseconds: () => 0,
  errWidth: undefined,
  interactive: false,
  input: async () => Buffer.of(),
  writeOutput: async () => undefined,
  writeError: async () => undefined,
};

/** The context of a command on files in memory, without git; its fingerprint does not depend on them. */
export function contextInMemory(files: Files): CommandContext {
  const location = { path: '/nowhere/register', source: shelfOf(files), folder: 'register' };
  const context = createContext(reader, location, { values: { json: false }, runtime });
  return Object.assign(Object.create(context), withoutHistory);
}

const withoutHistory: Pick<CommandContext, 'fingerprint' | 'readRegisterOnDay' | 'openHistory'> = {
  fingerprint: () => '0',
  readRegisterOnDay: async () => ok(undefined),
  openHistory: async () => ({
    today: '2021-12-31',
    readRegistersOn: async () => [],
    loadHistory: async () => {
      throw new Error('a register in memory has no history');
    },
    readFileRevisions: async () => new Map(),
    loadFullHistory: async () => ok(undefined),
    loadFormerCommits: async () => {
      throw new Error('a register in memory has no history');
    },
    checkAnchors: async () => [],
    checkSignatures: async () => new Map(),
  }),
};

/** A day, the start of the period before it, and who may read the pages. */
export interface Edition {
  readonly asAt: string;
  readonly since: string;
  readonly internal: boolean;
}

/** The text of each page of the site, by its path. */
export async function sitePages(
  files: Files,
  { asAt, since, internal }: Edition,
): Promise<ReadonlyMap<string, string>> {
  const { folder } = await runSite(contextInMemory(files), {
    output: 'pages',
    asAt,
    since,
    internal,
    json: false,
  });
  return new Map([...(folder?.files ?? [])].map(({ file, text }) => [file, text]));
}

/** The subjects of the papers that are about one thing. */
const subjectsOf = (context: CommandContext, name: string): readonly (string | undefined)[] => {
  const subject = reports.find((report) => report.name === name)?.subject;
  return subject === undefined
    ? [undefined]
    : [...(subject.optional ? [undefined] : []), ...subject.values(context.register)];
};

/** Each paper of an edition as Markdown or as JSON, by its name and subject; the public edition has no internal ones. */
export async function papers(
  files: Files,
  { asAt, since, internal }: Edition,
  format: 'json' | 'markdown',
): Promise<ReadonlyMap<string, string>> {
  const context = contextInMemory(files);
  const texts = new Map<string, string>();
  for (const { name, internal: isInternal = false } of reports) {
    if (isInternal && !internal) continue;
    for (const about of subjectsOf(context, name)) {
      const readers = internal && !isInternal ? { internal } : {};
      const options = { paper: name, asAt, since, ...readers, json: format === 'json' };
      const title = [name, about ?? ''].join(' ').trim();
      texts.set(
        title,
        await textOrRefusal(runReport(context, { ...options, ...(about !== undefined && { about }) })),
      );
    }
  }
  return texts;
}

/** The text of a paper; of a refused one the refusal, since a subject may be marked above its paper. */
const textOrRefusal = async (outcome: ReturnType<typeof runReport>): Promise<string> => {
  try {
    return (await outcome).text ?? '';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
};
