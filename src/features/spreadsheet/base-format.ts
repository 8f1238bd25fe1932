/** Writes the base of an export as texts that a sheet can carry, and takes them out of a sheet that comes back. */
import { isDay } from '../../domain/dates/partial-date.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Cell, Sheet } from '../../domain/sheet.ts';

/** What an export was made from, so that a later import can find what was changed on the sheet. */
export interface SheetBase {
  /** The commit in full. */
  readonly commit: string;
  /** The day of the positions, as YYYY-MM-DD. */
  readonly day: string;
  /** The name of the force whose register it was. */
  readonly force: string;
  /** The names of the exported columns, in order. */
  readonly columns: readonly string[];
  /** The hash of each exported row, by the id of its action. */
  readonly rowHashes: ReadonlyMap<string, string>;
}

/** A base as it came back; `fault` is a sentence if it cannot be used. */
export interface BaseReading {
  readonly sheets: readonly Sheet[];
  readonly base?: SheetBase;
  readonly fault?: string;
}

/** The hash of a row's cells: 16 hexadecimal digits. */
export const hashRow = (cells: readonly Cell[]): string =>
  sha256(JSON.stringify(cells.map(({ text }) => text))).slice(0, 16);

/** In characters: less than a cell of any program can contain. */
const maxPartLength = 30_000;

/**
 * The base as texts for cells. They have no separators, quotes or spaces that a program would treat specially; each has its
 * number, so that sorting does not matter.
 */
export function formatBase({ commit, day, force, columns, rowHashes }: SheetBase): readonly string[] {
  const fields = [
    ['commit', commit],
    ['day', day],
    ['force', encodeURIComponent(force)],
    ['columns', columns.map(encodeURIComponent).join('+')],
    ['rows', [...rowHashes].map(([id, hash]) => `${id}:${hash}`).join('+')],
  ];
  const content = fields.map(([name, value]) => `${name}=${value}`).join('&');
  const sealedContent = `${content}&sum=${checksum(content)}`;
  const count = Math.ceil(sealedContent.length / maxPartLength);
  return Array.from({ length: count }, (_, i) => {
    const part = sealedContent.slice(i * maxPartLength, (i + 1) * maxPartLength);
    return `afi-base ${i + 1}/${count}. Leave this row in the sheet for afi import. ${part}`;
  });
}

const checksum = (content: string): string => sha256(content).slice(0, 8);

const partPattern = /^\s*afi-base (\d{1,4})\/(\d{1,4})\. [a-z ]+\. (\S+)\s*$/i;

/** Reads the base from anywhere in the sheets, and removes its rows, and the sheet that has nothing else. Other rows keep their numbers. */
export function extractBase(sheets: readonly Sheet[]): BaseReading {
  const parts = new Map<string, string>();
  const contents = new Set<string>();
  const remainingSheets = sheets.flatMap((sheet) => {
    const baseRows = new Set<number>();
    for (const [rowIndex, row] of sheet.rows.entries())
      for (const { text } of row) {
        const [, number, count, content] = (text.includes('afi-base') && partPattern.exec(text)) || [];
        if (content === undefined) continue;
        baseRows.add(rowIndex);
        contents.add(content);
        parts.set(`${number}/${count}`, content);
      }
    if (baseRows.size === 0) return [sheet];
    const otherRows = sheet.rows.filter((row, i) => !baseRows.has(i) && row.length > 0);
    if (otherRows.length <= 1 && !sheet.rows.some((row, i) => !baseRows.has(i) && row.length > 1)) return [];
    return [{ ...sheet, rows: withoutRows(sheet.rows, baseRows) }];
  });
  if (parts.size === 0) return { sheets };
  if (contents.size > parts.size)
    return { sheets: remainingSheets, fault: 'The sheet has the rows of several exports.' };
  const base = parseBase(parts);
  return base
    ? { sheets: remainingSheets, base }
    : { sheets: remainingSheets, fault: 'The last row of the export, or its hidden sheet, is damaged.' };
}

/** The rows with empty ones in place of some; none at the end. */
function withoutRows(rows: Sheet['rows'], removedRows: ReadonlySet<number>): Sheet['rows'] {
  const blankedRows = rows.map((row, i) => (removedRows.has(i) ? [] : row));
  return blankedRows.slice(0, blankedRows.findLastIndex((row) => row.length > 0) + 1);
}

function parseBase(parts: ReadonlyMap<string, string>): SheetBase | undefined {
  const count = parts.size;
  const sealedContent = Array.from({ length: count }, (_, i) => parts.get(`${i + 1}/${count}`) ?? '').join(
    '',
  );
  const sumStart = sealedContent.lastIndexOf('&sum=');
  const content = sealedContent.slice(0, Math.max(0, sumStart));
  if (sealedContent.slice(sumStart + '&sum='.length) !== checksum(content)) return undefined;
  const fields = new Map(
    content.split('&').map((field) => {
      const end = field.indexOf('=');
      return [field.slice(0, end), field.slice(end + 1)] as const;
    }),
  );
  const listOf = (name: string) => fields.get(name)?.split('+').filter(Boolean) ?? [];
  const [commit = '', day = ''] = [fields.get('commit'), fields.get('day')];
  if (!/^[0-9a-f]{40,64}$/.test(commit) || !isDay(day)) return undefined;
  return {
    ...{ commit, day, force: decodeURIComponent(fields.get('force') ?? '') },
    columns: listOf('columns').map(decodeURIComponent),
    rowHashes: new Map(
      listOf('rows').map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1)]),
    ),
  };
}
