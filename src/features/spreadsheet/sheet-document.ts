/** Formats the part of an import's plan that is about one sheet. */

import type { Screen } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { describeGarbledText } from '../../domain/text/garbled-text.ts';
import { cleanText, pluralise, wrapText } from '../../output/safe-text.ts';
import type { ComputedCell, Plan } from './import-schema.ts';
import { createBlock, listIds, listRows, listRowsInline, refusedRows, shorten } from './plan-blocks.ts';
import { formatReading, formatSources } from './reading-document.ts';
import type { SheetReading } from './reading-schema.ts';
import { formatRemarks } from './remark-document.ts';

/** The entries of the plan that name a sheet. */
type SheetEntries = Pick<
  Plan,
  | 'added'
  | 'changed'
  | 'worked_out'
  | 'refused'
  | 'derived'
  | 'doubtful'
  | 'threads'
  | 'placeholders'
  | 'personal'
  | 'garbled'
>;

/** The blocks of a sheet: how it was read, then what is new, changed and refused in it. `newRecords` are shown between the two. */
export function formatSheet(
  plan: Plan,
  sheet: SheetReading,
  { screen, newRecords }: { readonly screen: Screen; readonly newRecords: readonly string[] },
): readonly string[] {
  const entries = selectEntries(plan, sheet.sheet);
  const { added, changed, worked_out: computedCells } = entries;
  const refusedCount = refusedRows(entries).length;
  return [
    formatReading(plan.file, sheet, screen),
    ...formatSources(sheet, screen),
    ...newRecords,
    ...createBlock(
      `New: ${added.length}`,
      added.map(({ row, id, title }) => `${id}  ${shorten(title)}  (row ${row})`),
    ),
    ...createBlock(
      `Changed: ${changed.length}`,
      changed.flatMap(({ row, id, changes }) => [
        `${id}  (row ${row})`,
        ...changes.map(({ field, from, to, by }) => `  ${field}: ${shorten(from)} → ${shorten(to)}  [${by}]`),
      ]),
    ),
    ...createBlock(
      `Changed in the sheet, but calculated by the register, so not imported: ${pluralise(computedCells.length, 'cell', 'cells')}`,
      computedCellLines(computedCells),
    ),
    ...formatRemarks(entries, screen),
    ...createBlock(`Refused: ${pluralise(refusedCount, 'row', 'rows')}`, refusalLines(entries, screen)),
    ...[...placeholderNotes(entries), ...personalDataNotes(entries), ...garbledTextNotes(entries)].map(
      (note) => wrapText(note, screen.width),
    ),
  ];
}

function selectEntries(plan: Plan, sheetName: string): SheetEntries {
  const ofSheet = <Entry extends { readonly sheet: string }>(entries: readonly Entry[]) =>
    entries.filter(({ sheet }) => sheet === sheetName);
  return {
    added: ofSheet(plan.added),
    changed: ofSheet(plan.changed),
    worked_out: ofSheet(plan.worked_out),
    refused: ofSheet(plan.refused),
    derived: ofSheet(plan.derived),
    doubtful: ofSheet(plan.doubtful),
    threads: ofSheet(plan.threads),
    placeholders: ofSheet(plan.placeholders),
    personal: ofSheet(plan.personal),
    garbled: ofSheet(plan.garbled),
  };
}

/** One line for each column, because an older sheet differs from the register in many rows. */
const computedCellLines = (cells: readonly ComputedCell[]): readonly string[] =>
  [...groupBy(cells, ({ column }) => [column]).values()].flatMap(([first, ...otherCellsOfColumn]) => {
    if (!first) return [];
    const { column, heading, row, says: cellText, is: registerText, instead: remedy } = first;
    const omittedLines =
      otherCellsOfColumn.length === 0
        ? ''
        : `; also different in row ${listIds(otherCellsOfColumn.map((cell) => String(cell.row)))}`;
    return `${cleanText(heading)}, column ${column}: row ${row} has ${shorten(cellText)}, the register has ${registerText === null ? 'nothing' : shorten(registerText)}${omittedLines}. ${remedy}`;
  });

/** Each reason once, with its rows. */
function refusalLines({ refused }: SheetEntries, screen: Screen): readonly string[] {
  const groups = groupBy(refused, ({ column, heading, reason }) => [
    column === null ? reason : `column ${column} (${heading}): ${reason}`,
  ]);
  return [...groups].map(([reason, group]) => {
    const sentence = /[.?…]$/.test(reason) ? reason : `${reason}.`;
    return wrapText(`${sentence} ${listRows(group.map(({ row }) => row))}`, screen.width, '    ').trimStart();
  });
}

const placeholderNotes = ({ placeholders }: SheetEntries): readonly string[] =>
  placeholders.length === 0
    ? []
    : [
        `Placeholders such as “TBC” or “N/A” are not owners, and are not imported: ${placeholders.map(({ column, cells, rows }) => `${column.replace('_', ' ')} in ${pluralise(cells, 'cell', 'cells')} (${listRowsInline(rows)})`).join('; ')}. The register shows these actions as unassigned.`,
      ];

const personalDataNotes = ({ personal }: SheetEntries): readonly string[] =>
  personal.length === 0
    ? []
    : [
        `This looks like personal data, and git keeps everything that is recorded: ${personal.map(({ kind, cells, rows }) => `${kind} in ${pluralise(cells, 'cell', 'cells')} (${listRowsInline(rows)})`).join('; ')}. Replace it with the role, or map the column to \`unread\`.`,
      ];

const garbledTextNotes = ({ garbled }: SheetEntries): readonly string[] =>
  garbled.length === 0
    ? []
    : [
        `Text was garbled by another program: ${garbled.map(({ column, heading, cells, rows, text, original }) => `column ${column} (${cleanText(heading)}), such as ${describeGarbledText({ fragment: text, original: original ?? undefined })}, in ${pluralise(cells, 'cell', 'cells')} (${listRowsInline(rows)})`).join('; ')}. It would be imported as it is. Export the sheet again as UTF-8, or correct these cells.`,
      ];
