/** Checks the committee paper of the model register, and its sentences for any number of actions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionText, batchText, boardText, inspectionText, registerFiles } from '../../helpers/register.ts';
import { folder, git, onModel, run, write } from '../../helpers/tool.ts';

const paperId = 'audit-committee-2021-12-16';

/** Replaces the fingerprint in the last line, which changes with every file. */
const steady = (text: string) => text.replace(/register [0-9a-f]{40}/, 'register <fingerprint>');

test('the model force’s paper, for review', async () => {
  const { code, out: output } = await onModel('report', paperId);
  expect(code).toBe(0);
  await expect(steady(output)).toMatchFileSnapshot('../../golden/audit-committee-2021-12-16.md');
});

test('the board’s page on the portal, for review', async () => {
  const { code, out: output } = await onModel('report', 'reconciliation-2021-12-02');
  expect(code).toBe(0);
  await expect(steady(output)).toMatchFileSnapshot('../../golden/reconciliation-2021-12-02.md');
});

test('without an extract, the board’s page reports it and the committee paper omits the portal', async () => {
  const board = 'id: board\ntitle: Board\ntemplate: reconciliation\nas_at: 2022-03-31\npublic: false\n';
  const root = folder(registerFiles({ 'papers/update.yaml': paperText, 'papers/board.yaml': board }));
  const { out: output } = await run(root, ['report', 'board']);
  expect(output).toContain('The register has no portal extract dated 31 March 2022 or earlier.');
  expect((await run(root, ['report', 'update'])).out).not.toContain('portal');
});

test('the answer behind it is printed by --json, with the ids', async () => {
  const answer = JSON.parse((await onModel('report', paperId, '--json')).out);
  expect(answer).toMatchObject({
    schema: 'afi.report/1',
    report: 'audit-committee',
    live: { all: 212, submitted: 61 },
  });
  expect(answer.since_last.revisited[0].ids.closed).toHaveLength(11);
  expect(answer.since_last.batches[0].ids.returned).toHaveLength(4);
});

const paperText = `id: update
title: Update
template: audit-committee
as_at: 2022-03-31
since: 2021-12-31
`;

const sentences = async (files: Readonly<Record<string, string>>) => {
  const { out: output } = await run(folder(registerFiles({ 'papers/update.yaml': paperText, ...files })), [
    'report',
    'update',
  ]);
  return output;
};

describe('sentences read as English, however many there are', () => {
  test('none', async () => {
    const output = await sentences({
      'actions/docks-2021-rec-1.yaml': actionText({ history: ['{on: 2022-05-01, event: issued}'] }),
    });
    expect(output).toContain('The register contains no live improvement actions.');
    expect(output).toContain('**New actions:** none was issued.');
    expect(output).toContain('No PEEL inspection is recorded as under way or planned.');
    expect(output).toContain('No other inspection is recorded as under way or planned.');
    expect(output).toContain('No framework is in the register.');
  });

  test('one', async () => {
    const history = [
      '{on: 2022-01-04, event: issued}',
      '{on: 2022-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
      '{on: 2022-02-01, event: completed, approved_by: quay}',
      '{on: 2022-02-02, event: submitted, batch: 2021-06}',
    ];
    const output = await sentences({
      'actions/docks-2021-rec-1.yaml': actionText({ history }),
      'batches/2021-06.yaml': batchText('2021-06', '2022-02-02'),
    });
    expect(output).toContain(
      'The register contains one live improvement action. Of these, one is awaiting assessment',
    );
    expect(output).toContain('one action was referred. It is awaiting assessment.');
    expect(output).toContain('**New actions:** one was issued:');
    expect(output).toContain('one recommendation');
  });

  test('many', async () => {
    const files = Object.fromEntries(
      [1, 2, 3].map((n) => [
        `actions/docks-2021-rec-${n}.yaml`,
        actionText({ id: `docks-2021-rec-${n}`, history: ['{on: 2022-01-04, event: issued}'] }),
      ]),
    );
    const output = await sentences(files);
    expect(output).toContain(
      'The register contains three live improvement actions. None is awaiting assessment',
    );
    expect(output).toContain('**New actions:** three were issued:');
  });
});

test('its last line is the git tree id of the register’s folder, whatever the commit', async () => {
  const root = folder(registerFiles({ 'papers/update.yaml': paperText, 'evidence/dip/sample.csv': 'a,b\n' }));
  git(root, '2022-04-01', 'init', '--quiet');
  git(root, '2022-04-01', 'add', '.');
  git(root, '2022-04-01', 'commit', '--quiet', '-m', 'Record the harbour');
  const tree = git(root, '2022-04-01', 'rev-parse', 'HEAD:register').trim();
  const { out: output } = await run(root, ['report', 'update']);
  expect(output.trimEnd().split('\n').at(-1)).toContain(`register ${tree}`);
});

