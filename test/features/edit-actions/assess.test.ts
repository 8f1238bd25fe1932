/** Checks `assess`: judgements on topics of the framework. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fullRegister } from '../../helpers/full-register.ts';
import { folder, git, run } from '../../helpers/tool.ts';

const env = (root: string) => ({
  PATH: process.env['PATH'],
  HOME: root,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Liaison Officer',
  GIT_AUTHOR_EMAIL: 'officer@example.com',
  GIT_COMMITTER_NAME: 'Liaison Officer',
  GIT_COMMITTER_EMAIL: 'officer@example.com',
});

/** The harbour's register with two topics, in git. */
function force(changes: Readonly<Record<string, string | undefined>> = {}) {
  const files = Object.fromEntries(
    Object.entries({ ...fullRegister(2), ...changes }).filter(([, text]) => text !== undefined),
  ) as Readonly<Record<string, string>>;
  const root = folder(files);
  git(root, '2022-06-29', 'init', '--quiet');
  git(root, '2022-06-29', 'add', '.');
  git(root, '2022-06-29', 'commit', '--quiet', '-m', 'Record the harbour');
  const file = 'assessments/ropes/1.yaml';
  return {
    root,
    assess: (...argv: readonly string[]) => run(root, ['assess', ...argv], { env: env(root) }),
    text: () => readFileSync(join(root, 'register', file), 'utf8'),
  };
}

const judgement = ['--judgement', 'met', '--note', 'It held all winter.'];

describe('assess records a judgement of one topic', () => {
  test('at the end of its history, in one commit, without other changes to the file', async () => {
    const { root, assess, text } = force();
    const textBefore = text();
    const { code, out, err } = await assess(
      '1.1',
      ...judgement,
      '--risk',
      'Frost: "hard".',
      '--evidence',
      'Winter log',
      '--evidence',
      'Dip sample',
      '--action',
      'docks-2022-coc-1',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Assess 1\.1 as met \(ropes\) \([0-9a-f]{8}\)\n$/);
    const addedLines = text()
      .split('\n')
      .filter((line) => !textBefore.split('\n').includes(line));
    expect(addedLines.join('\n')).toMatch(
      /on: 2022-06-30[\s\S]*judgement: met[\s\S]*note: It held all winter\.[\s\S]*Winter log[\s\S]*docks-2022-coc-1/,
    );
    expect(text().length - textBefore.length).toBe(addedLines.join('\n').length + 1);
    expect(git(root, '2022-06-30', 'show', '--stat', '--format=%B', 'HEAD')).toMatch(
      /Assess 1\.1 as met \(ropes\)\n\nAfi-Command: assess\nAfi-Topic: ropes 1\.1\n[\s\S]*1 file changed/,
    );
    const paf = JSON.parse((await run(root, ['self-assessment', '1', '--json'])).out);
    expect(paf.questions[0].topics[0]).toMatchObject({
      judgement: 'met',
      on: '2022-06-30',
      evidence: ['Winter log', 'Dip sample'],
      judged: 3,
    });
  });

  test('at its place by date', async () => {
    const { assess, text } = force();
    expect(await assess('1.1', ...judgement, '--on', '2021-03-01')).toMatchObject({ code: 0 });
    const days = [...text().matchAll(/\bon: (\d{4}-\d{2}-\d{2})/g)].map(([, day]) => day);
    expect(days.slice(0, 3)).toEqual(['2021-01-04', '2021-03-01', '2021-06-01']);
  });

  test('for a topic that the file does not have, and in a new file', async () => {
    const assessment = `framework: ropes\nquestion: "1"\ntopics:\n  - topic: "1.1"\n    history: []\n`;
    const { assess, text } = force({ 'assessments/ropes/1.yaml': assessment });
    expect(await assess('1.2', ...judgement)).toMatchObject({ code: 0 });
    expect(await assess('1.1', ...judgement)).toMatchObject({ code: 0 });
    expect(text()).toContain('topic: "1.2"');
    const emptyForce = force({ 'assessments/ropes/1.yaml': undefined });
    expect(await emptyForce.assess('1.2', ...judgement, '--internal')).toMatchObject({ code: 0 });
    expect(emptyForce.text()).toBe(
      '# yaml-language-server: $schema=../../schemas/assessment.schema.json\nframework: ropes\nquestion: "1"\ntopics:\n  - topic: "1.2"\n    history:\n      - on: 2022-06-30\n        judgement: met\n        note: It held all winter.\n        internal: true\n',
    );
    expect((await run(emptyForce.root, ['check'])).code).toBe(0);
  });

  test('--dry-run shows the change and changes nothing', async () => {
    const { assess, text } = force();
    const textBefore = text();
    expect((await assess('1.1', ...judgement, '--dry-run')).out).toContain('Nothing was changed.');
    expect(text()).toBe(textBefore);
  });
});

describe('assess refuses', () => {
  const refusalMessage = async (...argv: readonly string[]) => {
    const { assess, text } = force();
    const textBefore = text();
    const { code, err } = await assess(...argv);
    expect(code).toBe(2);
    expect(text()).toBe(textBefore);
    return err;
  };
  test('a question, and lists its topics', async () =>
    expect(await refusalMessage('1', ...judgement)).toContain('Question 1 has the topics 1.1, 1.2.'));
  test('an unknown topic', async () =>
    expect(await refusalMessage('1.11', ...judgement)).toContain('has no topic `1.11`. Did you mean `1.1`?'));
  test('an unknown judgement', async () =>
    expect(await refusalMessage('1.1', '--judgement', 'partly', '--note', 'x')).toContain(
      'Did you mean `partly-met`?',
    ));
  test('a judgement without a note', async () =>
    expect(await refusalMessage('1.1', '--judgement', 'met')).toContain('--note-file'));
  test('an unknown action', async () =>
    expect(await refusalMessage('1.1', ...judgement, '--action', 'docks-2022-coc-9')).toContain(
      'Did you mean',
    ));
  test('a date after today', async () =>
    expect(await refusalMessage('1.1', ...judgement, '--on', '2022-07-01')).toContain('after today'));
  test('an unknown framework', async () =>
    expect(await refusalMessage('1.1', ...judgement, '--framework', 'rope')).toContain(
      'Did you mean `ropes`?',
    ));
});
