/** Tests the built command where only a real process or pipe shows the fault: output, colour, time zones, locales. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { actionText, registerFiles } from '../helpers/register.ts';
import { skipUnless } from '../helpers/requirements.ts';
import { folder, git, home, write } from '../helpers/tool.ts';

const afi = join(home, 'bin/afi.js');

/** The environment of a user, without variables that turn on colour or slow Node. */
const plainEnv = (extraVariables: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env['PATH'] ?? '',
  ...extraVariables,
});

const shell = (script: string) =>
  spawnSync('bash', ['--norc', '--noprofile', '-c', script], {
    cwd: home,
    env: plainEnv(),
    encoding: 'utf8',
  });
const runBuiltTool = (...argv: readonly string[]) =>
  spawnSync(process.execPath, [afi, ...argv], { cwd: home, env: plainEnv(), encoding: 'utf8' });

describe('output', skipUnless('unix'), () => {
  test('into head exits 0 without a message', () => {
    const { stdout, stderr } = shell(
      `node ${afi} list --as-at 2021-11-25 --json | head -1; echo "exit \${PIPESTATUS[0]}"`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: '{\nexit 0\n', stderr: '' });
  });

  test('to a full disk exits 2 with a message', skipUnless('fullDisk'), () => {
    const { stdout, stderr } = shell(`node ${afi} summary > /dev/full; echo "exit $?"`);
    expect(stdout).toBe('exit 2\n');
    expect(stderr).toContain('ENOSPC');
  });

  test('of five megabytes through a slow pipe arrives in full', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_100 }, (_, i) => [
        `actions/docks-2021-rec-${i + 1}.yaml`,
        actionText({ id: `docks-2021-rec-${i + 1}`, title: `"${'Mend it '.repeat(600)}"` }),
      ]),
    );
    const root = folder(registerFiles(files));
    const child = spawn(process.execPath, [afi, 'list', '--json'], { cwd: root, env: plainEnv() });
    let text = '';
    child.stdout.setEncoding('utf8');
    for await (const part of child.stdout) {
      text += part;
      if (text.length < 400_000) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(JSON.parse(text).actions).toHaveLength(1_100);
  });

  test('has no colour in a pipe or with NO_COLOR, and colour where it is forced', () => {
    const colourStart = '\u001b[';
    const runWithColours = (env: Readonly<Record<string, string>>, ...argv: readonly string[]) =>
      execFileSync(process.execPath, [afi, 'summary', ...argv], {
        cwd: home,
        env: plainEnv(env),
        encoding: 'utf8',
      }).includes(colourStart);
    expect(runWithColours({})).toBe(false);
    expect(runWithColours({ FORCE_COLOR: '1' })).toBe(true);
    expect(runWithColours({ FORCE_COLOR: '1' }, '--no-color')).toBe(false);
    expect(runWithColours({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });
});

/** A script that runs several commands of the built tool in one process. */
const scriptThatRuns = (commands: readonly (readonly string[])[], cwd = home) => `
  const { main } = await import(${JSON.stringify(pathToFileURL(join(home, 'dist/main.js')).href)});
  const home = ${JSON.stringify(home)};
  const writeOutput = async (text) => void process.stdout.write(text);
  const screen = { width: undefined, colour: false };
  const runtime = { cwd: ${JSON.stringify(cwd)}, home, today: '2021-12-16', env: { PATH: process.env.PATH }, screen, interactive: false, writeOutput, writeError: writeOutput };
  for (const argv of ${JSON.stringify(commands)}) if ((await main(argv, runtime)) !== 0) process.exitCode = 1;
`;

const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'Pacific/Auckland',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
];
const locales = ['C', 'en_GB.UTF-8', 'sv_SE.UTF-8', 'tr_TR.UTF-8'];

/** Runs a script in every time zone, each with one of the locales, and returns its output, which must not differ. */
function runInEveryZone(script: string): string {
  const [firstOutput = '', ...others] = zones.map((TZ, i) => {
    const LC_ALL = locales[i % locales.length] ?? 'C';
    return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: plainEnv({ TZ, LC_ALL, LANG: LC_ALL }),
      encoding: 'utf8',
    });
  });
  for (const otherRun of others) expect(otherRun).toEqual(firstOutput);
  return firstOutput;
}

test('six time zones and four locales: identical bytes', () => {
  const commands = [
    ['report', 'audit-committee-2021-12-16'],
    ['due', '--as-at', '2021-11-25'],
    ['ageing', '--as-at', '2021-11-25'],
    ['trend', '--rows', 'board'],
    ['trend', '--by', 'quarter', '--format', 'svg'],
  ];
  const expectedTexts: Readonly<Record<string, string>> = {
    report: '# HMICFRS improvement actions',
    due: 'Without an owner',
    ageing: 'Days with the force',
    trend: '</svg>',
  };
  const firstOutput = runInEveryZone(scriptThatRuns(commands));
  for (const [command = ''] of commands) expect(firstOutput, command).toContain(expectedTexts[command]);
});

test('six time zones and four locales: a commit has the same day everywhere', () => {
  const root = folder(registerFiles());
  git(root, '2021-11-24', 'init', '-q');
  // Late in the evening in its own time zone, so that UTC has another day.
  for (const [time, name] of [
    ['2021-11-24T23:30:00+1300', 'one'],
    ['2021-11-25T23:45:00-1000', 'two'],
  ] as const) {
    write(root, { 'README.md': `${name}\n` });
    git(root, '2021-11-24', 'add', '-A');
    execFileSync(
      'git',
      ['-c', 'user.name=Officer', '-c', 'user.email=o@example.com', 'commit', '-qm', name],
      {
        cwd: root,
        env: { ...plainEnv({}), GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time },
      },
    );
  }
  const firstOutput = runInEveryZone(
    scriptThatRuns(
      [
        ['summary', '--recorded', '2021-11-24'],
        ['summary', '--recorded', '2021-11-25', '--as-at', '2021-11-25'],
        ['history'],
        ['verify'],
        ['changes', '--between', '2021-11-24', '2021-11-25'],
        ['trend', '--recorded', '--since', '2021-10-31'],
      ],
      root,
    ),
  );
  expect(firstOutput).toContain('of 24 November 2021');
  expect(firstOutput).toContain('of 25 November 2021');
  expect(firstOutput).toContain('2021-11-25  two');
});

test('the version is the package’s', () => {
  const { stdout, status } = runBuiltTool('--version');
  expect({ stdout, status }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test('help and refusals to a full disk exit 2 without a stack trace', skipUnless('fullDisk'), () => {
  for (const argv of ['summary --help', 'nonsense']) {
    const { stdout, stderr } = shell(`node ${afi} ${argv} > /dev/full 2> /dev/full; echo "exit $?"`);
    expect({ argv, stdout, stderr }).toEqual({ argv, stdout: 'exit 2\n', stderr: '' });
  }
});
