/** Checks what a committee paper lists as moved since the last update. */
import { describe, expect, test } from 'vitest';
import { actionText, batchText, type Files, inspectionText, registerFiles } from '../../helpers/register.ts';
import { folder, onModel, run } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2021-01-04, event: issued}';
const closedEvent = (route: string, on = '2022-02-01') => `{on: ${on}, event: closed, route: ${route}}`;
const sent = '{on: 2021-06-01, event: submitted, batch: 2021-06}';

/** An action for each history; the paper looks back from June 2022 to the end of 2021. */
const paper = async (histories: readonly (readonly string[])[], ...argv: readonly string[]) => {
  const files = Object.fromEntries(
    histories.map((history, n) => [
      `actions/docks-2021-rec-${n + 1}.yaml`,
      actionText({ id: `docks-2021-rec-${n + 1}`, history }),
    ]),
  );
  const root = folder(registerFiles({ 'batches/2021-06.yaml': batchText('2021-06'), ...files }));
  const command = ['report', 'audit-committee', '--as-at', '2022-06-30', '--since', '2021-12-31', ...argv];
  return (await run(root, command)).out;
};

describe('the movement since the last update is complete', () => {
  const mixedFiles = [
    [issuedEvent],
    [issuedEvent, closedEvent('superseded')],
    [issuedEvent, closedEvent('implemented')],
    [issuedEvent, '{on: 2022-02-01, event: closed, legacy: true}'],
    [
      issuedEvent,
      closedEvent('revisit', '2021-03-01'),
      '{on: 2022-03-01, event: reopened, note: It slipped.}',
    ],
    ['{on: 2022-05-01, event: issued}'],
  ];

  test('closings by every route, and what was reopened', async () => {
    expect(await paper(mixedFiles)).toContain(
      '- **Overall:** four actions were live at the last update. Since then one was issued, one was reopened and three were closed: one as superseded, one as implemented, one by a route that is not recorded. This leaves three live.',
    );
  });

  test('with the actions behind each figure', async () => {
    const { since_last } = JSON.parse(await paper(mixedFiles, '--json'));
    const {
      opening,
      issued: movedIn,
      reopened: reopenedCount,
      closed: movedOut,
      closing,
      routes,
      ids,
    } = since_last.balance;
    expect(opening + movedIn + reopenedCount - movedOut).toBe(closing);
    expect(Object.values<string[]>(ids).map(({ length }) => length)).toEqual([4, 1, 1, 0, 3, 0, 3]);
    expect(ids.reopened).toEqual(['docks-2021-rec-5']);
    expect(routes[0]).toMatchObject({ route: 'superseded', count: 1, ids: ['docks-2021-rec-2'] });
  });

  test('a period without movement is stated', async () => {
    expect(await paper([[issuedEvent]])).toContain(
      '- **Overall:** one action was live at the last update. Since then none was issued and none was closed. This leaves one live.',
    );
  });

  test('an action that a batch closed and that was reopened counts as live', async () => {
    const secondLife = [
      issuedEvent,
      sent,
      closedEvent('submission'),
      '{on: 2022-04-01, event: reopened, note: It slipped.}',
    ];
    expect(await paper([secondLife])).toContain(
      'one action was referred. To date one has been closed, including one that was later reopened and is live. None is awaiting assessment.',
    );
  });

  test('an earlier batch is included if it was answered in the period, and omitted if it was answered before', async () => {
    expect(await paper([[issuedEvent, sent, closedEvent('submission')]])).toContain(
      '**Closure submission 2021-06**',
    );
    expect(await paper([[issuedEvent, sent, closedEvent('submission', '2021-09-01')]])).not.toContain(
      '2021-06**',
    );
  });
});

test('the model force’s update balances: opening, issued, closed by route, closing', async () => {
  const { out } = await onModel('report', 'audit-committee-2021-12-16');
  expect(out).toContain(
    '- **Overall:** 182 actions were live at the last update. Since then 46 were issued and 17 were closed: six after a closure submission, 11 at a revisit. This leaves 211 live.',
  );
});

describe('internal audit, whatever is recorded of it', () => {
  const audit = (id: string, number: number, top: string, ...later: readonly string[]) => ({
    [`actions/${id}-act-${number}.yaml`]: actionText({
      id: `${id}-act-${number}`,
      type: 'audit-action',
      inspection: id,
      top,
      history: ['{on: 2022-01-10, event: issued}', ...later],
    }),
  });
  const paper = (files: Files, narrative = '') => {
    const update = `id: update\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nsince: 2021-12-31\n${narrative}`;
    return run(
      folder(
        registerFiles({
          'papers/update.yaml': update,
          'inspections/ropes-2022.yaml': inspectionText('ropes-2022', 'docks', 'body: RSM\n'),
          'inspections/tides-2022.yaml': inspectionText('tides-2022', 'piers', 'body: TIAA\n'),
          ...files,
        }),
      ),
      ['report', 'update'],
    );
  };

  test('an action without a priority is counted', async () => {
    expect((await paper(audit('ropes-2022', 1, ''))).out).toContain(
      '(RSM): one action was issued (one with no priority recorded). One is live.',
    );
    const mixedFiles = { ...audit('ropes-2022', 1, 'priority: low\n'), ...audit('ropes-2022', 2, '') };
    expect((await paper(mixedFiles)).out).toContain(
      '(RSM): two actions were issued (one low, one with no priority recorded). Two are live.',
    );
    expect((await paper(audit('ropes-2022', 1, 'priority: low\n'))).out).toContain(
      '(RSM): one low-priority action was issued. One is live.',
    );
  });

  test('the narrative is printed once, after its audit or, of several, after the last one', async () => {
    const words = 'narrative: {audit: Assurance was reasonable.}\n';
    const first = audit('ropes-2022', 1, 'priority: high\n');
    expect((await paper(first, words)).out).toContain('One is live. Assurance was reasonable.');
    const { out } = await paper({ ...first, ...audit('tides-2022', 1, 'priority: low\n') }, words);
    expect(out).toContain(
      '(TIAA): one low-priority action was issued. One is live.\n- **Internal audit:** Assurance was reasonable.',
    );
    expect(out.split('Assurance was reasonable.')).toHaveLength(2);
  });
});
