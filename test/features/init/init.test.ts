/** Checks `init`: a new register is valid from the first commit, ready for CI, and never left incomplete. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openOffice } from '../../helpers/office.ts';
import {
  emptyFolder,
  expectSound,
  git,
  leftoversIn,
  newRepository,
  read,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { leftPrompt, terminal } from '../../helpers/terminal.ts';
import { home } from '../../helpers/tool.ts';

const initRegister = async (...argv: readonly string[]) => {
  const root = emptyFolder();
  const office = openOffice(root);
  await office.runSuccessfully('init', '.', ...argv);
  return { ...office, root };
};

test('a new register is valid, recorded in one commit, and clean', async () => {
  const { root, runIn } = await initRegister('--name', 'Harbour: "Police"');
  expectSound(root);
  expect(git(root, 'log', '--format=%B').trim()).toBe(
    'Start the register of Harbour: "Police"\n\nAfi-Command: init',
  );
  const { code, out: output, err } = await runIn('check', '--strict');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(output).toContain('0 errors, 0 warnings; 22 files');
  expect(
    git(root, 'ls-files', '--eol')
      .split('\n')
      .filter((line) => /crlf|mixed/.test(line)),
  ).toEqual([]);
  expect(git(root, 'check-attr', 'eol', 'register/actions/x.yaml')).toContain('eol: lf');
  expect(read(root, 'README.md')).toMatch(
    /install the package `afi-register@\d+\.\d+\.\d+`\. It must be on the npm registry/,
  );
});

test('the next step that it names can be typed as it is, as can the example of the refusal', async () => {
  const root = emptyFolder();
  const { runIn, runRefused } = openOffice(root);
  const { out, err } = await runIn('init', '.', '--name', 'Harbour Police');
  const advice = [out + err, await runRefused('settings', 'set')];
  for (const text of advice) {
    const [, call = ''] = /`afi (settings set [^`]*"[^`]*)`/.exec(text) ?? [];
    const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(words).toContain('--role');
    expect(await runIn(...words, '--dry-run')).toMatchObject({ code: 0, err: '' });
  }
  expect(advice[1]).toMatch(
    /^afi: enter at least one setting: --force-name, .*`afi settings set --help` lists/,
  );
});

test('without a name it asks for one on a terminal, and elsewhere prints the name it used', async () => {
  const root = emptyFolder();
  const { interactive, ask, questions } = terminal('', 'Harbour Police', leftPrompt);
  const officeWithTerminal = openOffice(root, { interactive, prompter: ask });
  await officeWithTerminal.runSuccessfully('init', 'a');
  expect(questions).toHaveLength(3);
  expect(read(root, 'a/register/register.yaml')).toContain('name: "Harbour Police"');
  expect((await officeWithTerminal.runIn('init', 'b')).err).toBe('Cancelled. Nothing was created.\n');
  expect(existsSync(join(root, 'b'))).toBe(false);
  expect((await openOffice(root).runIn('init', 'c')).err).toContain(
    'it is called Our Police. To name it: afi settings set --force-name "NAME"\n',
  );
  expect((await openOffice(root).runIn('init', 'd', '--name', 'Our Police')).err).toBe('');
});

test('a new register has the current schemas for editors', async () => {
  const { root } = await initRegister();
  for (const name of readdirSync(join(home, 'register/schemas')))
    expect(read(root, `register/schemas/${name}`)).toBe(read(home, `register/schemas/${name}`));
});

describe('the CI of a new register', skipUnless('unix'), () => {
  /** Runs the scripts of CI; `npm install` does nothing. */
  const runScripts = (root: string, scripts: readonly string[]) => {
    const bin = emptyFolder();
    write(bin, {
      npm: '#!/bin/sh\n',
      afi: `#!/bin/sh\nexec '${process.execPath}' '${home}/bin/afi.js' "$@"\n`,
    });
    for (const name of ['npm', 'afi']) chmodSync(join(bin, name), 0o755);
    const env = { ...userEnvironment, PATH: `${bin}:${userEnvironment.PATH}` };
    for (const script of scripts) {
      const { status, stdout } = spawnSync('bash', ['-e', '-c', script], {
        cwd: root,
        env,
        encoding: 'utf8',
      });
      expect({ script, status, stdout }).toMatchObject({ script, status: 0 });
    }
  };
  const paper = 'id: june\ntitle: Progress\ntemplate: audit-committee\nas_at: 2022-06-30\n';

  test('on GitHub fetches the whole history, installs the tool, checks the register and prints the papers', async () => {
    const { root } = await initRegister();
    const workflow = read(root, '.github/workflows/register.yml');
    const { steps } = parse(workflow).jobs.register;
    expect(steps[0].with['fetch-depth']).toBe(0);
    const scripts = steps.flatMap(({ run }: { run?: string }) => run ?? []);
    expect(scripts[0]).toMatch(/^npm install --global afi-register@\d/);
    expect(scripts[1]).toBe('afi check --format github');
    runScripts(root, scripts);
    expect(readdirSync(join(root, 'dist'))).toEqual(['summary.md']);
    expect(steps.at(-1)).toMatchObject({ uses: 'actions/upload-artifact@v4', with: { path: 'dist' } });
    expect(git(root, 'status', '--porcelain')).toBe('');
    write(root, { 'register/papers/june.yaml': paper });
    runScripts(root, scripts);
    expect(readdirSync(join(root, 'dist'))).toEqual(['june.md', 'summary.md']);
  });

  test('on GitLab does the same', async () => {
    const { root } = await initRegister();
    const { check, papers, variables } = parse(read(root, '.gitlab-ci.yml'));
    expect(variables['GIT_DEPTH']).toBe(0);
    runScripts(root, [...check.script, ...papers.script]);
    expect(check.artifacts.reports.junit).toBe('dist/check.xml');
    expect(read(root, 'dist/check.xml')).toContain('<testsuite');
  });
});

