/** Makes a register in which every field of every kind of record and event has a value. */

import { publishableEvents } from '../../src/domain/records/event.ts';
import type { Kind } from '../../src/domain/records/record-kinds.ts';
import type { Files } from './register.ts';

export type Data = Readonly<Record<string, unknown>>;

/** The records of a register by their files, each with its kind. */
export type RecordFiles = Readonly<Record<string, { readonly kind: Kind; readonly data: Data }>>;

const minute = 'Item 3';
const recorded_by = 'Harbour Liaison Officer';
const event = (on: string, name: string, extraFields: Data = {}) => ({
  on,
  event: name,
  ...extraFields,
  recorded_by,
  reported_by: 'Head of Docks',
});
const issuedEvent = event('2022-01-10', 'issued');
const assignedEvent = event('2022-01-12', 'assigned', {
  force_lead: 'Harbour Master',
  delivery_lead: 'Head of Docks',
  board: 'berths',
});
const target = event('2022-01-12', 'target', {
  by: '2022-03-31',
  reason: 'The first date.',
  approved_by: 'quay',
  minute,
});
const requestedEvent = event('2022-02-20', 'requested', {
  what: 'target',
  by: '2022-06-20',
  reason: 'The tide is high.',
});
const decidedEvent = event('2022-03-01', 'decided', {
  request: '2022-02-20 target',
  granted: true,
  approved_by: 'quay',
  minute,
});
const targetMove = event('2022-03-01', 'target', {
  by: '2022-06-20',
  reason: 'The tide was high.',
  approved_by: 'quay',
  minute,
});
const progress = event('2022-02-01', 'progress', { rag: 'amber', note: 'The rope is new.' });
const evidence = event('2022-02-10', 'evidence', {
  title: 'Load test',
  location: 'https://harbour.example/load',
  reference: 'Shelf 4',
  sha256: '0'.repeat(64),
  tested_by: 'Head of Piers',
});
const completedEvent = event('2022-02-20', 'completed', { approved_by: 'quay', minute, note: 'It holds.' });
const submittedEvent = (on: string, batch: string) => event(on, 'submitted', { batch });
const returnedEvent = event('2022-04-10', 'returned', { note: 'Show it under load.' });
const withdrawn = event('2022-04-12', 'withdrawn', { note: 'The wrong ladder.' });
const closedEvent = (on: string, route: string) =>
  event(on, 'closed', { route, note: 'It was seen.', superseded_by: 'docks-2022-rec-5' });
const reopenedEvent = event('2022-05-20', 'reopened', { note: 'It broke.' });
const noteEvent = event('2022-02-02', 'note', { note: 'The tide was low.' });
const correctionEvent = event('2022-05-30', 'correction', {
  field: 'title',
  was: 'Mend',
  note: 'Misread.',
  approved_by: 'quay',
});
const startEvents = [issuedEvent, assignedEvent, target, progress, noteEvent];
const completedEvents = [...startEvents, evidence, completedEvent];

const earliest = 'docks-2022-rec-6';

const action = (id: string, type: string, history: readonly Data[], extraFields: Data = {}) => ({
  kind: 'action' as const,
  data: {
    id,
    type,
    inspection: 'docks-2022',
    title: `Mend ladder ${id}`,
    wording: `The force should mend ladder ${id}.`,
    ...(type === 'recommendation' && { cause_of_concern: 'docks-2022-coc-1' }),
    ...(type === 'cause-of-concern' && { accelerated: true }),
    ...(type === 'audit-action' && { priority: 'medium' }),
    addressees: ['force', 'pcc'],
    deadline: { text: 'within six months', by: '2022-07-10' },
    portal_refs: [`P-${id}`],
    paf: ['1.1'],
    themes: ['ropes'],
    ...(id !== earliest && { carried_from: earliest }),
    marking: 'OFFICIAL',
    formerly: [`${id}z`],
    extra: { ward: 'North' },
    history,
    ...extraFields,
  },
});

