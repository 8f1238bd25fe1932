/** Checks `edit`: what a user changes of a record in an editor is one commit, and no text that a user wrote is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Prompter } from '../../../src/app/prompts.ts';
import { addRegisterPrefix, openOffice } from '../../helpers/office.ts';
import {
  emptyFolder,
  expectSound,
  git,
  newRepository,
  read,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';

const id = 'docks-2021-rec-1';
const file = `register/actions/${id}.yaml`;

/** A program in place of an editor: at each call it replaces the next text in the file, and in another file if one is named. */
const editorProgram = `
import { readFileSync, writeFileSync } from 'node:fs';
const steps = JSON.parse(readFileSync(new URL('steps.json', import.meta.url), 'utf8'));
const [from, to, other] = steps.shift();
writeFileSync(new URL('steps.json', import.meta.url), JSON.stringify(steps));
for (const file of [process.argv[2], ...(other ? [other] : [])])
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
`;

type Step = readonly [from: string, to: string, other?: string];

/** An officer whose editor makes these replacements, one at each call. */
function officeWithEditor(root: string, steps: readonly Step[], answers?: readonly boolean[]) {
  const folder = emptyFolder();
  write(folder, { 'editor.mjs': editorProgram, 'steps.json': JSON.stringify(steps) });
  const questions: string[] = [];
  const remainingAnswers = [...(answers ?? [])];
  const never = () => Promise.reject(new Error('not asked'));
  const prompter: Prompter = {
    show: () => undefined,
    confirm: async (question) => {
      questions.push(question);
      return remainingAnswers.shift() === true;
    },
    text: never,
    lines: never,
    choose: never,
  };
  const env = { ...userEnvironment, EDITOR: `"${process.execPath}" "${join(folder, 'editor.mjs')}"` };
  const office = openOffice(root, { env, ...(answers && { interactive: true, prompter }) });
  return { ...office, questions, env };
}

/** The path in the sentence about a text that was kept. */
const keptPath = (message: string) => /Your text is kept in (\S+)\./.exec(message)?.[1] ?? '';

const records = {
  'boards/pier.yaml': 'id: pier\nname: The pier board\n',
  'papers/pier.yaml': 'id: pier\ntemplate: board-pack\nas_at: 2021-11-25\ntitle: Papers\n',
  'batches/2021-09.yaml': 'id: 2021-09\ntitle: September\nsent: 2021-09-01\nto: HMICFRS\n',
  'frameworks/peel-1.yaml':
    'id: peel-1\ntitle: Framework\nquestions:\n  - number: "1"\n    title: Question\n    topics: []\n',
};

const newRegister = () => newRepository(addRegisterPrefix(registerFiles(records)));

test('records what was changed of the record in one commit, and nothing else', async () => {
  const root = newRegister();
  const { runSuccessfully, last } = officeWithEditor(root, [['history:', 'themes: [piers]\nhistory:']]);
  const before = read(root, file);
  expect(await runSuccessfully('edit', id)).toMatch(
    /^actions\/docks-2021-rec-1\.yaml\n {2}themes: .*piers.*\nEdit docks-2021-rec-1 \([0-9a-f]{8}\)\n$/,
  );
  expect(last()).toBe(`Edit ${id}\n\nAfi-Command: edit`);
  expect(read(root, file)).toBe(before.replace('history:', 'themes: [piers]\nhistory:'));
  expectSound(root);
});

test('finds every kind of record by its id, its path or its name, and the audit finds nothing', async () => {
  const root = newRegister();
  const cases = [
    ['docks-2021', 'inspections/docks-2021', 'title: ', 'title: New '],
    ['boards/pier', 'boards/pier', 'The pier', 'A pier'],
    ['a pier BOARD', 'boards/pier', 'A pier', 'Our pier'],
    ['papers/pier.yaml', 'papers/pier', 'title: Papers', 'title: Reports'],
    ['2021-09', 'batches/2021-09', 'September', 'Autumn'],
    ['register', 'register', 'version: 1', 'version: 1\nofficer: Inspections Officer'],
  ] as const;
  for (const [name, path, from, to] of cases) {
    const { runSuccessfully } = officeWithEditor(root, [[from, to]]);
    await runSuccessfully('edit', name);
    expect(git(root, 'show', '--format=%s', '--name-only').trim()).toBe(
      `Edit ${path}.yaml\n\nregister/${path}.yaml`,
    );
    expect(read(root, `register/${path}.yaml`)).toContain(to);
  }
  const { out } = await openOffice(root).runIn('audit', '--json');
  expect(JSON.parse(out)).toMatchObject({ findings: [] });
});

test('finds a framework, whose change is a finding of the audit as it is after `save`', async () => {
  const root = newRegister();
  const { runSuccessfully, runIn } = officeWithEditor(root, [['Framework', 'Questions']]);
  await runSuccessfully('edit', 'peel-1');
  const { out } = await runIn('verify', '--json');
  expect(JSON.parse(out)).toMatchObject({ findings: [{ code: 'framework-changed' }] });
});

test('records nothing if nothing was changed', async () => {
  const root = newRegister();
  const { runSuccessfully } = officeWithEditor(root, [['', '']]);
  const head = git(root, 'rev-parse', 'HEAD');
  expect(await runSuccessfully('edit', id)).toMatch(/^Nothing was changed\. .*code --wait/);
  expect(git(root, 'rev-parse', 'HEAD')).toBe(head);
});

