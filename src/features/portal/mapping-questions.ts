/** Asks the questions of `portal import --map`: which row has the headings, which column is which, and what unknown words mean. */

import { type Questions, UserError } from '../../app/command.ts';
import type { Prompter } from '../../app/prompts.ts';
import { requireAnswer } from '../../app/user-input.ts';
import {
  createStatusParser,
  createTypeParser,
  type ExtractColumn,
  extractColumns,
  extractHeading,
  requiredExtractColumns,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { findHeader, formatColumnLetters, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import { inspectorateTypes, typeWords } from '../../domain/vocabulary.ts';
import { cleanText, truncateText } from '../../output/safe-text.ts';
import type { PortalImportOptions } from './command.ts';

const columnMeanings: Readonly<Record<ExtractColumn, string>> = {
  ref: 'the reference',
  type: 'the type',
  status: 'the status',
  title: 'the title',
  wording: 'the wording',
  inspection: 'the inspection',
};

const noMeaning = '';

/** With `--map`, asks which column is which and what the words mean, and returns the options with the answers. */
export const askForMapping: Questions<PortalImportOptions> = async (context, ask, options) => {
  if (options.map !== true) return options;
  const { settings } = context.register;
  const sheets = await context.readSheets(options.file, options.encoding);
  if (!sheets.ok) throw new UserError(sheets.error);
  const mapping = { ...(await askForHeader(sheets.value, options, settings, ask)), settings, ask };
  const column = await askForExtractColumns(mapping);
  const words = await askForMeanings(mapping, column);
  return {
    ...options,
    sheet: mapping.sheet.name,
    column: [...column].flatMap(([name, heading]) =>
      heading === extractHeading(settings, name) ? [] : [`${name}=${heading}`],
    ),
    ...words,
  };
};

interface MappingContext {
  readonly sheet: Sheet;
  /** The index of the header row. */
  readonly headerIndex: number;
  readonly settings: Settings;
  readonly ask: Prompter;
}

const requireChoice = (question: Promise<string | undefined>) =>
  requireAnswer(question, 'nothing was taken in.');

const maxRowsShown = 15;

/** Asks for the row with the headings; the row that looks most like a header is first. */
async function askForHeader(
  sheets: readonly Sheet[],
  { sheet: sheetName }: PortalImportOptions,
  settings: Settings,
  ask: Prompter,
) {
  const headings = new Set(
    extractColumns.map((column) => normaliseHeading(extractHeading(settings, column))),
  );
  const normaliseIfKnown = (text: string) =>
    headings.has(normaliseHeading(text)) ? normaliseHeading(text) : undefined;
  const rows = sheets
    .filter(({ name }) => sheetName === undefined || normaliseHeading(name) === normaliseHeading(sheetName))
    .flatMap((sheet) => {
      const likelyHeaderIndex = findHeader(sheet, normaliseIfKnown)?.rowIndex;
      return sheet.rows.slice(0, 50).map((cells, headerIndex) => ({
        sheet,
        headerIndex,
        filledCount: cells.filter(({ kind }) => kind === 'text').length,
        isLikely: headerIndex === likelyHeaderIndex,
      }));
    })
    .filter(({ filledCount }) => filledCount >= requiredExtractColumns.length)
    .sort((a, b) => Number(b.isLikely) - Number(a.isLikely))
    .slice(0, maxRowsShown);
  const [first] = rows;
  if (!first) throw new UserError('no row holds enough words to be a header.');
  const answer = await requireChoice(
    ask.choose(
      'Which row holds the headings?',
      rows.map(({ sheet, headerIndex }, i) => ({
        value: String(i),
        label: truncateText(
          cleanText(
            `${sheet.name}, row ${headerIndex + 1}: ${sheet.rows[headerIndex]?.map(({ text }) => text).join(' | ')}`,
          ),
          100,
        ),
      })),
    ),
  );
  return rows[Number(answer)] ?? first;
}

/** Words that the heading of each column is likely to contain. */
const columnHints: Readonly<Record<ExtractColumn, RegExp>> = {
  ref: /\b(?:ref|reference|number|no|id)\b/i,
  type: /\b(?:type|category|kind)\b/i,
  status: /\b(?:status|state|stage)\b/i,
  title: /\b(?:title|summary|subject|heading)\b/i,
  wording: /\b(?:text|wording|details?|description|content|recommendation)\b/i,
  inspection: /\b(?:inspection|report|publication|source)\b/i,
};

/** The heading of each column: the one in register.yaml, otherwise the answer to a question with the likeliest headings first. No heading is used twice. */
async function askForExtractColumns({ sheet: { rows }, headerIndex, settings, ask }: MappingContext) {
  const headings = (rows[headerIndex] ?? []).flatMap(({ text }, i) =>
    text.trim() === '' ? [] : [{ heading: text.trim(), i }],
  );
  const configuredHeading = (column: ExtractColumn) =>
    headings.find(
      ({ heading }) => normaliseHeading(heading) === normaliseHeading(extractHeading(settings, column)),
    );
  const headingByColumn = new Map<ExtractColumn, string>();
  const usedHeadings = new Set(extractColumns.map((column) => configuredHeading(column)?.heading));
  for (const column of extractColumns) {
    if (configuredHeading(column)) {
      headingByColumn.set(column, extractHeading(settings, column));
      continue;
    }
    const unusedHeadings = headings.filter(({ heading }) => !usedHeadings.has(heading));
    const isRequired = requiredExtractColumns.includes(column);
    if (unusedHeadings.length === 0 && isRequired)
      throw new UserError(`no column is left for ${columnMeanings[column]}; nothing was taken in.`);
    const isLikely = ({ heading }: { readonly heading: string }) => columnHints[column].test(heading);
    const toChoice = ({ heading, i }: { readonly heading: string; readonly i: number }) => ({
      value: heading,
      label: cleanText(`${formatColumnLetters(i)}: ${heading}`),
    });
    const answer = await requireChoice(
      ask.choose(`Which column holds ${columnMeanings[column]}?`, [
        ...unusedHeadings.filter(isLikely).map(toChoice),
        ...(isRequired ? [] : [{ value: noMeaning, label: 'none of them' }]),
        ...unusedHeadings.filter((heading) => !isLikely(heading)).map(toChoice),
      ]),
    );
    if (answer === noMeaning) continue;
    headingByColumn.set(column, answer);
    usedHeadings.add(answer);
  }
  return headingByColumn;
}

/** Asks for the meanings of types and statuses that the register does not know. */
async function askForMeanings(
  { sheet: { rows }, headerIndex, settings, ask }: MappingContext,
  headingByColumn: ReadonlyMap<ExtractColumn, string>,
): Promise<Pick<PortalImportOptions, 'type' | 'status'>> {
  const wordsIn = (name: ExtractColumn) => {
    const heading = normaliseHeading(headingByColumn.get(name) ?? '');
    const column = (rows[headerIndex] ?? []).findIndex(({ text }) => normaliseHeading(text) === heading);
    return [...new Set(rows.slice(headerIndex + 1).map((cells) => cells[column]?.text.trim() ?? ''))].filter(
      Boolean,
    );
  };
  const askForEach = async (
    words: readonly string[],
    columnName: string,
    choices: readonly { value: string; label: string }[],
  ) => {
    const meanings: string[] = [];
    for (const word of words) {
      const answer = await requireChoice(
        ask.choose(`What does the ${columnName} “${cleanText(word)}” mean?`, [
          ...choices,
          { value: noMeaning, label: 'leave it' },
        ]),
      );
      if (answer !== noMeaning) meanings.push(`${word}=${answer}`);
    }
    return meanings;
  };
  const [typeOf, statusOf] = [createTypeParser(settings), createStatusParser(settings)];
  return {
    type: await askForEach(
      wordsIn('type').filter((word) => typeOf(word) === undefined),
      'type',
      inspectorateTypes.map((value) => ({ value, label: typeWords[value].one })),
    ),
    status: await askForEach(
      wordsIn('status').filter((word) => statusOf(word) === undefined),
      'status',
      [
        { value: 'open', label: 'open: with the force' },
        { value: 'submitted', label: 'submitted: with HMICFRS' },
        { value: 'closed', label: 'closed' },
      ],
    ),
  };
}
