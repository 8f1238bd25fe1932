/** HMICFRS's figures count causes of concern, recommendations and areas for improvement addressed to the force; audit actions are counted apart. */
import { describe, expect, test } from 'vitest';
import { actionText, batchText, inspectionText, registerFiles, settingsText } from '../helpers/register.ts';
import { officerEnvironment } from '../helpers/register-over-time.ts';
import { folder, registerInGit, run } from '../helpers/tool.ts';

const issuedEvent = '{on: 2022-01-04, event: issued}';
const assignedEvent = '{on: 2022-01-05, event: assigned, force_lead: Harbour Master, board: quay}';
const target = '{on: 2022-01-06, event: target, by: 2022-02-01}';
const completedEvent = '{on: 2022-01-20, event: completed, approved_by: quay}';
const submittedEvent = '{on: 2022-02-01, event: submitted, batch: 2022-02}';

const action = (
  id: string,
  history: readonly string[],
  extraFields: Partial<Parameters<typeof actionText>[0]> = {},
) => [
  `actions/${id}.yaml`,
  actionText({ id, inspection: id.replace(/-[a-z]+-\d+$/, ''), history, ...extraFields }),
];

/** A late, a complete and a submitted action of each kind: recommendations to the force, recommendations to others only, and audit actions. */
const mixedFiles = registerFiles({
  'inspections/audit-2022.yaml': inspectionText('audit-2022', 'docks', 'body: RSM\n'),
  'batches/2022-02.yaml': batchText('2022-02', '2022-02-01'),
  ...Object.fromEntries(
    [[target], [completedEvent], [completedEvent, submittedEvent]].flatMap((extraFields, index) => {
      const history = [issuedEvent, assignedEvent, ...extraFields];
      return [
        action(`docks-2021-rec-${index + 1}`, history),
        action(`docks-2021-rec-${index + 11}`, history, { top: 'addressees: [pcc]\n' }),
        action(`audit-2022-act-${index + 1}`, history, { type: 'audit-action' }),
      ];
    }),
  ),
});

const asAt = ['--as-at', '2022-03-01'];
const readAnswer = async (...argv: readonly string[]) =>
  JSON.parse((await run(folder(mixedFiles), [...argv, ...asAt, '--json'])).out);
const readPage = async (...argv: readonly string[]) =>
  (await run(folder(mixedFiles), [...argv, ...asAt])).out;
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

const [late, complete, sent] = ['docks-2021-rec-1', 'docks-2021-rec-2', 'docks-2021-rec-3'];
const audits = ['audit-2022-act-1', 'audit-2022-act-2', 'audit-2022-act-3'];

test('list shows of each action whether HMICFRS’s figures count it', async () => {
  const { actions } = await readAnswer('list');
  expect(idsOf(actions)).toHaveLength(9);
  expect(idsOf(actions.filter(({ counted }: { counted: boolean }) => counted))).toEqual([
    late,
    complete,
    sent,
  ]);
  expect(await readPage('list')).toContain(
    '9 actions. HMICFRS’s figures do not count 3 audit actions and 3 addressed only to other bodies.',
  );
});

test('what is due of audit actions is in lists of its own, and none of them is ready or with HMICFRS', async () => {
  const due = await readAnswer('due');
  expect([idsOf(due.overdue), idsOf(due.ready), idsOf(due.waiting)]).toEqual([[late], [complete], [sent]]);
  expect(due.audit.live).toEqual(audits);
  expect(idsOf(due.audit.overdue)).toEqual([audits[0]]);
  const { overdue, ready, audit } = await readAnswer('due', '--type', 'audit-action');
  expect([overdue, ready, idsOf(audit.overdue)]).toEqual([[], [], [audits[0]]]);
  expect(await readPage('due')).toContain('Internal audit: overdue: 1');
});

test('the summary counts audit actions beside its table, or where its types include them, and its title names what it counts', async () => {
  const summary = await readAnswer('summary');
  expect(summary.total.recommendation).toEqual({ live: 3, submitted: 1 });
  expect(summary.audit).toEqual({ live: 3, ids: audits });
  expect(await readPage('summary')).toMatch(
    /^Live HMICFRS actions addressed to the force\n[\s\S]*\nInternal audit: 3 live\.\n/,
  );
  const audit = await readAnswer('summary', '--type', 'audit-action');
  expect(audit.total).toEqual({ 'audit-action': { live: 3, submitted: 0 } });
  expect(audit.audit).toBeNull();
  expect(await readPage('summary', '--type', 'audit-action')).toMatch(
    /^Live audit actions addressed to the force\n/,
  );
  expect(await readPage('summary', '--all-types')).toMatch(
    /^Live HMICFRS and audit actions addressed to the force\n/,
  );
});

test('a batch refers no audit action, nor one addressed to others only, even in an old file', async () => {
  for (const type of [[], ['--type', 'audit-action'], ['--all-types']]) {
    const { out: output } = await run(folder(mixedFiles), [
      'changes',
      '--since',
      '2022-01-31',
      '--until',
      '2022-03-01',
      ...type,
      '--json',
    ]);
    const batch = JSON.parse(output).batches.find(({ id }: { id: string }) => id === '2022-02');
    expect(batch?.ids.referred ?? []).toEqual(type[0] === '--type' ? [] : [sent]);
  }
});

