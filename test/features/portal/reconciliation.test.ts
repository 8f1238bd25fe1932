/** Checks the comparison of a register with a portal extract, record by record. */
import { describe, expect, test } from 'vitest';
import { type EntryKind, entryKinds } from '../../../src/features/portal/compare.ts';
import { actionText, inspectionText, registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, onModel, run } from '../../helpers/tool.ts';

const answer = async () => JSON.parse((await onModel('portal', 'compare', '2021-11-25', '--json')).out);

type Entry = {
  kind: EntryKind;
  actions: string[];
  refs: string[];
  fields: string[];
  reason: string | null;
  explained: boolean;
};

/** An entry in one line: its actions, rows and fields. */
const summarise = ({ actions, refs, fields }: Entry) =>
  [actions.join(' '), refs.join(' '), fields.join(' ')].map((part) => part || '-').join(' | ');

/**
 * Read by hand from register/portal/2021-11-25.csv and register/actions/: each row without an action, each action without a row,
 * each pair whose status or text differs. None of it is copied from the tool’s answer.
 */
const byHand = {
  differs: {
    'closed here, live there': [
      'undercover-2014-rec-1 | 10258 | status',
      'crime-recording-2014-rec-4 | 10323 | status',
      'custody-welfare-2015-rec-4 | 10400 | status',
      'firearms-licensing-2015-rec-4 | 10612 | status',
      'custody-2016-coc-1 | 10771 | status',
      'custody-2016-afi-1 | 10801 | status',
      'custody-2016-afi-2 | 10822 | status',
      'peel-2019-rec-13 | 11773 | status',
      'peel-2019-rec-21 | 11838 | status',
      'peel-2019-rec-26 | 11896 | status',
    ],
    'submitted here, open there': [
      'crime-recording-2014-rec-2 | 10290 | status',
      'harms-way-2015-rec-2 | 10522 | status',
      'abuse-of-position-2019-rec-1 | 11493 | status',
    ],
    'never submitted here, submitted there': [
      'abuse-of-position-2019-rec-3 | 11523 | status',
      'iom-2020-rec-3 | 12234 | status',
    ],
    'other words': [
      'digital-crime-2015-rec-3 | 10674 | wording',
      'stalking-2017-rec-4 | 10925 | wording',
      'stalking-2017-rec-5 | 10939 | wording',
      'mental-health-2018-rec-4 | 11247 | wording',
      'peel-2019-afi-8 | 12023 | wording',
    ],
  },
  one_to_many: {
    'all open': [
      'modern-slavery-2017-rec-1 modern-slavery-2017-rec-2 modern-slavery-2017-rec-3 | 11000 | -',
      'bail-2020-rec-1 bail-2020-rec-2 bail-2020-rec-3 | 12495 | -',
      'roads-2020-rec-1 roads-2020-rec-2 roads-2020-rec-3 roads-2020-rec-4 | 12352 | -',
    ],
    'all submitted': ['hate-crime-2018-rec-5 hate-crime-2018-rec-6 | 11163 | -'],
    'some submitted here, the whole there': [
      'fraud-2019-rec-4 fraud-2019-rec-5 | 11307 | status',
      'older-people-2019-rec-1 older-people-2019-rec-2 older-people-2019-rec-3 | 11438 | status',
    ],
  },
  many_to_one: {
    'the same text twice': [
      'ncpi-2019-rec-4 | 11406 13190 | -',
      'peel-2019-rec-10 | 11737 13181 | -',
      'cdi-2020-rec-1 | 12258 13192 | -',
    ],
    'a sentence each': ['stalking-2017-coc-1 | 10887 13198 | -', 'custody-2021-afi-3 | 13062 13202 | -'],
  },
  register_only: {
    'no row of the inspection': [
      ...[1, 2, 3].map((n) => `da-pandemic-2021-rec-${n}`),
      ...[1, 2, 3, 4].map((n) => `protests-2021-rec-${n}`),
      'rape-phase-one-2021-coc-1',
      ...[1, 2, 3, 4, 5, 6].map((n) => `rape-phase-one-2021-rec-${n}`),
      'vawg-2021-coc-1',
      ...[1, 2, 3, 4, 5].map((n) => `vawg-2021-rec-${n}`),
      'vawg-2021-afi-1',
      'vawg-2021-afi-2',
    ].map((id) => `${id} | - | -`),
    'some rows of the inspection': [
      'disproportionate-2021-rec-3 | - | -',
      'disproportionate-2021-rec-4 | - | -',
    ],
    'its row names no reference that is here': [
      'building-picture-2015-rec-4 | - | -',
      'mental-health-2018-rec-3 | - | -',
      'county-lines-2020-rec-2 | - | -',
    ],
  },
  portal_only: {
    'the reference is missing here': ['- | 10468 | -', '- | 11227 | -', '- | 12123 | -'],
    'for others than this force': ['- | 13208 | -', '- | 13210 | -'],
  },
} as const;

