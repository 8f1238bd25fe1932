/** Formats what the plan of an import reports about words: dated comments, facts that follow from words, and what to check. */

import type { Screen } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { formatDateRange } from '../../domain/dates/calendar.ts';
import { cleanText, pluralise } from '../../output/safe-text.ts';
import type { DerivedFact, DoubtfulCell, ImportedThread, Plan } from './import-schema.ts';
import { createBlock, listRowsInline, shorten, wrapInBlock } from './plan-blocks.ts';

/** The blocks of the remarks on a sheet; none for a sheet without remarks. */
export function formatRemarks(
  { derived, doubtful, threads }: Pick<Plan, 'derived' | 'doubtful' | 'threads'>,
  screen: Screen,
): readonly string[] {
  const isDeadline = ({ field }: DerivedFact) => field === 'deadline' || field === 'deadline_by';
  const deadlines = derived.filter(isDeadline);
  const deadlineCount = new Set(deadlines.map(({ row, id }) => `${row} ${id}`)).size;
  const isLead = ({ field }: DerivedFact) => field === 'force_lead' || field === 'delivery_lead';
  const leads = derived.filter(isLead);
  const otherFacts = derived.filter((fact) => !isDeadline(fact) && !isLead(fact));
  const commentCount = threads.reduce((sum, { entries }) => sum + entries, 0);
  const wrap = (lines: readonly string[]) => lines.flatMap((line) => wrapInBlock(line, screen));
  return [
    ...createBlock(
      `Dated comments: ${pluralise(commentCount, 'comment', 'comments')} in ${pluralise(threads.length, 'cell', 'cells')}, each recorded on its own day`,
      [...threads.map(describeThread), ...wrap(threadNotes(threads))],
    ),
    ...createBlock(
      `Read from the words of a status: ${pluralise(new Set(otherFacts.map(({ row }) => row)).size, 'row', 'rows')}`,
      describeFacts(otherFacts),
    ),
    ...createBlock(
      `Leads whose cell has another form of a role of the register: ${leads.length}`,
      describeFacts(leads),
    ),
    ...createBlock(`Deadlines proposed from the wording: ${deadlineCount}`, [
      ...describeFacts(deadlines),
      ...(deadlineCount === 0
        ? []
        : wrap([
            'They are recorded with the rows. A column `Deadline` in the sheet is used instead of them.',
          ])),
    ]),
    ...createBlock(
      `To check: ${pluralise(doubtful.length, 'place', 'places')}. The rows are imported`,
      wrap(doubtful.map(describeDoubt)),
    ),
  ];
}

const describeThread = ({ id, row, entries, first, last }: ImportedThread): string =>
  `${id}  ${pluralise(entries, 'comment', 'comments')}, ${formatDateRange(first ?? '', last ?? '')}  (row ${row})`;

/** Notes on the text before the first comment, and on initials. */
function threadNotes(threads: readonly ImportedThread[]): readonly string[] {
  const introducedRows = threads.flatMap(({ row, introduced }) => (introduced === null ? [] : [row]));
  const initials = [...new Set(threads.flatMap((thread) => thread.initials))];
  const initialsRows = threads.flatMap(({ row, initials: names }) => (names.length === 0 ? [] : [row]));
  return [
    ...(introducedRows.length === 0
      ? []
      : [
          `Text before the first date has no day of its own. It is recorded on the day of the first comment, or of the column for the latest update: ${listRowsInline(introducedRows)}.`,
        ]),
    ...(initials.length === 0
      ? []
      : [
          `Initials (${initials.map(cleanText).join(', ')}) seem to be persons. They remain in the text of the comment and are not recorded as a role: ${listRowsInline(initialsRows)}. To leave them out, remove them from the sheet.`,
        ]),
  ];
}

/** One line for each cell, with what follows from its words. */
const describeFacts = (facts: readonly DerivedFact[]): readonly string[] =>
  [...groupBy(facts, ({ row, id }) => [`${row} ${id}`]).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const values = group
      .filter(({ value, text }) => value !== text)
      .map(({ field, value }) => `${fieldWords[field] ?? field} ${value}`);
    return `${first.id}  “${shorten(first.text)}”${values.length === 0 ? '' : `: ${values.join(', ')}`}  (row ${first.row})`;
  });

const fieldWords: Readonly<Record<string, string>> = {
  completed_on: 'complete on',
  submitted_on: 'submitted on',
  returned_on: 'returned on',
  closed_on: 'closed on',
  rag: 'rating',
  deadline_by: 'by',
};

function describeDoubt({ row, column, heading, line, text, reason }: DoubtfulCell): string {
  const cell = column === null ? '' : `, column ${column} (${cleanText(heading ?? '')})`;
  const place = `Row ${row}${cell}${line === null ? '' : `, line ${line}`}`;
  return `${place}: “${shorten(text)}”. ${cleanText(reason)}`;
}
