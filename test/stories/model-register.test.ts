/** Checks the model register against the published paper, to the digit. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { home, onModel, run } from '../helpers/tool.ts';

type Pair = readonly [number, number];
type Cells = Readonly<Record<'cause-of-concern' | 'recommendation' | 'area-for-improvement', Pair>>;

/** The figures of the published paper, copied from it by hand. */
const publishedTable: {
  readonly as_at: string;
  readonly rows: readonly (Cells & { readonly origin: string; readonly label: string })[];
  readonly total: Cells;
  readonly portal: Readonly<Record<keyof Cells, number>>;
  readonly batches: readonly Readonly<
    Record<'id' | 'referred' | 'closed' | 'returned' | 'awaiting', unknown>
  >[];
  readonly peel_2019: Readonly<Record<string, number>>;
} = JSON.parse(readFileSync(join(home, 'test/fixtures/position.json'), 'utf8'));

const types = ['cause-of-concern', 'recommendation', 'area-for-improvement'] as const;

const answerTo = async (...argv: readonly string[]) => JSON.parse((await onModel(...argv, '--json')).out);

/** Rows without the ids behind their figures, after a check that each figure has as many ids. */
const withoutIds = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map(({ ids, ...figures }) => {
    const lengths = Object.entries(ids as Readonly<Record<string, readonly string[]>>).map(
      ([part, list]) => [part, list.length] as const,
    );
    expect(figures).toMatchObject(Object.fromEntries(lengths));
    return figures;
  });

/** A copy of the model register, for tests that spoil it. */
function copyOfModel(): string {
  const root = mkdtempSync(join(tmpdir(), 'afi-model-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(home, 'register'), join(root, 'register'), { recursive: true });
  return root;
}

describe('on 25 November 2021 the model register has the figures of the published paper', () => {
  test('every cell, the totals and the portal', async () => {
    const summary = await answerTo('summary', '--as-at', publishedTable.as_at);
    const pair = ({ live, submitted }: { live: number; submitted: number }): Pair => [live, submitted];
    expect(
      summary.rows.map(
        (row: { id: string; label: string; cells: Record<string, { live: number; submitted: number }> }) => ({
          origin: row.id,
          label: row.label,
          ...Object.fromEntries(
            types.map((type) => [type, pair(row.cells[type] ?? { live: -1, submitted: -1 })]),
          ),
        }),
      ),
    ).toEqual(publishedTable.rows);
    expect(Object.fromEntries(types.map((type) => [type, pair(summary.total[type])]))).toEqual(
      publishedTable.total,
    );
    expect(summary.portal).toEqual({ extract: '2021-11-25', cells: publishedTable.portal });
  });

  test('the batches, and what moved since the last update', async () => {
    const changes = await answerTo('changes', '--since', '2020-12-31', '--until', publishedTable.as_at);
    const batches = withoutIds(changes.batches);
    for (const batch of publishedTable.batches) expect(batches).toContainEqual({ withdrawn: 0, ...batch });
    expect(batches).toContainEqual({
      id: '2021-revisits',
      referred: 2,
      closed: 0,
      returned: 0,
      withdrawn: 0,
      awaiting: 2,
    });
    expect(withoutIds(changes.movement)).toContainEqual({
      origin: 'local-peel',
      type: 'recommendation',
      opening: publishedTable.peel_2019['recommendations'],
      issued: 0,
      reopened: 0,
      moved_in: 0,
      closed: publishedTable.peel_2019['closed_by_revisit'],
      moved_out: 0,
      closing: publishedTable.peel_2019['live'],
    });
    expect(changes.unbalanced).toEqual([]);
  });

  test('a cell has as many ids as its figure', async () => {
    const { rows } = await answerTo('summary', '--as-at', publishedTable.as_at, '--ids');
    expect(rows).toHaveLength(publishedTable.rows.length);
    for (const { cells } of rows)
      for (const type of types) expect(new Set(cells[type].ids).size).toBe(cells[type].live);
  });

  test('every figure of the movement and of the batches has as many ids, in a table and in Markdown', async () => {
    const argv = ['changes', '--since', '2020-12-31', '--until', publishedTable.as_at];
    const { movement, batches } = await answerTo('changes', ...argv.slice(1));
    const figures = [...movement, ...batches].flatMap((row: Record<string, number | string | null>) =>
      Object.values(row).filter((value): value is number => typeof value === 'number' && value > 0),
    );
    for (const format of ['table', 'markdown']) {
      const { out } = await onModel(...argv, '--ids', '--format', format);
      const proofs = out.split('\n\n').filter((part) => /^.+: \d+:?\n/.test(part));
      for (const proof of proofs) {
        const [heading = '', ...ids] = proof.split('\n');
        expect(new Set(ids.join(' ').trim().split(/,\s+/)).size, heading).toBe(
          Number(/: (\d+):?$/.exec(heading)?.[1]),
        );
      }
      expect(figures).not.toEqual([]);
      expect(proofs).toHaveLength(figures.length);
    }
  });
});

test('the model register is as large as a real one', async () => {
  const { actions } = await answerTo('list', '--all', '--as-at', publishedTable.as_at);
  expect(actions.length).toBeGreaterThanOrEqual(229);
  expect(new Set(actions.map(({ title }: { title: string }) => title)).size).toBe(actions.length);
  expect(
    new Set(actions.map(({ inspection }: { inspection: string }) => inspection)).size,
  ).toBeGreaterThanOrEqual(30);
  expect(
    actions.filter(({ target_changes: changes }: { target_changes: number }) => changes > 0).length,
  ).toBeGreaterThan(20);
});

test('check finds no error, and accounts for every file', async () => {
  const { code, out } = await onModel('check', '--json');
  const { findings, files } = JSON.parse(out);
  expect(code).toBe(0);
  expect(findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  expect(files.counted + files.rejected + files.ignored).toBe(files.found);
  expect(files.rejected).toBe(0);
});

test('deleting one file of an action changes the table, the check and the paper', async () => {
  const root = copyOfModel();
  const todayOption = ['--today', '2021-12-16'];
  rmSync(join(root, 'register/actions/custody-2021-rec-2.yaml'));
  const summary = JSON.parse(
    (await run(root, ['summary', '--as-at', publishedTable.as_at, '--json', ...todayOption])).out,
  );
  expect(summary.total.recommendation).toEqual({ live: 157, submitted: 51 });
  const check = JSON.parse((await run(root, ['check', '--json', ...todayOption])).out);
  const before = JSON.parse((await onModel('check', '--json')).out);
  expect(check.files.found).toBe(before.files.found - 1);
  expect(check.findings.length).toBeGreaterThan(before.findings.length);
  const paper = (await run(root, ['report', 'audit-committee-2021-12-16', ...todayOption])).out;
  expect(paper).toContain('**157 (51)**');
  expect(paper).toContain('211 live improvement actions');
});

test('a summary without one rejected file names the file and exits 1', async () => {
  const root = copyOfModel();
  rmSync(join(root, 'register/actions/ncpi-2019-rec-1.yaml'));
  cpSync(join(root, 'register/README.md'), join(root, 'register/actions/ncpi-2019-rec-1.yaml'));
  const { code, out, err } = await run(root, [
    'summary',
    '--as-at',
    publishedTable.as_at,
    '--today',
    '2021-12-16',
  ]);
  expect(code).toBe(1);
  expect(out).toContain('157 (51)');
  expect(out).toMatch(/1 of \d+ files is rejected and left out/);
  expect(err).toContain('register/actions/ncpi-2019-rec-1.yaml');
});
