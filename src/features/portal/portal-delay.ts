/** How long the portal takes to show what happened: days from an event here to the first extract that shows it. */

import { daysBetween } from '../../domain/dates/calendar.ts';
import type { Action } from '../../domain/records/action.ts';
import type { EventName } from '../../domain/records/event.ts';
import { type Extract, type ExtractRow, statusReader } from '../../domain/records/portal-extract.ts';
import { refKey } from '../../domain/reference-pairing.ts';
import { addressesForce, type Register } from '../../domain/register.ts';

export const shownKinds = [
  'issued',
  'submitted',
  'returned',
  'closed',
] as const satisfies readonly EventName[];
export type ShownKind = (typeof shownKinds)[number];

/** An event, and the first extract that shows it; null where the last one still does not. */
export interface Shown {
  readonly action: string;
  readonly kind: ShownKind;
  readonly on: string;
  readonly shown: string | null;
  /** Up to the extract that shows it, or else up to the last. */
  readonly days: number;
}

/**
 * Of the extracts in order: what came to be shown after the first of them, and what is still not shown in the last. What the first
 * shows already took an unknown time, and is left out; so is an event that a later one of the action has overtaken.
 */
export function shownSince(register: Register, extracts: readonly Extract[]): readonly Shown[] {
  const [first, last] = [extracts[0], extracts.at(-1)];
  if (!first || !last) return [];
  const shows = shower(register, extracts);
  return register.actions.filter(addressesForce).flatMap((action) =>
    (action.portal_refs?.length ? shownKinds : (['issued'] as const)).flatMap((kind) => {
      const event = action.history.filter((one) => one.event === kind && one.on <= last.day).at(-1);
      if (!event || shows(action, kind, first) || isOvertaken(action, event.on, last.day)) return [];
      const later = extracts.find((extract) => extract.day >= event.on && shows(action, kind, extract));
      const days = daysBetween(event.on, (later ?? last).day);
      return [{ action: action.id, kind, on: event.on, shown: later?.day ?? null, days }];
    }),
  );
}

const moves: ReadonlySet<EventName> = new Set(['submitted', 'returned', 'withdrawn', 'closed', 'reopened']);

const isOvertaken = ({ history }: Action, on: string, until: string): boolean =>
  history.some((event) => moves.has(event.event) && event.on > on && event.on <= until);

type Shows = (action: Action, kind: ShownKind, extract: Extract) => boolean;

/** What an extract shows of an action by its references; one without any is never shown. */
function shower({ settings }: Register, extracts: readonly Extract[]): Shows {
  const status = statusReader(settings);
  const rows = new Map(
    extracts.map((extract) => [
      extract,
      new Map(extract.rows.map((row): [string, ExtractRow] => [refKey(row.ref), row])),
    ]),
  );
  return (action, kind, extract) => {
    const refs = (action.portal_refs ?? []).map(refKey);
    if (refs.length === 0) return false;
    const found = refs.flatMap((ref) => rows.get(extract)?.get(ref) ?? []);
    const live = found.filter((row) => row.live);
    if (kind === 'closed') return live.length === 0;
    if (kind === 'issued') return found.length > 0;
    const wanted = kind === 'submitted' ? 'submitted' : 'open';
    return live.some((row) => status(row.status) === wanted);
  };
}
