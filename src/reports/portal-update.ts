/** One extract of the portal against an earlier one: what HMICFRS added, removed and changed, and how long its updates took to appear. */
import { medianOf } from '../model/ageing.ts';
import type { Extract, ExtractRow } from '../model/extract.ts';
import { grouped } from '../model/grouping.ts';
import { compareIds } from '../model/identity.ts';
import { type Shown, type ShownKind, shownKinds, shownSince } from '../model/portal/delay.ts';
import { refKey, refKeysOf } from '../model/portal/pairing.ts';
import { changesOfRows, type RowChange } from '../model/portal/update.ts';
import type { Register } from '../model/register.ts';

export interface RowTold {
  readonly ref: string;
  readonly type: string;
  readonly status: string;
  readonly title: string | null;
  /** The actions here that name it. */
  readonly actions: readonly string[];
}

export interface Delay {
  readonly kind: ShownKind;
  /** Events that came to be shown between the two extracts, and the days that took: at most, since an extract is of one day. */
  readonly shown: number;
  readonly least: number | null;
  readonly median: number | null;
  readonly most: number | null;
  /** Events that the later extract still does not show, and the days the longest has waited. */
  readonly not_shown: number;
  readonly longest: number | null;
}

export interface PortalUpdate {
  readonly earlier: string;
  readonly later: string;
  readonly added: readonly RowTold[];
  readonly removed: readonly RowTold[];
  readonly changed: readonly (RowChange & { readonly actions: readonly string[] })[];
  readonly delays: readonly Delay[];
  readonly events: readonly Shown[];
}

export function updateOf(register: Register, earlier: Extract, later: Extract): PortalUpdate {
  const { added, removed, changed } = changesOfRows(earlier, later);
  const holders = grouped(register.actions, refKeysOf);
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
