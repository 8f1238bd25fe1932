/** Which rows and actions are counterparts where some of them are closed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionState } from '../../../src/domain/filter.ts';
import { positionOn } from '../../../src/domain/position.ts';
import type { Action } from '../../../src/domain/records/action.ts';
import type { ExtractRow } from '../../../src/domain/records/portal-extract.ts';
import { groupByReference } from '../../../src/domain/reference-pairing.ts';
import { actionText, registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const assignedEvent =
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}';
const closedEvent = '{on: 2021-07-01, event: closed, route: revisit}';

interface Item {
  readonly refs: readonly string[];
  readonly isClosed?: boolean;
  readonly wording?: string;
}

/** The answer of a comparison of actions `docks-2021-rec-1` and on with rows. */
async function compare(actions: readonly Item[], rows: readonly string[], header = 'Reference,Type,Status') {
  const records = actions.map(({ refs, isClosed = false, wording }, i) => {
    const id = `docks-2021-rec-${i + 1}`;
    const top = refs.length === 0 ? '' : `portal_refs: [${refs.map((ref) => `"${ref}"`).join(', ')}]\n`;
    const history = ['{on: 2021-01-04, event: issued}', assignedEvent, ...(isClosed ? [closedEvent] : [])];
    return [
      `actions/${id}.yaml`,
      actionText({ id, top, history, ...(wording !== undefined && { wording }) }),
    ];
  });
  const files = registerFiles({
    'register.yaml': settingsText('portal: {closed_statuses: [Closed]}\n'),
    'portal/2022-06-01.csv': `${header}\n${rows.join('\n')}\n`,
    'actions/docks-2021-rec-1.yaml': undefined,
    ...Object.fromEntries(records),
  });
  return JSON.parse((await run(folder(files), ['portal', 'compare', '2022-06-01', '--json'])).out);
}

const open = (ref: string) => `${ref},Recommendation,Open`;
const shut = (ref: string) => `${ref},Recommendation,Closed`;
const pairs = (entries: readonly { actions: string[]; refs: string[] }[]) =>
  entries.map(
    ({ actions, refs }) => `${actions.join(' ').replaceAll('docks-2021-', '')} = ${refs.join(' ')}`,
  );

test('a closed row is not the counterpart of an action that has a live row', async () => {
  const answer = await compare([{ refs: ['1', '2'] }], [shut('1'), open('2')]);
  expect(pairs(answer.matched)).toEqual(['rec-1 = 2']);
  expect(answer).toMatchObject({ differences: 0, closed_portal_only: [], closed_duplicates: ['1'] });
});

test('of two rows with one reference, the live one is the counterpart', async () => {
  for (const rows of [
    [shut('1'), open('1')],
    [open('1'), shut('1')],
  ]) {
    const answer = await compare([{ refs: ['1'] }], rows);
    expect(pairs(answer.matched)).toEqual(['rec-1 = 1']);
    expect(answer.differences).toBe(0);
  }
});

test('a closed action is not the counterpart of a row that has a live action', async () => {
  const answer = await compare([{ refs: ['1'], isClosed: true }, { refs: ['1'] }], [open('1')]);
  expect(pairs(answer.matched)).toEqual(['rec-2 = 1']);
  expect(answer.differences).toBe(0);
});

test('a closed row or action is compared where nothing live has its place', async () => {
  const answer = await compare([{ refs: ['1'] }, { refs: ['2'], isClosed: true }], [shut('1'), open('2')]);
  expect(pairs(answer.differs)).toEqual(['rec-1 = 1', 'rec-2 = 2']);
  expect(answer.closed_portal_only).toEqual([]);
});

test('a live action keeps a closed row that another action does not need', async () => {
  const answer = await compare([{ refs: ['1'] }, { refs: ['1', '2'] }], [shut('1'), open('2')]);
  expect(pairs(answer.differs)).toEqual(['rec-1 = 1']);
  expect(pairs(answer.matched)).toEqual(['rec-2 = 2']);
});

test('a split item whose other part is closed keeps its wording', async () => {
  const parts = [
    { refs: ['1'], wording: 'Mend the gate.' },
    { refs: ['1'], wording: 'Paint the gate.', isClosed: true },
  ];
  const header = 'Reference,Type,Status,Text';
  for (const text of ['Mend the gate. Paint the gate.', 'Mend the gate.'])
    expect(pairs((await compare(parts, [`${open('1')},${text}`], header)).matched)).toEqual(['rec-1 = 1']);
  expect((await compare(parts, [`${open('1')},Paint the gate.`], header)).differs).toMatchObject([
    { fields: ['wording'] },
  ]);
});