describe('the model force’s extract', () => {
  test('the totals are those of the published table', async () => {
    expect((await answer()).totals).toEqual([
      { type: 'cause-of-concern', register: 17, portal: 17, difference: 0, only_register: 2, only_portal: 2 },
      {
        type: 'recommendation',
        register: 158,
        portal: 139,
        difference: -19,
        only_register: 34,
        only_portal: 15,
      },
      {
        type: 'area-for-improvement',
        register: 37,
        portal: 38,
        difference: 1,
        only_register: 2,
        only_portal: 3,
      },
    ]);
  });

  test.each(Object.entries(byHand))(
    '%s: exactly the differences that were found by hand',
    async (kind, classes) => {
      const expectedIds = Object.values<readonly string[]>(classes).flat();
      expect((await answer())[kind].map(summarise).sort()).toEqual([...expectedIds].sort());
    },
  );

  test('each class has its likely reason', async () => {
    const { differs, one_to_many, many_to_one, register_only, portal_only } = await answer();
    const all: Entry[] = [...differs, ...one_to_many, ...many_to_one, ...register_only, ...portal_only];
    const reasons = (ids: readonly string[]) =>
      all
        .filter((entry) => ids.includes(summarise(entry)) && !entry.explained)
        .map(({ reason }) => reason ?? '');
    const each = (ids: readonly string[], pattern: RegExp) => {
      const matching = reasons(ids);
      expect(matching.length).toBeGreaterThan(0);
      for (const reason of matching) expect(reason).toMatch(pattern);
    };
    each(
      byHand.differs['closed here, live there'],
      /^Closed by the force on .* and not yet removed from the portal\.$/,
    );
    each(byHand.differs['submitted here, open there'], /^Submitted on .* and still open on the portal\.$/);
    each(
      byHand.differs['never submitted here, submitted there'],
      /^Submitted on the portal, and not yet in full/,
    );
    each(byHand.differs['other words'], /wording|Worded/);
    each(byHand.one_to_many['all open'], /^One entry on the portal for 3 actions\.$/);
    each(byHand.many_to_one['the same text twice'], /^On the portal twice\.$/);
    each(byHand.many_to_one['a sentence each'], /^One action split into 2 entries on the portal\.$/);
    each(
      byHand.register_only['no row of the inspection'],
      /^Not yet on the portal, which has no action of its inspection; issued \d+ days before/,
    );
    each(
      byHand.register_only['some rows of the inspection'],
      /^Not yet on the portal, which has other actions of its inspection/,
    );
    each(
      byHand.register_only['its row names no reference that is here'],
      /^The same wording as (10468|11227|12123) on the portal, whose/,
    );
    each(
      byHand.portal_only['the reference is missing here'],
      /^The same wording as (building|mental|county)/,
    );
    each(byHand.portal_only['for others than this force'], /[Nn]ot addressed to this force/);
  });

  test('every row and every live action is in exactly one entry', async () => {
    const { matched, differs, one_to_many, many_to_one, register_only, portal_only } = await answer();
    const all: Entry[] = [
      ...matched,
      ...differs,
      ...one_to_many,
      ...many_to_one,
      ...register_only,
      ...portal_only,
    ];
    const refs = all.flatMap((entry) => entry.refs);
    const actions = all.flatMap((entry) => entry.actions);
    expect(new Set(refs).size).toBe(refs.length);
    expect(new Set(actions).size).toBe(actions.length);
    expect(refs).toHaveLength(206);
  });

  test('a difference is explained only on the days that the explanation covers', async () => {
    const explainAndCompare = async (...argv: string[]) => {
      const result = JSON.parse((await onModel('portal', 'compare', ...argv, '--json')).out);
      const all: Entry[] = Object.values<Entry[]>(result).filter(Array.isArray).flat();
      return all
        .filter((entry) => entry.explained && entry.reason)
        .map((entry) => entry.refs[0] ?? entry.actions[0]);
    };
    const state = ['11438', '11773', '12352', 'rape-phase-one-2021-coc-1', 'vawg-2021-coc-1'];
    expect((await explainAndCompare('2021-11-25')).sort()).toEqual(state);
    expect((await explainAndCompare('2021-11-25', '--as-at', '2022-03-31')).sort()).toEqual(state);
    expect((await explainAndCompare('2021-11-25', '--as-at', '2022-04-01')).sort()).toEqual([
      '11773',
      'rape-phase-one-2021-coc-1',
      'vawg-2021-coc-1',
    ]);
  });

  test('--strict fails while differences are unexplained', async () => {
    expect((await onModel('portal', 'compare')).code).toBe(0);
    expect((await onModel('portal', 'compare', '--strict')).code).toBe(1);
  });

  test('differences are shown even if the totals are equal', async () => {
    const { out } = await onModel('portal', 'compare', '2021-11-25');
    expect(out).toMatch(/^Causes of concern +17 +17 +0 +2 +2$/m);
    expect(out).toMatch(/^Recs +158 +139 +-19 +34 +15$/m);
    expect(out).toMatch(/^Areas for improvement +37 +38 +\+1 +2 +3$/m);
  });
});

