/** Checks which words complete a command line, and that bash completes with them in a real shell. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCompletionTable } from '../../../src/cli/build-completion-table.ts';
import { commands } from '../../../src/cli/command-list.ts';
import { complete } from '../../../src/complete.ts';
import { shells } from '../../../src/features/completion/command.ts';
import { scanRoles } from '../../../src/storage/record-names.ts';
import { emptyFolder, write } from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { run } from '../../helpers/tool.ts';

const table = buildCompletionTable();
const roles = ['ACC Crime', 'Head of Custody', "Inspector, 'Piers'"];

/** A folder with a register whose records cannot be parsed, since a completion reads their names only. */
function newRegister(): string {
  const root = emptyFolder();
  write(root, {
    'register/register.yaml': `version: 1\nroles:\n  # Chief officers\n  - ${roles[0]}\n  - "${roles[1]}" # and Response\n  - "${roles[2]}"\nofficer: x\n`,
    'register/actions/docks-2021-rec-1.yaml': '{',
    'register/actions/docks-2021-rec-2.yaml': '{',
    'register/actions/quay-2020-afi-1.yaml': '{',
    'register/boards/iamb.yaml': '{',
    'register/batches/2021-09.yaml': '{',
    'register/inspections/docks-2021.yaml': '{',
    'register/papers/december.yaml': '{',
    'register/boards/Not an id.yaml': '{',
  });
  return root;
}

/** The words that complete a command line, whose last word is at the cursor. */
function wordsAfter(cwd: string, ...words: readonly string[]): readonly string[] {
  const args = [...words.slice(0, -1), `=${words.at(-1)}`];
  const answer = complete(['zsh', ...args], { cwd, env: {}, table });
  return answer.split('\n').flatMap((line) => line.split('\t')[0] || []);
}

describe('a completion offers', () => {
  test('commands and groups, and no former name', () => {
    const wordsOffered = wordsAfter('/', '');
    expect(wordsOffered).toContain('portal');
    for (const { name, formerNames = [] } of commands) {
      if (name !== 'merge-file' && name !== 'overview') expect(wordsOffered).toContain(name.split(' ')[0]);
      for (const formerName of formerNames)
        if (!table.commands.some((entry) => entry.name.split(' ')[0] === formerName))
          expect(wordsOffered).not.toContain(formerName);
    }
    expect(wordsOffered).not.toContain('merge-file');
    expect(wordsAfter('/', 'portal', 'co')).toEqual(['compare']);
    expect(wordsAfter('/', 'unknown', '')).toEqual([]);
  });

  test.each<[words: readonly string[], wordsOffered: readonly string[]]>([
    [
      ['show', 'docks'],
      ['docks-2021-rec-1', 'docks-2021-rec-2'],
    ],
    [['note', 'docks-2021-rec-1', 'docks'], ['docks-2021-rec-2']],
    [['note', '--dry-run', 'q'], ['quay-2020-afi-1']],
    [['--json', 'show', 'Q'], ['quay-2020-afi-1']],
    [['list', '--board', ''], ['iamb']],
    [['list', '--board=i'], ['--board=iamb']],
    [['list', '--board', '=', 'i'], ['iamb']],
    [['list', '--inspection', 'd'], ['docks-2021']],
    [['list', '--batch', ''], ['2021-09']],
    [['assign', 'quay-2020-afi-1', '--force-lead', 'head'], ['Head of Custody']],
    [['assign', '--force-lead', '"Head of'], ['Head of Custody']],
    [['assign', '--force-lead', 'Head\\ of'], ['Head of Custody']],
    [['assign', '--force-lead', ''], roles],
    [
      ['complete', '--approved-by', ''],
      [...roles, 'iamb'],
    ],
    [
      ['progress', '--rag', ''],
      ['red', 'amber', 'green'],
    ],
    [['note', '-n', '--dry'], ['--dry-run']],
    [['report', 'dec'], ['december']],
    [['board', 'set', 'iamb', '--parent', ''], ['iamb']],
    [['board', 'add', '--chair', 'acc'], ['ACC Crime']],
    [['board', 'add', ''], []],
    [['paper', 'new', 'ann'], ['annual']],
    [['paper', 'new', '--id', ''], []],
    [['portal', 'explain', 'quay'], ['quay-2020-afi-1']],
    [['edit', 'iam'], ['iamb']],
    [['help', 'person'], ['personal-data']],
    [['completion', 'f'], ['fish']],
    [['evidence', '--file', ''], [':files']],
    [['note', '--note', ''], []],
    [['note', '--', '--d'], []],
    [['--register', 'elsewhere', 'show', ''], []],
  ])('after %j the words %j', (words, wordsOffered) => {
    expect(wordsAfter(newRegister(), ...words)).toEqual(wordsOffered);
  });
});

