import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf } from '../helpers/register/repositories.ts';
import { actionText, type Files, registerFiles } from '../helpers/register.ts';
import { folder, git, run, write } from '../helpers/tool.ts';

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

/** An action that was closed on 20 November; with or without that being known. */
const action = (closed: boolean) =>
  actionText({
    id: 'docks-2021-rec-2',
    history: [
      '{on: 2021-01-04, event: issued}',
      ...(closed ? ['{on: 2021-11-20, event: closed, route: revisit}'] : []),
    ],
  });

const kept = (root: string, day: string, files: Files) => {
  write(root, files);
  git(root, day, 'add', '-A');
  git(root, day, 'commit', '-qm', `Record on ${day}`);
};

/** A register recorded on 1 November, and a closure of 20 November recorded on 3 December. */
const late = (): string =>
  copyOf('a closure recorded late', (root) => {
    git(root, '2021-11-01', 'init', '-q');
    kept(root, '2021-11-01', registerFiles({ 'actions/docks-2021-rec-2.yaml': action(false) }));
    kept(root, '2021-12-03', { 'actions/docks-2021-rec-2.yaml': action(true) });
  });

const live = async (root: string, ...flags: readonly string[]) => {
  const { out } = await run(root, ['summary', '--json', ...flags], { env });
  return JSON.parse(out).total.recommendation.live as number;
};

test('what we said then and what we know now: the four corners', async () => {
  const root = late();
  const before = await live(root, '--as-at', '2021-11-19');
  expect(await live(root, '--as-at', '2021-11-25')).toBe(before - 1);
  expect(await live(root, '--as-at', '2021-11-25', '--recorded', '2021-11-25')).toBe(before);
  expect(await live(root, '--as-at', '2021-11-19', '--recorded', '2021-11-25')).toBe(before);
  expect(await live(root, '--as-at', '2021-11-25', '--recorded', 'HEAD')).toBe(before - 1);
  expect(await live(root, '--as-at', '2021-11-25', '--recorded', 'HEAD~1')).toBe(before);
});

test('an old table comes out byte for byte for ever, while the register moves on', async () => {
  const root = late();
  const commit = git(root, '2021-12-03', 'rev-parse', 'HEAD~1').trim();
  const asked = ['summary', '--as-at', '2021-11-25', '--recorded', commit];
  const first = await run(root, asked, { env });
  expect(first.out).toMatchSnapshot();
  for (const day of ['2021-12-04', '2021-12-05', '2022-02-01']) {
    kept(root, day, { 'README.md': `${day}\n`, 'actions/docks-2021-rec-2.yaml': action(day < '2022') });
    expect(await run(root, asked, { env, today: day })).toEqual(first);
  }
  expect((await run(root, [...asked.slice(0, -1), '2021-11-25'], { env })).out).toBe(first.out);
  rmSync(join(root, 'register/actions'), { recursive: true });
  expect((await run(root, asked, { env })).out).toBe(first.out);
});

test.each([
  ['check'],
  ['summary'],
  ['list'],
  ['show', 'docks-2021-rec-2'],
  ['changes', '--since', '2021-10-31'],
  ['due'],
  ['programme'],
  ['paf'],
])('%s reads what was recorded, whatever stands on disk, and says so', async (...command) => {
  const root = late();
  const asked = [...command, '--recorded', 'HEAD~1'];
  const first = await run(root, asked, { env });
  expect(first.err).toContain('As git recorded it in ');
  expect(first.err).toContain('of 1 November 2021.');
  write(root, { 'actions/docks-2021-rec-2.yaml': 'broken: [\n' });
  expect(await run(root, asked, { env })).toEqual(first);
});

test.each([
  ['nope', 'git knows no commit `nope`'],
  ['2021-10-31', 'nothing was recorded by 2021-10-31: the first commit is of 2021-11-01.'],
  ['HEAD~9', 'git knows no commit'],
])('--recorded %s is refused in words', async (when, said) => {
  const ran = await run(late(), ['summary', '--recorded', when], { env });
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(said);
});

test('a shallow clone is asked for its history, where it has not enough of it', async () => {
  const root = late();
  const clone = join(folder({}), 'clone');
  git(root, '2021-12-03', 'clone', '-q', '--depth=1', `file://${root}`, clone);
  expect((await run(clone, ['summary', '--recorded', '2021-12-03'], { env })).code).toBe(0);
  const ran = await run(clone, ['summary', '--recorded', '2021-11-25'], { env });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('fetch-depth: 0');
});

test('where there is no repository, it says so', async () => {
  const ran = await run(folder(registerFiles()), ['summary', '--recorded', 'HEAD'], { env });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('there is no git repository here');
});

