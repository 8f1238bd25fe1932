/** Checks the rooms of src: what each may import, the order of the features, the doors of libraries, and the length of files. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** The rooms from which each room may import. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  storage: ['domain'],
  output: ['domain'],
  rules: ['domain'],
  app: ['domain', 'output', 'rules', 'storage'],
  features: ['app', 'domain', 'output', 'rules', 'storage'],
  cli: ['app', 'domain', 'features', 'output', 'storage'],
  main: ['app', 'cli'],
  complete: ['features', 'storage'],
  'write-completion-table': ['cli'],
};

/** The features in their order: each may import from the features after it. */
const features = [
  ...[
    'help',
    'overview',
    'completion',
    'ci',
    'rollup',
    'site',
    'papers',
    'init',
    'setup',
    'updates',
    'spreadsheet',
    'portal',
  ],
  ...[
    'verify',
    'edit-actions',
    'edit-records',
    'merge-driver',
    'trend',
    'changes',
    'history',
    'ageing',
    'due',
  ],
  ...['programme', 'self-assessment', 'summary', 'actions', 'check'],
];

/** The files that may use the file system, each with what it does there; the last ones also write. */
const fileSystemDoors = {
  'storage/find-register': 'looks for the register’s folder from a folder upwards',
  'storage/record-names': 'lists the names of records and scans for roles, for completion',
  'storage/disk': 'lists the register and reads its records, which it checks as it lists them',
  'storage/safe-folder': 'opens the folder of a file that is not a record, without links',
  'storage/safe-file': 'reads such a file',
  'storage/named-place': 'follows the links of a path that the user names',
  'storage/target-place': 'compares such a path with the register and with folders of git',
  'storage/template-files': 'finds the real folder of the templates',
} as const;
const writingDoors = {
  'storage/write-safe-file': 'writes and removes files that are not records',
  'storage/temporary-file': 'gives a text to an editor, in a folder that only the user can open',
  'storage/commit/durable-files':
    'writes git’s objects and records, by paths that `worktree-file.ts` has checked',
  'storage/commit/lock': 'locks the register, in git’s own folder',
} as const;

const doorOf = (reasons: Readonly<Record<string, string>>) =>
  new RegExp(`^(?:${Object.keys(reasons).join('|')})$`);