test('of two rows with one reference, the live ones of two extracts are compared', async () => {
  const csv = (...rows: readonly string[]) => `Reference,Type,Status\n${rows.join('\n')}\n`;
  const files = registerFiles({
    'register.yaml': settingsText('portal: {closed_statuses: [Closed]}\n'),
    'portal/2022-05-01.csv': csv(shut('1'), open('1')),
    'portal/2022-06-01.csv': csv(open('1')),
  });
  const { out } = await run(folder(files), [
    'portal',
    'compare',
    '2022-06-01',
    '--against',
    '2022-05-01',
    '--json',
  ]);
  expect(JSON.parse(out)).toMatchObject({ added: [], changed: [], removed: [{ status: 'Closed' }] });
});

test('by wording, a live action is suggested before a closed one that is as likely', async () => {
  const wording = 'The force should check each mooring rope before the winter storms.';
  const actions = [
    { refs: [], wording, isClosed: true },
    { refs: [], wording },
  ];
  const answer = await compare(actions, [`${open('9')},${wording}`], 'Reference,Type,Status,Text');
  expect(answer.register_only).toMatchObject([{ actions: ['docks-2021-rec-2'], causes: ['by-wording'] }]);
  expect(answer.portal_only[0].reason).toContain('docks-2021-rec-2');
});

test('by wording, a live row is suggested before a closed one that is as likely', async () => {
  const wording = 'The force should check each mooring rope before the winter storms.';
  const rows = [`${shut('8')},${wording}`, `${open('9')},${wording}`];
  const answer = await compare([{ refs: [], wording }], rows, 'Reference,Type,Status,Text');
  expect(answer.register_only[0].reason).toContain(' 9 on the portal');
});

const references = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 0, maxLength: 3 });
const actionArbitrary = fc.record({ refs: references, isClosed: fc.boolean() });
const rowArbitrary = fc.record({ ref: fc.constantFrom('1', '2', '3', '4', '5'), live: fc.boolean() });

const toState = ({ refs, isClosed }: { refs: string[]; isClosed: boolean }, i: number): ActionState => {
  const action: Action = {
    id: `docks-2021-rec-${i + 1}`,
    type: 'recommendation',
    inspection: 'docks-2021',
    title: 'Mend it',
    wording: 'The force should mend it.',
    portal_refs: refs,
    history: [
      { on: '2021-01-04', event: 'issued' },
      ...(isClosed ? [{ on: '2021-07-01', event: 'closed', route: 'revisit' } as const] : []),
    ],
  };
  return {
    ...{ action, position: positionOn(action, '2022-06-01'), origin: 'docks', counted: true },
    returnDays: 28,
  };
};

const toRow = ({ ref, live }: { ref: string; live: boolean }, i: number): ExtractRow => ({
  ...{ line: i + 2, ref, live, typeWord: 'Recommendation', type: 'recommendation' },
  ...{
    status: live ? 'Open' : 'Closed',
    meaning: live ? 'open' : 'closed',
    title: undefined,
    wording: undefined,
    inspection: undefined,
  },
});

test('each row and action is in one place; nothing closed is in a group while a live counterpart makes it needless', () => {
  fc.assert(
    fc.property(
      fc.array(actionArbitrary, { maxLength: 5 }),
      fc.array(rowArbitrary, { maxLength: 6 }),
      (a, r) => {
        const [states, rows] = [a.map(toState), r.map(toRow)];
        const { groups, unmatchedRows, unmatchedActions, setAsideRows } = groupByReference(rows, states);
        const groupedRows = groups.flatMap((group) => group.rows);
        const groupedActions = groups.flatMap(({ actions }) => actions);
        const places = [...groupedRows, ...unmatchedRows, ...setAsideRows];
        expect(places).toHaveLength(rows.length);
        expect(new Set(places).size).toBe(rows.length);
        expect(new Set(groupedActions).size).toBe(groupedActions.length);
        const isShut = ({ position }: ActionState) => position.status === 'closed';
        const share = (state: ActionState, { ref }: ExtractRow) =>
          state.action.portal_refs?.includes(ref) === true;
        for (const state of states) {
          const linkedRows = rows.filter((row) => share(state, row));
          expect(unmatchedActions.includes(state)).toBe(linkedRows.length === 0);
          if (linkedRows.length > 0 && !isShut(state)) expect(groupedActions).toContain(state);
        }
        for (const row of rows)
          if (row.live && states.some((state) => share(state, row))) expect(groupedRows).toContain(row);
        for (const { rows: members, actions } of groups) {
          for (const row of members)
            expect(
              actions.some(
                (state) =>
                  share(state, row) &&
                  (row.live || !rows.some((candidate) => candidate.live && share(state, candidate))) &&
                  (!isShut(state) ||
                    !states.some((candidate) => !isShut(candidate) && share(candidate, row))),
              ),
            ).toBe(true);
        }
      },
    ),
  );
});