const header = 'Reference,Type,Status,Title,Text,Inspection';
const wording = 'The force should mend ladder docks-2021-rec-1 by the end of the season.';
const portal = 'portal: {closed_statuses: [Closed]}\n';

interface Given {
  readonly rows: readonly string[];
  readonly history?: readonly string[];
  readonly top?: string;
  readonly extraFiles?: Readonly<Record<string, string>>;
}

/** One action and an extract of 2021-11-25, as at the last day of that year. */
async function compareWithExtract({
  rows,
  history = [],
  top = 'portal_refs: ["7"]\n',
  extraFiles = {},
}: Given) {
  const files = registerFiles({
    'register.yaml': settingsText(portal),
    'inspections/docks-2021.yaml': inspectionText('docks-2021'),
    'actions/docks-2021-rec-1.yaml': actionText({
      top,
      history: ['{on: 2021-01-04, event: issued}', ...history],
    }),
    'portal/2021-11-25.csv': [header, ...rows, ''].join('\n'),
    ...extraFiles,
  });
  const root = folder(files);
  const { out, err } = await run(root, ['portal', 'compare', '--as-at', '2021-12-31', '--json']);
  const { schema, extract, ...comparison } = JSON.parse(out);
  expect({ schema, extract }).toEqual({ schema: 'afi.reconcile/1', extract: '2021-11-25' });
  const entries = entryKinds.flatMap((kind): readonly Entry[] => comparison[kind]);
  return { entries, err };
}

const row = (
  status: string,
  text = wording,
  inspection = 'Inspection of the docks',
  type = 'Recommendation',
) => `7,${type},${status},Mend it,"${text}",${inspection}`;

describe('why statuses differ, by which side changed last', () => {
  const submittedEvent = '{on: 2021-06-01, event: submitted, batch: 2021-06}';
  test.each([
    ['Open', [], []],
    ['In progress', ['{on: 2021-05-01, event: completed, approved_by: quay}'], []],
    ['Submitted for closure', [submittedEvent], []],
    ['Closed', ['{on: 2021-06-01, event: closed, route: revisit}'], []],
    ['On hold', [], []],
    ['Closed', [], ['Closed by HMICFRS and not yet closed on the register.']],
    ['Open', [submittedEvent], ['Submitted on 1 June 2021 and still open on the portal.']],
    [
      'Open',
      ['{on: 2021-12-01, event: submitted, batch: 2021-06}'],
      ['Submitted on 1 December 2021, after the extract.'],
    ],
    [
      'Open',
      ['{on: 2021-11-26, event: closed, route: revisit}'],
      ['Closed by the force on 26 November 2021, after the extract.'],
    ],
    [
      'On hold',
      ['{on: 2021-11-02, event: closed, route: revisit}'],
      ['Closed by the force on 2 November 2021 and not yet removed from the portal.'],
    ],
    ['Submitted', [], ['Submitted on the portal, and not yet in full on the register.']],
    [
      'Submitted',
      [submittedEvent, '{on: 2021-08-01, event: returned, note: More.}'],
      ['Back with the force since 1 August 2021 and still submitted on the portal.'],
    ],
    [
      'Submitted',
      [submittedEvent, '{on: 2021-12-03, event: withdrawn, note: Too early.}'],
      ['Back with the force since 3 December 2021, after the extract.'],
    ],
  ] as const)('%s there, %j here', async (status, history, reasons) => {
    const { entries } = await compareWithExtract({ rows: [row(status)], history });
    expect(entries.map(({ kind }) => kind)).toEqual([reasons.length > 0 ? 'differs' : 'matched']);
    expect(entries.flatMap(({ reason }) => reason ?? [])).toEqual(reasons);
    if (reasons.length > 0) expect(entries[0]?.fields).toEqual(['status']);
  });
});

