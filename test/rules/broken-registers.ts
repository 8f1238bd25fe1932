/** Lists for each rule the smallest change to a sound register that breaks this rule and no other. */
import { sha256 } from '../../src/domain/sha256.ts';
import { actionText, batchText, boardText, inspectionText, settingsText } from '../helpers/register.ts';

export type Changes = Readonly<Record<string, string | undefined>>;

export const first = 'actions/docks-2021-rec-1.yaml';
export const second = 'actions/docks-2021-rec-2.yaml';
export const cause = 'actions/docks-2021-coc-1.yaml';

export const issueEvent = '{on: 2021-01-04, event: issued}';
export const assignmentEvent =
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}';
export const evidence = '{on: 2021-05-04, event: evidence, title: Photographs, reference: Dock office}';
export const completionEvent = '{on: 2021-05-11, event: completed, approved_by: quay}';
export const submissionEvent = '{on: 2021-06-01, event: submitted, batch: 2021-06}';
export const closureEvent = '{on: 2021-07-01, event: closed, route: revisit}';

/** Returns the first recommendation: issued, assigned and followed by the given events. */
export const withEvents = (...extraLines: readonly string[]): Changes => ({
  [first]: actionText({ history: [issueEvent, assignmentEvent, ...extraLines] }),
});

export const withTop = (top: string): Changes => ({ [first]: actionText({ top: `${top}\n` }) });

export const causeText = (...extraLines: readonly string[]): string =>
  actionText({
    id: 'docks-2021-coc-1',
    type: 'cause-of-concern',
    history: [issueEvent, assignmentEvent, ...extraLines],
  });

export const recommendationOfCause = (...extraLines: readonly string[]): string =>
  actionText({
    top: 'cause_of_concern: docks-2021-coc-1\n',
    history: [issueEvent, assignmentEvent, ...extraLines],
  });

export const secondText = (wording?: string, top = ''): string =>
  actionText({ id: 'docks-2021-rec-2', top, ...(wording !== undefined && { wording }) });

export const ladder =
  'The force should mend the ladder at the end of the quay before the season opens again.';

export const actionOfOtherInspection: Changes = {
  'inspections/piers-2021.yaml': inspectionText('piers-2021', 'piers'),
  'actions/piers-2021-rec-1.yaml': actionText({
    id: 'piers-2021-rec-1',
    inspection: 'piers-2021',
    top: 'portal_refs: ["14207"]\n',
  }),
};

export const framework = (numbers = ['1', '1.1', '1.1.1'], period = ''): string => `id: tides
title: Tides
${period}questions:
  - number: "${numbers[0]}"
    topics:
      - number: "${numbers[1]}"
        characteristics: [{number: "${numbers[2]}"}]
`;

/** A framework that follows `tides`. */
export const nextFramework = (extraFields = 'from: 2025-04-01\n'): Changes => ({
  'frameworks/waves.yaml': framework().replace(
    'id: tides\ntitle: Tides\n',
    `id: waves\ntitle: Waves\n${extraFields}`,
  ),
});

export const assessment = (judgements: string, question = '1', topic = '1.1'): Changes => ({
  'frameworks/tides.yaml': framework(),
  [`assessments/tides/${question}.yaml`]: `framework: tides
question: "${question}"
topics:
  - topic: "${topic}"
    history: [${judgements}]
`,
});

/** An action with a key of a framework that was no longer in force when the action was issued. */
export const keyOfAnotherFramework: Changes = {
  ...withTop('paf: ["1.1"]'),
  'frameworks/tides.yaml': framework(undefined, 'until: 2020-12-31\n'),
  'frameworks/waves.yaml': 'id: waves\ntitle: Waves\nfrom: 2021-01-01\nquestions: [{number: "1"}]\n',
};

/** The framework `tides`, and a paper that names a framework. */
export const paperOfFramework = (frameworkId: string): Changes => ({
  'frameworks/tides.yaml': framework(undefined, 'until: 2021-12-31\n'),
  ...nextFramework('from: 2022-05-01\n'),
  'papers/audit-2022.yaml': `id: audit-2022\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nframework: ${frameworkId}\n`,
});

export const judgement = '{on: 2021-10-12, judgement: met}';

export const extract = (...rows: readonly string[]): Changes => ({
  'portal/2022-06-01.csv': `Reference,Type,Status\n${rows.join('\n')}\n`,
});

