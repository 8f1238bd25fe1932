/** Creates the tables of a reconciliation: the totals, the differences by class, and all entries for a spreadsheet. */

import { typeWords } from '../../domain/vocabulary.ts';
import {
  createTable,
  flexibleColumn,
  rightAlignedColumn,
  type Table,
  titleColumn,
} from '../../output/document.ts';
import type { EntryKind } from './compare.ts';
import type { ReconciledEntry, Reconciliation } from './schema.ts';

/** The title of each class of entries. */
export const kindWords: Readonly<Record<EntryKind, string>> = {
  matched: 'Matched',
  differs: 'On both, and different',
  one_to_many: 'One row, several actions',
  many_to_one: 'Several rows, one action',
  register_only: 'Only on the register',
  portal_only: 'Only on the portal',
};

/** The classes that are differences, in the order in which they are shown. */
export const differenceKinds = [
  'differs',
  'one_to_many',
  'many_to_one',
  'register_only',
  'portal_only',
] as const;

const formatSigned = (difference: number) => (difference > 0 ? `+${difference}` : String(difference));

/**
 * The totals by type. The gross difference, what each side has more than the other, has a column for each side that has more of any
 * type.
 */
export function totalsTable({ totals }: Pick<Reconciliation, 'totals'>): Table {
  const grossColumns = (
    [
      [kindWords.register_only, 'only_register'],
      [kindWords.portal_only, 'only_portal'],
    ] as const
  ).filter(([, key]) => totals.some((total) => total[key] > 0));
  return createTable(
    [
      'Type',
      ...['Register', 'Portal', 'Difference', ...grossColumns.map(([label]) => label)].map(
        rightAlignedColumn,
      ),
    ],
    totals.map((total) => [
      typeWords[total.type].heading,
      String(total.register),
      String(total.portal),
      formatSigned(total.difference),
      ...grossColumns.map(([, key]) => String(total[key])),
    ]),
  );
}

/** The entries of one class. An officer's reason is shown as it was written; a likely reason begins with “Probably”. */
export function kindTable(kind: EntryKind, entries: readonly ReconciledEntry[]): Table {
  const [hasActions, hasRows] = [kind !== 'portal_only', kind !== 'register_only'];
  const hasFields = entries.some(({ fields }) => fields.length > 0);
  return createTable(
    [
      ...(hasActions ? ['Action'] : []),
      ...(hasRows ? ['Row'] : []),
      ...(hasActions && hasRows ? [] : [titleColumn('Title')]),
      ...(hasFields ? ['Differs in'] : []),
      flexibleColumn('Reason', 30),
    ],
    entries.map((entry) => [
      ...(hasActions ? [abbreviateIds(entry.actions)] : []),
      ...(hasRows ? [entry.refs.join(', ')] : []),
      ...(hasActions && hasRows ? [] : [entry.title]),
      ...(hasFields ? [entry.fields.join(', ')] : []),
      formatReason(entry),
    ]),
  );
}

/** The reason of an entry, for its table cell. */
export function formatReason({ reason, explained, lapsed }: ReconciledEntry): string {
  if (explained && reason !== null) return reason;
  const expiry = lapsed === null ? '' : ` The explanation was valid until ${lapsed}.`;
  return `${reason === null ? 'Not explained.' : `Probably ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`}${expiry}`;
}

/** The ids without repeating the stem that they share: `roads-2020-rec-1, 2, 3`. */
function abbreviateIds(ids: readonly string[]): string {
  const [firstId = ''] = ids;
  const stem = firstId.slice(0, firstId.lastIndexOf('-') + 1);
  return ids.map((id, i) => (i > 0 && id.startsWith(stem) ? id.slice(stem.length) : id)).join(', ');
}

/** Every entry in one table, for CSV. */
export const entriesTable = (result: Reconciliation): Table =>
  createTable(
    ['Class', 'Actions', 'Rows', 'Title', 'Differs in', 'Reason', 'Explained'],
    [...differenceKinds, 'matched' as const].flatMap((kind) =>
      result[kind].map((entry) => [
        kind,
        entry.actions.join(' '),
        entry.refs.join(' '),
        entry.title,
        entry.fields.join(' '),
        entry.reason ?? '',
        entry.explained ? 'yes' : 'no',
      ]),
    ),
  );

const formatRows = (names: readonly string[]) => `${names.length === 1 ? 'row' : 'rows'} ${names.join(', ')}`;

/** Notes on rows that are in no total, and on explanations that match no difference. */
export function reconciliationNotes({
  unplaced,
  unknown_status: refsOfUnknownStatus,
  closed_portal_only: closedRefs,
  closed_duplicates: duplicateRefs,
  unused_explanations: unusedExplanations,
}: Reconciliation) {
  const notes: string[] = [];
  if (unplaced.length > 0)
    notes.push(`Not in any total, because their type is not known: ${formatRows(unplaced)}.`);
  if (refsOfUnknownStatus.length > 0)
    notes.push(
      `Counted as live, because the meaning of their status is not known: ${formatRows(refsOfUnknownStatus)}.`,
    );
  if (closedRefs.length > 0)
    notes.push(
      `Closed on the portal, not in any total, and without an action on the register: ${formatRows(closedRefs)}.`,
    );
  if (duplicateRefs.length > 0)
    notes.push(
      `Closed on the portal, and not in any total, because their action also has a live row: ${formatRows(duplicateRefs)}.`,
    );
  if (unusedExplanations.length > 0) {
    const recordNames = unusedExplanations.map(({ ref, action }) =>
      [action, ref].filter(Boolean).join(' and '),
    );
    notes.push(`Explanations of differences that no longer exist: ${recordNames.join(', ')}.`);
  }
  return notes;
}
