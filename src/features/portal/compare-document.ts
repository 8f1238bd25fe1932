/** Turns a reconciliation into a document: differences by class, or the changes from one extract to a later one. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { wordDiff } from '../../output/diff.ts';
import {
  type Block,
  blankIfUnknown,
  createTable,
  type Document,
  flexibleColumn,
  line,
  rightAlignedColumn,
  type Table,
  titleColumn,
} from '../../output/document.ts';
import type { EntryKind } from './compare.ts';
import { differenceKinds, kindTable, kindWords, totalsTable } from './reconciliation-tables.ts';
import type { Delay, NamedExtractRow, PortalUpdate, ReconciledEntry, Reconciliation } from './schema.ts';

/** The totals, the differences by class, and how many are explained. */
export function reconciliationDocument(reconciliation: Reconciliation): Document {
  const { extract, as_at: asAt, matched, differences, unexplained } = reconciliation;
  const explainedCount = differences - unexplained;
  const next =
    'afi portal explain REF|ACTION --reason …; afi portal match for likely rows without a reference';
  return {
    title: `The register on ${formatDate(asAt)}, the portal on ${formatDate(extract)}`,
    blocks: [
      totalsTable(reconciliation),
      ...differenceKinds.flatMap((kind) => classBlocks(kind, reconciliation[kind])),
      line(
        `${matched.length} ${matched.length === 1 ? 'entry matches' : 'entries match'}; ${differences} ${differences === 1 ? 'does' : 'do'} not: ${explainedCount} explained, ${unexplained} not explained.`,
      ),
      ...(unexplained > 0 ? [{ kind: 'note', text: next, isUnbroken: true } as const] : []),
    ],
  };
}

function classBlocks(kind: EntryKind, entries: readonly ReconciledEntry[]): readonly Block[] {
  if (entries.length === 0) return [];
  const wordingChanges = entries.filter(({ wordings }) => wordings !== null);
  return [
    { ...kindTable(kind, entries), caption: `${kindWords[kind]}: ${entries.length}` },
    ...(wordingChanges.length > 0
      ? [{ kind: 'facts', facts: wordingChanges.map(wordingFact) } as const]
      : []),
  ];
}

const wordingFact = ({ actions, refs, wordings }: ReconciledEntry) => ({
  name: `${actions.join(', ')}, ${refs.join(', ')}: [-only on the register-] {+only on the portal+}`,
  value: wordDiff(wordings?.register ?? '', wordings?.portal ?? ''),
});

/** The rows that were added, removed and changed from one extract to a later one. */
export function updateDocument(update: PortalUpdate): Document {
  const { earlier, later, added, removed, changed, delays } = update;
  const fieldChanges = changed.filter(({ field }) => field !== 'wording');
  const wordingChanges = changed.filter(({ field }) => field === 'wording');
  return {
    title: `The portal on ${formatDate(later)} against ${formatDate(earlier)}`,
    blocks: [
      countedTable(`Added: ${added.length}`, rowsTable(added)),
      countedTable(`Removed: ${removed.length}`, rowsTable(removed)),
      countedTable(
        `Changed: ${changed.length}`,
        createTable(
          ['Row', 'Action', 'Field', flexibleColumn('Was', 16), flexibleColumn('Is', 16)],
          fieldChanges.map(({ ref, actions, field, was, is }) => [ref, actions.join(', '), field, was, is]),
        ),
      ),
      ...wordingChanges.map(
        ({ ref, was, is }) =>
          ({ kind: 'facts', facts: [{ name: `${ref}, wording:`, value: wordDiff(was, is) }] }) as const,
      ),
      {
        ...delayTable(delays),
        caption: 'Days from an event on the register to the first extract that shows it, at most',
      },
    ],
  };
}

/** A table with its caption; where it has no rows, the caption alone. */
const countedTable = (caption: string, table: Table): Block =>
  table.rows.length > 0 ? { ...table, caption } : line(caption);

const rowsTable = (rows: readonly NamedExtractRow[]): Table =>
  createTable(
    ['Row', 'Type', 'Status', titleColumn('Title'), 'Action'],
    rows.map(({ ref, type, status, title, actions }) => [ref, type, status, title ?? '', actions.join(', ')]),
  );

const delayTable = (delays: readonly Delay[]): Table =>
  createTable(
    ['Event', ...['Shown', 'Least', 'Median', 'Most', 'Not shown yet', 'Longest'].map(rightAlignedColumn)],
    delays.map((delay) => [
      delay.kind,
      ...[delay.shown, delay.least, delay.median, delay.most, delay.not_shown, delay.longest].map(
        blankIfUnknown,
      ),
    ]),
  );