test('is refused for a name of two records, and of none', async () => {
  const root = newRegister();
  const { runRefused } = officeWithEditor(root, []);
  expect(await runRefused('edit', 'pier')).toBe(
    'afi: several records are called `pier`: `boards/pier` and `papers/pier`. Enter one of these, for example `afi edit boards/pier`.\n',
  );
  expect(await runRefused('edit', 'peel-2')).toContain('Did you mean `peel-1`?');
  expect(await runRefused('edit', '../../etc/hosts')).toMatch(
    /^afi: no record is called `\.\.\/\.\.\/etc\/hosts`\. .*pier/,
  );
});

test('is refused without an editor, and if the editor fails', async () => {
  const root = newRegister();
  expect(await openOffice(root).runRefused('edit', id)).toMatch(/no editor is set\. Set the variable EDITOR/);
  const env = { ...userEnvironment, EDITOR: 'unused', VISUAL: `"${process.execPath}" -e "process.exit(3)"` };
  expect(await openOffice(root, { env }).runRefused('edit', id)).toMatch(/the editor .* ended with 3\./);
});

test('keeps what an editor saved before it failed, and quotes the call that continues with it', async () => {
  const root = newRegister();
  const failingEditor = emptyFolder();
  const program = `import { appendFileSync } from 'node:fs';
    appendFileSync(process.argv[2], 'frequency: Weekly\\n');
    process.exit(3);`;
  write(failingEditor, { 'editor.mjs': program });
  const env = { ...userEnvironment, EDITOR: `"${process.execPath}" "${join(failingEditor, 'editor.mjs')}"` };
  const message = await openOffice(root, { env }).runRefused('edit', 'the pier board');
  expect(message).toContain('ended with 3. Your text is kept in ');
  expect(message).toContain('`afi edit "the pier board" --from ');
  expect(readFileSync(keptPath(message), 'utf8')).toContain('frequency: Weekly');
});

describe('a text that cannot be recorded', () => {
  test('is edited again on a terminal, from where the user left it', async () => {
    const root = newRegister();
    const { runSuccessfully, questions } = officeWithEditor(
      root,
      [
        ['type: recommendation', 'type: recommendation\npriority: urgent'],
        ['priority: urgent', 'portal_refs: ["1"]'],
      ],
      [true],
    );
    await runSuccessfully('edit', id);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatch(/urgent[\s\S]*Edit the text again\?$/);
    expect(read(root, file)).toContain('portal_refs: ["1"]');
    expectSound(root);
  });

  test.each([[undefined], [[false]]])(
    'is kept in a file that the refusal names (answers: %j)',
    async (answers) => {
      const root = newRegister();
      const { runRefused } = officeWithEditor(root, [['type: recommendation', 'type: advice']], answers);
      const message = await runRefused('edit', id);
      expect(message).toMatch(/register\/actions\/docks-2021-rec-1\.yaml:\d+:\d+ error/);
      const path = keptPath(message);
      expect(readFileSync(path, 'utf8')).toContain('type: advice');
      const { runSuccessfully } = officeWithEditor(root, [
        ['type: advice', `type: recommendation # ${answers}`],
      ]);
      await runSuccessfully('edit', id, '--from', path);
      expect(read(root, file)).toContain(`type: recommendation # ${answers}`);
    },
  );

  test('is kept by a dry run', async () => {
    const root = newRegister();
    const { runIn } = officeWithEditor(root, [['history:', 'themes: [cranes]\nhistory:']]);
    const { out, err } = await runIn('edit', 'docks-2021-rec-1', '--dry-run');
    expect(out).toContain('Nothing was changed.');
    expect(readFileSync(keptPath(err), 'utf8')).toContain('cranes');
  });

  test('is kept if something else changed the file meanwhile', async () => {
    const root = newRegister();
    const path = join(root, 'register/boards/pier.yaml');
    const { runIn, questions } = officeWithEditor(root, [['The', 'That', path]], []);
    const { code, err } = await runIn('edit', 'boards/pier');
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('while you were editing it'),
    });
    expect(readFileSync(keptPath(err), 'utf8')).toContain('That pier');
    expect(questions).toEqual([]);
  });
});

describe('what was recorded before', () => {
  test('is changed with a reason only, and a correction keeps it', async () => {
    const root = newRegister();
    const steps: readonly Step[] = [['title: ', 'title: New ']];
    const message = await officeWithEditor(root, steps).runRefused('edit', id);
    expect(message).toMatch(/change what was already recorded.*--correct[\s\S]*title was "/);
    const { runSuccessfully, last } = officeWithEditor(root, steps);
    await runSuccessfully('edit', id, '--correct', 'A slip.');
    expect(last()).toContain('Afi-Reason: A slip.');
    expect(read(root, file)).toMatch(/event: correction\n +field: title\n +was: /);
    expectSound(root);
  });
});

test('corrects a file that an edit by hand broke, and records both', async () => {
  const root = newRegister();
  const brokenId = 'docks-2021-rec-2';
  const path = `register/actions/${brokenId}.yaml`;
  const sound = actionText({ id: brokenId });
  write(root, { [path]: sound });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Another');
  write(root, { [path]: sound.replace('type: recommendation', 'type: [') });
  const stillBroken = await officeWithEditor(root, [['type: [', 'type: {']]).runRefused('edit', brokenId);
  expect(stillBroken).toContain('the change would add');
  const { runSuccessfully } = officeWithEditor(root, [['type: [', 'type: recommendation # again']]);
  await runSuccessfully('edit', brokenId);
  expect(read(root, path)).toContain('type: recommendation # again');
  expectSound(root);
});