const rowsOf = async (files: Parameters<typeof registerFiles>[0], ...argv: readonly string[]) => {
  const audit = {
    'register.yaml': settingsText().replace('piers, label: Piers', 'reviews, label: Internal audit'),
  };
  const { out: output } = await run(folder(registerFiles({ ...audit, ...files })), [
    'summary',
    ...argv,
    '--json',
  ]);
  return JSON.parse(output).rows.map(({ id }: { id: string }) => id);
};

test('an origin without inspections keeps its row, whatever its label', async () => {
  expect(await rowsOf({})).toEqual(['docks', 'reviews']);
});

test.each([
  [
    'with an inspection that has no actions yet',
    { 'inspections/audit-2022.yaml': inspectionText('audit-2022', 'reviews', 'body: RSM\n') },
  ],
  [
    'with audit actions',
    {
      'inspections/audit-2022.yaml': inspectionText('audit-2022', 'reviews', 'body: RSM\n'),
      'actions/audit-2022-act-1.yaml': actionText({
        id: 'audit-2022-act-1',
        inspection: 'audit-2022',
        type: 'audit-action',
      }),
    },
  ],
])('an origin of audits %s has no row among HMICFRS’s actions', async (_, files) => {
  expect(await rowsOf(files)).toEqual(['docks']);
  expect(await rowsOf(files, '--all-types')).toEqual(['docks', 'reviews']);
});

test('the board’s pack names the audit actions that lack an owner among the decisions', async () => {
  const files = registerFiles({
    'inspections/audit-2022.yaml': inspectionText('audit-2022', 'docks', 'body: RSM\n'),
    ...Object.fromEntries([action('audit-2022-act-1', [issuedEvent], { type: 'audit-action' })]),
  });
  const { out: output } = await run(folder(files), [
    'report',
    'board-pack',
    ...asAt,
    '--since',
    '2022-01-31',
  ]);
  expect(output).toContain('Section 10 asks for owners for one internal audit action.');
});

describe('papers', () => {
  test.each([
    ['board-pack', []],
    ['group-pack', ['quay']],
    ['chase', ['Harbour Master']],
  ])('%s has audit actions in a section of their own', async (paper, subject) => {
    const [before, section] = (await readPage('report', paper, ...subject)).split('Internal audit\n');
    expect(before?.replace(/^- Approval or evidence[\s\S]*?^(?=## )/m, '')).not.toContain('audit-2022');
    expect(section).toContain('Internal audit: 3 live; 1 overdue, 0 returned and in need of a new target');
    for (const id of audits) expect(section).toContain(id);
  });

  test.each(['audit-committee', 'annual'])('%s counts them in a sentence', async (paper) => {
    const output = await readPage('report', paper, '--since', '2022-01-31');
    expect(output).toContain('Internal audit: 3 live, not included in these figures.');
    expect(output).toMatch(
      /The register contains three live improvement actions\. Of these, one is awaiting assessment/,
    );
    if (paper === 'audit-committee')
      expect(output).toContain('one action is assessed as complete and ready to submit');
  });

  test('a closure submission has none of them', async () => {
    expect(idsOf((await readAnswer('report', 'closure-submission', '--ready')).actions)).toEqual([complete]);
    expect(idsOf((await readAnswer('report', 'closure-submission', '2022-02')).actions)).toEqual([sent]);
  });
});

describe('a submission to HMICFRS', () => {
  const change = (...argv: readonly string[]) =>
    run(registerInGit(mixedFiles), argv, { env: officerEnvironment, today: '2022-06-30' });
  const submit = (...argv: readonly string[]) =>
    change(...['submit', '2022-06', '--to', 'FLL', '--approved-by', 'quay', '--without-evidence'], ...argv);

  test('takes what is complete and counted', async () => {
    const { out: output } = await submit('--ready', '--dry-run', '--json');
    expect(JSON.parse(output).actions).toEqual([complete]);
  });

  test('is refused for an audit action, and for one addressed to others only, with what to do', async () => {
    const { code, err } = await submit('audit-2022-act-2');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'afi: nothing was submitted: audit-2022-act-2 is an audit action, which is not submitted to HMICFRS: `afi close audit-2022-act-2 --route implemented` closes it.\n',
    });
    const other = await submit('docks-2021-rec-12');
    expect([other.code, other.err]).toEqual([
      2,
      'afi: nothing was submitted: docks-2021-rec-12 is addressed to others only (pcc), not to the force: `afi correct` changes that if it is wrong.\n',
    ]);
  });

  test('is not answered for an audit action', async () => {
    const { code, err } = await change('outcome', '--closed', 'audit-2022-act-3');
    expect(code).toBe(2);
    expect(err).toContain('audit-2022-act-3 is an audit action, which is not submitted to HMICFRS');
  });

  test('other changes chosen by a filter reach audit actions too', async () => {
    const { out: output } = await change('note', '--board', 'quay', '--note', 'Read.', '--dry-run', '--json');
    expect(JSON.parse(output).actions).toEqual([...audits, late, complete, sent]);
  });
});
