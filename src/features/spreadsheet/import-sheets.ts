/** Chooses the sheets of a file that an import reads, and finds the header of each. */

import { UserError } from '../../app/command.ts';
import { findHeader, type Header, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { columnOfHeading, type Mapping } from './column-mapping.ts';

/** A sheet that an import reads. */
export interface ImportSheet {
  readonly sheet: Sheet;
  readonly header: Header;
  /** The meaning of its headings and words. */
  readonly mapping: Mapping;
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
      ? readSheetHeader(sheet, mapping)
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
function readSheetHeader(sheet: Sheet, mapping: Mapping): ImportSheet | UnreadSheet {
  const header = findHeader(sheet, (heading) => columnOfHeading(mapping, heading));
  if (header && !isEventsHeader(header)) return { sheet, header, mapping };
  const reason = header
    ? 'it has the events of an export, and its sheet of actions is read'
    : sheet.rows.length === 0
      ? 'it is empty'
      : 'it has no header: no row has two known headings';
  return { sheet: sheet.name, reason };
}

/** Whether a header is that of the sheet of events in an export. */
const isEventsHeader = ({ headings }: Header): boolean =>
  headings.slice(0, 4).map(normaliseHeading).join() === 'action,place,date,event';

/** @throws UserError if the sheet cannot be read below this header */
function assertHeader(file: string, { sheet, header, mapping }: ImportSheet): void {
  if (header.headings.some((heading) => heading.startsWith('ï»¿')))
    throw new UserError(
      `${file}: another program read its UTF-8 as Windows-1252, so its texts are garbled. Open the CSV file there as UTF-8, and save it again.`,
    );
  const repeatedHeadings = header.repeated.filter(
    (heading) => columnOfHeading(mapping, heading) !== undefined,
  );
  if (repeatedHeadings.length > 0)
    throw new UserError(
      `${file}: in the header, row ${header.rowIndex + 1} of \`${sheet.name}\`, several headings mean the same column: ${repeatedHeadings.join(', ')}. Rename one, or map one to \`unread\` with --mapping.`,
    );
}
