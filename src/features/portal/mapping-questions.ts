/** Asks the questions of `portal import --map`: which row has the headings, which column is which, and what unknown words mean. */
import { UserError } from '../../app/command.ts';
import { loadDayQuestions } from '../../app/day-question.ts';
import { createQuestions } from '../../app/define-wizard.ts';
import type { Answers, WizardQuestion } from '../../app/wizard.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { requiredExtractColumns } from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import { cleanText, truncateText } from '../../output/safe-text.ts';
import type { PortalImportOptions } from './command.ts';
import { columnQuestions, type HeaderRow, noMeaning } from './mapping-columns.ts';
import { guessHeaderRow } from './mapping-guesses.ts';
import { wordQuestions } from './mapping-words.ts';
import { parseMeanings, withMeanings } from './portal-meanings.ts';

/** The questions of `portal import --map`. */
export const askForMapping = createQuestions<PortalImportOptions>({
  listQuestions: async (context, options) => {
    if (options.map !== true && !options.resume) return undefined;
    const sheets = await context.readSheets(options.file, options.encoding);
    if (!sheets.ok) throw new UserError(sheets.error);
    const { register } = context;
    const settings = withMeanings(register.settings, parseMeanings(register, options));
    const rows = listHeaderRows(sheets.value, options, settings);
    const dayQuestion = await loadDayQuestions(register.today);
    const extractDay = dayQuestion({
      id: 'on',
      label: 'Date of the extract',
      prompt: 'Date of the extract:',
      defaultAnswer: guessDay(options.file, register.today),
    });
    const likelyRow = rows.find(({ isLikely }) => isLikely);
    return (answers) => {
      const row = rows.find(({ id }) => id === answers['header']);
      const mapping = row && { row, settings, answers };
      return [
        headerQuestion(rows, likelyRow?.id),
        ...(options.on === undefined ? [extractDay] : []),
        ...(mapping ? [...columnQuestions(mapping), ...wordQuestions(mapping)] : []),
      ];
    };
  },
  applyAnswers: (options, answers) => {
    const { column = [], type = [], status = [] } = options;
    return {
      ...(answers['header'] !== undefined && { sheet: answers['header'].replace(/^\d+ /, '') }),
      column: [...column, ...pairsOf(answers, 'column')],
      type: [...type, ...pairsOf(answers, 'type')],
      status: [...status, ...pairsOf(answers, 'status')],
      ...(answers['on'] !== undefined && { on: answers['on'] }),
    };
  },
  lastStep: { question: 'Record the extract with these meanings?', saveLabel: 'Yes, record it' },
  callToResume: ({ file }) => `afi portal import ${quoteArgument(file)} --resume`,
});

/** The answers about columns or words, as the options of the command: `WORD=MEANING`. */
const pairsOf = (answers: Answers, group: 'column' | 'type' | 'status'): readonly string[] =>
  Object.entries(answers).flatMap(([id, answer]) =>
    id.startsWith(`${group}:`) && answer !== noMeaning ? [`${id.slice(group.length + 1)}=${answer}`] : [],
  );

const maxRowsShown = 15;

/** The rows that may have the headings, the likely ones first. @throws UserError if there is none */
function listHeaderRows(
  sheets: readonly Sheet[],
  { sheet: sheetName }: PortalImportOptions,
  settings: Settings,
): readonly HeaderRow[] {
  const rows = sheets
    .filter(({ name }) => sheetName === undefined || normaliseHeading(name) === normaliseHeading(sheetName))
    .flatMap((sheet) => {
      const likelyIndex = guessHeaderRow(sheet, settings, requiredExtractColumns.length);
      return sheet.rows.slice(0, 50).map((cells, index) => ({
        id: `${index} ${sheet.name}`,
        sheet,
        index,
        isLikely: index === likelyIndex,
        textCount: cells.filter(({ kind }) => kind === 'text').length,
      }));
    })
    .filter(({ textCount }) => textCount >= requiredExtractColumns.length)
    .sort((a, b) => Number(b.isLikely) - Number(a.isLikely))
    .slice(0, maxRowsShown);
  if (rows.length > 0) return rows;
  throw new UserError('no row has enough text to be the row with the headings.');
}

const headerQuestion = (rows: readonly HeaderRow[], defaultAnswer: string | undefined): WizardQuestion => ({
  kind: 'choice',
  id: 'header',
  label: 'Row with the headings',
  prompt: 'Which row has the headings?',
  choices: rows.map(({ id, sheet, index }) => {
    const texts = sheet.rows[index]?.map(({ text }) => text).join(' | ');
    return {
      value: id,
      label: truncateText(cleanText(`${sheet.name}, row ${index + 1}: ${texts}`), 100),
    };
  }),
  defaultAnswer,
});

/** The best guess for the day of an extract: a date in the name of its file, otherwise today. */
function guessDay(file: string, today: string): string {
  const dayInName = /\d{4}-\d{2}-\d{2}/.exec(file)?.[0];
  return dayInName !== undefined && isDay(dayInName) ? dayInName : today;
}
