/** The questions about the columns of an extract, and what a sheet has under them. */
import { UserError } from '../../app/command.ts';
import type { Choice } from '../../app/prompts.ts';
import type { Answers, ChoiceQuestion, WizardQuestion } from '../../app/wizard.ts';
import {
  type ExtractColumn,
  extractColumns,
  extractHeading,
  requiredExtractColumns,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { formatColumnLetters, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import { isLikelyHeading } from './mapping-guesses.ts';

/** The answer that leaves a column or a word without a meaning. */
export const noMeaning = '';

/** A row that may have the headings. */
export interface HeaderRow {
  /** The index of the row and the name of its sheet. */
  readonly id: string;
  readonly sheet: Sheet;
  readonly index: number;
  readonly isLikely: boolean;
}

/** What a mapping is made from: the header, the settings and the answers so far. */
export interface ExtractMapping {
  readonly row: HeaderRow;
  readonly settings: Settings;
  readonly answers: Answers;
}

const columnWords: Readonly<Record<ExtractColumn, string>> = {
  ref: 'reference',
  type: 'type',
  status: 'status',
  title: 'title',
  wording: 'wording',
  inspection: 'inspection',
};

const headingsOf = ({ sheet, index }: HeaderRow) =>
  (sheet.rows[index] ?? []).flatMap(({ text }, column) =>
    text.trim() === '' ? [] : [{ heading: text.trim(), column }],
  );

/** The heading that register.yaml or the call names for a column, if the sheet has it. */
const configuredHeading = ({ row, settings }: ExtractMapping, column: ExtractColumn): string | undefined =>
  headingsOf(row).find(
    ({ heading }) => normaliseHeading(heading) === normaliseHeading(extractHeading(settings, column)),
  )?.heading;

/** The questions about columns whose headings are not known. No heading is offered twice. @throws UserError if too few are left */
export function columnQuestions(mapping: ExtractMapping): readonly WizardQuestion[] {
  const usedHeadings = new Set(extractColumns.map((column) => configuredHeading(mapping, column)));
  return extractColumns.flatMap((column) => {
    if (configuredHeading(mapping, column) !== undefined) return [];
    const headings = headingsOf(mapping.row).filter(({ heading }) => !usedHeadings.has(heading));
    const isRequired = requiredExtractColumns.includes(column);
    if (headings.length === 0 && isRequired)
      throw new UserError(`no column is left for the ${columnWords[column]}. Nothing was imported.`);
    const likelyHeadings = headings.filter(({ heading }) => isLikelyHeading(column, heading));
    const toChoice = (item: (typeof headings)[number]): Choice => ({
      value: item.heading,
      label: `${formatColumnLetters(item.column)}: ${item.heading}`,
    });
    usedHeadings.add(mapping.answers[`column:${column}`]);
    const question: ChoiceQuestion = {
      kind: 'choice',
      id: `column:${column}`,
      label: `Column of the ${columnWords[column]}`,
      prompt: `Which column has the ${columnWords[column]}?`,
      choices: [
        ...likelyHeadings.map(toChoice),
        ...(isRequired ? [] : [{ value: noMeaning, label: 'None of them' }]),
        ...headings.filter((heading) => !likelyHeadings.includes(heading)).map(toChoice),
      ],
      defaultAnswer: likelyHeadings[0]?.heading ?? (isRequired ? undefined : noMeaning),
    };
    return [question];
  });
}

/** How often each word occurs in a column. */
export function countWords(mapping: ExtractMapping, column: 'type' | 'status'): ReadonlyMap<string, number> {
  const { row, answers } = mapping;
  const heading = configuredHeading(mapping, column) ?? answers[`column:${column}`] ?? '';
  const index = headingsOf(row).find((candidate) => candidate.heading === heading)?.column ?? -1;
  const counts = new Map<string, number>();
  for (const cells of row.sheet.rows.slice(row.index + 1)) {
    const word = cells[index]?.text.trim() ?? '';
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