const actions = [
  action('docks-2022-coc-1', 'cause-of-concern', [
    ...startEvents,
    requestedEvent,
    decidedEvent,
    targetMove,
    correctionEvent,
  ]),
  action('docks-2022-rec-1', 'recommendation', [...completedEvents, submittedEvent('2022-06-01', 'june')]),
  action('docks-2022-rec-2', 'recommendation', completedEvents),
  action('docks-2022-rec-3', 'recommendation', [...completedEvents, closedEvent('2022-05-01', 'revisit')]),
  action('docks-2022-rec-4', 'recommendation', [
    ...completedEvents,
    submittedEvent('2022-03-01', 'march'),
    returnedEvent,
    event('2022-05-02', 'completed', { approved_by: 'quay', minute, note: 'It holds now.' }),
    submittedEvent('2022-06-01', 'june'),
  ]),
  action('docks-2022-rec-5', 'recommendation', [
    ...completedEvents,
    submittedEvent('2022-03-01', 'march'),
    returnedEvent,
  ]),
  action(earliest, 'recommendation', [...completedEvents, submittedEvent('2022-03-01', 'march'), withdrawn]),
  action('docks-2022-afi-1', 'area-for-improvement', [
    ...completedEvents,
    submittedEvent('2022-03-01', 'march'),
    closedEvent('2022-04-15', 'submission'),
    reopenedEvent,
  ]),
  action('docks-2022-afi-2', 'area-for-improvement', [...startEvents, targetMove]),
  action('docks-2022-afi-3', 'area-for-improvement', [
    ...completedEvents,
    submittedEvent('2022-03-01', 'march'),
  ]),
  action('audit-2022-act-1', 'audit-action', [...completedEvents, closedEvent('2022-05-01', 'implemented')], {
    inspection: 'audit-2022',
  }),
  action('audit-2022-act-2', 'audit-action', startEvents, { inspection: 'audit-2022', priority: 'high' }),
];

const inspection = (id: string, extraFields: Data) => ({
  kind: 'inspection' as const,
  data: {
    id,
    title: `Inspection ${id}`,
    origin: 'docks',
    body: 'HMICFRS',
    status: 'published',
    published: '2022-01-10',
    accelerated_on: '2021-12-20',
    grades: [{ area: 'Docks', grade: 'good' }],
    dates: [{ when: '2022-10-03', activity: 'Visit' }],
    response: { published: '2022-02-20', location: 'https://harbour.example/response' },
    note: 'It looked at the docks.',
    extra: { vessel: 'Tug' },
    ...extraFields,
  },
});

const board = (id: string, extraFields: Data = {}) => ({
  kind: 'board' as const,
  data: {
    id,
    name: `The ${id} board`,
    chair: 'Harbour Master',
    frequency: 'Monthly',
    purpose: 'To keep the harbour.',
    core_activities: ['Look at ropes.'],
    members: ['Harbour Master', 'Head of Docks'],
    governance: { agenda: 'Harbour office' },
    versions: [{ version: '0.1', when: '2021-09', status: 'draft' }],
    extra: { room: 'North' },
    ...extraFields,
  },
});

const batch = (id: string, sent: string) => ({
  kind: 'batch' as const,
  data: {
    id,
    title: `Closure submission of ${id}`,
    sent,
    to: 'HMICFRS Force Liaison Lead',
    approved_by: 'quay',
    note: 'Sent by post.',
    extra: { box: '4' },
  },
});

const judgement = (on: string, extraFields: Data) => ({
  on,
  judgement: 'gap',
  note: 'It slips.',
  risk: 'It may part.',
  evidence: ['Rope log'],
  actions: ['docks-2022-rec-1'],
  ...extraFields,
});

