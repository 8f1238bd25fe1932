/** Checks that sound registers have no findings, and that each fault is reported once. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openRegister } from '../../src/app/open-register.ts';
import {
  actionText,
  batchText,
  boardText,
  readTemplate,
  registerFiles,
  settingsText,
  shelfOf,
  today,
} from '../helpers/register.ts';
import {
  actionOfOtherInspection,
  assessment,
  assignmentEvent,
  brokenRegisters,
  type Changes,
  cause,
  causeText,
  closureEvent,
  completionEvent,
  evidence,
  extract,
  first,
  framework,
  issueEvent,
  judgement,
  ladder,
  nextFramework,
  paperOfFramework,
  recommendationOfCause,
  second,
  secondText,
  submissionEvent,
  withEvents,
  withTop,
} from './broken-registers.ts';

const findingsOf = (changes: Changes) =>
  openRegister(shelfOf(registerFiles(changes)), today, { readTemplate }).findings;
const noRoles = settingsText().replace(/^roles:.*\n/m, '');
const location = (where: string, extraFields = '') =>
  withEvents(`{on: 2021-05-04, event: evidence, title: Photographs, location: "${where}"${extraFields}}`);
const target = (day: string, extraFields = '') => `{on: ${day}, event: target, by: 2021-09-30${extraFields}}`;
const explanationFields = ', reason: The tide was late, approved_by: Harbour Master';

const sound: Readonly<Record<string, Changes>> = {
  'a cause of concern with its recommendation, both live': {
    [cause]: causeText(),
    [first]: recommendationOfCause(),
  },
  'a cause of concern and its recommendation, both closed': {
    [cause]: causeText(closureEvent),
    [first]: recommendationOfCause(closureEvent),
  },
  'a live cause of concern over one closed and one live recommendation': {
    [cause]: causeText(),
    [first]: recommendationOfCause(closureEvent),
    [second]: secondText(undefined, 'cause_of_concern: docks-2021-coc-1\n'),
  },
  'a lead not listed where no roles are': {
    'register.yaml': noRoles,
    ...withEvents('{on: 2021-02-01, event: assigned, delivery_lead: Head of Dogs}'),
  },
  'an approver of any name where no roles are listed': {
    'register.yaml': noRoles,
    ...withEvents(evidence, '{on: 2021-05-11, event: completed, approved_by: Head of Dogs}'),
  },
  'a role and a board as approvers': {
    ...withEvents(
      evidence,
      '{on: 2021-05-11, event: completed, approved_by: Head of Piers}',
      submissionEvent,
    ),
    'batches/2021-06.yaml': batchText('2021-06', '2021-06-01', 'approved_by: quay\n'),
  },
  'a key of the framework where the register has none': withTop('paf: ["1.2"]'),
  'keys of a question, a topic and a characteristic': {
    ...withTop('paf: ["1", "1.1", "1.1.1"]'),
    'frameworks/tides.yaml': framework(),
  },
  'a key that names its framework, and one of the framework of the day of issue': {
    ...withTop('paf: ["waves:1.1", "1.1.1"]'),
    'frameworks/tides.yaml': framework(),
    ...nextFramework(),
  },
  'a framework without an end, until the next one begins': {
    'frameworks/tides.yaml': framework(undefined, 'from: 2021-04-01\n'),
    ...nextFramework(),
  },
  'a framework that replaces another from the same day': {
    'frameworks/tides.yaml': framework(undefined, 'from: 2021-04-01\n'),
    ...nextFramework('from: 2021-04-01\nreplaces: tides\n'),
  },
  'a paper of a day without a framework, which names one': paperOfFramework('tides'),
  'a paper of a day without a framework, which leaves it out': paperOfFramework('none'),
  'a judgement of a characteristic': assessment(judgement, '1', '1.1.1'),
  'evidence at an https address': location('https://harbour.example/ladder.jpg'),
  'evidence in a record of the register': location('boards/quay.yaml'),
  'evidence in an extract': { ...extract('101,Recommendation,Open'), ...location('portal/2022-06-01.csv') },
  'evidence that is still what it was': {
    'evidence/docks/ladder.txt': 'rungs',
    ...location(
      'evidence/docks/ladder.txt',
      `, sha256: ${createHash('sha256').update('rungs').digest('hex')}`,
    ),
  },
  'a fingerprint of what is kept elsewhere': location(
    'https://harbour.example/ladder.jpg',
    `, sha256: ${'a'.repeat(64)}`,
  ),
  'a submission on the day its batch was sent': withEvents(evidence, completionEvent, submissionEvent),
  'a submission after the batch was sent': withEvents(
    evidence,
    completionEvent,
    '{on: 2021-06-02, event: submitted, batch: 2021-06}',
  ),
  'a second submission, complete again and with the old evidence': withEvents(
    evidence,
    completionEvent,
    submissionEvent,
    '{on: 2021-07-01, event: returned, note: One rung is loose}',
    '{on: 2021-08-01, event: completed, approved_by: quay}',
    '{on: 2021-08-02, event: submitted, batch: 2021-06}',
  ),
  'a closure at a revisit, without submission': withEvents(closureEvent),
  'a changed target with reason and approver': withEvents(
    target('2021-02-01'),
    target('2021-05-01', explanationFields),
  ),
  'a legacy event that tells all': withEvents(
    '{on: 2021-07-01, event: closed, route: revisit, legacy: true}',
  ),
  'an unassigned action that is closed': { [first]: actionText({ history: [issueEvent, closureEvent] }) },
  'an unassigned action for others': {
    [first]: actionText({ top: 'addressees: [college]\n', history: [issueEvent] }),
  },
  'an action assigned in three steps': {
    [first]: actionText({
      history: [
        issueEvent,
        '{on: 2021-02-01, event: assigned, board: quay}',
        '{on: 2021-02-02, event: assigned, force_lead: Harbour Master}',
        '{on: 2021-02-03, event: assigned, delivery_lead: Head of Docks}',
      ],
    }),
  },
  'a reference on two actions of one inspection': {
    ...withTop('portal_refs: ["14207"]'),
    [second]: secondText(undefined, 'portal_refs: ["14207"]\n'),
  },
  'the same wording in two inspections': {
    ...actionOfOtherInspection,
    [first]: actionText({ wording: 'Mend it.' }),
    'actions/piers-2021-rec-1.yaml': actionText({
      id: 'piers-2021-rec-1',
      inspection: 'piers-2021',
      wording: 'Mend it.',
    }),
  },
  'the same wording in the parts of a split item': {
    [first]: undefined,
    'actions/docks-2021-rec-1a.yaml': actionText({ id: 'docks-2021-rec-1a', wording: ladder }),
    'actions/docks-2021-rec-1b.yaml': actionText({ id: 'docks-2021-rec-1b', wording: ladder }),
  },
  'a restatement of an action that stands later in the list': {
    ...withTop('carried_from: piers-2021-rec-1'),
    ...actionOfOtherInspection,
  },
  'boards that answer to one': {
    'boards/berths.yaml': boardText('berths', 'parent: quay\n'),
    'boards/anchors.yaml': boardText('anchors', 'parent: berths\n'),
  },
  'a board that says one frequency twice': {
    'boards/quay.yaml': boardText('quay', 'frequency: Monthly\npurpose: To look at the docks every month\n'),
  },
  'a paper for the day of its meeting': {
    'papers/audit-2022.yaml':
      'id: audit-2022\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nsince: 2022-03-31\nmeeting: 2022-03-31\n',
  },
  'a paper with a text for each slot of its template, and of a part that the template includes': {
    'papers/pack-2022.yaml':
      'id: pack-2022\ntitle: Pack\ntemplate: board-pack\nas_at: 2022-03-31\nnarrative: {introduction: One, position: Two, conclusion: Three}\n',
  },
  'a deadline and a target on the day of issue': {
    [first]: actionText({
      top: 'deadline: {text: immediately, by: 2021-01-04}\n',
      history: [issueEvent, assignmentEvent, '{on: 2021-02-01, event: target, by: 2021-01-04}'],
    }),
  },
  'a force lead, a board or an earlier delivery lead as approver': withEvents(
    '{on: 2021-02-01, event: assigned, delivery_lead: Head of Piers}',
    target('2021-02-01'),
    target('2021-05-01', ', reason: The tide was late, approved_by: Head of Docks'),
    evidence,
    '{on: 2021-05-11, event: completed, approved_by: Harbour Master}',
  ),
  'a red rating before completion, or answered by a green one or by reopening': withEvents(
    '{on: 2021-02-01, event: progress, rag: red, note: Rust}',
    evidence,
    completionEvent,
    '{on: 2021-05-12, event: progress, rag: amber, note: Wet}',
    '{on: 2021-05-13, event: progress, rag: green, note: Dry}',
    '{on: 2021-05-14, event: progress, rag: red, note: A rung broke}',
    '{on: 2021-05-15, event: reopened, note: A rung broke}',
  ),
  'two judgements in order': assessment(`${judgement}, {on: 2021-10-12, judgement: gap}`),
  'a closed row of a type not known': {
    'register.yaml': settingsText('portal: {closed_statuses: [Closed]}\n'),
    ...extract('101,Learning point,Closed'),
  },
};

test.each(Object.entries(sound))('%s is not a fault', (_, changes) => {
  expect(findingsOf(changes)).toEqual([]);
});

test('the same placeholder for an approver and a delivery lead is not one person', () => {
  const findings = findingsOf(
    withEvents(
      '{on: 2021-02-01, event: assigned, delivery_lead: TBC}',
      target('2021-03-01'),
      target('2021-05-01', ', reason: The tide was late, approved_by: tbc'),
    ),
  );
  expect(findings.map(({ code }) => code)).not.toContain('approver-delivers');
});

test('a reference to a rejected file is not a second fault', () => {
  const rejectedText = 'id: [';
  const findings = findingsOf({
    [first]: actionText({
      top: 'carried_from: docks-2021-rec-9\npaf: ["1"]\n',
      history: [
        issueEvent,
        assignmentEvent,
        evidence,
        '{on: 2021-05-11, event: completed, approved_by: berths}',
        '{on: 2021-06-01, event: submitted, batch: 2021-07}',
        '{on: 2021-07-01, event: closed, route: superseded, superseded_by: docks-2021-rec-9}',
      ],
    }),
    'actions/docks-2021-rec-9.yaml': rejectedText,
    'boards/berths.yaml': rejectedText,
    'batches/2021-07.yaml': rejectedText,
    ...assessment('{on: 2021-10-12, judgement: met, actions: [docks-2021-rec-9]}'),
    'frameworks/tides.yaml': rejectedText,
    'portal/explanations.yaml': 'explanations: [{action: docks-2021-rec-9, reason: Late}]\n',
  });
  expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
    'actions/docks-2021-rec-9.yaml yaml-syntax',
    'batches/2021-07.yaml yaml-syntax',
    'boards/berths.yaml yaml-syntax',
    'frameworks/tides.yaml yaml-syntax',
  ]);
});

test.each([
  ['C:/evidence/ladder.jpg', 'This path has a drive letter'],
  ['evidence\\\\ladder.jpg', 'This path has a backslash; use `/`'],
  ['/evidence/ladder.jpg', 'This path does not begin in the register’s folder'],
  ['//server/ladder.jpg', 'This path does not begin in the register’s folder'],
  ['../ladder.jpg', 'This path leads out of the register’s folder'],
  ['evidence/../../ladder.jpg', 'This path leads out of the register’s folder'],
  ['./evidence/ladder.jpg', 'This path has an empty step'],
  ['evidence//ladder.jpg', 'This path has an empty step'],
  ['evidence/', 'This path has an empty step'],
  ['http://harbour.example/ladder.jpg', 'This is not an https address or a path in the register’s folder'],
  ['file:///ladder.jpg', 'This is not an https address or a path in the register’s folder'],
  ['https://', 'This is not a valid https address'],
  ['https:evidence', 'This is not a valid https address'],
  ['https://a b/', 'This is not a valid https address'],
  ['evidence/ladder.jpg', 'There is no file `evidence/ladder.jpg` in the register'],
  ['evidence', 'There is no file `evidence` in the register'],
])('evidence at %s does not lead to a file or address', (where, message) => {
  expect(findingsOf(location(where))).toMatchObject([{ code: 'evidence-path', message }]);
});

test('one finding names everything that an unassigned action lacks', () => {
  const [finding, ...furtherFindings] = findingsOf({ [first]: actionText({ history: [issueEvent] }) });
  expect(finding?.message).toBe('Live, but has no force lead, delivery lead or board');
  expect(furtherFindings).toEqual([]);
});

test('one finding names everything that a legacy event lacks', () => {
  const legacyMark = ', legacy: true';
  const history = withEvents(
    '{on: 2021-02-01, event: evidence, legacy: true}',
    target('2021-02-01', legacyMark),
    target('2021-03-01', legacyMark),
  );
  expect(findingsOf(history).map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'legacy-bare: Migrated without `title`, `location` or `reference`',
    'legacy-bare: Migrated without `reason`, `approved_by`',
  ]);
});

test('a circle is reported once, wherever it begins', () => {
  const board = (id: string, parent: string) => ({
    [`boards/${id}.yaml`]: boardText(id, `parent: ${parent}\n`),
  });
  const findings = findingsOf({
    ...board('anchors', 'berths'),
    ...board('berths', 'cranes'),
    ...board('cranes', 'berths'),
  });
  expect(findings).toMatchObject([
    {
      code: 'board-circle',
      file: 'boards/berths.yaml',
      message: 'This leads back to the same board: berths → cranes → berths',
    },
  ]);
});

test('only the first wrong number of each list in a framework is reported', () => {
  const text = framework(['2', '2.1', '2.1.2']).replace(
    '{number: "2.1.2"}',
    '{number: "2.1.2"}, {number: "2.1.3"}',
  );
  expect(findingsOf({ 'frameworks/tides.yaml': text }).map(({ message }) => message)).toEqual([
    '2 was found where 1 is expected',
    '2.1.2 was found where 2.1.1 is expected',
  ]);
});

test('a topic appears once in an assessment, under its question in the framework', () => {
  const repeatedAssessment = assessment(judgement);
  const file = 'assessments/tides/1.yaml';
  const changes = { ...repeatedAssessment, [file]: `${repeatedAssessment[file]}  - topic: "1.1"\n` };
  expect(findingsOf(changes)).toMatchObject([{ code: 'assessment-topic', line: 6 }]);
  expect(findingsOf(assessment(judgement, '2', '2.1'))).toMatchObject([
    { code: 'assessment-topic', line: 2 },
  ]);
});

test('a judgement after today is ahead', () => {
  expect(findingsOf(assessment('{on: 2121-10-12, judgement: met}'))).toMatchObject([
    { code: 'assessment-date' },
  ]);
});

test('two different frequencies are both named, with their fields', () => {
  expect(findingsOf(brokenRegisters['board-frequency'] ?? {})).toMatchObject([
    { message: 'Two meeting frequencies are recorded: monthly (`frequency`) and weekly (`purpose`)' },
  ]);
});

test('evidence that cannot be read is reported, and the check continues', () => {
  const files = registerFiles({ 'evidence/rungs.txt': 'x', ...brokenRegisters['evidence-changed'] });
  const source = shelfOf(files);
  const accessError = Object.assign(new Error('EACCES: permission denied'), {
    code: 'EACCES',
    syscall: 'open',
  });
  const content = (): Uint8Array => {
    throw accessError;
  };
  expect(openRegister({ ...source, content }, today).findings).toMatchObject([
    { code: 'evidence-changed', message: '`evidence/rungs.txt` cannot be read: EACCES' },
  ]);
});
