/** Asks the questions of `import`: shows the column of each heading, and asks for columns that are unknown or wrong. */

import { CancelledError, type Questions } from '../../app/command.ts';
import { backRequest, exitRequest, type LeaveRequest, type Prompter } from '../../app/prompts.ts';
import { formatColumnLetters, normaliseHeading } from '../../domain/sheet.ts';
import { fileName } from '../../domain/text/file-name.ts';
import { cleanText, truncateText } from '../../output/safe-text.ts';
import { columnOfHeading, type Mapping, unreadColumn } from './column-mapping.ts';
import { columnLabels } from './columns.ts';
import type { ImportOptions } from './command.ts';
import type { ImportSheet } from './import-sheets.ts';
import { readImportSheets } from './run-import.ts';

/** Asks for the columns of the headings, unless the mapping has them all; then offers to store the answers in a mapping file. */
export const askForImportColumns: Questions<ImportOptions> = async (context, ask, options) => {
  if (options.json) return {};
  const { mapping, choice } = await readImportSheets(context, options);
  let { columns } = mapping;
  for (const importSheet of choice.sheets)
    columns = await askForSheet(importSheet, { ...mapping, columns }, ask);
  if (
    columns.size === mapping.columns.size &&
    [...columns].every(([key, column]) => mapping.columns.get(key) === column)
  )
    return {};
  const answers = { confirmedMapping: { ...mapping, columns } };
  const file = suggestMappingFile(options.file);
  if (options.mapping !== undefined || context.readBytes(file) !== undefined) return answers;
  const isKept = requireChoice(
    await ask.confirm(`Save these answers in ${file}, for --apply and for the next sheet?`, {
      defaultAnswer: true,
    }),
  );
  return isKept ? { ...answers, mapping: file } : answers;
};

function requireChoice<Answer>(answer: Answer | LeaveRequest | undefined): Answer {
  if (answer === undefined || answer === backRequest || answer === exitRequest)
    throw new CancelledError('Cancelled. Nothing was changed.');
  return answer;
}

/** `old-tracker-mapping.csv` for `Old tracker.xlsx`: a name that needs no quotes. */
const suggestMappingFile = (file: string): string =>
  `${fileName(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}-mapping.csv`;

/** A heading that is not empty. */
interface Heading {
  /** The index of its column in the sheet. */
  readonly index: number;
  readonly heading: string;
}

const listHeadings = ({ header }: ImportSheet): readonly Heading[] =>
  header.headings.flatMap((heading, index) => (heading === '' ? [] : [{ index, heading }]));

const [acceptChoice, leaveChoice] = ['right', 'leave'];

/** The columns of the mapping with those of a sheet. Nothing is asked if the mapping has every heading. */
async function askForSheet(
  importSheet: ImportSheet,
  mapping: Mapping,
  ask: Prompter,
): Promise<Mapping['columns']> {
  const headings = listHeadings(importSheet);
  return headings.every(({ heading }) => mapping.columns.has(normaliseHeading(heading)))
    ? mapping.columns
    : askUntilAgreed(importSheet, headings, mapping, ask);
}

/** Asks heading by heading, unknown headings first, until the user agrees with all columns. */
async function askUntilAgreed(
  importSheet: ImportSheet,
  headings: readonly Heading[],
  mapping: Mapping,
  ask: Prompter,
): Promise<Mapping['columns']> {
  const columns = new Map(mapping.columns);
  const columnOf = ({ heading }: Heading) => columnOfHeading({ ...mapping, columns }, heading);
  for (;;) {
    const openHeading = headings.find(
      (candidate) => columnOf(candidate) === undefined && !columns.has(normaliseHeading(candidate.heading)),
    );
    const answer = requireChoice(
      await ask.choose(
        cleanText(
          `Row ${importSheet.header.rowIndex + 1} of ${importSheet.sheet.name} is the header. Is each column read correctly?`,
        ),
        [
          { value: acceptChoice, label: 'Yes, continue' },
          ...headings.map((heading) => ({
            value: String(heading.index),
            label: describeHeading(heading, columnOf(heading)),
          })),
          { value: leaveChoice, label: 'Cancel' },
        ],
        openHeading ? String(openHeading.index) : acceptChoice,
      ),
    );
    if (answer === leaveChoice) throw new CancelledError('Cancelled. Nothing was changed.');
    const heading = headings.find(({ index }) => String(index) === answer);
    if (!heading) return columns;
    const column = await askForMeaning(heading, columnOf(heading), importSheet, ask);
    // A column is read from one heading only: the last one chosen.
    for (const otherHeading of headings)
      if (column !== unreadColumn && otherHeading !== heading && columnOf(otherHeading) === column)
        columns.set(normaliseHeading(otherHeading.heading), unreadColumn);
    columns.set(normaliseHeading(heading.heading), column);
  }
}

const describeHeading = ({ index, heading }: Heading, column: string | undefined): string =>
  `${formatColumnLetters(index)}: ${truncateText(cleanText(heading), 40)} – ${column === undefined ? 'not read' : describeColumn(column)}`;

const describeColumn = (column: string): string =>
  columnLabels[column] ??
  (column.startsWith('extra.')
    ? `a field of your own, ${cleanText(column)}`
    : 'calculated by the register, and not read');

/** Asks for the column of a heading, and shows some of its cells. */
async function askForMeaning(
  { index, heading }: Heading,
  currentColumn: string | undefined,
  { sheet, header }: ImportSheet,
  ask: Prompter,
): Promise<string> {
  const cells = sheet.rows.slice(header.rowIndex + 1).map((row) => cleanText(row[index]?.text.trim() ?? ''));
  const examples = [...new Set(cells.filter((text) => text !== ''))]
    .slice(0, 3)
    .map((text) => truncateText(text, 30));
  const cellSummary =
    examples.length === 0 ? 'Its cells are empty.' : `Its first cells: ${examples.join(' | ')}`;
  const ownField = `extra.${normaliseHeading(heading)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')}`;
  const choices = [unreadColumn, ...Object.keys(columnLabels), ownField];
  return requireChoice(
    await ask.choose(
      `What does the column “${truncateText(cleanText(heading), 60)}” contain? ${cellSummary}`,
      [...new Set(currentColumn === undefined ? choices : [currentColumn, ...choices])].map((value) => ({
        value,
        label: value === unreadColumn ? 'Nothing: do not read this column' : describeColumn(value),
      })),
      currentColumn ?? unreadColumn,
    ),
  );
}
