/** Reads a framework from a file in any format: Word, a web page, a spreadsheet or YAML. */
import type { CommandContext } from '../../app/command.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Sheet } from '../../domain/sheet.ts';
import type { Encoding } from '../../domain/vocabulary.ts';
import { readDocxOutline } from '../../storage/outline/docx-outline.ts';
import { readHtmlOutline } from '../../storage/outline/html-outline.ts';
import type { OmittedLines } from '../../storage/outline/outline.ts';
import { SpreadsheetError } from '../../storage/spreadsheet/size-limits.ts';
import type { FrameworkReading } from './framework-entries.ts';
import { readOutlineEntries } from './outline-entries.ts';
import { readSheetEntries } from './sheet-entries.ts';
import { readYamlEntries } from './yaml-entries.ts';

/** Which file to read, and how. */
interface FileRequest {
  readonly file: string;
  readonly encoding?: Encoding | undefined;
  /** The sheet of a workbook; the first if undefined. */
  readonly sheet?: string | undefined;
}

const formats =
  'Save the framework as a Word document (.docx), a web page (.html), a spreadsheet (.csv or .xlsx) or YAML.';

/** What a file contains; fails with a sentence if it cannot be read. */
export async function readFrameworkFile(
  context: CommandContext,
  request: FileRequest,
): Promise<Result<FrameworkReading, string>> {
  const { file } = request;
  const bytes = context.readBytes(file);
  if (bytes === undefined) return fail(`there is no file ${file}.`);
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (start.startsWith('%PDF-'))
    return fail(`${file} is a PDF, which has no headings or lists that can be read. ${formats}`);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return fail(`${file} is in an old format of Word or Excel. ${formats}`);
  if (start.startsWith('PK') && !/\.(?:xlsx|xlsm)$/i.test(file)) return readDocx(file, bytes);
  if (/\.ya?ml$/i.test(file)) return nameFile(file, readYamlEntries(context.readText(file) ?? ''));
  if (/\.(?:x?html?|xht)$/i.test(file) || /^\s*(?:<!doctype html|<html|<!--)/i.test(start))
    return ok(readOutlineEntries(readHtmlOutline(context.readText(file) ?? '')));
  if (/\.(?:csv|tsv|xlsx|xlsm)$/i.test(file)) return readFrameworkSheet(context, request);
  return fail(`${file} is in a format that afi cannot read. ${formats}`);
}

const nameFile = (
  file: string,
  result: Result<FrameworkReading, string>,
): Result<FrameworkReading, string> => (result.ok ? result : fail(`${file} ${result.error}`));

function readDocx(file: string, bytes: Uint8Array): Result<FrameworkReading, string> {
  try {
    return ok(readOutlineEntries(readDocxOutline(bytes)));
  } catch (error) {
    if (error instanceof SpreadsheetError) return fail(`${file} ${error.message}`);
    throw error;
  }
}

async function readFrameworkSheet(
  context: CommandContext,
  { file, encoding, sheet: name }: FileRequest,
): Promise<Result<FrameworkReading, string>> {
  const sheets = await context.readSheets(file, encoding);
  if (!sheets.ok) return sheets;
  const sheet = name === undefined ? sheets.value[0] : sheets.value.find((each) => each.name === name);
  if (!sheet)
    return fail(
      `${file} has no sheet \`${name ?? ''}\`. Its sheets are: ${sheets.value.map((each) => each.name).join(', ')}.`,
    );
  const reading = readSheetEntries(sheet);
  if (!reading.ok) return nameFile(file, reading);
  const otherSheets = sheets.value.flatMap((each) => (each === sheet ? [] : leaveSheetOut(each)));
  return ok({ ...reading.value, leftOut: [...reading.value.leftOut, ...otherSheets] });
}

/** A sheet that was not read, with its rows; nothing for an empty one. */
function leaveSheetOut({ name, rows }: Sheet): readonly OmittedLines[] {
  const texts = rows.flatMap((row) => row.find(({ text }) => text.trim() !== '')?.text.trim() ?? []);
  const [text] = texts;
  if (text === undefined) return [];
  const reason = 'another sheet. --sheet names the sheet to read';
  return [{ place: `sheet ${name}`, count: texts.length, unit: 'rows', text, reason }];
}
