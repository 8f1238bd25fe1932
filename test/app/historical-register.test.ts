/** Checks what commands show with `--recorded`: the register as git recorded it on an earlier day. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf } from '../helpers/register/repositories.ts';
import { actionText, type Files, registerFiles } from '../helpers/register.ts';
import { folder, git, run, write } from '../helpers/tool.ts';

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

/** An action closed on 20 November, with or without the record of its closure. */
const action = (isClosed: boolean) =>
  actionText({
    id: 'docks-2021-rec-2',
    history: [
      '{on: 2021-01-04, event: issued}',
      ...(isClosed ? ['{on: 2021-11-20, event: closed, route: revisit}'] : []),
    ],
  });

const commitFiles = (root: string, day: string, files: Files) => {
  write(root, files);
  git(root, day, 'add', '-A');
  git(root, day, 'commit', '-qm', `Record on ${day}`);
};

/** Makes a register recorded on 1 November, with a closure of 20 November recorded on 3 December. */
const lateClosure = (): string =>
  copyOf('a closure recorded late', (root) => {
    git(root, '2021-11-01', 'init', '-q');
    commitFiles(root, '2021-11-01', registerFiles({ 'actions/docks-2021-rec-2.yaml': action(false) }));
    commitFiles(root, '2021-12-03', { 'actions/docks-2021-rec-2.yaml': action(true) });
  });

const countLive = async (root: string, ...flags: readonly string[]) => {
  const { out } = await run(root, ['summary', '--json', ...flags], { env });
  return JSON.parse(out).total.recommendation.live as number;
};

test('figures follow both the date of the position and the date of the record', async () => {
  const root = lateClosure();
  const liveBefore = await countLive(root, '--as-at', '2021-11-19');
  expect(await countLive(root, '--as-at', '2021-11-25')).toBe(liveBefore - 1);
  expect(await countLive(root, '--as-at', '2021-11-25', '--recorded', '2021-11-25')).toBe(liveBefore);
  expect(await countLive(root, '--as-at', '2021-11-19', '--recorded', '2021-11-25')).toBe(liveBefore);
  expect(await countLive(root, '--as-at', '2021-11-25', '--recorded', 'HEAD')).toBe(liveBefore - 1);
  expect(await countLive(root, '--as-at', '2021-11-25', '--recorded', 'HEAD~1')).toBe(liveBefore);
});

test('an old table stays the same byte for byte while the register changes', async () => {
  const root = lateClosure();
  const commit = git(root, '2021-12-03', 'rev-parse', 'HEAD~1').trim();
  const argv = ['summary', '--as-at', '2021-11-25', '--recorded', commit];
  const first = await run(root, argv, { env });
  expect(first.out).toMatchSnapshot();
  for (const day of ['2021-12-04', '2021-12-05', '2022-02-01']) {
    commitFiles(root, day, {
      'README.md': `${day}\n`,
      'actions/docks-2021-rec-2.yaml': action(day < '2022'),
    });
    expect(await run(root, argv, { env, today: day })).toEqual(first);
  }
  expect((await run(root, [...argv.slice(0, -1), '2021-11-25'], { env })).out).toBe(first.out);
  rmSync(join(root, 'register/actions'), { recursive: true });
  expect((await run(root, argv, { env })).out).toBe(first.out);
});

test.each([
  ['check'],
  ['summary'],
  ['list'],
  ['show', 'docks-2021-rec-2'],
  ['changes', '--since', '2021-10-31'],
  ['due'],
  ['programme'],
  ['self-assessment'],
])('%s reads what git recorded, not the files on disk, and reports that', async (...command) => {
  const root = lateClosure();
  const argv = [...command, '--recorded', 'HEAD~1'];
  const first = await run(root, argv, { env });
  expect(first.err).toContain('As git recorded it in ');
  expect(first.err).toContain('of 1 November 2021.');
  write(root, { 'actions/docks-2021-rec-2.yaml': 'broken: [\n' });
  expect(await run(root, argv, { env })).toEqual(first);
});

test.each([
  ['nope', 'git has no commit `nope`'],
  ['2021-10-31', 'nothing was recorded by 2021-10-31: the first commit was made on 2021-11-01.'],
  ['HEAD~9', 'git has no commit'],
])('--recorded %s is refused with an explanation', async (revision, message) => {
  const result = await run(lateClosure(), ['summary', '--recorded', revision], { env });
  expect(result).toMatchObject({ code: 2, out: '' });
  expect(result.err).toContain(message);
});

test('a shallow clone without the commit is refused with advice to fetch the history', async () => {
  const root = lateClosure();
  const clone = join(folder({}), 'clone');
  git(root, '2021-12-03', 'clone', '-q', '--depth=1', `file://${root}`, clone);
  expect((await run(clone, ['summary', '--recorded', '2021-12-03'], { env })).code).toBe(0);
  const result = await run(clone, ['summary', '--recorded', '2021-11-25'], { env });
  expect(result.code).toBe(2);
  expect(result.err).toContain('fetch-depth: 0');
});

test('a folder outside any git repository is refused with an explanation', async () => {
  const result = await run(folder(registerFiles()), ['summary', '--recorded', 'HEAD'], { env });
  expect(result.code).toBe(2);
  expect(result.err).toContain('there is no git repository here');
});