export const brokenRegisters: Readonly<Record<string, Changes>> = {
  'inspection-unknown': { 'inspections/docks-2021.yaml': undefined },
  'origin-unknown': { 'inspections/docks-2021.yaml': inspectionText('docks-2021', 'dogs') },
  'cause-unknown': withTop('cause_of_concern: docks-2021-coc-9'),
  'cause-above': {
    [cause]: causeText(),
    [first]: recommendationOfCause(),
    'actions/docks-2021-afi-1.yaml': actionText({
      id: 'docks-2021-afi-1',
      type: 'area-for-improvement',
      top: 'cause_of_concern: docks-2021-coc-1\n',
    }),
  },
  'cause-elsewhere': { ...withTop('cause_of_concern: docks-2021-rec-2'), [second]: secondText() },
  'cause-alone': { [cause]: causeText() },
  'cause-outlived': { [cause]: causeText(), [first]: recommendationOfCause(closureEvent) },
  'cause-early': { [cause]: causeText(closureEvent), [first]: recommendationOfCause() },
  'field-of-type': withTop('priority: high'),
  'id-form': {
    [first]: undefined,
    'actions/docks-rec-1.yaml': actionText({ id: 'docks-rec-1' }),
  },
  'wording-alike': {
    [first]: actionText({ wording: ladder }),
    [second]: secondText(ladder),
  },
  'paf-unknown': { ...withTop('paf: ["1.2"]'), 'frameworks/tides.yaml': framework() },
  'board-unknown': withEvents('{on: 2021-02-01, event: assigned, board: quays}'),
  'batch-unknown': withEvents(evidence, completionEvent, '{on: 2021-06-01, event: submitted, batch: 2021-6}'),
  'carried-unknown': withTop('carried_from: docks-2011-rec-1'),
  'carried-circle': withTop('carried_from: docks-2021-rec-1'),
  'superseded-circle': withEvents(
    '{on: 2021-07-01, event: closed, route: superseded, superseded_by: docks-2021-rec-1}',
  ),
  'formerly-taken': {
    [first]: actionText({ top: 'formerly: [docks-2021-rec-2]\n' }),
    [second]: secondText(),
  },
  'superseded-unknown': withEvents(
    '{on: 2021-07-01, event: closed, route: superseded, superseded_by: docks-2022-rec-1}',
  ),
  'issued-first': {
    [first]: actionText({
      history: ['{on: 2021-01-01, event: note, note: Seen}', issueEvent, assignmentEvent],
    }),
  },
  'issued-once': withEvents('{on: 2021-02-01, event: issued}'),
  'move-unlawful': withEvents('{on: 2021-02-01, event: returned, note: Not yet}'),
  'date-order': withEvents('{on: 2021-01-05, event: note, note: Seen}'),
  'date-ahead': withEvents('{on: 2121-01-05, event: note, note: Seen}'),
  'lead-unknown': withEvents('{on: 2021-02-01, event: assigned, delivery_lead: Head of Dogs}'),
  'approver-unknown': withEvents(evidence, '{on: 2021-05-11, event: completed, approved_by: quays}'),
  'owner-placeholder': withEvents('{on: 2021-02-01, event: assigned, delivery_lead: TBC}', closureEvent),
  unassigned: { [first]: actionText({ history: [issueEvent] }) },
  'target-unexplained': withEvents(
    '{on: 2021-02-01, event: target, by: 2021-06-30}',
    '{on: 2021-05-01, event: target, by: 2021-09-30}',
  ),
  'approver-delivers': withEvents(evidence, '{on: 2021-05-11, event: completed, approved_by: Head of Docks}'),
  'decision-unmatched': withEvents(
    '{on: 2021-05-11, event: decided, request: 2021-05-04 target, granted: false, approved_by: quay}',
  ),
  'grant-without-target': withEvents(
    '{on: 2021-05-04, event: requested, what: target, by: 2021-09-30, reason: The tide was late}',
    '{on: 2021-05-11, event: decided, request: 2021-05-04 target, granted: true, approved_by: quay}',
  ),
  'approver-requested': withEvents(
    '{on: 2021-05-04, event: requested, what: owner, reason: The post is vacant, reported_by: Harbour Master}',
    '{on: 2021-05-11, event: decided, request: 2021-05-04 owner, granted: false, approved_by: Harbour Master}',
  ),
  'target-limit': {
    ...withEvents(
      '{on: 2021-02-01, event: target, by: 2021-06-30}',
      '{on: 2021-05-01, event: target, by: 2021-09-30, reason: The tide was late, approved_by: quay}',
    ),
    'register.yaml': settingsText('max_target_changes: 0\n'),
  },
  'complete-unproven': withEvents(completionEvent),
  'complete-rated': withEvents(
    evidence,
    completionEvent,
    '{on: 2021-05-12, event: progress, rag: amber, note: Wet}',
  ),
  'due-before-issue': withTop('deadline: {by: 2021-01-03}'),
  'evidence-path': withEvents(
    '{on: 2021-05-04, event: evidence, title: Photographs, location: evidence/no.jpg}',
  ),
  'evidence-changed': {
    'evidence/rungs.txt': 'twelve',
    ...withEvents(
      `{on: 2021-05-04, event: evidence, title: Rungs, location: evidence/rungs.txt, sha256: ${'a'.repeat(64)}}`,
    ),
  },
  'submitted-early': withEvents(
    evidence,
    completionEvent,
    '{on: 2021-05-31, event: submitted, batch: 2021-06}',
  ),
  'submitted-incomplete': withEvents(evidence, submissionEvent),
  'submitted-unproven': withEvents(completionEvent, submissionEvent),
  'submitted-uncounted': {
    'actions/docks-2021-act-1.yaml': actionText({
      id: 'docks-2021-act-1',
      type: 'audit-action',
      history: [issueEvent, assignmentEvent, evidence, completionEvent, submissionEvent],
    }),
  },
  'legacy-bare': withEvents('{on: 2021-07-01, event: closed, legacy: true}'),
  'personal-data': withEvents('{on: 2021-02-01, event: note, note: Ring the harbour on 0191 498 0000}'),
  'text-garbled': withEvents('{on: 2021-02-01, event: note, note: The harbourâ€™s gate}'),
  'character-lost': withEvents('{on: 2021-02-01, event: note, note: It costs \ufffd500}'),
  'words-restored': withEvents(
    '{on: 2021-02-01, event: note, note: Jane Example rang}',
    `{on: 2021-02-02, event: correction, field: "history[2].note", was: {sha256: ${sha256('Jane Example rang')}}, note: It named her, approved_by: quay}`,
  ),
  'board-circle': { 'boards/quay.yaml': boardText('quay', 'parent: quay\n') },
  'board-frequency': {
    'boards/quay.yaml': boardText('quay', 'frequency: Monthly\npurpose: To look at the docks every week\n'),
  },
  'paper-template': {
    'papers/audit-2022.yaml': 'id: audit-2022\ntitle: Update\ntemplate: audit-comittee\nas_at: 2022-03-31\n',
  },
  'paper-slot': {
    'papers/audit-2022.yaml':
      'id: audit-2022\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nnarrative: {purpos: Why}\n',
  },
  'paper-dates': {
    'papers/audit-2022.yaml':
      'id: audit-2022\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nsince: 2022-04-01\nmeeting: 2022-04-01\n',
  },
  'framework-numbering': { 'frameworks/tides.yaml': framework(['1', '1.2', '1.2.1']) },
  'framework-period': {
    'frameworks/tides.yaml': framework(undefined, 'from: 2021-04-01\nuntil: 2021-03-31\n'),
    ...nextFramework('from: 2022-01-01\n'),
  },
  'framework-overlap': {
    'frameworks/tides.yaml': framework(undefined, 'from: 2021-04-01\nuntil: 2025-04-01\n'),
    ...nextFramework(),
  },
  'framework-gap': {
    'frameworks/tides.yaml': framework(undefined, 'until: 2022-03-30\n'),
    ...nextFramework('from: 2022-05-01\n'),
    'papers/audit-2022.yaml': 'id: audit-2022\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\n',
  },
  'framework-unknown': { ...assessment(judgement), 'frameworks/tides.yaml': undefined },
  'assessment-topic': assessment(judgement, '1', '1.2'),
  'assessment-date': assessment(`${judgement}, {on: 2021-10-05, judgement: gap}`),
  'assessment-action': assessment('{on: 2021-10-12, judgement: met, actions: [docks-2021-rec-9]}'),
  'portal-ref-shared': { ...withTop('portal_refs: ["14207"]'), ...actionOfOtherInspection },
  'portal-type-unknown': extract('101,Learning point,Open'),
  'portal-status-unknown': extract('101,Recommendation,Parked'),
  'portal-ref-twice': extract('101,Recommendation,Open', '101,Recommendation,Open'),
  'portal-ref-empty': extract(',Recommendation,Open'),
  'explanation-unknown': {
    'portal/explanations.yaml': 'explanations: [{action: docks-2021-rec-9, reason: Late}]\n',
  },
  'origin-twice': {
    'register.yaml': settingsText().replace('roles:', '  - {id: docks, label: Docks again}\nroles:'),
  },
  'ignore-record': {
    'register.yaml': settingsText('ignore: ["actions/docks-2021-rec-1.yaml"]\n'),
  },
  'allow-empty': {
    'register.yaml': settingsText(
      'public: {allow: [{text: the switchboard, reason: It is the force’s., approved_by: Harbour Master}]}\n',
    ),
  },
  'rule-unknown': { 'register.yaml': settingsText('rules: {unasigned: off}\n') },
};

