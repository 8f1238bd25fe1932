/** The pages of `reconcile`: differences class by class, or what an extract has new against an earlier one. */

import type { Screen } from '../../app/command.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { wordDiff } from '../../output/diff.ts';
import { escapeInline, markdownTable } from '../../output/markdown.ts';
import { clean, wrap } from '../../output/safe-text.ts';
import { createTable, flexibleColumn, rightAligned, type Table } from '../../output/table.ts';
import { terminalTable } from '../../output/terminal.ts';
import { differing, kindTable, kindWords, totalsTable } from './reconciliation-tables.ts';
import type { Delay, PortalUpdate, ReconciledEntry, Reconciliation, RowTold } from './schema.ts';

/** How a page is drawn: its tables, and a text of the register under its heading. */
export interface Drawing {
  readonly table: (table: Table) => string;
  readonly told: (heading: string, text: string) => string;
}

export const onTerminal = (screen: Screen): Drawing => ({
  table: (table) => terminalTable(table, screen),
  told: (heading, text) => `${clean(heading)}\n${wrap(text, screen.width, '  ')}`,
});

export const asMarkdown: Drawing = {
  table: markdownTable,
  told: (heading, text) => `- ${escapeInline(heading)} ${escapeInline(text)}`,
};

export function reconciliationPage(result: Reconciliation, drawing: Drawing): string {
  const { table: draw } = drawing;
  const { extract, as_at: asAt, matched, differences, unexplained } = result;
  const sections = differing.flatMap((kind) => {
    const those = result[kind];
    if (those.length === 0) return [];
    const worded = those.filter(({ wordings }) => wordings !== null);
    return [
      `${kindWords[kind]}: ${those.length}`,
      draw(kindTable(kind, those)),
      ...(worded.length > 0 ? [worded.map((one) => wordingOf(one, drawing)).join('\n')] : []),
    ];
  });
  const explained = differences - unexplained;
  return [
    `The register on ${formatDate(asAt)}, the portal on ${formatDate(extract)}`,
    draw(totalsTable(result)),
    ...sections,
    `${matched.length} matched, ${differences} different: ${explained} explained, ${unexplained} not.`,
    ...(unexplained > 0
      ? ['afi explain REF|ACTION --reason …; afi match for likely rows without a reference']
      : []),
  ].join('\n\n');
}

const wordingOf = ({ actions, refs, wordings }: ReconciledEntry, { told }: Drawing): string =>
  told(
    `${actions.join(', ')}, ${refs.join(', ')}: [-only here-] {+only there+}`,
    wordDiff(wordings?.register ?? '', wordings?.portal ?? ''),
  );

export function updatePage(update: PortalUpdate, { table: draw, told }: Drawing): string {
  const { earlier, later, added, removed, changed, delays } = update;
  const plain = changed.filter(({ field }) => field !== 'wording');
  const worded = changed.filter(({ field }) => field === 'wording');
  return [
    `The portal on ${formatDate(later)} against ${formatDate(earlier)}`,
    `Added: ${added.length}`,
    ...(added.length > 0 ? [draw(rowsTable(added))] : []),
    `Removed: ${removed.length}`,
    ...(removed.length > 0 ? [draw(rowsTable(removed))] : []),
    `Changed: ${changed.length}`,
    ...(plain.length > 0
      ? [
          draw(
            createTable(
              ['Row', 'Action', 'Field', flexibleColumn('Was', 16), flexibleColumn('Is', 16)],
              plain.map(({ ref, actions, field, was, is }) => [ref, actions.join(', '), field, was, is]),
            ),
          ),
        ]
      : []),
    ...worded.map(({ ref, was, is }) => told(`${ref}, wording:`, wordDiff(was, is))),
    'Days from an event here to the first extract that shows it, at most',
    draw(delayTable(delays)),
  ].join('\n\n');
}

const rowsTable = (rows: readonly RowTold[]): Table =>
  createTable(
    ['Row', 'Type', 'Status', flexibleColumn('Title', 20), 'Action'],
    rows.map(({ ref, type, status, title, actions }) => [ref, type, status, title ?? '', actions.join(', ')]),
  );

const delayTable = (delays: readonly Delay[]): Table =>
  createTable(
    ['Event', ...['Shown', 'Least', 'Median', 'Most', 'Not shown yet', 'Longest'].map(rightAligned)],
    delays.map((one) => [
      one.kind,
      ...[one.shown, one.least, one.median, one.most, one.not_shown, one.longest].map((n) =>
        n === null ? '' : String(n),
      ),
    ]),
  );