test('trend --recorded counts each period from the files recorded on its last day', async () => {
  const root = lateClosure();
  const argv = ['trend', '--since', '2021-09-30', '--as-at', '2021-12-31', '--json'];
  const countLive = async (...flags: readonly string[]) => {
    const { out, err } = await run(root, [...argv, ...flags], { env });
    const { periods, total, gaps } = JSON.parse(out) as {
      periods: readonly { until: string }[];
      total: readonly { live: number; closed: number }[];
      gaps: unknown;
    };
    return {
      err,
      gaps,
      counts: periods.map(({ until }, i) => [until, total[i]?.live, total[i]?.closed]),
    };
  };
  const byEvents = await countLive();
  expect(byEvents.counts).toEqual([
    ['2021-10-31', 2, 0],
    ['2021-11-30', 1, 1],
    ['2021-12-31', 1, 0],
  ]);
  expect(byEvents.gaps).toEqual([]);
  // The closure of November was recorded in December: at the end of November it could not be counted.
  const recordedTrend = await countLive('--recorded');
  expect(recordedTrend.counts).toEqual([
    ['2021-11-30', 2, 0],
    ['2021-12-31', 1, 0],
  ]);
  expect(recordedTrend.err).toBe('Nothing was recorded by 2021-10-31: 1 period is left out.\n');
  // So November closes with an action that December does not open with, and the page names it.
  expect(recordedTrend.gaps).toEqual([{ day: '2021-11-30', came: [], went: ['docks-2021-rec-2'] }]);
  const page = await run(root, [...argv.slice(0, -1), '--recorded'], { env });
  expect(page.out).toContain(
    'It was recorded after 30 November 2021 that 1 action was not live on that day (docks-2021-rec-2). The next row opens with these figures.',
  );
});

test('a paper names entries recorded after the last update whose dates that update covered', async () => {
  const paper = (id: string, asAt: string, extraLines: string) =>
    `id: ${id}\ntemplate: audit-committee\ntitle: Update\nas_at: ${asAt}\n${extraLines}`;
  const withNotes = (...notes: readonly string[]) =>
    actionText({
      id: 'docks-2021-rec-2',
      history: [
        '{on: 2021-01-04, event: issued}',
        ...notes.map((day) => `{on: ${day}, event: note, note: Seen.}`),
      ],
    });
  const root = folder({});
  git(root, '2021-11-01', 'init', '-q');
  const update = paper('update', '2021-12-31', 'since: 2021-10-31\n');
  commitFiles(
    root,
    '2021-11-02',
    registerFiles({
      'papers/october.yaml': paper('october', '2021-10-31', 'meeting: 2021-11-10\n'),
      'papers/update.yaml': update,
      'actions/docks-2021-rec-2.yaml': withNotes(),
    }),
  );
  // Before the meeting: the committee saw it.
  commitFiles(root, '2021-11-09', { 'actions/docks-2021-rec-2.yaml': withNotes('2021-10-12') });
  commitFiles(root, '2021-12-03', {
    'actions/docks-2021-rec-2.yaml': withNotes('2021-10-12', '2021-10-15', '2021-12-02'),
  });
  const readLateEntries = async () => {
    const { code, out, err } = await run(root, ['report', 'update', '--json'], { env });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out).late as unknown;
  };
  expect(await readLateEntries()).toEqual([{ id: 'docks-2021-rec-2', on: '2021-10-15', event: 'note' }]);
  const { out } = await run(root, ['report', 'update'], { env });
  expect(out).toContain(
    '**Recorded late:** one entry dated 31 October 2021 or earlier was recorded after the last update',
  );
  expect(out).toContain('  - docks-2021-rec-2: note on 15 October 2021');
  expect(out).toContain('### Live actions over time');
  write(root, { 'papers/update.yaml': `${update}extra: {leave_out: "late, trend"}\n` });
  expect(await readLateEntries()).toEqual([]);
  const pageWithoutParts = (await run(root, ['report', 'update'], { env })).out;
  expect(pageWithoutParts).not.toContain('### Live actions over time');
  expect(pageWithoutParts).toContain('### Age of actions');
  write(root, { 'papers/update.yaml': `${update}extra: {leave_out: trends}\n` });
  const refusedRun = await run(root, ['report', 'update'], { env });
  expect(refusedRun).toMatchObject({ code: 2 });
  expect(refusedRun.err).toContain('Did you mean `trend`?');
});

test('the board pack names each rewritten event, with its commit', async () => {
  const root = lateClosure();
  commitFiles(root, '2021-12-05', {
    'actions/docks-2021-rec-2.yaml': actionText({
      id: 'docks-2021-rec-2',
      title: 'Another title',
      history: ['{on: 2021-01-04, event: issued}'],
    }),
  });
  const { code, out } = await run(root, ['report', 'board-pack', '--as-at', '2021-12-31'], { env });
  expect(code).toBe(0);
  const commit = git(root, '2021-12-05', 'rev-parse', 'HEAD').slice(0, 8);
  for (const part of [
    'title was changed without a correction: it is “Another title”',
    'is gone: it was “2021-11-20 closed”',
    commit,
  ])
    expect(out).toContain(part);
});
