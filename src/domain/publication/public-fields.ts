/** Which fields of the records a paper for the public may hold. The compiler asks for a word on each new one; without it, it is private. */
import type { Event } from '../records/event.ts';
import type { Kind, Records } from '../records/record-kinds.ts';

/** `role` is public where register.yaml lists it among the roles, or it is a board's id: a name may have been written in its place. */
export type Publicity = 'public' | 'role' | 'private';

/** A word for each field of a record, through its maps and lists; a flat map of the force's own keys has one for all. */
export type Classified<Value> = [Value] extends [string | number | boolean]
  ? Publicity
  : [Value] extends [readonly (infer Item)[]]
    ? [Item] extends [Event]
      ? { readonly [Name in Event['event']]: Fields<Extract<Event, { event: Name }>> }
      : Classified<Item>
    : Value extends object
      ? string extends keyof Value
        ? Publicity
        : Fields<Value>
      : Publicity;

type Fields<Value> = { readonly [Name in keyof Value]-?: Classified<NonNullable<Value[Name]>> };

const always = {
  on: 'public',
  event: 'public',
  recorded_by: 'private',
  internal: 'public',
  legacy: 'public',
} as const;

const numbered = { number: 'public', title: 'public' } as const;

export const publicFields: { readonly [K in Kind]: Classified<Records[K]> } = {
  settings: {
    version: 'public',
    force: { name: 'public', short_name: 'public', area: 'public' },
    officer: 'public',
    marking: 'public',
    origins: { id: 'public', label: 'public' },
    roles: 'private',
    portal: {
      columns: {
        ref: 'private',
        type: 'private',
        status: 'private',
        title: 'private',
        wording: 'private',
        inspection: 'private',
      },
      types: 'private',
      statuses: 'private',
      closed_statuses: 'private',
    },
    due: { near_days: 'public', quiet_days: 'public', waiting_days: 'public' },
    engagement: { on: 'public', stage: 'public', note: 'public', internal: 'public' },
    ignore: 'private',
    rules: 'private',
  },
  action: {
    id: 'public',
    type: 'public',
    inspection: 'public',
    title: 'public',
    wording: 'public',
    cause_of_concern: 'public',
    accelerated: 'public',
    priority: 'public',
    addressees: 'public',
    deadline: { text: 'public', by: 'public' },
    portal_refs: 'private',
    paf: 'public',
    themes: 'public',
    carried_from: 'public',
    marking: 'private',
    formerly: 'private',
    extra: 'private',
    history: {
      issued: always,
      assigned: { ...always, force_lead: 'role', delivery_lead: 'role', board: 'public' },
      target: { ...always, by: 'public', reason: 'public', approved_by: 'role', minute: 'private' },
      progress: { ...always, rag: 'public', note: 'public' },
      evidence: {
        ...always,
        title: 'public',
        location: 'private',
        reference: 'private',
        sha256: 'private',
        tested_by: 'private',
      },
      completed: { ...always, approved_by: 'role', minute: 'private', note: 'public' },
      submitted: { ...always, batch: 'public' },
      returned: { ...always, note: 'public' },
      withdrawn: { ...always, note: 'public' },
      closed: { ...always, route: 'public', note: 'public', superseded_by: 'public' },
      reopened: { ...always, note: 'public' },
      note: { ...always, note: 'public' },
      correction: { ...always, field: 'private', was: 'private', note: 'private' },
    },
  },
  inspection: {
    id: 'public',
    title: 'public',
    origin: 'public',
    body: 'public',
    status: 'public',
    published: 'public',
    accelerated_on: 'public',
    grades: { area: 'public', grade: 'public' },
    dates: { when: 'public', activity: 'public' },
    response: { published: 'public', location: 'public' },
    note: 'public',
    extra: 'private',
  },
  batch: {
    id: 'public',
    title: 'public',
    sent: 'public',
    to: 'public',
    approved_by: 'role',
    note: 'private',
    extra: 'private',
  },
  board: {
    id: 'public',
    name: 'public',
    chair: 'role',
    frequency: 'public',
    purpose: 'public',
    core_activities: 'public',
    members: 'role',
    governance: 'public',
    versions: { version: 'public', when: 'public', status: 'public' },
    parent: 'public',
    extra: 'private',
  },
  paper: {
    id: 'public',
    template: 'public',
    title: 'public',
    meeting: 'public',
    as_at: 'public',
    since: 'public',
    report_of: 'public',
    to: 'public',
    presenting_officer: 'public',
    status: 'public',
    narrative: 'public',
    public: 'public',
    marking: 'public',
    extra: 'private',
  },
  framework: {
    id: 'public',
    title: 'public',
    questions: {
      ...numbered,
      graded: 'public',
      topics: { ...numbered, characteristics: numbered },
    },
  },
  assessment: {
    framework: 'public',
    question: 'public',
    topics: {
      topic: 'public',
      history: {
        on: 'public',
        judgement: 'public',
        note: 'public',
        risk: 'public',
        evidence: 'private',
        actions: 'public',
        internal: 'public',
      },
    },
  },
  explanations: {
    explanations: { ref: 'private', action: 'private', reason: 'private', on: 'private', until: 'private' },
  },
};
