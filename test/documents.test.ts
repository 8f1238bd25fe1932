/** Runs the examples of the READMEs, and checks that every file that src/README.md and SECURITY.md name exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFindingCodes } from '../src/app/open-register.ts';
import { createProgram, loadCommandInputs } from '../src/cli/program.ts';
import { narrativeSlots, paperKind, paperTemplates } from '../src/domain/paper-templates.ts';
import { kinds } from '../src/domain/records/record-kinds.ts';
import { jsonSchema } from '../src/domain/schema/json-schema.ts';
import { topicNames } from '../src/features/help/topics.ts';
import { createTable } from '../src/output/document.ts';
import { markdownTable } from '../src/output/markdown.ts';
import { eventFieldsTable, fieldTable } from '../src/output/record-field-tables.ts';
import { withRuns, withTables } from './helpers/documents.ts';
import { commandNameOf, home } from './helpers/tool.ts';

const nothing = async () => undefined;

const commands = () =>
  markdownTable(
    createTable(
      ['Command', 'What it does'],
      createProgram(nothing).commands.map((command) => [`afi ${command.name()}`, command.description()]),
    ),
  );

const findings = () =>
  markdownTable(
    createTable(
      ['Code', 'Severity', 'What must be true', 'Broken by', 'What to do'],
      listFindingCodes().map(({ code, severity, about, example, help }) => [
        code,
        severity,
        about,
        example,
        help,
      ]),
    ),
  );

/** The slots for the narrative of each kind of paper, as its template has them. */
const slots = () =>
  paperTemplates
    .map((template) => {
      const names = narrativeSlots(template, (file) => readFileSync(join(home, 'templates', file), 'utf8'));
      return `- **${template}** (${paperKind(template).title}): ${(names ?? []).map((name) => `\`${name}\``).join(', ') || 'none'}.`;
    })
    .join('\n');

const topicFiles = topicNames.map((topic) => `src/features/help/topics/${topic}.md`);

const tables = {
  commands,
  findings,
  slots,
  events: () => eventFieldsTable(jsonSchema('action')),
  ...Object.fromEntries(kinds.map((kind) => [`fields-${kind}`, () => fieldTable(jsonSchema(kind))])),
};

test.each(['README.md', 'register/README.md', 'src/README.md', 'templates/README.md', ...topicFiles])(
  'the tables and sample runs in %s are up to date (vitest -u rewrites them)',
  async (file) => {
    const text = readFileSync(join(home, file), 'utf8');
    await expect(await withRuns(withTables(text, tables))).toMatchFileSnapshot(join(home, file));
  },
);

test('every file and folder that src/README.md names exists', () => {
  const text = readFileSync(join(home, 'src/README.md'), 'utf8');
  const paths = ['src', 'test'].flatMap((top) =>
    readdirSync(join(home, top), { recursive: true, encoding: 'utf8' }).map(
      (path) => `/${path.replaceAll('\\', '/')}`,
    ),
  );
  const names = [...text.matchAll(/`((?!\.git\/)[a-z][\w./-]*(?:\.ts|\.js|\/))`/g)].map(
    ([, name = '']) => name,
  );
  const missing = names.filter((name) => {
    const end = `/${name.replace(/\/$/, '')}`;
    return !paths.some((path) => path.endsWith(end)) && !['bin/', 'papers/'].includes(name);
  });
  expect(missing).toEqual([]);
});

test.each(['README.md', 'CHANGELOG.md', 'register/README.md', 'src/README.md', 'templates/README.md'])(
  '%s has no conflict marks of a merge',
  (file) => expect(readFileSync(join(home, file), 'utf8')).not.toMatch(/^(?:<{7}|={7}|>{7})/m),
);

test('every command and option that a message or a document shows exists', async () => {
  const program = createProgram(nothing);
  const optionNames = new Map<string, ReadonlySet<string | undefined>>();
  for (const command of program.commands) {
    const { options } = await loadCommandInputs(command);
    optionNames.set(
      command.name(),
      new Set([...program.options, ...options].map(({ long }) => long).concat('--help')),
    );
  }
  const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`);
  const documents = ['README.md', 'CHANGELOG.md', 'register/README.md', 'templates/README.md', ...topicFiles];
  const unknown = [...sources, ...documents, '.github/SECURITY.md'].flatMap((file) => {
    const text = readFileSync(join(home, file), 'utf8');
    return [...text.matchAll(/`(afi [a-z][^`\\\n]*)/g)].flatMap(([, call = '']) => {
      const options = optionNames.get(commandNameOf(call.split(' ').slice(1)) ?? '');
      if (options === undefined) return [`${file}: ${call}`];
      return [...call.matchAll(/ (--[a-z][a-z-]*)/g)]
        .filter(([, option]) => !options.has(option))
        .map(([, option]) => `${file}: ${call}: ${option}`);
    });
  });
  expect(unknown).toEqual([]);
});

test('every promise of SECURITY.md that names a test names one that exists', () => {
  const text = readFileSync(join(home, '.github/SECURITY.md'), 'utf8');
  const promises = text.split('## What afi promises')[1]?.split('\n## ')[0] ?? '';
  const links = [...text.matchAll(/\]\(\.\.\/([^)]*)\)/g)].map(([, file = '']) => file);
  expect(links.length).toBeGreaterThan(15);
  expect(links.filter((file) => !existsSync(join(home, file)))).toEqual([]);
  // What the user's own programs do is not for afi to promise.
  const promisesWithoutTest = promises
    .split('\n')
    .filter((line) => line.startsWith('- ') && !line.includes('](../test/'));
  expect(promisesWithoutTest.map((line) => line.slice(0, 32))).toEqual(['- **Your own programs are run.**']);
});

test('the topics of help are the files in their folder, are in the package, and the README has a link to each', () => {
  const folder = 'src/features/help/topics';
  expect(readdirSync(join(home, folder)).sort()).toEqual(topicNames.map((topic) => `${topic}.md`).sort());
  expect(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).files).toContain(folder);
  const readme = readFileSync(join(home, 'README.md'), 'utf8');
  expect(topicFiles.filter((file) => !readme.includes(`](${file})`))).toEqual([]);
});
