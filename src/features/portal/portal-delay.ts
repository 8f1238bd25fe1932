/** Measures how long the portal takes to show an event of the register: days to the first extract that shows it. */

import { groupBy } from '../../domain/collections.ts';
import { daysBetween } from '../../domain/dates/calendar.ts';
import type { Action } from '../../domain/records/action.ts';
import type { EventName } from '../../domain/records/event.ts';
import { createStatusParser, type Extract } from '../../domain/records/portal-extract.ts';
import { normaliseReference } from '../../domain/reference-pairing.ts';
import { isCounted, type Register } from '../../domain/register.ts';

/** The events whose delay is measured. */
export const delayKinds = [
  'issued',
  'submitted',
  'returned',
  'closed',
] as const satisfies readonly EventName[];
/** The kind of an event that the portal shows late. */
export type DelayKind = (typeof delayKinds)[number];

/** An event, and the day of the first extract that shows it; null if the last extract does not. */
export interface ShownEvent {
  readonly action: string;
  readonly kind: DelayKind;
  readonly on: string;
  readonly shown: string | null;
  /** Days from the event to the extract that shows it, or to the last extract. */
  readonly days: number;
}

/**
 * The events that the extracts, in order, show after the first of them, and those that the last does not show. Left out are
 * events that the first extract shows, because their delay is unknown, and events superseded by a later event of the action.
 */
export function findShownEvents(register: Register, extracts: readonly Extract[]): readonly ShownEvent[] {
  const [first, last] = [extracts[0], extracts.at(-1)];
  if (!first || !last) return [];
  const isVisible = createVisibilityTest(register, extracts);
  return register.actions.filter(isCounted).flatMap((action) =>
    (action.portal_refs?.length ? delayKinds : (['issued'] as const)).flatMap((kind) => {
      const event = action.history.filter((event) => event.event === kind && event.on <= last.day).at(-1);
      if (!event || isVisible(action, kind, first) || isSuperseded(action, event.on, last.day)) return [];
      const showingExtract = extracts.find(
        (extract) => extract.day >= event.on && isVisible(action, kind, extract),
      );
      const days = daysBetween(event.on, (showingExtract ?? last).day);
      return [{ action: action.id, kind, on: event.on, shown: showingExtract?.day ?? null, days }];
    }),
  );
}

const moveEvents: ReadonlySet<EventName> = new Set([
  'submitted',
  'returned',
  'withdrawn',
  'closed',
  'reopened',
]);

const isSuperseded = ({ history }: Action, eventDay: string, until: string): boolean =>
  history.some((event) => moveEvents.has(event.event) && event.on > eventDay && event.on <= until);

type VisibilityTest = (action: Action, kind: DelayKind, extract: Extract) => boolean;

/** A test whether an extract shows an event of an action, by the action's references. Without references it is never visible. */
function createVisibilityTest({ settings }: Register, extracts: readonly Extract[]): VisibilityTest {
  const parseStatus = createStatusParser(settings);
  const rowsByReference = new Map(
    extracts.map((extract) => [extract, groupBy(extract.rows, ({ ref }) => [normaliseReference(ref)])]),
  );
  return (action, kind, extract) => {
    const refs = (action.portal_refs ?? []).map(normaliseReference);
    if (refs.length === 0) return false;
    const rows = refs.flatMap((ref) => rowsByReference.get(extract)?.get(ref) ?? []);
    const liveRows = rows.filter((row) => row.live);
    if (kind === 'closed') return liveRows.length === 0;
    if (kind === 'issued') return rows.length > 0;
    const expectedStatus = kind === 'submitted' ? 'submitted' : 'open';
    return liveRows.some((row) => parseStatus(row.status) === expectedStatus);
  };
}