describe('writing and checking agree', () => {
  test('-o writes, --check agrees, and disagrees after a change', async () => {
    const root = folder(registerFiles({ 'papers/update.yaml': paperText }));
    expect(await run(root, ['report', 'update', '-o', 'paper.md', '--dry-run'])).toMatchObject({
      code: 0,
      err: 'paper.md would be written.\n',
    });
    expect(await run(root, ['report', 'update', '-o', 'paper.md', '--check'])).toMatchObject({ code: 1 });
    expect(await run(root, ['report', 'update', '-o', 'paper.md'])).toEqual({
      code: 0,
      out: '',
      err: 'Wrote paper.md.\n',
    });
    expect(await run(root, ['report', 'update', '-o', 'paper.md', '--check'])).toMatchObject({ code: 0 });
    write(root, { 'boards/pier.yaml': boardText('pier', 'purpose: To keep the pier.\n') });
    const { code, err } = await run(root, ['report', 'update', '-o', 'paper.md', '--check']);
    expect(code).toBe(1);
    expect(err).toMatch(/^paper\.md differs from line \d+/);
  });

  test('a missing folder is refused, and nothing is written', async () => {
    const root = folder(registerFiles({ 'papers/update.yaml': paperText }));
    expect(await run(root, ['report', 'update', '-o', 'nowhere/paper.md'])).toEqual({
      code: 2,
      out: '',
      err: 'afi: nowhere/paper.md could not be written, because its folder does not exist. Create the folder first.\n',
    });
  });
});

describe('templates', () => {
  test('a template next to the register’s folder replaces the packaged template', async () => {
    const root = folder(registerFiles({ 'papers/update.yaml': paperText }));
    write(root, { 'audit-committee.md': 'Live: {{ live.all }}\n' }, 'templates');
    expect((await run(root, ['report', 'update'])).out).toBe('Live: 1\n');
  });

  test('a slot without a value is reported with its line', async () => {
    const root = folder(registerFiles({ 'papers/update.yaml': paperText }));
    write(root, { 'audit-committee.md': 'One\nLive: {{ live.al }}\n' }, 'templates');
    const { code, err } = await run(root, ['report', 'update']);
    expect(code).toBe(2);
    expect(err).toContain('audit-committee.md: undefined variable: live.al');
    expect(err).toContain('line:2');
  });

  test.each([
    ['{% include "lost.md" %}', 'there is no template `lost.md`', 'audit-committee.md', 2],
    ['{% render "lost.md" %}', 'there is no template `lost.md`', 'audit-committee.md', 2],
    ['x {% layout "lost.md" %}', 'there is no template `lost.md`', 'audit-committee.md', 2],
    ['{{ title | nofilter }}', 'undefined filter: nofilter', 'audit-committee.md', 2],
    ['{{ "now" | date: "%Y" }}', 'undefined filter: date', 'audit-committee.md', 2],
    ['{{ "a,b" | split: "," | sample }}', 'undefined filter: sample', 'audit-committee.md', 2],
    ['{% if %}{% endif %}', 'invalid value expression', 'audit-committee.md', 2],
    ['{% include "audit-committee.md" %}', 'it includes itself', 'audit-committee.md', 2],
    ['{% include "own.md" %}', 'undefined variable: live.al', 'own.md', 3],
  ])('a fault is reported with its file and line: %s', async (tag, reason, file, line) => {
    const root = folder(registerFiles({ 'papers/update.yaml': paperText }));
    write(root, { 'audit-committee.md': `One\n${tag}\n`, 'own.md': '1\n2\n{{ live.al }}\n' }, 'templates');
    const { code, out, err } = await run(root, ['report', 'update']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`${file}: ${reason}`);
    expect(err).toContain(`, line:${line}, col:`);
    expect(err).not.toContain('ENOENT');
  });

  test('a narrative that the template never uses is reported', async () => {
    const root = folder(
      registerFiles({ 'papers/update.yaml': `${paperText}narrative: {purpose: To tell., weather: Fair.}\n` }),
    );
    const { code, err } = await run(root, ['report', 'update']);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'The narrative `weather` is not printed: audit-committee.md has no slot for it.\n',
    });
  });
});

test('a rejected file is reported on the page', async () => {
  const root = folder(registerFiles({ 'papers/update.yaml': paperText }));
  writeFileSync(join(root, 'register/actions/docks-2021-rec-9.yaml'), 'history: [');
  const { code, out: output } = await run(root, ['report', 'update']);
  expect(code).toBe(1);
  expect(output).toContain('one file could not be read and is not counted');
});

test('hostile text in titles stays text', async () => {
  const title = '"# **x** | <script>alert(1)</script> [a](javascript:b) {{ live.all }} www.evil.example"';
  const output = await sentences({
    'inspections/docks-2021.yaml': inspectionText('docks-2021').replace(/title: .*/, `title: ${title}`),
    'actions/docks-2021-rec-1.yaml': actionText({ history: ['{on: 2022-01-04, event: issued}'] }),
  });
  expect(output).toContain('\\<script\\>');
  expect(output).toContain('\\{\\{ live.all \\}\\}');
  expect(output).not.toContain('<script>');
});

describe('a paper is never written into the register or over a folder', () => {
  test.each([
    ['register/actions/docks-2021-rec-1.yaml', /is in the register/],
    ['register/papers/out.md', /is in the register/],
    ['register', /is a folder/],
    ['.', /is a folder/],
  ])('%s', async (file, reason) => {
    const root = folder(registerFiles({ 'papers/update.yaml': paperText }));
    const { code, err } = await run(root, ['report', 'update', '-o', file, '--format', 'markdown']);
    expect(code).toBe(2);
    expect(err).toMatch(reason);
    expect((await run(root, ['check'])).code).toBe(0);
  });
});
