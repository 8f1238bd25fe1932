import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** What each room may import besides itself; the order is the direction of the building. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  register: ['model', 'register/git/objects', 'register/text'],
  'register/text': ['model'],
  'register/sheet': ['model', 'register/text/csv'],
  'register/edit': ['model', 'register/text'],
  'register/merge': ['model', 'register/edit', 'register/text'],
  'register/git': [
    'model',
    'register/layout',
    'register/process',
    'register/source',
    'register/system-error',
  ],
  'register/change': ['model/change', 'register/fingerprint', 'register/git', 'register/system-error'],
  rules: ['model'],
  render: ['model'],
  reports: ['model', 'render'],
  commands: ['model', 'register/edit', 'register/merge', 'render', 'reports'],
  open: ['commands/command', 'model', 'register', 'rules'],
  cli: ['commands', 'model'],
  brought: ['commands/command', 'model', 'open', 'register', 'render'],
  agreeing: ['brought', 'commands/command', 'model'],
  changing: ['agreeing', 'brought', 'commands/answer', 'commands/command', 'model', 'register', 'render'],
  chronicle: ['model', 'open', 'register'],
  recorded: [
    'chronicle',
    'commands/command',
    'model/calendar',
    'open',
    'register/git',
    'register/parse',
    'register/process',
  ],
  starting: ['commands/command', 'register'],
  found: [
    'commands/command',
    'recorded',
    'register/disk',
    'register/change/recovery',
    'register/process',
    'register/source',
  ],
  given: [
    'commands/command',
    'register/editor',
    'register/files',
    'register/process',
    'register/sheet',
    'render/ask',
  ],
  speaking: ['commands/command', 'register/git/refusal', 'register/system-error'],
  writing: [
    'commands/command',
    'model',
    'publishing',
    'register/files',
    'register/system-error',
    'register/write',
    'render/progress',
  ],
  publishing: ['commands/command', 'register/page-folder', 'register/write'],
  world: ['commands/command', 'register/process', 'render/ask'],
  performing: [
    'world',
    'commands/answer',
    'model',
    'changing',
    'starting',
    'writing',
    'render/progress',
    'cli',
    'commands/command',
    'found',
    'given',
    'open',
    'recorded',
    'register/files',
  ],
  main: ['cli', 'performing', 'speaking', 'world'],
};

/** The one door by which each outside thing comes in. */
const doors: Readonly<Record<string, RegExp>> = {
  commander: /^(cli|speaking)$|^cli\//,
  yaml: /^register\/(text|edit)\//,
  zod: /^model\//,
  'date-fns': /^model\/calendar$/,
  '@date-fns': /^model\/calendar$/,
  chalk: /^render\/paint$/,
  'cli-table3': /^render\/terminal$/,
  '@clack': /^render\/ask$/,
  docx: /^render\/word\//,
  liquidjs: /^render\/template$/,
  marked: /^render\/markdown-tree$/,
  'csv-parse': /^register\/text\/csv$/,
  fflate: /^(register\/sheet\/unpack|render\/(workbook|word\/(package|raster)))$/,
  'csv-stringify': /^render\/csv$/,
  'node:fs': /^register\/(disk|files|page-folder|write|change\/durable|change\/lock)$/,
  'node:child_process': /^register\/process$/,
  'node:os': /^register\/(change\/lock|write)$/,
  'node:zlib': /^register\/change\/build$/,
  'node:crypto': /^register\//,
  'node:path': /^(found|given|performing|publishing|writing|register\/(disk|files|page-folder|write))$/,
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();
const bare = (file: string) => file.replace(/\.ts$/, '');
const room = (file: string) =>
  bare(file).match(/^register\/[^/]+(?=\/)/)?.[0] ?? bare(file).split('/')[0] ?? '';
const textOf = (file: string) => readFileSync(`src/${file}`, 'utf8');

const importing =
  /^import (?:[^;']*? from )?'([^']+)'|^export (?:type )?(?:\{[^}]*\}|\*) from '([^']+)'|import\('([^']+)'\)/gm;
const importsOf = (text: string) =>
  [...text.matchAll(importing)].map(([, named, passed, lazy]) => named ?? passed ?? lazy ?? '');

test.each(files)('%s keeps to its room', (file) => {
  const text = textOf(file);
  expect(text, 'opens by saying what it is for').toMatch(/^\/\*\* \S.*[.:?]( \*\/|\n|$)/m);
  expect(text.startsWith('/** ')).toBe(true);
  expect(text.split('\n').length, 'lines').toBeLessThanOrEqual(250);
  expect(text, 'reads no clock').not.toMatch(/new Date\(\)|Date\.now|performance\.now/);
  expect(text, 'no default export').not.toMatch(/export default/);
  expect(text, 'no class but errors').not.toMatch(
    /^(?:export )?class (?!\w+ extends (?:\w*Error|Refused)\b)/m,
  );

  for (const from of importsOf(text)) {
    if (!from.startsWith('.')) {
      expect(from, 'date-fns one function at a time').not.toBe('date-fns');
      expect(from, 'Node’s own by their full name').toMatch(/^node:|^@?[a-z]/);
      const door = doors[from] ?? doors[from.split('/')[0] ?? ''];
      expect(door, `no door is named for ${from}`).toBeDefined();
      expect(bare(file), `imports ${from}`).toMatch(door ?? /^$/);
      continue;
    }
    const to = bare(posix.join(posix.dirname(file), from));
    if (to.startsWith('../package.json')) continue;
    if (room(to) === room(file)) continue;
    const allowed = mayImport[room(file)]?.some((one) => to === one || to.startsWith(`${one}/`));
    expect(allowed, `imports ${to}`).toBe(true);
  }
});

test('rooms are not crowded: most files are short', () => {
  const lines = files.map((file) => textOf(file).split('\n').length).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length * 0.9)] ?? 0, 'nine in ten').toBeLessThanOrEqual(180);
});

test('no room is called by a name that says nothing', () => {
  for (const file of files) expect(file).not.toMatch(/util|helper|common|manager|service|misc/);
});

test('every door is in use', () => {
  const used = new Set(files.flatMap((file) => importsOf(textOf(file))));
  const unused = Object.keys(doors).filter(
    (door) => ![...used].some((from) => from === door || from.startsWith(`${door}/`)),
  );
  expect(unused).toEqual([]);
});
