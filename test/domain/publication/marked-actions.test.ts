/** Nothing about an action marked above a page can be read from it, but what the published table shows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edition, papers, sitePages } from '../../helpers/editions.ts';
import {
  countable,
  eventsUpTo,
  hmicfrsTypes,
  isLiveOn,
  type PlainAction,
  type PlainEvent,
  type PlainRegister,
  statusOn,
} from '../../helpers/naive-counter.ts';
import { boards, leads, pick, rags } from '../../helpers/random-history.ts';
import { type RandomRegister, randomRegister } from '../../helpers/random-register.ts';
import type { Files } from '../../helpers/register.ts';
import { filesOf } from '../../helpers/register-text.ts';
import { runs, seed } from '../../helpers/runs.ts';

/** Adds events after those of a day. */
const withEvents = (action: PlainAction, day: string, events: readonly PlainEvent[]): PlainAction => ({
  ...action,
  history: action.history.toSpliced(eventsUpTo(action, day).length, 0, ...events),
});

/** One change of a hidden attribute of an action on a day; `nth` chooses the value. */
const changes: Readonly<Record<string, (action: PlainAction, day: string, seed: number) => PlainAction>> = {
  text: (action, _, seed) => ({ ...action, words: `, canary${seed}` }),
  owners: (action, on, seed) =>
    withEvents(action, on, [
      {
        on,
        event: 'assigned',
        force_lead: pick(leads, seed),
        delivery_lead: pick(leads, seed + 1),
        board: pick(boards, seed),
      },
    ]),
  rating: (action, on, seed) =>
    withEvents(action, on, [{ on, event: 'progress', rag: pick(rags, seed), note: 'Done' }]),
  target: (action, on, seed) =>
    withEvents(action, on, [
      {
        on,
        event: 'target',
        by: pick(['2018-02-01', '2022-06-30', '2031-01-01'], seed),
        reason: 'Rain',
        approved_by: 'quay',
      },
    ]),
  deadline: (action, _, seed) => ({ ...action, deadline: pick(['2018-02-01', '2031-01-01'], seed) }),
  themes: (action, _, seed) => ({
    ...action,
    themes: [pick(['ropes', 'tides', 'lamps'], seed)],
    paf: [pick(['1.2', '7'], seed)],
  }),
  cause: ({ cause_of_concern: _, ...action }) => action,
  dates: (action) => ({
    ...action,
    history: action.history.map((event) => ({
      ...event,
      on: String(Number(event.on.slice(0, 4)) - 1) + event.on.slice(4).replace('-02-29', '-02-28'),
    })),
  }),
  batch: (action, _, seed) => ({
    ...action,
    history: action.history.map((event) =>
      event.batch === undefined ? event : { ...event, batch: `batch-${(seed % 3) + 1}` },
    ),
  }),
  status: (action, on) =>
    withEvents(
      action,
      on,
      statusOn(action, on) === 'complete'
        ? [{ on, event: 'reopened', note: 'No' }]
        : [{ on, event: 'completed', approved_by: 'quay' }],
    ),
  return: (action, on) =>
    withEvents(action, on, [
      { on, event: 'submitted', batch: 'batch-1' },
      { on, event: 'returned', note: 'More is needed' },
    ]),
  'earlier closing': (action, on) =>
    withEvents(action, on, [
      { on, event: 'closed', route: 'revisit' },
      { on, event: 'reopened', note: 'Again' },
    ]),
};

/** What the published table shows of an action. */
const shown = (register: PlainRegister, { id }: PlainAction, day: string) =>
  countable(register, hmicfrsTypes)
    .filter((action) => action.id === id && isLiveOn(action, day))
    .map((action) => statusOn(action, day) === 'submitted');

interface Changed {
  readonly before: Files;
  readonly after: Files;
  readonly edition: Edition;
}

/** A register with a marked action, before and after one of its hidden attributes is changed; undefined if nothing is hidden. */
function changeHidden(
  { plain, days }: RandomRegister,
  which: number,
  name: string,
  seed: number,
): Changed | undefined {
  const [since, , asAt] = days;
  const markedActions = plain.actions.filter(
    ({ marking, isRejected }) => marking !== undefined && !isRejected,
  );
  const action = markedActions.length === 0 ? undefined : pick(markedActions, which);
  if (action === undefined) return undefined;
  const after = changes[name]?.(action, asAt, seed) ?? action;
  const changedSample = { ...plain, actions: plain.actions.map((each) => (each === action ? after : each)) };
  if (String(shown(plain, action, asAt)) !== String(shown(changedSample, after, asAt))) return undefined;
  return {
    before: filesOf(plain, 0),
    after: filesOf(changedSample, 0),
    edition: { asAt, since, internal: false },
  };
}

const everyPage = async (files: Files, edition: Edition) =>
  Object.fromEntries([
    ...(await sitePages(files, edition)),
    ...(await papers(files, edition, 'markdown')),
    ...[...(await papers(files, edition, 'json'))].map(([name, text]) => [`${name} --json`, text]),
  ]);

describe('changing a hidden attribute of an action marked above the pages', () => {
  test.each(Object.keys(changes))(`%s: every public page remains the same (seed ${seed})`, async (name) => {
    let trialCount = 0;
    await fc.assert(
      fc.asyncProperty(randomRegister('lawful'), fc.nat(99), fc.nat(99), async (sample, which, seed) => {
        const changedSample = changeHidden(sample, which, name, seed);
        fc.pre(changedSample !== undefined);
        trialCount += 1;
        const { before, after, edition } = changedSample;
        expect(await everyPage(after, edition)).toEqual(await everyPage(before, edition));
      }),
      { seed, numRuns: runs(2), endOnFailure: true },
    );
    expect(trialCount).toBeGreaterThan(0);
  });
});