describe('rows and actions are compared by', () => {
  test('type, inspection and wording', async () => {
    const { entries } = await compareWithExtract({
      rows: [
        row('Open', 'The force should mend every ladder.', 'Inspection of the piers', 'Area for improvement'),
      ],
    });
    expect(entries).toMatchObject([{ kind: 'differs', fields: ['type', 'inspection', 'wording'] }]);
    expect(entries[0]?.reason).toContain('On the portal as area for improvement.');
    expect(entries[0]?.reason).toContain('under “Inspection of the piers”');
  });

  test.each([
    ['line breaks and spaces', wording.replace('mend ladder', 'mend\n ladder')],
    ['the shape of dashes', wording.replace('docks-2021', 'docks–2021')],
    ['no text at all', ''],
  ])('not %s', async (_, text) => {
    const { entries } = await compareWithExtract({ rows: [row('Open', text)] });
    expect(entries.map(({ kind }) => kind)).toEqual(['matched']);
  });

  test('wording, with a reason if it is cut short', async () => {
    const { entries } = await compareWithExtract({ rows: [row('Open', 'The force should mend ladder…')] });
    expect(entries[0]?.reason).toBe('Only the beginning of the wording is on the portal.');
  });

  test('reference, whatever its case and spaces', async () => {
    const { entries } = await compareWithExtract({
      rows: [row('Open').replace('7', ' rec 7')],
      top: 'portal_refs: ["REC7"]\n',
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['matched']);
  });
});

describe('rows and actions without a match', () => {
  test('an action issued after the extract', async () => {
    const laterAction = actionText({ id: 'docks-2021-rec-2', history: ['{on: 2021-12-02, event: issued}'] });
    const { entries } = await compareWithExtract({
      rows: [row('Open')],
      extraFiles: { 'actions/docks-2021-rec-2.yaml': laterAction },
    });
    expect(entries).toMatchObject([
      { kind: 'matched' },
      { kind: 'register_only', reason: 'Issued on 2 December 2021, after the extract.' },
    ]);
  });

  test('an action whose reference an earlier extract had', async () => {
    const extraFiles = { 'portal/2021-06-30.csv': `${header}\n${row('Submitted')}\n` };
    const { entries } = await compareWithExtract({
      rows: [row('Open', 'Sweep the yard.').replace('7', '8')],
      extraFiles,
    });
    expect(entries.find(({ kind }) => kind === 'register_only')?.reason).toMatch(
      /^Closed by HMICFRS and not yet closed on the register: 7 was on the portal on 30 June 2021/,
    );
  });

  test('a row of an action that is not addressed to this force', async () => {
    const { entries } = await compareWithExtract({
      rows: [row('Open')],
      top: 'portal_refs: ["7"]\naddressees: [npcc]\n',
    });
    expect(entries).toMatchObject([
      { kind: 'portal_only', reason: 'Not addressed to this force: docks-2021-rec-1 is for npcc.' },
    ]);
  });

  test('two rows with one reference, and a row without one, are reported', async () => {
    const { entries } = await compareWithExtract({
      rows: [
        row('Open'),
        row('Open'),
        ',Recommendation,Open,Nameless,Sweep the yard.,Inspection of the docks',
      ],
    });
    expect(entries).toMatchObject([
      { kind: 'many_to_one', refs: ['7', '7'], reason: 'On the portal twice.' },
      { kind: 'portal_only', refs: ['line 4'] },
    ]);
  });

  test('closed rows that the register never had are listed, and are not differences', async () => {
    const { entries, err } = await compareWithExtract({
      rows: [row('Open'), row('Closed').replace('7', '9')],
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['matched']);
    expect(err).toContain('without an action on the register: row 9');
  });
});