test('trend --recorded tells each period by the files of its own day', async () => {
  const root = late();
  const asked = ['trend', '--since', '2021-09-30', '--as-at', '2021-12-31', '--json'];
  const live = async (...flags: readonly string[]) => {
    const { out, err } = await run(root, [...asked, ...flags], { env });
    const { periods, total, gaps } = JSON.parse(out) as {
      periods: readonly { until: string }[];
      total: readonly { live: number; closed: number }[];
      gaps: unknown;
    };
    return { err, gaps, told: periods.map(({ until }, i) => [until, total[i]?.live, total[i]?.closed]) };
  };
  const byEvents = await live();
  expect(byEvents.told).toEqual([
    ['2021-10-31', 2, 0],
    ['2021-11-30', 1, 1],
    ['2021-12-31', 1, 0],
  ]);
  expect(byEvents.gaps).toEqual([]);
  // The closure of November was recorded in December: at the end of November nobody could count it.
  const recorded = await live('--recorded');
  expect(recorded.told).toEqual([
    ['2021-11-30', 2, 0],
    ['2021-12-31', 1, 0],
  ]);
  expect(recorded.err).toBe('Nothing was recorded by 2021-10-31: one period is left out.\n');
  // So November closes with an action with which December does not open, and the page says which.
  expect(recorded.gaps).toEqual([{ day: '2021-11-30', came: [], went: ['docks-2021-rec-2'] }]);
  const page = await run(root, [...asked.slice(0, -1), '--recorded'], { env });
  expect(page.out).toContain(
    'After 30 November 2021 it was recorded that 1 action was not live then (docks-2021-rec-2): the next row opens with that.',
  );
});

test('a paper names what was recorded after the last update of days that it spoke for', async () => {
  const paper = (id: string, asAt: string, more: string) =>
    `id: ${id}\ntemplate: audit-committee\ntitle: Update\nas_at: ${asAt}\n${more}`;
  const noted = (...notes: readonly string[]) =>
    actionText({
      id: 'docks-2021-rec-2',
      history: [
        '{on: 2021-01-04, event: issued}',
        ...notes.map((on) => `{on: ${on}, event: note, note: Seen.}`),
      ],
    });
  const root = folder({});
  git(root, '2021-11-01', 'init', '-q');
  const update = paper('update', '2021-12-31', 'since: 2021-10-31\n');
  kept(
    root,
    '2021-11-02',
    registerFiles({
      'papers/october.yaml': paper('october', '2021-10-31', 'meeting: 2021-11-10\n'),
      'papers/update.yaml': update,
      'actions/docks-2021-rec-2.yaml': noted(),
    }),
  );
  // Before the meeting: the committee saw it.
  kept(root, '2021-11-09', { 'actions/docks-2021-rec-2.yaml': noted('2021-10-12') });
  kept(root, '2021-12-03', {
    'actions/docks-2021-rec-2.yaml': noted('2021-10-12', '2021-10-15', '2021-12-02'),
  });
  const late = async () => {
    const { code, out, err } = await run(root, ['report', 'update', '--json'], { env });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out).late as unknown;
  };
  expect(await late()).toEqual([{ id: 'docks-2021-rec-2', on: '2021-10-15', event: 'note' }]);
  const { out } = await run(root, ['report', 'update'], { env });
  expect(out).toContain(
    '**Recorded late:** one entry of 31 October 2021 or earlier was recorded after the last update',
  );
  expect(out).toContain('  - docks-2021-rec-2: note of 15 October 2021');
  expect(out).toContain('### How the position has moved');
  write(root, { 'papers/update.yaml': `${update}extra: {leave_out: "late, trend"}\n` });
  expect(await late()).toEqual([]);
  const without = (await run(root, ['report', 'update'], { env })).out;
  expect(without).not.toContain('### How the position has moved');
  expect(without).toContain('### How long actions take');
  write(root, { 'papers/update.yaml': `${update}extra: {leave_out: trends}\n` });
  const refused = await run(root, ['report', 'update'], { env });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('Did you mean `trend`?');
});

test('the board’s pack names what was rewritten, with the commit', async () => {
  const root = late();
  kept(root, '2021-12-05', {
    'actions/docks-2021-rec-2.yaml': actionText({
      id: 'docks-2021-rec-2',
      title: 'Another title',
      history: ['{on: 2021-01-04, event: issued}'],
    }),
  });
  const { code, out } = await run(root, ['report', 'board-pack', '--as-at', '2021-12-31'], { env });
  expect(code).toBe(0);
  const commit = git(root, '2021-12-05', 'rev-parse', 'HEAD').slice(0, 8);
  for (const part of ['title says “Another title”', 'is gone: it was “2021-11-20 closed”', commit])
    expect(out).toContain(part);
});