/** Other ways to break the same rules that are easily missed. */
export const brokenToo: readonly (readonly [string, Changes])[] = [
  ['paf-unknown', { ...withTop('paf: ["wave:1"]'), 'frameworks/tides.yaml': framework() }],
  ['paf-unknown', keyOfAnotherFramework],
  [
    'approver-unknown',
    {
      'register.yaml': settingsText(
        'public: {allow: [{text: 01632 960001, reason: It is the force’s., approved_by: nobody}]}\n',
      ),
    },
  ],
  ['framework-period', { 'frameworks/tides.yaml': framework(undefined, 'replaces: tides\n') }],
  [
    'framework-period',
    {
      'frameworks/tides.yaml': framework(undefined, 'from: 2021-04-01\nuntil: 2025-03-31\nreplaces: waves\n'),
      ...nextFramework(),
    },
  ],
  ['framework-gap', { 'frameworks/tides.yaml': framework(undefined, 'until: 2022-06-29\n') }],
  ['framework-gap', { 'frameworks/tides.yaml': framework(undefined, 'from: 2022-07-01\n') }],
  ['framework-overlap', { 'frameworks/tides.yaml': framework(), ...nextFramework('') }],
  ['framework-unknown', { 'frameworks/tides.yaml': framework(undefined, 'replaces: tide\n') }],
  ['framework-unknown', paperOfFramework('tide')],
  ['assessment-topic', assessment(judgement, '1', '1.1.2')],
  [
    'inspection-unknown',
    { 'register.yaml': settingsText('portal: {inspections: {Docks 2021: docks-2012}}\n') },
  ],
  ['portal-ref-twice', extract('AB 101,Recommendation,Open', 'ab101,Recommendation,Open')],
  [
    'approver-delivers',
    withEvents(
      '{on: 2021-02-01, event: target, by: 2021-06-30}',
      '{on: 2021-05-01, event: target, by: 2021-09-30, reason: The tide was late, approved_by: Head of Docks}',
    ),
  ],
  [
    'approver-delivers',
    {
      ...withEvents(evidence, completionEvent, submissionEvent),
      'batches/2021-06.yaml': batchText('2021-06', '2021-06-01', 'approved_by: Head of Docks\n'),
    },
  ],
  [
    'complete-rated',
    withEvents(
      evidence,
      completionEvent,
      '{on: 2021-05-12, event: progress, rag: red, note: Wet}',
      submissionEvent,
    ),
  ],
  ['due-before-issue', withEvents('{on: 2021-02-01, event: target, by: 2021-01-03}')],
  ['owner-placeholder', withEvents('{on: 2021-02-01, event: assigned, force_lead: "-"}', closureEvent)],
  ['portal-status-unknown', extract('101,Recommendation,')],
  [
    'paper-slot',
    {
      'papers/pack-2022.yaml':
        'id: pack-2022\ntitle: Pack\ntemplate: group-pack\nas_at: 2022-03-31\nnarrative: {purpose: Why}\n',
    },
  ],
  ['portal-ref-shared', { ...withTop('portal_refs: ["142 07"]'), ...actionOfOtherInspection }],
];
