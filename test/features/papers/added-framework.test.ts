/** Checks that a new version of the framework changes nothing about a day before it begins. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dimensionNames } from '../../../src/domain/vocabulary.ts';
import { reports } from '../../../src/features/papers/report-list.ts';
import { emptyFolder, home, run, write } from '../../helpers/tool.ts';

const folders = [emptyFolder(), emptyFolder()] as const;
afterAll(() => {
  for (const { remove } of folders) remove();
});
const [{ path: originalPath }, { path: extendedPath }] = folders;
for (const { path } of folders) cpSync(join(home, 'register'), join(path, 'register'), { recursive: true });

write(extendedPath, {
  'frameworks/peel-2025-27.yaml': `id: peel-2025-27
title: PEEL Assessment Framework 2025-27
from: 2025-04-01
replaces: peel-2021-22
questions:
  - number: "1"
    title: Another question
    topics: [{number: "1.1", title: Another topic}]
`,
});

/** Without the number of files and the fingerprint, which every added file changes. */
const withoutFileCounts = (text: string) =>
  text
    .replace(/from \d+ files/g, 'from N files')
    .replace(/\d+ files found: \d+ counted/g, 'N files found: N counted')
    .replace(/(register) [0-9a-f]{40}/gi, '$1 X')
    .replace(/"(found|counted)": \d+/g, '"$1": 0')
    .replace(/"fingerprint": "[0-9a-f]{40}"/g, '"fingerprint": "X"');

const onThatDay = { today: '2021-11-25' };
const answers = async (argv: readonly string[]) => {
  const [before, after] = await Promise.all([
    run(originalPath, argv, onThatDay),
    run(extendedPath, argv, onThatDay),
  ]);
  return [before, after].map(({ code, out, err }) => ({
    code,
    out: withoutFileCounts(out),
    err: withoutFileCounts(err),
  }));
};

const subjects: Readonly<Record<string, readonly string[]>> = {
  'closure-submission': ['2022-01', '--ready'],
  'group-pack': ['custody-dag'],
  chase: ['Head of Custody'],
  'section-55': ['custody-2021'],
  'cause-of-concern': ['peel-2019-coc-1'],
};

describe('a framework that begins in 2025 leaves as it was in 2021', () => {
  test.each(
    [
      ...reports.map(({ name }) => ['report', name, ...(subjects[name] ?? [])]),
      ['report', 'self-assessment', 'peel-2021-22', '--internal'],
      ['report', 'audit-committee-2021-12-16'],
      ['report', 'reconciliation-2021-12-02'],
      ['self-assessment'],
      ['self-assessment', '6'],
      ...dimensionNames.map((rows) => [
        'summary',
        '--rows',
        rows,
        '--columns',
        rows === 'type' ? 'rag' : 'type',
      ]),
      ['trend', '--rows', 'paf'],
      ['ageing', '--rows', 'paf'],
      ['list', '--paf', '6.5'],
      ['changes', '--since', '2020-12-31', '--paf', '1'],
      ['due'],
      ['check'],
    ].map((argv) => [argv]),
  )('%j', async (argv) => {
    const [before, after] = await answers(argv);
    expect(after).toEqual(before);
    const [json, jsonAfter] = await answers([...argv, '--json']);
    expect(jsonAfter).toEqual(json);
  });

  test('the sheet of actions', async () => {
    const [before, after] = await answers(['export', '--format', 'csv']);
    expect(after).toEqual(before);
  });

  test.each([[[]], [['--internal']]])('every page of the site, with %j', async (options) => {
    const pages = await Promise.all(
      [originalPath, extendedPath].map(async (path) => {
        const folder = options.length === 0 ? 'public' : 'internal';
        await run(path, ['site', '-o', folder, ...options], onThatDay);
        return new Map(
          readdirSync(join(path, folder), { recursive: true, encoding: 'utf8' })
            .filter((file) => /\.(?:html|js|json)$/.test(file))
            .map((file) => [file, withoutFileCounts(readFileSync(join(path, folder, file), 'utf8'))]),
        );
      }),
    );
    expect(pages[0]?.size).toBeGreaterThan(100);
    expect(pages[1]).toEqual(pages[0]);
  });
});

describe('from the day on which the new framework begins', () => {
  const json = async (...argv: readonly string[]) =>
    JSON.parse((await run(extendedPath, [...argv, '--json'], { today: '2026-01-01' })).out);

  test('the self-assessment is against it, and the earlier one can be asked for', async () => {
    const presentAnswer = await json('self-assessment');
    expect(presentAnswer).toMatchObject({ framework: 'peel-2025-27', source: null, wording: null });
    expect(presentAnswer.questions).toMatchObject([{ question: '1', assessed: 0, not_assessed: 1 }]);
    const earlier = await json('self-assessment', '--framework', 'peel-2021-22');
    expect(earlier.questions).toHaveLength(12);
    expect(earlier.questions[5]).toMatchObject({ assessed: 4 });
  });

  test('the actions of the earlier one are in one row with their number', async () => {
    const { rows, several, total } = await json('summary', '--rows', 'paf');
    expect(rows.map(({ id, label }: { id: string; label: string }) => [id, label])).toEqual([
      ['(earlier)', 'Earlier frameworks'],
      ['(none)', 'No PAF entry'],
    ]);
    expect(several).toEqual([]);
    for (const [type, { live }] of Object.entries<{ live: number }>(total))
      expect(
        rows.reduce((sum: number, row: { cells: Record<string, { live: number }> }) => {
          return sum + (row.cells[type]?.live ?? 0);
        }, 0),
      ).toBe(live);
  });
});
