/** Checks judgements of characteristics, which are counted apart from those of topics. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boardText, registerFiles } from '../../helpers/register.ts';
import { folder, registerInGit, run } from '../../helpers/tool.ts';

const framework = `id: tides
title: Tides
source: summary
questions:
  - number: "1"
    title: Are ropes safe?
    topics:
      - number: "1.1"
        title: Knots
        characteristics: [{number: "1.1.1", title: Tight}, {number: "1.1.2", title: Dry}]
      - number: "1.2"
        title: Anchors
        characteristics: [{number: "1.2.1", title: Heavy}]
`;

const files = registerFiles({
  'boards/quay.yaml': boardText('quay', 'purpose: Ropes\n'),
  'frameworks/tides.yaml': framework,
  'assessments/tides/1.yaml': `framework: tides
question: "1"
topics:
  - topic: "1.1"
    history: [{on: 2022-03-01, judgement: met, note: Held.}]
  - topic: "1.1.2"
    history:
      - {on: 2022-02-01, judgement: met, note: Dried.}
      - {on: 2022-03-02, judgement: gap, note: Wet., risk: Rot.}
  - topic: "1.2.1"
    history: [{on: 2022-03-03, judgement: strength, note: Sank at once.}]
`,
});

const json = async (...argv: readonly string[]) =>
  JSON.parse((await run(folder(files), [...argv, '--json'])).out);
const page = async (...argv: readonly string[]) => (await run(folder(files), argv)).out.replace(/ +/g, ' ');

describe('a self-assessment with judgements of characteristics', () => {
  test('counts topics and characteristics separately', async () => {
    const { questions } = await json('self-assessment');
    expect(questions[0]).toMatchObject({
      assessed: 1,
      not_assessed: 1,
      counts: { strength: 0, met: 1, 'partly-met': 0, gap: 0 },
      risks: 0,
      characteristics: {
        total: 3,
        assessed: 2,
        not_assessed: 1,
        counts: { strength: 1, met: 0, 'partly-met': 0, gap: 1 },
        risks: 1,
      },
    });
  });

  test('leaves a topic not assessed if only a characteristic of it is', async () => {
    const { questions } = await json('self-assessment', '1.2');
    expect(questions[0].topics).toMatchObject([
      {
        topic: '1.2',
        judgement: null,
        characteristics: [{ characteristic: '1.2.1', judgement: 'strength' }],
      },
    ]);
    expect(await page('self-assessment', '1')).toMatch(
      /^1\.2 Anchors not assessed\s*\n1\.2\.1 Heavy strength /m,
    );
  });

  test('shows of a question the characteristics that are assessed, of a topic all', async () => {
    expect(await page('self-assessment', '1')).not.toContain('1.1.1');
    expect(await page('self-assessment', '1.1')).toMatch(/^1\.1\.1 Tight not assessed/m);
    expect(await page('self-assessment', 'tides:1.1.2')).toMatch(/^1\.1\.2 Dry gap 2022-03-02 Wet\. Rot\.$/m);
  });

  test('is as at a day', async () => {
    const { questions } = await json('self-assessment', '1.1.2', '--as-at', '2022-02-28');
    expect(questions[0].topics[0].characteristics).toMatchObject([{ judgement: 'met', judged: 1 }]);
  });

  test('has its gaps in the board pack, with the number of each level', async () => {
    const pack = await page('report', 'board-pack');
    expect(pack).toContain(
      "Tides (in the force's own words; the published framework prevails): one of two topics has been assessed, and two of three characteristics.",
    );
    expect(pack).toMatch(/\| 1\.1\.2 \| Dry \| gap \| Wet\. \| Rot\. \|/);
  });

  test('is in its paper by level', async () => {
    const paper = await page('report', 'self-assessment', '--internal');
    expect(paper).toContain("in the force's own words; the published framework prevails.");
    expect(paper).toContain('The framework has two topics. One has been assessed, one has not.');
    expect(paper).toContain(
      'Two of its three characteristics have been assessed: one is a gap, and one has a recorded risk.',
    );
    expect(paper).toMatch(/### 1\.1\.2 Dry\n\n\*\*Judgement:\*\* gap, 2 March 2022/);
    expect(paper).toContain('**Not assessed:** 1.2 Anchors.');
    expect(paper).toContain('| 1.1.2 | Dry | met | gap | 2 March 2022 |');
  });
});

describe('an internal judgement', () => {
  const path = 'assessments/tides/1.yaml';
  const internalFiles = {
    ...files,
    [path]: String(files[path])
      .replace('judgement: met, note: Held.', 'judgement: met, note: Held., internal: true')
      .replace('risk: Rot.', 'risk: Rot., internal: true'),
  };
  const paper = async (...argv: readonly string[]) =>
    (await run(folder(internalFiles), ['report', 'self-assessment', ...argv])).out.replace(/ +/g, ' ');

  test('counts as assessed for the public, and is not printed', async () => {
    const page = await paper();
    expect(page).toContain('The framework has two topics. One has been assessed, one has not.');
    expect(page).toContain('Two of its three characteristics have been assessed');
    expect(page).toContain('**Judgement:** not published');
    expect(page).toMatch(/\| Gap \| Not published \| Risks \|/);
    for (const hidden of ['Held', 'Wet', 'Rot', 'gap, 2 March']) expect(page).not.toContain(hidden);
  });

  test('is printed in the internal edition', async () => {
    const page = await paper('--internal');
    for (const shown of ['Held', 'Wet', 'Rot', 'gap, 2 March']) expect(page).toContain(shown);
    expect(page).not.toContain('not published');
  });
});

describe('assess', () => {
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Liaison Officer',
    GIT_AUTHOR_EMAIL: 'officer@example.com',
    GIT_COMMITTER_NAME: 'Liaison Officer',
    GIT_COMMITTER_EMAIL: 'officer@example.com',
  };
  const judgement = ['--judgement', 'partly-met', '--note', 'Half of them.'];

  test('records a judgement of a characteristic in a history of its own', async () => {
    const root = registerInGit(files);
    const { code, out } = await run(root, ['assess', '1.1.1', ...judgement], { env });
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('Assess 1.1.1 as partly met'),
    });
    const text = readFileSync(join(root, 'register/assessments/tides/1.yaml'), 'utf8');
    expect(text).toMatch(/topic: "1\.1\.1"\n\s+history:\n\s+- on: 2022-06-30\n\s+judgement: partly-met/);
    expect((await run(root, ['check'])).out).toContain('0 errors');
  });

  test('uses the framework in force on the day of the judgement, unless one is named', async () => {
    const twoFrameworks = {
      ...files,
      'frameworks/waves.yaml': framework.replace('id: tides', 'id: waves\nfrom: 2022-06-01'),
    };
    const subjectOf = async (...argv: readonly string[]) =>
      (await run(registerInGit(twoFrameworks), ['assess', ...argv, ...judgement], { env })).out;
    expect(await subjectOf('1.1')).toContain('(waves)');
    expect(await subjectOf('1.1', '--on', '2022-05-31')).toContain('(tides)');
    expect(await subjectOf('tides:1.1')).toContain('(tides)');
    expect(await subjectOf('1.1', '--framework', 'tides')).toContain('(tides)');
    expect(
      await run(registerInGit(twoFrameworks), ['assess', 'tides:1.1', '--framework', 'waves', ...judgement], {
        env,
      }),
    ).toMatchObject({ code: 2, err: expect.stringContaining('name one framework') });
  });

  test.each([
    ['1', 'Question 1 has the topics 1.1, 1.2.'],
    ['1.1.3', 'Topic 1.1 has the characteristics 1.1.1, 1.1.2.'],
    ['2', 'Its questions are 1.'],
  ])('refuses %s, and lists the numbers there', async (number, message) => {
    const { code, err } = await run(registerInGit(files), ['assess', number, ...judgement], { env });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});
