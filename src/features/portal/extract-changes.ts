/** One extract of the portal against an earlier one: what HMICFRS added, removed and changed, and how long its updates took to appear. */

import { medianOf } from '../../domain/clocks.ts';
import { groupBy } from '../../domain/collections.ts';
import { compareIds } from '../../domain/ids.ts';
import type { Extract, ExtractRow } from '../../domain/records/portal-extract.ts';
import { refKey, refKeysOf } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import { changesOfRows } from './compare-extracts.ts';
import { type Shown, type ShownKind, shownKinds, shownSince } from './portal-delay.ts';
import type { Delay, PortalUpdate, RowTold } from './schema.ts';

export function updateOf(register: Register, earlier: Extract, later: Extract): PortalUpdate {
  const { added, removed, changed } = changesOfRows(earlier, later);
  const holders = groupBy(register.actions, refKeysOf);
  const holdersOf = (ref: string) => (holders.get(refKey(ref)) ?? []).map(({ id }) => id);
  const told = ({ ref, typeWord, status, title }: ExtractRow): RowTold => ({
    ref,
    type: typeWord,
    status,
    title: title ?? null,
    actions: holdersOf(ref),
  });
  const between = register.extracts.filter(({ day }) => day >= earlier.day && day <= later.day);
  const events = [...shownSince(register, between)].sort((a, b) => compareIds(a.action, b.action));
  return {
    earlier: earlier.day,
    later: later.day,
    added: added.map(told),
    removed: removed.map(told),
    changed: changed.map((one) => ({ ...one, actions: holdersOf(one.ref) })),
    delays: shownKinds.map((kind) => delayOf(kind, events)),
    events,
  };
}

function delayOf(kind: ShownKind, events: readonly Shown[]): Delay {
  const daysOf = (shown: boolean) =>
    events
      .filter((one) => one.kind === kind && (one.shown !== null) === shown)
      .map(({ days }) => days)
      .sort((a, b) => a - b);
  const [took, waiting] = [daysOf(true), daysOf(false)];
  return {
    kind,
    shown: took.length,
    least: took[0] ?? null,
    median: medianOf(took),
    most: took.at(-1) ?? null,
    not_shown: waiting.length,
    longest: waiting.at(-1) ?? null,
  };
}
