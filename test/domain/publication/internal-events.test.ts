/** Figures for the public count internal events as recorded, and none of the words and values of such an event can be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { papers, sitePages } from '../../helpers/editions.ts';
import type { PlainAction, PlainEvent } from '../../helpers/naive-counter.ts';
import { boards, leads, pick, rags } from '../../helpers/random-history.ts';
import { randomRegister } from '../../helpers/random-register.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { filesOf } from '../../helpers/register-text.ts';
import { runs, seed } from '../../helpers/runs.ts';
import { folder, run } from '../../helpers/tool.ts';

const asAt = '2022-06-30';

describe('an internal event', () => {
  const register = (internal: string) =>
    registerFiles({
      'actions/docks-2021-rec-1.yaml': actionText({
        history: [
          '{on: 2021-01-04, event: issued}',
          `{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay${internal}}`,
          '{on: 2021-01-12, event: target, by: 2022-01-31}',
          `{on: 2021-06-01, event: target, by: 2023-01-31, reason: The crane is late., approved_by: quay${internal}}`,
          `{on: 2022-06-01, event: progress, rag: red, note: The crane is here.${internal}}`,
        ],
      }),
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        history: [
          '{on: 2021-01-04, event: issued}',
          '{on: 2021-01-11, event: assigned, force_lead: Jane Example, delivery_lead: Head of Docks, board: quay}',
          `{on: 2021-06-01, event: target, by: 2022-02-15${internal}}`,
          '{on: 2021-06-02, event: target, by: 2022-03-15, reason: The tide was late., approved_by: quay}',
        ],
      }),
    });
  const pages = (internal: string) =>
    sitePages(register(internal), { asAt, since: '2021-01-01', internal: false });

  test('counts as an owner, a target and activity', async () => {
    const due = (await pages(', internal: true')).get('due.html') ?? '';
    expect(due).not.toContain('Without an owner');
    expect(due).toMatch(/id="overdue"[\s\S]*docks-2021-rec-2/);
    expect(due.match(/docks-2021-rec-1/g) ?? []).toEqual([]);
  });

  test('is not printed, nor any of its words and values', async () => {
    const all = [...(await pages(', internal: true')).values()].join('\n');
    for (const hidden of ['crane', 'Harbour Master', 'January 2023', '15 February 2022', 'Jane'])
      expect(all).not.toContain(hidden);
    expect(all).toContain('Target moved from a date that is not published to 15 March 2022');
    expect([...(await pages('')).values()].join('\n')).toContain('31 January 2023');
  });

  test('leaves the figures of the year the same', async () => {
    const year = async (internal: string) => {
      const answers = await papers(
        register(internal),
        { asAt, since: '2021-01-01', internal: false },
        'json',
      );
      const { submitted, returned, target_changes, live, ids, totals } = JSON.parse(
        answers.get('annual') ?? '',
      );
      return { submitted, returned, target_changes, live, ids, totals };
    };
    expect(await year(', internal: true')).toEqual(await year(''));
    expect((await year('')).target_changes).toBe(2);
  });

  test('that sets a target makes a cause of concern overdue, without the day', async () => {
    const root = folder(
      registerFiles({
        'actions/docks-2021-coc-1.yaml': actionText({
          id: 'docks-2021-coc-1',
          type: 'cause-of-concern',
          history: [
            '{on: 2021-01-04, event: issued}',
            '{on: 2021-02-01, event: target, by: 2022-03-01, internal: true}',
          ],
        }),
      }),
    );
    const { out } = await run(root, ['report', 'cause-of-concern', 'docks-2021-coc-1', '--as-at', asAt]);
    expect(out).toContain('**Status:** open, to be met by a date that is not published, overdue');
  });

  test.each([
    ['overdue', '2022-03-01', '2022-02-27'],
    ['due soon', '2022-07-10', '2022-07-12'],
    ['in need of a new target', '2022-06-10', '2022-06-12'],
  ])('that sets the target of an action that is %s does not show the day', async (_, day, otherDay) => {
    const pagesWith = async (target: string) => {
      const internalTarget = `{on: 2021-02-01, event: target, by: ${target}, internal: true}`;
      const action = (n: number, furtherEvents: readonly string[]) => ({
        [`actions/docks-2021-rec-${n}.yaml`]: actionText({
          id: `docks-2021-rec-${n}`,
          history: ['{on: 2021-01-04, event: issued}', internalTarget, ...furtherEvents],
        }),
      });
      const files = registerFiles({
        ...action(1, [
          '{on: 2021-06-01, event: target, by: 2022-03-05, reason: Rain., approved_by: quay, internal: true}',
        ]),
        ...action(2, []),
        ...action(3, [
          '{on: 2021-06-01, event: submitted, batch: 2021-06}',
          '{on: 2022-06-15, event: returned, note: More is needed.}',
        ]),
        'actions/docks-2021-rec-4.yaml': actionText({
          id: 'docks-2021-rec-4',
          history: ['{on: 2021-01-04, event: issued}', `{on: 2021-02-01, event: target, by: ${day}}`],
        }),
      });
      return Object.fromEntries(await sitePages(files, { asAt, since: '2021-01-01', internal: false }));
    };
    expect(await pagesWith(otherDay)).toEqual(await pagesWith(day));
  });

  test('does not turn a placeholder into an owner', async () => {
    const files = registerFiles({
      'actions/docks-2021-rec-1.yaml': actionText({
        history: [
          '{on: 2021-01-04, event: issued}',
          '{on: 2021-01-11, event: assigned, force_lead: TBC, delivery_lead: Head of Docks, board: quay, internal: true}',
        ],
      }),
    });
    const due = (await sitePages(files, { asAt, since: '2021-01-01', internal: false })).get('due.html');
    expect(due).toContain('Without an owner');
  });
});

/** The internal events of an action with other words: another owner, board, rating, note, and another day of a target that lies far ahead. */
const withOtherWords = (action: PlainAction, seed: number): PlainAction => ({
  ...action,
  history: action.history.map((event): PlainEvent => {
    if (event['internal'] !== true) return event;
    const { force_lead: force, delivery_lead: delivery, board, rag, by, note } = event;
    return {
      ...event,
      ...(force !== undefined && { force_lead: pick(leads, seed) }),
      ...(delivery !== undefined && { delivery_lead: pick(leads, seed + 1) }),
      ...(board !== undefined && { board: pick(boards, seed) }),
      ...(rag !== undefined && { rag: pick(rags, seed) }),
      ...(typeof note === 'string' && { note: `${note}, canary` }),
      ...(by !== undefined && by > '2022-08-15' && { by: `2023-01-0${1 + (seed % 9)}` }),
    };
  }),
});

test(`other words in internal events leave every public page the same (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(randomRegister('lawful'), fc.nat(99), async ({ plain, days: [since] }, seed) => {
      const actions = plain.actions.map((action) => withOtherWords(action, seed));
      const pagesOf = async (files: ReturnType<typeof filesOf>) => {
        const edition = { asAt, since: since < asAt ? since : '2022-01-01', internal: false };
        return {
          pages: Object.fromEntries(await sitePages(files, edition)),
          papers: Object.fromEntries(await papers(files, edition, 'markdown')),
          answers: Object.fromEntries(await papers(files, edition, 'json')),
        };
      };
      expect(await pagesOf(filesOf({ ...plain, actions }, 0))).toEqual(await pagesOf(filesOf(plain, 0)));
    }),
    { seed, numRuns: runs(6), endOnFailure: true },
  );
});
