/** Redacts the register for the public: removes private fields and internal entries. */

import { isMap } from '../plain-data.ts';
import { type Event, eventRow } from '../records/event.ts';
import type { Publicity, PublicityTree } from '../records/field-table.ts';
import type { Paper } from '../records/paper.ts';
import type { Extract } from '../records/portal-extract.ts';
import { type Kind, type Records, recordKinds } from '../records/record-kinds.ts';
import { recordsRemoval } from '../records/removed-words.ts';
import type { Register } from '../register.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { notPublished, textNotPublished } from './not-published.ts';

/** What the public reads of a value whose publicity depends on register.yaml; undefined to remove it. */
type PublishValue = Readonly<Partial<Record<Publicity, (value: string) => string | undefined>>>;

/** The public part of a value; undefined if it has none. A field that `publicity` does not list is private. */
function publicPart(value: unknown, publicity: PublicityTree | undefined, publish: PublishValue): unknown {
  if (Array.isArray(value))
    return value
      .map((element) => publicPart(element, publicity, publish))
      .filter((element) => element !== undefined);
  if (publicity === 'public') return value;
  if (typeof publicity === 'string')
    return typeof value === 'string' ? publish[publicity]?.(value) : undefined;
  if (!isMap(publicity) || !isMap(value)) return undefined;
  const parts = Object.entries(value).flatMap(([name, nestedValue]) => {
    const part = Object.hasOwn(publicity, name)
      ? publicPart(nestedValue, publicity[name], publish)
      : undefined;
    return part === undefined ? [] : [[name, part] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** A record or event without its private fields. */
const redact = <Value extends object>(
  value: Value,
  publicity: PublicityTree | undefined,
  publish: PublishValue,
): Value =>
  // The cast is sound because no private field is required by the type; a test checks that in the schemas.
  publicPart(value, publicity, publish) as Value;

const redactRecord = <K extends Kind>(kind: K, record: Records[K], isRole: IsRole): Records[K] =>
  redact(record, recordKinds[kind].publicity, { role: (word) => (isRole(word) ? word : undefined) });

/**
 * An event for the public. Figures count it as recorded, so a value that is not published has words in its place; a placeholder
 * for a role remains one.
 */
function publicEvent(event: Event, { isRole, wordsOf, areRatingsPublic }: PublicationPolicy): Event {
  if (event.internal === true) return maskInternal(event);
  const publicPartOfEvent = redact(event, eventRow(event.event)?.publicity, {
    role: (word) => (isRole(word) || isPlaceholder(word) ? word : notPublished),
    words: (words) => (wordsOf.has(event.event) ? words : textNotPublished),
    rating: (rating) => (areRatingsPublic ? rating : notPublished),
  });
  // A fingerprint would confirm a guess of the removed words; only that words were removed is public.
  return publicPartOfEvent.event === 'correction' && recordsRemoval(event)
    ? { ...publicPartOfEvent, was: { sha256: notPublished } }
    : publicPartOfEvent;
}

/** What the settings of a register publish. */
interface PublicationPolicy {
  readonly isRole: IsRole;
  /** The kinds of event whose words are public. */
  readonly wordsOf: ReadonlySet<string>;
  readonly areRatingsPublic: boolean;
}

/** The fields of an internal event that figures are counted from. Pages do not print its `by`: see `hidden-target.ts`. */
const countedFields: ReadonlySet<string> = new Set([
  'on',
  'event',
  'batch',
  'route',
  'by',
  'internal',
  'legacy',
]);

/** The fields of an internal event or judgement that figures count only as present, and what is in the place of the value. */
const maskedFields: Readonly<Record<string, string>> = {
  ...{ force_lead: notPublished, delivery_lead: notPublished, board: notPublished, rag: notPublished },
  ...{ judgement: notPublished, risk: textNotPublished, note: textNotPublished },
};

/** An internal event or judgement for the public. */
const maskInternal = <Entry extends object>(entry: Entry): Entry =>
  // The cast is sound because no removed field is required by the types of events and judgements.
  Object.fromEntries(
    Object.entries(entry).flatMap(([name, value]) => {
      if (countedFields.has(name)) return [[name, value]];
      const mask = maskedFields[name];
      return mask === undefined ? [] : [[name, isPlaceholder(String(value)) ? value : mask]];
    }),
  ) as Entry;

const withoutInternal = <Entry extends { readonly internal?: boolean | undefined }>(
  entries: readonly Entry[],
) => entries.filter(({ internal }) => internal !== true);

/** Whether a word is a role, and not a person's name. */
type IsRole = (word: string) => boolean;

const roleTest = ({ settings, boards }: Register): IsRole => {
  const roles = new Set([...(settings.roles ?? []), ...boards.map(({ id }) => id)]);
  return (word) => roles.has(word);
};

/** Chairs and members of boards that register.yaml does not list as roles. A paper for the public omits them. */
export const unlistedMembers = (register: Register): readonly string[] => {
  const isRole = roleTest(register);
  const namedMembers = register.boards.flatMap(({ chair, members }) => [
    ...(chair ? [chair] : []),
    ...(members ?? []),
  ]);
  return [...new Set(namedMembers)].filter((word) => !isRole(word));
};

const areRatingsPublic = ({ settings }: Register): boolean => settings.public?.rag === true;

/** Whether the readers of a register may see RAG ratings. */
export const areRatingsVisible = (register: Register): boolean =>
  !register.isPublic || areRatingsPublic(register);

/** The register for the public: without private fields, and with what figures need of internal events. */
export function publicRegister(register: Register): Register {
  const isRole = roleTest(register);
  const policy: PublicationPolicy = {
    isRole,
    wordsOf: new Set(register.settings.public?.words ?? []),
    areRatingsPublic: areRatingsPublic(register),
  };
  const redactAll = <K extends Kind>(kind: K, records: readonly Records[K][]) =>
    records.map((record) => redactRecord(kind, record, isRole));
  const { engagement, ...settings } = register.settings;
  return {
    today: register.today,
    isPublic: true,
    settings: redactRecord(
      'settings',
      { ...settings, ...(engagement && { engagement: withoutInternal(engagement) }) },
      isRole,
    ),
    actions: register.actions.map((action) => {
      const { history: _, ...issuedFields } = action;
      return {
        ...redactRecord('action', { ...issuedFields, history: [] }, isRole),
        history: action.history.map((event) => publicEvent(event, policy)),
      };
    }),
    inspections: redactAll('inspection', register.inspections),
    batches: redactAll('batch', register.batches),
    boards: redactAll('board', register.boards),
    papers: redactAll('paper', register.papers),
    frameworks: redactAll('framework', register.frameworks),
    assessments: redactAll(
      'assessment',
      register.assessments.map((assessment) => ({
        ...assessment,
        topics: (assessment.topics ?? []).map(({ topic, history }) => ({
          topic,
          history: (history ?? []).map((entry) => (entry.internal === true ? maskInternal(entry) : entry)),
        })),
      })),
    ),
    rounds: [],
    extracts: register.extracts.map(publicExtract),
    explanations: { explanations: [] },
    acceptances: { accepted: [] },
    hasFile: () => false,
    readTemplate: register.readTemplate,
    evidenceFile: () => undefined,
  };
}

/** A paper without its private fields. */
export const publicPaper = (paper: Paper): Paper => redactRecord('paper', paper, () => false);

/** An extract with only its types and counts: the rest of the monitoring portal is not for the public. */
const publicExtract = ({ day, rows }: Extract): Extract => ({
  day,
  rows: rows.map(({ line, type, meaning, live }) => ({
    line,
    type,
    meaning,
    live,
    ref: `line ${line}`,
    typeWord: '',
    status: '',
    title: undefined,
    wording: undefined,
    inspection: undefined,
  })),
});
