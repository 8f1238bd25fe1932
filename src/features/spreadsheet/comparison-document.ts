/** Formats the part of an import's plan that compares the sheet with its export and with the register. */
import type { Screen } from '../../app/command.ts';
import { compareBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { cleanText, pluralise, wrapText } from '../../output/safe-text.ts';
import type { CellDifference, Plan } from './import-schema.ts';
import { createBlock, listIds, shorten, wrapInBlock } from './plan-blocks.ts';

/** The blocks of the comparison: the export, conflicts, what is kept from the register, and what was removed from the sheet. */
export function formatComparison(plan: Plan, screen: Screen): readonly string[] {
  const { conflicts, emptied, newer } = plan;
  const openConflicts = conflicts.filter(({ keep }) => keep === null);
  const idBlock = (heading: string, ids: readonly string[]) =>
    createBlock(`${heading}: ${ids.length}`, ids.length === 0 ? [] : wrapInBlock(listIds(ids), screen));
  return [
    ...baseNotes(plan).map((note) => wrapText(note, screen.width)),
    ...formatReplaced(plan, screen),
    ...createBlock(
      `Changed on the sheet and on the register: ${pluralise(conflicts.length, 'cell', 'cells')}`,
      [
        ...conflicts.flatMap((conflict) => conflictLines(conflict)),
        ...(openConflicts.length === 0 ? [] : wrapInBlock(choiceNote, screen)),
      ],
    ),
    ...(newer.length === 0
      ? []
      : [
          wrapText(
            `Kept from the register: ${pluralise(newer.length, 'value', 'values')} that changed there since the export, and not on the sheet.`,
            screen.width,
          ),
        ]),
    ...createBlock(
      `Emptied on the sheet, which deletes nothing: ${pluralise(emptied.length, 'cell', 'cells')}`,
      emptied.map(
        (cell) => `${cell.id}  ${describeCellPlace(cell)}: the register keeps ${shorten(cell.was)}`,
      ),
    ),
    ...idBlock('Rows removed from the sheet since the export, and left as they are', plan.removed_rows),
    ...idBlock('No longer on the register, and not changed on the sheet', plan.removed_actions),
    ...(plan.removed_columns.length === 0
      ? []
      : [
          wrapText(
            `Columns that the sheet no longer has, or has under another heading, so they are not imported: ${plan.removed_columns.map(cleanText).join('; ')}.`,
            screen.width,
          ),
        ]),
  ];
}

const choiceNote =
  'Nothing is recorded for these rows until you choose: `--keep register` leaves the register as it is, `--keep sheet` records the values of the sheet. On a terminal, import without `--keep` and choose for each cell.';

function baseNotes({ base, base_fault: fault, changed, conflicts }: Plan): readonly string[] {
  const faultNote = fault === null ? [] : [fault];
  if (base)
    return [
      `Compared with the export of ${formatDate(base.day)}, of commit ${base.commit.slice(0, 8)}.`,
      ...faultNote.map(
        (sentence) =>
          `${sentence} Rows that were not changed on the sheet are still recognised. Where a row was changed and its action has changed on the register too, each difference counts as changed on both.`,
      ),
    ];
  return changed.length + conflicts.length === 0
    ? faultNote
    : [
        ...faultNote,
        'It is not known from which export this sheet was made, so a value of the sheet may be older than the one that it replaces. Look at the list below before you use `--apply`.',
      ];
}

const maxReplacedShown = 20;

/** The values that the sheet would replace, the latest first. */
function formatReplaced({ replaced, base }: Plan, screen: Screen): readonly string[] {
  if (base || replaced.length === 0) return [];
  const latestFirst = [...replaced].sort(compareBy(({ on, recorded_on: day }) => on ?? day ?? '')).reverse();
  const omittedCount = latestFirst.length - maxReplacedShown;
  return createBlock(
    `Values on the register that the sheet would replace, the latest first: ${replaced.length}`,
    [
      ...latestFirst
        .slice(0, maxReplacedShown)
        .flatMap((cell) =>
          wrapInBlock(`${cell.id}  ${describeCellPlace(cell)}: ${describeRegisterValue(cell)}`, screen),
        ),
      ...(omittedCount > 0 ? [`and ${omittedCount} more`] : []),
    ],
  );
}

const conflictLines = (conflict: CellDifference): readonly string[] => [
  `${conflict.id}  ${describeCellPlace(conflict)}`,
  `  exported: ${conflict.exported === null ? 'nothing, or not known' : shorten(conflict.exported)}`,
  `  sheet:    ${shorten(conflict.says)}${conflict.keep === 'sheet' ? '  (chosen)' : ''}`,
  `  register: ${describeRegisterValue(conflict)}${conflict.keep === 'register' ? '  (chosen)' : ''}`,
];

/** `RAG (row 5, column F)`. */
export const describeCellPlace = ({
  heading,
  row,
  column,
}: Pick<CellDifference, 'heading' | 'row' | 'column'>): string =>
  `${cleanText(heading)} (row ${row}, column ${column})`;

/** `red, of 20 November 2021, recorded on 21 November 2021 by Liaison Officer`. */
export function describeRegisterValue(difference: CellDifference): string {
  const { is: value, on, recorded_on: recordedDay, recorded_by: author } = difference;
  return [
    shorten(value),
    ...(on === null ? [] : [`of ${formatDate(on)}`]),
    recordedDay === null
      ? 'not recorded in git yet'
      : `recorded on ${formatDate(recordedDay)} by ${cleanText(author ?? '')}`,
  ].join(', ');
}
