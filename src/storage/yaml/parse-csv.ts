/** Parses CSV into rows of cells, each with the line on which it begins. */
import { CsvError, parse } from 'csv-parse/sync';
import { fail, ok, type Result } from '../../domain/errors.ts';

/** A row and the line on which it begins, from 1. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Why a text is not valid CSV, as the end of a sentence, and where. */
export interface CsvFault {
  readonly message: string;
  /** Counted from 1, blank rows too. */
  readonly row: number;
  readonly line: number;
}

interface CsvOptions {
  readonly delimiter?: string;
  /** Whether blank rows count as rows. */
  readonly keepBlankRows?: boolean;
  /** Whether a quote in a cell that does not begin with one is a letter, as in Excel; otherwise it is a fault. */
  readonly allowBareQuotes?: boolean;
  /** No more rows are read. */
  readonly maxRows?: number;
  /** A longer row is a fault; without this, rows have any length. */
  readonly maxRowBytes?: number;
}

/** The rows of a text, whatever its line ends and however many cells each row has. */
export function parseCsv(text: string, options: CsvOptions = {}): Result<readonly CsvRow[], CsvFault> {
  const {
    delimiter = ',',
    keepBlankRows = false,
    allowBareQuotes = false,
    maxRows,
    maxRowBytes = 0,
  } = options;
  const content = Buffer.from(text);
  const lineAt = lineCounter(content);
  const rows: CsvRow[] = [];
  let end = 0;
  try {
    parse(content, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: allowBareQuotes,
      max_record_size: maxRowBytes,
      ...(maxRows !== undefined && { to: maxRows }),
      on_record: (cells: readonly string[], { bytes }) => {
        rows.push({ cells, line: lineAt(end) });
        end = bytes;
        return null;
      },
    });
  } catch (error) {
    const message = error instanceof CsvError ? messages[error.code] : undefined;
    if (!(error instanceof CsvError) || message === undefined) throw error;
    const line = lineCounter(content)(Math.max(0, Number(error['bytes'] ?? 1) - 1));
    return fail({ message, row: rows.length + 1, line });
  }
  return ok(keepBlankRows ? rows : rows.filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== ''));
}

const messages: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'this row is too long. A quote may have been left open',
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens in this row is never closed',
  INVALID_OPENING_QUOTE: 'a cell of this row has a quote but does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'there is text after a closing quote in this row',
};

/** Returns a function from an offset to the line of the first byte there that is not a line end. Offsets must not decrease. */
function lineCounter(content: Uint8Array): (offset: number) => number {
  let [position, line] = [0, 1];
  return (offset) => {
    while (
      position < content.length &&
      (position < offset || content[position] === 10 || content[position] === 13)
    )
      if (content[position++] === 10) line++;
    return line;
  };
}
