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
  'shell/brought': ['commands/command', 'model', 'open', 'register', 'render'],
  'shell/agreeing': ['shell/brought', 'commands/command', 'model'],
  'shell/changing': [
    'shell/agreeing',
    'shell/brought',
    'commands/answer',
    'commands/command',
    'model',
    'register',
    'render',
  ],
  'shell/chronicle': ['model', 'open', 'register'],
  'shell/recorded': [
    'shell/chronicle',
    'commands/command',
    'model/time/calendar',
    'open',
    'register/git',
    'register/parse',
    'register/process',
  ],
  'shell/starting': ['commands/command', 'register'],
  'shell/found': [
    'commands/command',
    'shell/recorded',
    'register/disk',
    'register/change/recovery',
    'register/process',
    'register/source',
  ],
  'shell/given': [
    'commands/command',
    'register/editor',
    'register/files',
    'register/process',
    'register/sheet',
    'render/ask',
  ],
  'shell/refusing': ['commands/command', 'register/git/refusal', 'register/system-error', 'shell/speaking'],
  'shell/speaking': ['commands/command', 'shell/refusing'],
  'shell/writing': [
    'commands/command',
    'model',
    'shell/publishing',
    'register/files',
    'register/system-error',
    'register/write',
    'render/progress',
  ],
  'shell/publishing': ['commands/command', 'register/page-folder', 'register/write'],
  'shell/world': ['commands/command', 'register/process', 'render/ask'],
  'shell/opened': [
    'cli',
    'commands/command',
    'open',
    'register/files',
    'render/progress',
    'shell/found',
    'shell/given',
    'shell/recorded',
    'shell/world',
  ],
  'shell/performing': [
    'cli',
    'commands/answer',
    'commands/command',
    'model',
    'open',
    'register/files',
    'render/progress',
    'shell/changing',
    'shell/found',
    'shell/given',
    'shell/opened',
    'shell/starting',
    'shell/world',
    'shell/writing',
  ],
  main: ['cli', 'shell/performing', 'shell/speaking', 'shell/world'],
};

/** The one door by which each outside thing comes in. */
const doors: Readonly<Record<string, RegExp>> = {
  commander: /^(cli|shell\/speaking)$|^cli\//,
  yaml: /^register\/(text|edit)\//,
  zod: /^model\//,
  'date-fns': /^model\/time\/calendar$/,
  '@date-fns': /^model\/time\/calendar$/,
  chalk: /^render\/paint$/,
  'cli-table3': /^render\/terminal$/,
  '@clack': /^render\/ask$/,
  docx: /^render\/word\//,
  liquidjs: /^render\/template$/,
  marked: /^render\/markdown-tree$/,
  'csv-parse': /^register\/text\/csv$/,
  fflate: /^(register\/sheet\/unpack|render\/(data\/workbook|word\/package))$/,
  'csv-stringify': /^render\/data\/csv$/,
  'node:fs': /^register\/(disk|files|page-folder|write|change\/durable|change\/lock)$/,
  'node:child_process': /^register\/process$/,
  'node:os': /^register\/(change\/lock|write)$/,
  'node:zlib': /^register\/change\/build$/,
  'node:crypto': /^register\//,
  'node:path':
    /^(shell\/(found|given|opened|performing|publishing|writing)|register\/(disk|files|page-folder|write))$/,
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();
const bare = (file: string) => file.replace(/\.ts$/, '');
/** In the shell each file stands for itself; below register/ each folder. */
const room = (file: string) =>
  bare(file).match(/^register\/[^/]+(?=\/)|^shell\/.+/)?.[0] ?? bare(file).split('/')[0] ?? '';
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

test('most files are short', () => {
  const lines = files.map((file) => textOf(file).split('\n').length).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length * 0.9)] ?? 0, 'nine in ten').toBeLessThanOrEqual(170);
});

test('no room is crowded: one that grows is split by subject', () => {
  const rooms = new Map<string, number>();
  for (const file of files) rooms.set(posix.dirname(file), (rooms.get(posix.dirname(file)) ?? 0) + 1);
  for (const [name, count] of rooms) expect(count, name).toBeLessThanOrEqual(20);
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