/** The files that may import each outside library and each module of Node. */
const doors: Readonly<Record<string, RegExp>> = {
  commander: /^cli\//,
  yaml: /^storage\/yaml(-edit)?\//,
  zod: /^(domain\/|app\/(response-schema|complete-record)$|features\/(.*schemas?$|papers\/))/,
  'chrono-node': /^domain\/dates\/day-words$/,
  'date-fns': /^domain\/dates\/calendar$/,
  '@date-fns': /^domain\/dates\/calendar$/,
  chalk: /^output\/screen$/,
  '@clack': /^app\/terminal-prompts$/,
  diff: /^domain\/text\/line-diff$/,
  docx: /^output\/word\//,
  liquidjs: /^output\/template$/,
  entities: /^(output\/parse-inline|storage\/outline\/html-markup)$/,
  marked: /^output\/parse-(markdown|inline)$/,
  'node-diff3': /^(domain\/text\/line-diff|features\/merge-driver\/merge-lines)$/,
  'csv-parse': /^storage\/yaml\/parse-csv$/,
  fflate:
    /^(storage\/spreadsheet\/zip-archive|output\/(write-workbook|word\/(word-package|package-parts|reference-document|apply-reference)))$/,
  'csv-stringify': /^output\/write-csv$/,
  'node:fs': doorOf({ ...fileSystemDoors, ...writingDoors }),
  'node:child_process': /^storage\/process$/,
  'node:os': /^storage\/(commit\/lock|temporary-file)$/,
  'node:readline': /^app\/typed-lines$/,
  'node:stream': /^app\/(keyboard|terminal-prompts)$/,
  'node:zlib': /^storage\/commit\/write-objects$/,
  'node:crypto': /^storage\/|^domain\/sha256$/,
  'node:path':
    /^(complete|app\/(locate-register|command-context|run-standalone|write-pages|write-files)|storage\/(disk|find-register|record-names|(write-)?safe-file|safe-folder|(named|target)-place|template-files|temporary-file))$/,
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();
const bare = (file: string) => file.replace(/\.ts$/, '');
const room = (file: string) => bare(file).split('/')[0] ?? '';
const feature = (file: string) => file.split('/')[1] ?? '';
const textOf = (file: string) => readFileSync(`src/${file}`, 'utf8');

const importing =
  /^import (?:[^;']*? from )?'([^']+)'|^export (?:type )?(?:\{[^}]*\}|\*) from '([^']+)'|import\('([^']+)'\)/gm;
const importsOf = (text: string) =>
  [...text.matchAll(importing)].map(
    ([, importedPath, dynamicPath, lazy]) => importedPath ?? dynamicPath ?? lazy ?? '',
  );

test.each(files)('%s follows the rules of its room', (file) => {
  const text = textOf(file);
  expect(text, 'begins with a sentence that describes it').toMatch(/^\/\*\* \S.*[.:?]( \*\/|\n|$)/m);
  expect(text.startsWith('/** ')).toBe(true);
  expect(text.split('\n').length, 'lines').toBeLessThanOrEqual(250);
  expect(text, 'reads no clock').not.toMatch(/new Date\(\)|Date\.now|performance\.now/);
  expect(text, 'no default export').not.toMatch(/export default/);
  expect(text, 'no class but errors').not.toMatch(
    /^(?:export )?class (?!\w+ extends \w*(?:Error|Refusal)\b)/m,
  );

  for (const specifier of importsOf(text)) {
    if (!specifier.startsWith('.')) {
      expect(specifier, 'date-fns one function at a time').not.toBe('date-fns');
      expect(specifier, 'modules of Node by their full name').toMatch(/^node:|^@?[a-z]/);
      const door = doors[specifier] ?? doors[specifier.split('/')[0] ?? ''];
      expect(door, `no door is named for ${specifier}`).toBeDefined();
      expect(bare(file), `imports ${specifier}`).toMatch(door ?? /^$/);
      continue;
    }
    const target = bare(posix.join(posix.dirname(file), specifier));
    if (target.startsWith('../package.json')) continue;
    if (room(target) !== room(file))
      expect(mayImport[room(file)], `imports ${target}`).toContain(room(target));
    else if (room(target) === 'features' && feature(target) !== feature(file))
      expect(features.indexOf(feature(target)), `imports ${target}`).toBeGreaterThan(
        features.indexOf(feature(file)),
      );
  }
});

const readingFunctions = new Set([
  ...['closeSync', 'constants', 'existsSync', 'fstatSync', 'lstatSync', 'openSync', 'readdirSync'],
  ...['readFileSync', 'readlinkSync', 'readSync', 'realpathSync', 'statSync'],
]);

test.each(Object.keys(fileSystemDoors))('%s imports no function that changes a file', (file) => {
  const [, names = ''] = /^import \{([^}]*)\} from 'node:fs'/m.exec(textOf(`${file}.ts`)) ?? [];
  const functions = names.split(',').map((name) => name.trim());
  expect(functions.filter((name) => !/^(?:type \w+|)$/.test(name) && !readingFunctions.has(name))).toEqual(
    [],
  );
  expect(names).not.toBe('');
});

test('every feature has its place in the order', () => {
  const folders = new Set(files.filter((file) => file.startsWith('features/')).map(feature));
  expect([...folders].filter((name) => !features.includes(name))).toEqual([]);
});

test('most files are short', () => {
  const lines = files.map((file) => textOf(file).split('\n').length).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length * 0.9)] ?? 0, 'nine in ten').toBeLessThanOrEqual(170);
});

test('no file has a vague name', () => {
  for (const file of files) expect(file).not.toMatch(/util|helper|common|manager|service|misc/);
});

test('every door is in use', () => {
  const usedLibraries = new Set(files.flatMap((file) => importsOf(textOf(file))));
  const unusedDoors = Object.keys(doors).filter(
    (door) => ![...usedLibraries].some((specifier) => specifier === door || specifier.startsWith(`${door}/`)),
  );
  expect(unusedDoors).toEqual([]);
});

test('no file connects to a network by what Node offers without an import', () => {
  for (const file of files)
    expect(textOf(file), file).not.toMatch(/\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\b ?\(/);
});

test('an exported name has one meaning', () => {
  const declaration = /^(?:export )?(?:async )?(?:function\*?|const|let|interface|type|class) (\w+)/gm;
  const filesByName = new Map<string, string[]>();
  const exportedNames = new Set<string>();
  for (const file of files)
    for (const [line, name = ''] of textOf(file).matchAll(declaration)) {
      filesByName.set(name, [...(filesByName.get(name) ?? []), file]);
      if (line.startsWith('export')) exportedNames.add(name);
    }
  const ambiguousNames = [...exportedNames].filter((name) => new Set(filesByName.get(name)).size > 1);
  expect(ambiguousNames.map((name) => `${name}: ${filesByName.get(name)?.join(', ')}`)).toEqual([]);
});