describe('init that fails', () => {
  const { PATH, HOME, SystemRoot } = userEnvironment;
  const anonymous = { PATH, HOME, SystemRoot, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

  test('because git has no user name leaves nothing behind, and can be repeated', async () => {
    const root = emptyFolder();
    const { code, err } = await openOffice(root, { env: anonymous }).runIn('init', 'ours/register');
    expect(code).toBe(2);
    expect(err).toContain('git config --global user.name "Your Name"');
    expect(readdirSync(root)).toEqual([]);
    await openOffice(root).runSuccessfully('init', 'ours/register');
    expectSound(join(root, 'ours/register'));
  });

  test('because the repository is locked can be repeated', async () => {
    const root = emptyFolder();
    mkdirSync(join(root, '.git/afi'), { recursive: true });
    git(root, 'init', '-q');
    writeFileSync(join(root, '.git/index.lock'), '');
    const { code } = await openOffice(root).runIn('init', '.');
    expect(code).toBe(2);
    expect(readdirSync(root)).toEqual(['.git']);
    writeFileSync(join(root, '.git/index.lock'), '');
    spawnSync('rm', [join(root, '.git/index.lock')]);
    await openOffice(root).runSuccessfully('init', '.');
    expectSound(root);
    expect(leftoversIn(root)).toEqual([]);
  });

  test('because files exist overwrites none of them', async () => {
    const root = emptyFolder();
    write(root, { 'README.md': 'Mine.\n', '.editorconfig': 'mine\n' });
    const { code, err } = await openOffice(root).runIn('init', '.');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'afi: . already has .editorconfig and 1 more that would be written. Nothing was written. Name another folder, or move them away.\n',
    });
    expect(existsSync(join(root, '.git'))).toBe(false);
    const { runIn } = await initRegister();
    expect((await runIn('init', '.')).err).toContain('. already has a register');
  });

  test('because the repository is bare writes nothing', async () => {
    const root = emptyFolder();
    git(root, 'init', '-q', '--bare', '.');
    const before = readdirSync(root);
    expect((await openOffice(root).runIn('init', 'here')).err).toContain('is bare');
    expect(readdirSync(root)).toEqual(before);
  });
});

test('init in an existing repository is recorded there, and explains where CI files belong', async () => {
  const root = newRepository({ 'README.md': 'All of ours.\n' });
  const output = await openOffice(root).runSuccessfully('init', 'hmicfrs');
  expect(output).toMatch(
    /^Start the register.*\nNext: run `cd hmicfrs`, .*\n.*move them there\.\nTo merge the work .*\n$/,
  );
  expect(git(root, 'log', '--format=%s').trim().split('\n')).toHaveLength(2);
  expectSound(root);
});

test('init cannot be undone, only repeated', async () => {
  const { runRefused } = await initRegister();
  expect(await runRefused('undo')).toMatch(/began the register\. To begin again, delete its folder/);
});

test('a dry run lists what would be created, and creates nothing', async () => {
  const root = emptyFolder();
  const output = await openOffice(root).runSuccessfully('init', 'our register', '--dry-run');
  expect(output).toMatch(
    /^Start the register of Our Police: our register, in a git repository of its own, with\n/,
  );
  expect(output).toContain('  register/register.yaml\n');
  expect(output).toMatch(/Nothing was created\.\n$/);
  expect(readdirSync(root)).toEqual([]);
});

test('the next command can be pasted, with a folder whose name has a space', async () => {
  const root = emptyFolder();
  const answer = await openOffice(root).runSuccessfully('init', 'our register');
  expect(answer).toContain('Next: run `cd "our register"`, then');
});

test('without a register, a command explains how to create one', async () => {
  expect((await openOffice(emptyFolder()).runIn('due')).err).toContain('or start one with `afi init DIR`.');
});
