/** Runs `portal import` and `portal words`: imports an extract of the monitoring portal and reports what in it is unusual. */

import { requireChangeDate } from '../../app/change-options.ts';
import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import {
  createStatusParser,
  createTypeParser,
  defaultExtractHeadings,
  type ExtractColumn,
} from '../../domain/records/portal-extract.ts';
import { extractFile } from '../../domain/records/record-paths.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { inspectorateTypes, typeWords } from '../../domain/vocabulary.ts';
import { cleanText } from '../../output/safe-text.ts';
import { csvRecord } from '../../output/write-csv.ts';
import type { PortalImportOptions, PortalWordsOptions } from './command.ts';
import type { Remark } from './extract-remarks.ts';
import { type ImportedExtract, importExtract } from './import-extract.ts';
import { type Meanings, parseMeanings, settingsChange, withMeanings } from './portal-meanings.ts';

/** The outcome of `portal import`: records an extract and what its words mean. @throws UserError if it cannot be read */
export const runPortalImport: Command<PortalImportOptions> = async (context, options) => {
  requireSettings(context, 'no extract can be read');
  const meanings = parseMeanings(context.register, options);
  const on = requireChangeDate(context, options.on);
  const file = extractFile(on);
  const sheets = await context.readSheets(options.file, options.encoding);
  if (!sheets.ok) throw new UserError(sheets.error);
  const settings = withMeanings(context.register.settings, meanings);
  const importResult = importExtract(sheets.value, settings, options.sheet);
  if (!importResult.ok) throw new UserError(`${options.file}: ${importResult.error}`);
  const text = csvRecord(importResult.value.lines);
  const textBefore = context.recordText(file);
  if (textBefore !== '' || context.rejectedFiles.includes(file)) {
    const earlier = importExtract(sheets.value, context.register.settings, options.sheet);
    const isSame = textBefore === text || (earlier.ok && textBefore === csvRecord(earlier.value.lines));
    return recordAgain(context, options, { meanings, file, isSame });
  }
  const changes = [{ file, before: undefined, after: text }, ...settingsChange(context, meanings)];
  const subject = `Import the portal extract of ${on}`;
  return {
    ...proposeCommit({ command: 'portal import', subject, changes, options }),
    text: describeImport(importResult.value, settings),
  };
};

const wordsSubject = 'Record what words of the monitoring portal mean';

/** The outcome of `portal words`: records what words mean. @throws UserError if the call gives no meaning */
export const runPortalWords: Command<PortalWordsOptions> = (context, options) => {
  requireSettings(context, 'no meaning can be recorded');
  const meanings = parseMeanings(context.register, options);
  if ([meanings.types, meanings.statuses, meanings.inspections].every((map) => Object.keys(map).length === 0))
    throw new UserError('enter a word and its meaning, for example --status "In review=submitted".');
  const changes = settingsChange(context, meanings);
  return proposeCommit({ command: 'portal words', subject: wordsSubject, changes, options });
};

/**
 * Records the meanings given with an extract that the register already has.
 * @throws UserError if they are recorded too, or the day has another extract
 */
function recordAgain(
  context: CommandContext,
  options: PortalImportOptions,
  {
    meanings,
    file,
    isSame,
  }: { readonly meanings: Meanings; readonly file: string; readonly isSame: boolean },
): Outcome {
  if (!isSame)
    throw new UserError(
      `${file} is already on the register, with other content. Enter the day of this extract with --on, or undo a wrong import with \`afi undo\`.`,
    );
  const changes = settingsChange(context, meanings);
  if (changes.length === 0) throw new UserError(`${file} is already on the register, with the same content.`);
  return {
    ...proposeCommit({ command: 'portal import', subject: wordsSubject, changes, options }),
    text: `${file} is already on the register. Only the meanings are recorded.`,
  };
}

function describeImport({ sheet, headerRow, lines, remarks }: ImportedExtract, settings: Settings): string {
  const [header = [], ...rows] = lines;
  const indexOfColumn = (column: ExtractColumn) => header.indexOf(defaultExtractHeadings[column]);
  const [typeOf, statusOf] = [createTypeParser(settings), createStatusParser(settings)];
  const liveRows = rows.filter((row) => statusOf(row[indexOfColumn('status')] ?? '') !== 'closed');
  const counts = inspectorateTypes.map((type) => {
    const count = liveRows.filter((row) => typeOf(row[indexOfColumn('type')] ?? '') === type).length;
    return `${count} ${count === 1 ? typeWords[type].one : typeWords[type].many}`;
  });
  const rowCount = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  const summary = `${rowCount} of ${cleanText(sheet)}, header in row ${headerRow}; live: ${counts.join(', ')}.`;
  return [summary, ...remarks.map(remarkText)].join('\n');
}

const remarkText = ({ sheet, rows, message }: Remark): string => {
  const location =
    rows.length === 0 ? '' : rows.length === 1 ? `, row ${rows[0]}` : `, rows ${rows.join(', ')}`;
  return cleanText(`${sheet}${location}: ${message}.`);
};