/** Every record of the register, in which each field that a record or an event may have occurs. */
export const completeRecords: RecordFiles = {
  'register.yaml': {
    kind: 'settings',
    data: {
      version: 1,
      force: { name: 'Harbour Police', short_name: 'Harbour', area: 'The harbour' },
      officer: 'Harbour Liaison Officer',
      marking: 'OFFICIAL',
      origins: [
        { id: 'docks', label: 'Docks' },
        { id: 'piers', label: 'National PEEL' },
      ],
      roles: ['Harbour Master', 'Head of Docks', 'Head of Piers', 'Harbour Liaison Officer'],
      portal: {
        columns: {
          ref: 'Ref',
          type: 'Kind',
          status: 'State',
          title: 'Name',
          wording: 'Words',
          inspection: 'From',
        },
        types: { Rec: 'recommendation' },
        statuses: { Sent: 'submitted' },
        closed_statuses: ['Closed'],
        inspections: { 'The docks in 2022': 'docks-2022' },
      },
      due: { near_days: 28, quiet_days: 60, waiting_days: 90, return_days: 28, response_days: 14 },
      max_target_changes: 9,
      public: {
        words: [...publishableEvents],
        rag: true,
        allow: [{ text: '01632 960001', reason: 'The office of the harbour.', approved_by: 'quay' }],
      },
      engagement: [{ on: '2021-09-27', stage: 'engage', note: 'After the storm.' }],
      ignore: ['notes/**'],
      rules: { 'date-order': 'warning' },
    },
  },
  ...Object.fromEntries(actions.map((record) => [`actions/${record.data.id}.yaml`, record])),
  'inspections/docks-2022.yaml': inspection('docks-2022', {}),
  'inspections/audit-2022.yaml': inspection('audit-2022', { body: 'RSM' }),
  'inspections/peel-2023.yaml': inspection('peel-2023', { origin: 'piers', status: 'under-way' }),
  'inspections/buoys-2022.yaml': inspection('buoys-2022', { status: 'planned' }),
  'boards/quay.yaml': board('quay'),
  'boards/berths.yaml': board('berths', { parent: 'quay' }),
  'batches/march.yaml': batch('march', '2022-03-01'),
  'batches/june.yaml': batch('june', '2022-06-01'),
  'papers/update.yaml': {
    kind: 'paper',
    data: {
      id: 'update',
      template: 'audit-committee',
      title: 'Update of June',
      meeting: '2022-07-14',
      as_at: '2022-06-30',
      since: '2022-01-31',
      framework: 'ropes',
      report_of: 'The Harbour Master',
      to: 'The harbour committee',
      presenting_officer: 'Head of Docks',
      status: 'For information',
      narrative: Object.fromEntries(
        ['purpose', 'background', 'governance', 'position', 'since_last_update']
          .concat(['audit', 'programme', 'other_activity', 'conclusion'])
          .map((slot) => [slot, `Words on ${slot.replaceAll('_', ' ')}.`]),
      ),
      public: true,
      marking: 'OFFICIAL',
      extra: { room: 'North' },
    },
  },
  'frameworks/cords.yaml': {
    kind: 'framework',
    data: { id: 'cords', title: 'Cords 2018', until: '2020-12-31' },
  },
  'frameworks/ropes.yaml': {
    kind: 'framework',
    data: {
      id: 'ropes',
      title: 'Ropes 2022',
      from: '2021-01-01',
      until: '2030-12-31',
      replaces: 'cords',
      source: 'summary',
      questions: [
        {
          number: '1',
          title: 'Knots',
          graded: true,
          topics: [
            { number: '1.1', title: 'Bowline', characteristics: [{ number: '1.1.1', title: 'It holds.' }] },
            { number: '1.2', title: 'Reef', characteristics: [{ number: '1.2.1', title: 'It lies flat.' }] },
          ],
        },
      ],
    },
  },
  'assessments/ropes/1.yaml': {
    kind: 'assessment',
    data: {
      framework: 'ropes',
      question: '1',
      topics: [
        {
          topic: '1.1',
          history: [judgement('2021-06-01', {}), judgement('2022-05-01', { judgement: 'met' })],
        },
        { topic: '1.2', history: [judgement('2022-02-01', {})] },
      ],
    },
  },
  'portal/explanations.yaml': {
    kind: 'explanations',
    data: {
      explanations: [
        {
          ref: 'P-docks-2022-rec-1',
          action: 'docks-2022-rec-1',
          reason: 'The portal is late.',
          on: '2022-06-10',
          until: '2022-12-31',
        },
      ],
    },
  },
};

const extract = (headings: Data) =>
  [
    ['ref', 'type', 'status', 'title', 'wording', 'inspection'].map((name) => headings[name]).join(','),
    ...actions.map(
      ({ data }) => `P-${data.id},${data.type},Open,${data.title},${data.wording},Inspection docks-2022`,
    ),
    'P-extra,recommendation,Open,Paint the pier,Paint it.,Inspection docks-2022',
    '',
  ].join('\n');

const defaultHeadings: Data = {
  ref: 'Reference',
  type: 'Type',
  status: 'Status',
  title: 'Title',
  wording: 'Text',
  inspection: 'Inspection',
};

/** The files of records, with an extract of the portal under the headings that register.yaml has. */
export const filesOf = (records: RecordFiles): Files => {
  const portal = records['register.yaml']?.data['portal'] as { readonly columns?: Data } | undefined;
  return {
    ...Object.fromEntries(
      Object.entries(records).map(([file, { data }]) => [file, `${JSON.stringify(data, undefined, 1)}\n`]),
    ),
    'portal/2022-06-20.csv': extract({ ...defaultHeadings, ...portal?.columns }),
  };
};