test('roles are found in each usual form of register.yaml', () => {
  const rolesIn = (text: string) => {
    const root = emptyFolder();
    write(root, { 'register.yaml': text });
    return scanRoles(root);
  };
  expect(rolesIn('roles: [A b, "C, d", \'E\']\n')).toEqual(['A b', 'C, d', 'E']);
  expect(rolesIn('roles: [A,\n  B]\nofficer: x\n')).toEqual(['A', 'B']);
  expect(rolesIn('roles:\n- A\n- B\nofficer: x\n')).toEqual(['A', 'B']);
  expect(rolesIn('officer: x\n')).toEqual([]);
});

test('each shell has a script, and another is refused', async () => {
  for (const shell of shells) expect((await run('.', ['completion', shell])).out).toContain('afi __complete');
  expect(await run('.', ['completion', 'tcsh'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('bash, zsh, fish, powershell'),
  });
});

test('a completion loads no modules, only the bundle and the table', () => {
  const program = `process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));
    process.argv.splice(1, 0, ${JSON.stringify(resolve('bin/afi.js'))});
    require(process.argv[1]);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, '__complete', 'zsh', '=sho'], {
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^show\t/);
  expect(stderr.split('\n').map((path) => basename(path))).toEqual([
    'afi.js',
    'complete.cjs',
    'completion.json',
  ]);
});

/** A register, `afi` on the path, and the script of a shell. */
async function newShellFolder(shell: string) {
  const root = newRegister();
  const program = `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/afi.js')}" "$@"\n`;
  write(root, { 'bin/afi': program, 'afi.script': (await run('.', ['completion', shell])).out });
  chmodSync(join(root, 'bin/afi'), 0o755);
  const runScript = (args: readonly string[], script: string) =>
    spawnSync(shell, [...args, '-c', script], {
      cwd: root,
      env: { PATH: `${join(root, 'bin')}:${process.env['PATH']}`, HOME: root },
      encoding: 'utf8',
    });
  return { root, runScript };
}

describe('bash', skipUnless('unix'), () => {
  test('completes ids, roles with spaces and quotes, and evaluates nothing that was typed', async () => {
    const { root, runScript } = await newShellFolder('bash');
    const script = `
      source ./afi.script
      try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _afi; (IFS='|'; echo "\${COMPREPLY[*]}"); }
      try afi show docks
      try afi assign --force-lead Head
      try afi assign --force-lead '"Head of'
      try afi list --board = i
      try afi note '$(touch pwned)' --boa
      try afi note --note "\\$(touch pwned)\\\`touch pwned\\\`" quay
      try afi evidence --file ./afi.s
    `;
    const { stdout, stderr } = runScript(['--norc'], script);
    expect(stdout.split('\n').slice(0, -1), stderr).toEqual([
      'docks-2021-rec-1|docks-2021-rec-2',
      'Head\\ of\\ Custody',
      'Head of Custody',
      'iamb',
      '--board',
      'quay-2020-afi-1',
      './afi.script',
    ]);
    expect(existsSync(join(root, 'pwned'))).toBe(false);
  });
});

/** The command lines that zsh and fish complete in their tests, the last one with text that a shell would run. */
const linesToComplete = [
  'afi show docks',
  "afi assign --force-lead 'head of",
  'afi list --board=i',
  'afi note "$(touch pwned)" --boa',
];
const completedLines = [
  ['docks-2021-rec-1', 'docks-2021-rec-2'],
  ['Head of Custody'],
  ['--board=iamb'],
  ['--board'],
].flatMap((lines) => [...lines, '.']);

test('zsh completes in the same way', skipUnless('zsh'), async () => {
  const { root, runScript } = await newShellFolder('zsh');
  const calls = linesToComplete.map(
    (line) => `words=(\${(z):-'${line.replaceAll("'", "'\\''")}'}); CURRENT=$#words; _afi; print .`,
  );
  const script = ['compdef() :', 'compadd() { print -rl -- $candidates }', 'source ./afi.script', ...calls];
  const { stdout, stderr } = runScript(['-f'], script.join('\n'));
  expect(stdout.split('\n').slice(0, -1), stderr).toEqual(completedLines);
  expect(existsSync(join(root, 'pwned'))).toBe(false);
});

test('fish completes in the same way', skipUnless('fish'), async () => {
  const { root, runScript } = await newShellFolder('fish');
  const calls = linesToComplete.map(
    (line) => `complete -C '${line.replaceAll("'", "\\'")}' | string replace -r '\\t.*' ''; echo .`,
  );
  const { stdout, stderr } = runScript(['--no-config'], ['source ./afi.script', ...calls].join('\n'));
  expect(stdout.split('\n').slice(0, -1), stderr).toEqual(completedLines);
  expect(existsSync(join(root, 'pwned'))).toBe(false);
});
