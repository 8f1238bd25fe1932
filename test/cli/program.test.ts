/** Checks the program as a whole: its options, its exit codes and what it shows of broken registers. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/command-list.ts';
import { createProgram, loadCommandInputs } from '../../src/cli/program.ts';
import { office } from '../helpers/office.ts';
import { registerFiles, settingsText } from '../helpers/register.ts';
import { folder, onModel, run, write } from '../helpers/tool.ts';

const never = async () => expect.unreachable();

describe('help', () => {
  test('--help prints the list of commands, and exits with 0', async () => {
    const root = folder(registerFiles());
    const help = await run(root, ['--help']);
    expect(help.code).toBe(0);
    expect(await run(root, ['help'])).toEqual(help);
    await expect(help.out).toMatchFileSnapshot('../golden/help.txt');
  });

  test('every command’s help ends with examples', async () => {
    const { out } = await onModel('help');
    const listedNames = [...out.matchAll(/^ {2}([a-z][a-z-]*(?: [a-z]+)?)(?: [[<][a-z.]+[\]>])* {2,}/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(listedNames).toEqual(commands.map(({ name }) => name));
    for (const command of listedNames) {
      const { code, out: help } = await onModel(...command.split(' '), '--help');
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(help, command).toMatch(/Examples:\n(?: {2}\$ afi .+\n?){2,}$/);
    }
  });
});

test('the list shows each command with the arguments that it takes', async () => {
  const program = createProgram(never);
  for (const command of program.commands) {
    const usageText = command.usage();
    const { registeredArguments } = await loadCommandInputs(command);
    expect(usageText.match(/[\w.]+(?=[\]>])/g)?.slice(1) ?? [], command.name()).toEqual(
      registeredArguments.map((argument) => `${argument.name()}${argument.variadic ? '...' : ''}`),
    );
  }
});

describe('refusals say what to do next', () => {
  const readRefusal = async (...argv: readonly string[]) => {
    const { code, out, err } = await run(folder(registerFiles()), argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toMatch(/\n\s+at /);
    return err;
  };

  test('a misspelt command', async () =>
    expect(await readRefusal('sumary')).toContain('Did you mean `afi summary`?'));
  test('a misspelt flag', async () =>
    expect(await readRefusal('summary', '--bord', 'x')).toContain('Did you mean `--board`?'));
  test('a misspelt value of a list', async () =>
    expect(await readRefusal('summary', '--rows', 'bord')).toContain('Did you mean `board`?'));
  test('a date with the month first', async () =>
    expect(await readRefusal('summary', '--as-at', '11/25/2021')).toContain(
      'with the month first it would be 25 November 2021. Enter the day as 25/11/2021 or 2021-11-25',
    ));
  test('a day that does not exist', async () =>
    expect(await readRefusal('summary', '--as-at', '2021-02-29')).toContain(
      '2021-02-29 is not a real date. Enter the day as 28/02/2021 or 2021-02-28, for example.',
    ));
  test('an unknown board', async () =>
    expect(await readRefusal('list', '--board', 'quai')).toContain('Did you mean `quay`?'));
  test('an unknown action', async () =>
    expect(await readRefusal('show', 'docks-2021-rec-11')).toContain('Did you mean `docks-2021-rec-1`?'));
  test('an unknown paper', async () =>
    expect(await readRefusal('report', 'update')).toContain('The register has none.'));
  test('an unknown schema', async () => {
    expect(await readRefusal('schema', 'acton')).toContain('Did you mean `action`?');
    expect(await readRefusal('schema', '--answers', 'sumary')).toContain('Did you mean `summary`?');
    expect(await readRefusal('schema', 'summary')).toContain('`afi schema --answers summary`');
  });
  test('a period that ends before it begins', async () =>
    expect(await readRefusal('changes', '--since', '2021-12-31', '--until', '2021-01-01')).toContain(
      'before it begins',
    ));
  test('an id without its end', async () =>
    expect(await readRefusal('list', '--board', 'QUA')).toContain('Did you mean `quay`?'));
  test('a topic without help', async () =>
    expect(await readRefusal('help', 'nothing')).toContain('`afi help` lists the commands and topics'));
  test('a misspelt topic', async () =>
    expect(await readRefusal('help', 'finding')).toContain('Did you mean `afi help findings`?'));
  test('help on what other programs call otherwise', async () =>
    expect(await readRefusal('help', 'search')).toContain('Did you mean `afi help list`?'));
});

describe('the words of help', () => {
  const isCapital = (text: string) => /^[A-Z]/.test(text);

  test('a summary is an imperative with a capital, in one sentence', () => {
    const verbs =
      'Add|Assign|Calculate|Check|Close|Compare|Correct|Count|Explain|Export|Give|Import|List|Match|Merge|Print|Record|Redo|Remove|Reopen|Save|Set|Show|Start|Submit|Undo|Withdraw|Write|Change|Copy|Edit|Open|Install';
    for (const { name, summary } of commands) {
      expect(summary, name).toMatch(new RegExp(`^(?:${verbs}) `));
      expect(summary, name).not.toMatch(/\.$|\. |;/);
    }
  });

  test('the help of an option or argument is a noun phrase with a capital, without a full stop', () => {
    for (const definition of commands)
      for (const [name, { help }] of Object.entries({ ...definition.options, ...definition.arguments })) {
        expect(isCapital(help), `${definition.name} ${name}: ${help}`).toBe(true);
        expect(help, `${definition.name} ${name}`).not.toMatch(/\.$|;/);
      }
  });

  test('texts of the parser are ours too', async () => {
    const { out } = await onModel('list', '--help');
    expect(out).toContain('-h, --help ');
    expect(out).not.toMatch(/display help|Global Options|^error:/m);
  });
});

describe('short options mean the same in every command', () => {
  test.each([
    ['-n', 'Preview'],
    ['-y', 'Yes to'],
    ['-q', 'Only errors'],
  ])('%s', async (short, help) => {
    const { out } = await onModel('assign', '--help');
    expect(out).toMatch(new RegExp(`^  ${short}, --.*${help}`, 'm'));
  });

  test('-a is --as-at, and -o is --output', async () => {
    const { out } = await onModel('list', 'custody', '--as-at', '2020-12-31');
    expect(out).toContain('custody-welfare-2015-coc-1');
    expect((await onModel('list', 'custody', '-a', '2020-12-31')).out).toBe(out);
    for (const command of ['report', 'site', 'export'])
      expect((await onModel(command, '--help')).out).toMatch(/^ {2}-o, --output </m);
  });

  test('no command has -m, which git has for text that is not kept in the register', async () => {
    for (const { name } of commands)
      expect((await onModel(...name.split(' '), '--help')).out).not.toMatch(/^ {2}-m\b/m);
  });
});

describe('an option with one value that is given twice is refused', () => {
  test.each([
    [['summary', '--as-at', '2021-01-31', '-a', '2021-02-28'], '--as-at'],
    [['summary', '--as-at', '2021-01-31', '--as-at', '2021-01-31'], '--as-at'],
    [['--register', 'register', 'check', '--register', 'other'], '--register'],
    [['--today', '2021-01-31', 'due', '--today', '2021-01-30'], '--today'],
    [['report', '-o', 'a.md', '-o', 'b.md'], '--output'],
  ])('%j', async (argv, option) => {
    const { code, out, err } = await run(folder(registerFiles()), argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`afi: ${option} is given twice: `);
  });

  test('but not a filter, nor a flag', async () => {
    const argv = ['list', '--board', 'quay', '--board', 'quay', '--all', '--all'];
    expect((await run(folder(registerFiles()), argv)).code).toBe(0);
  });
});

test('list looks for words as --text does', async () => {
  const { out } = await onModel('list', '--all', '--text', 'missing persons');
  expect(out).toContain('\n');
  expect(await onModel('list', 'missing', 'persons', '--all')).toEqual({ code: 0, out, err: '' });
  const either = await onModel('list', 'stalking', '--text', 'custody', '--all');
  expect(either).toEqual(await onModel('list', '--text', 'stalking', '--text', 'custody', '--all'));
});

describe('finding the register', () => {
  test('from any folder below it', async () => {
    const root = folder(registerFiles());
    mkdirSync(join(root, 'papers/old'), { recursive: true });
    expect((await run(join(root, 'papers/old'), ['check'])).code).toBe(0);
    expect((await run(join(root, 'register/actions'), ['check'])).code).toBe(0);
  });

  test('by --register, by AFI_REGISTER, and the option before the variable', async () => {
    const root = folder(registerFiles());
    const otherRoot = folder(registerFiles({ 'register.yaml': settingsText().replace('Harbour', 'Other') }));
    expect((await run('/', ['check', '--register', join(root, 'register')])).code).toBe(0);
    expect((await run('/', ['--register', join(root, 'register'), 'check'])).code).toBe(0);
    expect((await run('/', ['check'], { env: { AFI_REGISTER: join(otherRoot, 'register') } })).code).toBe(0);
    const runWithBoth = await run('/', ['check', '--register', '/nowhere'], {
      env: { AFI_REGISTER: join(otherRoot, 'register') },
    });
    expect(runWithBoth).toMatchObject({ code: 2, err: 'afi: /nowhere does not exist.\n' });
  });

  test('fails with advice outside any register', async () => {
    const { code, err } = await run('/', ['summary']);
    expect(code).toBe(2);
    expect(err).toContain('--register DIR');
  });
});

describe('an empty register', () => {
  const emptyRegister = () =>
    folder(Object.fromEntries(Object.entries(registerFiles()).filter(([file]) => file === 'register.yaml')));
  test.each([
    ['check'],
    ['summary'],
    ['list'],
    ['due'],
    ['programme'],
    ['trend'],
    ['ageing'],
    ['changes', '--since', '2021-01-01'],
  ])('%s answers', async (...argv) => {
    const { code, err } = await run(emptyRegister(), argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

test('a file that cannot be read as YAML is reported with its position, the line, a marker and advice', async () => {
  const root = folder(
    registerFiles({ 'boards/pier.yaml': 'id: pier\nname: The pier board\nchair: [Head of Piers\n' }),
  );
  const { code, out } = await run(root, ['check']);
  expect(code).toBe(1);
  expect(out).toMatchSnapshot();
});

test('--quiet keeps standard error for refusals', async () => {
  const root = folder(registerFiles({ 'boards/pier.yaml': 'id: [' }));
  expect((await run(root, ['summary'])).err).toContain('register/boards/pier.yaml');
  expect(await run(root, ['summary', '--quiet'])).toMatchObject({ code: 1, err: '' });
});

test('one mistake in register.yaml rejects that file alone, and its valid settings still apply', async () => {
  const root = folder(
    registerFiles({
      'register.yaml': settingsText(
        'ignore: ["notes/**"]\nportal: {columns: {ref: Key}}\nrules: {unassigned: loud}\n',
      ),
      'notes/a.txt': 'A note.',
      'portal/2022-01-31.csv': 'Key,Type,Status\nP1,Recommendation,Open\n',
    }),
  );
  const { findings } = JSON.parse((await run(root, ['check', '--json'])).out);
  expect(findings.map(({ file, code }: { file: string; code: string }) => [file, code])).toEqual([
    ['register/register.yaml', 'value-unknown'],
  ]);
});

describe('if register.yaml is rejected', () => {
  const brokenFiles = registerFiles({
    'register.yaml': settingsText('portal: {closed_statuses: Closed}\n'),
    'portal/2022-01-31.csv': 'Reference,Type,Status\nP1,Recommendation,Closed\n',
  });
  const warning =
    'register/register.yaml is rejected. Rows and their order, roles, thresholds and the figures of the portal depend on it, and may be wrong or left out here.';

  test.each([['summary'], ['due'], ['changes', '--since', '2021-01-01'], ['trend'], ['ageing'], ['list']])(
    '%s begins with a warning and leaves out the figures of the portal',
    async (...argv) => {
      const { code, out } = await run(folder(brokenFiles), argv);
      expect(code).toBe(1);
      expect(out.replace(/\n/g, ' ').startsWith(warning)).toBe(true);
      expect(out).not.toContain('monitoring portal');
    },
  );

  test('data have the warning on standard error and no figures of the portal', async () => {
    const root = folder(brokenFiles);
    const data = await run(root, ['summary', '--json']);
    expect(data.code).toBe(1);
    expect(data.err).toContain(warning);
    expect(JSON.parse(data.out)).toMatchObject({ portal: null, files: { rejected: 1 } });
    const table = await run(root, ['export', '--format', 'csv', '--sheet', 'summary']);
    expect(table.err).toContain(warning);
    expect(table.out).not.toContain('monitoring portal');
  });

  test.each([
    [['report', 'board-pack'], 'no paper can be made'],
    [['site', '-o', 'out'], 'no paper can be made'],
    [['portal', 'compare'], 'the figures of the portal cannot be calculated'],
  ])('commands that depend on all of it are refused: %j', async (argv, why) => {
    expect(await run(folder(brokenFiles), argv)).toEqual({
      code: 2,
      out: '',
      err: `afi: register.yaml is rejected, and without it ${why}. \`afi check\` shows why.\n`,
    });
  });

  test('check shows what is wrong with it, and changes are still recorded', async () => {
    const { runIn, root, runSuccessfully } = office(brokenFiles);
    expect((await runIn('check')).out).toContain('portal.closed_statuses');
    await runSuccessfully('note', 'docks-2021-rec-1', '--note', 'Seen.');
    expect(await runIn('portal', 'import', 'register/portal/2022-01-31.csv')).toMatchObject({ code: 2 });
    const { out } = await runIn('undo');
    expect(out).toContain('Undo: Note on docks-2021-rec-1');
    write(root, { 'register.yaml': settingsText() });
    expect((await runIn('save')).code).toBe(0);
    expect((await runIn('summary')).code).toBe(0);
  });
});

test('a terminal shows once which files are left out, and which command explains why', async () => {
  const root = folder(registerFiles({ 'actions/docks-2021-rec-2.yaml': '' }));
  const terminal = { screen: { width: 200, colour: false }, errWidth: 200 };
  const page = await run(root, ['list'], terminal);
  expect({ code: page.code, err: page.err }).toEqual({ code: 1, err: '' });
  expect(page.out).toMatch(
    /\n\n1 of 6 files is rejected and not counted: register\/actions\/docks-2021-rec-2\.yaml\. `afi check` shows why\.\n$/,
  );
  const data = await run(root, ['list', '--json'], terminal);
  expect(data.out).not.toContain('check');
  expect(data.err).toContain('`afi check` shows why');
});

test('every page ends with the number of files left out, and data report it on standard error', async () => {
  const root = folder(registerFiles({ 'actions/docks-2021-rec-2.yaml': '' }));
  const pages = [
    ['list'],
    ['due'],
    ['programme'],
    ['summary'],
    ['trend'],
    ['ageing'],
    ['changes', '--since', '2021-01-01'],
    ['show', 'docks-2021-rec-1'],
  ];
  for (const argv of pages) {
    const { code, out } = await run(root, argv);
    expect({ argv, code }).toEqual({ argv, code: 1 });
    expect(out, argv[0]).toMatch(/1 of 6 files is rejected and left out\.\n$/);
  }
  const { out, err } = await run(root, ['list', '--format', 'csv']);
  expect(out).not.toContain('rejected');
  expect(err).toContain('register/actions/docks-2021-rec-2.yaml');
});
