/** Compares two extracts: what HMICFRS added, removed and changed on its portal, and how long its updates took to appear. */
import { calculateMedian } from '../../domain/clocks.ts';
import { groupBy } from '../../domain/collections.ts';
import { compareIds } from '../../domain/ids.ts';
import type { Extract, ExtractRow } from '../../domain/records/portal-extract.ts';
import { normaliseReference, referenceKeys } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import { type DelayKind, delayKinds, findShownEvents, type ShownEvent } from './portal-delay.ts';
import type { Delay, NamedExtractRow, PortalUpdate } from './schema.ts';
import { normaliseTypography } from './wordings.ts';

/** The columns of an extract that are compared. */
export const rowFields = ['type', 'status', 'title', 'wording', 'inspection'] as const;
type RowField = (typeof rowFields)[number];

/** Compares an extract with an earlier one. */
export function compareExtracts(register: Register, earlier: Extract, later: Extract): PortalUpdate {
  const { added, removed, changed } = findRowChanges(earlier, later);
  const actionsByRef = groupBy(register.actions, referenceKeys);
  const idsWithRef = (ref: string) => (actionsByRef.get(normaliseReference(ref)) ?? []).map(({ id }) => id);
  const describeRow = ({ ref, typeWord, status, title }: ExtractRow): NamedExtractRow => ({
    ref,
    type: typeWord,
    status,
    title: title ?? null,
    actions: idsWithRef(ref),
  });
  const extracts = register.extracts.filter(({ day }) => day >= earlier.day && day <= later.day);
  const events = [...findShownEvents(register, extracts)].sort((a, b) => compareIds(a.action, b.action));
  return {
    earlier: earlier.day,
    later: later.day,
    added: added.map(describeRow),
    removed: removed.map(describeRow),
    changed: changed.map((change) => ({ ...change, actions: idsWithRef(change.ref) })),
    delays: delayKinds.map((kind) => summariseDelay(kind, events)),
    events,
  };
}

function summariseDelay(kind: DelayKind, events: readonly ShownEvent[]): Delay {
  const sortedDays = (isIncluded: (event: ShownEvent) => boolean) =>
    events
      .filter((event) => event.kind === kind && isIncluded(event))
      .map(({ days }) => days)
      .sort((a, b) => a - b);
  const shownDelays = sortedDays(({ shown }) => shown !== null);
  const openDelays = sortedDays(({ shown }) => shown === null);
  return {
    kind,
    shown: shownDelays.length,
    least: shownDelays[0] ?? null,
    median: calculateMedian(shownDelays),
    most: shownDelays.at(-1) ?? null,
    not_shown: openDelays.length,
    longest: openDelays.at(-1) ?? null,
  };
}

const fieldText = (row: ExtractRow, field: RowField): string =>
  normaliseTypography((field === 'type' ? row.typeWord : row[field]) ?? '');

/** What identifies a row in both extracts: its reference, or its text if it has none. */
const rowKey = ({ ref, title, wording }: ExtractRow): string =>
  ref === '' ? `\0${normaliseTypography(wording ?? title ?? '')}` : normaliseReference(ref);

/** Rows by their key, in the order of the extract; rows with the same key are matched in order, live rows before closed ones. */
function rowsByKey(rows: readonly ExtractRow[]): ReadonlyMap<string, ExtractRow> {
  const rowByKey = new Map<string, ExtractRow>();
  for (const row of [...rows.filter(({ live }) => live), ...rows.filter(({ live }) => !live)]) {
    let key = rowKey(row);
    while (rowByKey.has(key)) key += '\0';
    rowByKey.set(key, row);
  }
  return new Map([...rowByKey].sort(([, row], [, nextRow]) => row.line - nextRow.line));
}

function findRowChanges(earlier: Extract, later: Extract) {
  const [earlierRows, laterRows] = [rowsByKey(earlier.rows), rowsByKey(later.rows)];
  return {
    added: [...laterRows].filter(([key]) => !earlierRows.has(key)).map(([, row]) => row),
    removed: [...earlierRows].filter(([key]) => !laterRows.has(key)).map(([, row]) => row),
    changed: [...laterRows].flatMap(([key, row]) => {
      const earlierRow = earlierRows.get(key);
      if (!earlierRow) return [];
      return rowFields.flatMap((field) => {
        const [was, is] = [fieldText(earlierRow, field), fieldText(row, field)];
        return was === is ? [] : [{ ref: row.ref, field, was, is }];
      });
    }),
  };
}
