/** The reconciliation as tables: the totals, and the differences class by class. */

import { typeWords } from '../../domain/vocabulary.ts';
import { createTable, flexibleColumn, rightAligned, type Table } from '../../output/document.ts';
import type { EntryKind } from './compare.ts';
import type { ReconciledEntry, Reconciliation } from './schema.ts';

export const kindWords: Readonly<Record<EntryKind, string>> = {
  matched: 'Matched',
  differs: 'On both, and different',
  one_to_many: 'One row, several actions',
  many_to_one: 'Several rows, one action',
  register_only: 'Only in the register',
  portal_only: 'Only on the portal',
};

/** The classes that are differences, in the order in which they are told. */
export const differing = ['differs', 'one_to_many', 'many_to_one', 'register_only', 'portal_only'] as const;

const signed = (difference: number) => (difference > 0 ? `+${difference}` : String(difference));

/** The published table's last two rows turned on their side; the last two columns are the gross difference. */
export const totalsTable = ({ totals }: Pick<Reconciliation, 'totals'>): Table =>
  createTable(
    ['Type', ...['Register', 'Portal', 'Difference', 'More here', 'More there'].map(rightAligned)],
    totals.map((one) => [
      typeWords[one.type].heading,
      String(one.register),
      String(one.portal),
      signed(one.difference),
      String(one.only_register),
      String(one.only_portal),
    ]),
  );

/** One class of differences. A reason that an officer gave stands as it is; one that is only likely says so. */
export function kindTable(kind: EntryKind, entries: readonly ReconciledEntry[]): Table {
  const [hasActions, hasRows] = [kind !== 'portal_only', kind !== 'register_only'];
  const hasFields = entries.some(({ fields }) => fields.length > 0);
  return createTable(
    [
      ...(hasActions ? ['Action'] : []),
      ...(hasRows ? ['Row'] : []),
      ...(hasActions && hasRows ? [] : [flexibleColumn('Title', 16)]),
      ...(hasFields ? ['Differs in'] : []),
      flexibleColumn('Reason', 30),
    ],
    entries.map((entry) => [
      ...(hasActions ? [shortened(entry.actions)] : []),
      ...(hasRows ? [entry.refs.join(', ')] : []),
      ...(hasActions && hasRows ? [] : [entry.title]),
      ...(hasFields ? [entry.fields.join(', ')] : []),
      reasonOf(entry),
    ]),
  );
}

export function reasonOf({ reason, explained, lapsed }: ReconciledEntry): string {
  if (explained && reason !== null) return reason;
  const gone = lapsed === null ? '' : ` The explanation held until ${lapsed}.`;
  return `${reason === null ? 'Unexplained.' : `Likely: ${reason}`}${gone}`;
}

/** `roads-2020-rec-1, 2, 3`: the stem that ids have in common is said once. */
function shortened(ids: readonly string[]): string {
  const stem = ids[0]?.replace(/[^-]*$/, '') ?? '';
  return ids.map((id, i) => (i > 0 && id.startsWith(stem) ? id.slice(stem.length) : id)).join(', ');
}

/** Every record in one table, as a spreadsheet takes it. */
export const entriesTable = (result: Reconciliation): Table =>
  createTable(
    ['Class', 'Actions', 'Rows', 'Title', 'Differs in', 'Reason', 'Explained'],
    [...differing, 'matched' as const].flatMap((kind) =>
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

const rowsOf = (names: readonly string[]) => `${names.length === 1 ? 'row' : 'rows'} ${names.join(', ')}`;

/** What a reader must know besides the tables. */
export function reconciliationNotes({
  unplaced,
  closed_portal_only: closed,
  unused_explanations: unused,
}: Reconciliation) {
  const notes: string[] = [];
  if (unplaced.length > 0) notes.push(`Of no known type, and so in no total: ${rowsOf(unplaced)}.`);
  if (closed.length > 0)
    notes.push(`Closed there, in no total, and named as a reference by no action here: ${rowsOf(closed)}.`);
  if (unused.length > 0) {
    const named = unused.map(({ ref, action }) => [action, ref].filter(Boolean).join(' and '));
    notes.push(`Explanations of what is no difference any more: ${named.join(', ')}.`);
  }
  return notes;
}
