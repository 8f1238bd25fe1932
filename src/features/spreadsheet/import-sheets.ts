/** Chooses the sheets of a file that an import reads, and finds the header of each. */

import { UserError } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { findHeader, type Header, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import {
  columnOfHeading,
  type Mapping,
  mappingOfSheet,
  type SheetMapping,
  unreadColumn,
} from './column-mapping.ts';
import { type GuessedColumns, guessColumns } from './guess-columns.ts';

/** A sheet that an import reads. */
export interface ImportSheet {
  readonly sheet: Sheet;
  readonly header: Header;
  /** The meaning of its headings and words. */
  readonly mapping: SheetMapping;
  readonly guesses: Omit<GuessedColumns, 'columns'>;
}

/** A sheet that an import does not read. */
interface UnreadSheet {
  readonly sheet: string;
  readonly reason: string;
}

/** The sheets of a file. */
export interface SheetChoice {
  /** In the order of the workbook; never empty. */
  readonly sheets: readonly ImportSheet[];
  readonly notRead: readonly UnreadSheet[];
}

/**
 * The sheets of actions with these names, otherwise all of them.
 * @throws UserError if a named sheet does not exist, no sheet has a header, or a header is ambiguous
 */
export function chooseSheets(
  file: string,
  sheets: readonly Sheet[],
  names: readonly string[],
  mapping: Mapping,
): SheetChoice {
  const namedSheets = findNamedSheets(file, sheets, names);
  const results = sheets.map((sheet) =>
    namedSheets.size === 0 || namedSheets.has(sheet)
      ? readSheetHeader(sheet, mapping, namedSheets.has(sheet))
      : { sheet: sheet.name, reason: 'it is not named by --sheet' },
  );
  const chosenSheets = results.flatMap((result) => ('header' in result ? [result] : []));
  if (chosenSheets.length === 0)
    throw new UserError(
      sheets.every(({ rows }) => rows.length === 0)
        ? `${file} has no rows.`
        : `no header was found in ${file}: no row has two known headings. Give the meaning of its headings in a CSV file with the columns Heading, Word and Means, and name the file with --mapping.`,
    );
  for (const chosenSheet of chosenSheets) assertHeader(file, chosenSheet);
  return {
    sheets: chosenSheets,
    notRead: results.flatMap((result) => ('header' in result ? [] : [result])),
  };
}

function findNamedSheets(
  file: string,
  sheets: readonly Sheet[],
  names: readonly string[],
): ReadonlySet<Sheet> {
  const sheetNames = sheets.map(({ name }) => name);
  return new Set(
    names.map((name) => {
      const match =
        sheets.find((sheet) => sheet.name === name) ??
        sheets.find((sheet) => normaliseHeading(sheet.name) === normaliseHeading(name));
      if (match) return match;
      throw new UserError(
        `${file} has no sheet \`${name}\`. ${didYouMean(name, sheetNames)} Its sheets are: ${sheetNames.join(', ')}.`.replace(
          '  ',
          ' ',
        ),
      );
    }),
  );
}

/** The sheet with its header, or the reason why it is not read. */
function readSheetHeader(sheet: Sheet, mapping: Mapping, isNamed: boolean): ImportSheet | UnreadSheet {
  const sheetMapping = mappingOfSheet(mapping, sheet.name);
  const skip = (reason: string): UnreadSheet => ({ sheet: sheet.name, reason });
  if (sheetMapping.isRead === false && !isNamed) return skip('the mapping leaves it out');
  if (sheet.isHidden && !isNamed && sheetMapping.isRead !== true)
    return skip('it is hidden; name it with --sheet to read it');
  if (sheet.rows.length === 0) return skip('it is empty');
  const header = findHeader(sheet, (heading) => columnOfHeading(sheetMapping, heading));
  if (!header) return skip('it has no header: no row has two known headings');
  if (isEventsHeader(header) && !isNamed)
    return skip('it has the events of an export, and its sheet of actions is read');
  const { columns, ...guesses } = guessColumns(sheet, header, sheetMapping);
  if (!identifyingColumns.some((column) => columns.has(column)) && !isNamed)
    return skip(
      `it has no actions: no heading of row ${header.rowIndex + 1} means an action’s id, number, reference, title or wording`,
    );
  return { sheet, header: { ...header, columns }, mapping: sheetMapping, guesses };
}

const identifyingColumns = ['id', 'number', 'portal_refs', 'title', 'wording'];

/** Whether a header is that of the sheet of events in an export. */
const isEventsHeader = ({ headings }: Header): boolean =>
  headings.slice(0, 4).map(normaliseHeading).join() === 'action,place,date,event';

/** @throws UserError if the sheet cannot be read below this header */
function assertHeader(file: string, { sheet, header, mapping }: ImportSheet): void {
  if (header.headings.some((heading) => heading.startsWith('ï»¿')))
    throw new UserError(
      `${file}: another program read its UTF-8 as Windows-1252, so its texts are garbled. Open the CSV file there as UTF-8, and save it again.`,
    );
  const mappedHeadings = new Map(
    header.headings.map((heading) => [
      normaliseHeading(heading),
      mapping.columns.get(normaliseHeading(heading)),
    ]),
  );
  const repeatedHeadings = [...groupBy(mappedHeadings, ([, column]) => [column])].flatMap(
    ([column, [, ...others]]) =>
      column === undefined || column === unreadColumn ? [] : others.map(([heading]) => heading),
  );
  if (repeatedHeadings.length > 0)
    throw new UserError(
      `${file}: in the header, row ${header.rowIndex + 1} of \`${sheet.name}\`, the mapping gives several headings the same column: ${repeatedHeadings.join(', ')}. Map one of them to \`unread\`.`,
    );
}
