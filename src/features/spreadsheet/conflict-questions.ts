/** Asks which value to keep of each cell that was changed on the sheet and on the register. */
import { CancelledError, type Questions } from '../../app/command.ts';
import { backRequest, exitRequest } from '../../app/prompts.ts';
import { cleanText } from '../../output/safe-text.ts';
import { findKnownColumn } from './columns.ts';
import type { ImportOptions } from './command.ts';
import { describeCellPlace, describeRegisterValue } from './comparison-document.ts';
import { askForImportColumns } from './import-questions.ts';
import type { CellDifference } from './import-schema.ts';
import { shorten } from './plan-blocks.ts';
import type { ConflictSide } from './row-comparison.ts';
import { planImport, readImportSheets } from './run-import.ts';

/** Asks for the columns of a sheet that is not an export with its own headings; then, before the changes are recorded, for conflicts. */
export const askForImport: Questions<ImportOptions> = async (context, ask, options) => {
  if (options.json) return {};
  const { base, choice } = await readImportSheets(context, options);
  const headings = choice.sheets.flatMap(({ header }) => header.headings).filter((heading) => heading !== '');
  const isOwnExport =
    base !== undefined && headings.every((heading) => findKnownColumn(heading) !== undefined);
  const columnAnswers = isOwnExport ? {} : await askForImportColumns(context, ask, options);
  if (!base || !options.apply || options.keep !== undefined) return columnAnswers;
  const answeredOptions = { ...options, ...columnAnswers };
  const importSheets = await readImportSheets(context, answeredOptions);
  const { conflicts } = (await planImport(context, answeredOptions, importSheets)).plan;
  return { ...columnAnswers, conflictChoices: await askForSides(conflicts, ask.choose) };
};

const sideOf: Readonly<Record<string, ConflictSide>> = {
  register: 'register',
  sheet: 'sheet',
  'all-register': 'register',
  'all-sheet': 'sheet',
};

/** The side of each conflict, by id and column. @throws CancelledError if the user leaves a question */
async function askForSides(
  conflicts: readonly CellDifference[],
  choose: Parameters<typeof askForImportColumns>[1]['choose'],
): Promise<NonNullable<ImportOptions['conflictChoices']>> {
  const sides = new Map<string, ConflictSide>();
  let sideForAll: ConflictSide | undefined;
  for (const [index, conflict] of conflicts.entries()) {
    const { id, field, says: sheetText, exported } = conflict;
    const place = `${index + 1} of ${conflicts.length}: ${id}, ${describeCellPlace(conflict)}`;
    const answer =
      sideForAll ??
      (await choose(
        cleanText(
          `${place} was changed on the sheet and on the register. ${exported === null ? '' : `It was exported as ${shorten(exported)}. `}Which value is right?`,
        ),
        [
          { value: 'register', label: `The register’s: ${describeRegisterValue(conflict)}` },
          { value: 'sheet', label: `The sheet’s: ${shorten(sheetText)}` },
          { value: 'all-register', label: 'The register’s, for this and all that follow' },
          { value: 'all-sheet', label: 'The sheet’s, for this and all that follow' },
        ],
      ));
    const side = answer === backRequest || answer === exitRequest ? undefined : sideOf[answer];
    if (side === undefined) throw new CancelledError('Cancelled. Nothing was changed.');
    if (typeof answer === 'string' && answer.startsWith('all-')) sideForAll = side;
    sides.set(`${id} ${field}`, side);
  }
  return sides;
}
