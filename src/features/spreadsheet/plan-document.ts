/** Formats the plan of an import as text for the terminal. */

import type { Screen } from '../../app/command.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { cleanText, pluralise, wrapText } from '../../output/safe-text.ts';
import { formatComparison } from './comparison-document.ts';
import type { Plan } from './import-schema.ts';
import { createBlock, listIds, refusedRows, shorten, wrapInBlock } from './plan-blocks.ts';
import { formatSheet } from './sheet-document.ts';

/** The plan in full: how each sheet was read, what is new, changed and refused, and the totals. */
export function formatPlan(plan: Plan, screen: Screen): string {
  const { added, changed, unchanged, absent, sheets } = plan;
  const newRecords = [
    ...createBlock(`New inspections: ${plan.inspections.length}`, [
      ...plan.inspections.map(
        (record) => `${formatIdAndTitle(record)}  (${record.origin}, ${record.published ?? 'undated'})`,
      ),
      ...(plan.inspections.length === 0 ? [] : wrapInBlock(idNote, screen)),
    ]),
    ...createBlock(`New boards: ${plan.boards.length}`, plan.boards.map(formatIdAndTitle)),
    ...createBlock(`New batches: ${plan.batches.length}`, plan.batches.map(formatIdAndTitle)),
  ];
  const [onlySheet] = sheets.length === 1 ? sheets : [];
  const sheetBlocks = onlySheet
    ? formatSheet(plan, onlySheet, { screen, newRecords })
    : [
        wrapText(
          `${plan.file}: ${sheets.length} sheets are read. ${sheets.map(({ sheet }) => sheet).join('; ')}.`,
          screen.width,
        ),
        ...newRecords,
        ...sheets.flatMap((sheet) => formatSheet(plan, sheet, { screen, newRecords: [] })),
      ];
  return [
    ...sheetBlocks,
    ...formatComparison(plan, screen),
    ...[...unreadSheetNotes(plan), ...undatedNotes(plan), ...unbatchedNotes(plan)].map((note) =>
      wrapText(note, screen.width),
    ),
    ...createBlock(
      `Not in the ${onlySheet ? 'sheet' : 'sheets'}, and left as they are: ${absent.length}`,
      absent.length === 0 || plan.base ? [] : [wrapText(listIds(absent), screen.width, '').trim()],
    ),
    `${added.length} new, ${changed.length} changed, ${unchanged.length} unchanged, ${refusedRows(plan).length} refused.`,
  ].join('\n\n');
}

const idNote =
  'These ids become part of every action’s id. To choose others, add a column `Inspection id` to the sheet, or a row with the heading, the title and the id to the mapping.';

const formatIdAndTitle = ({ id, title }: { readonly id: string; readonly title: string }) =>
  `${id}  ${shorten(title)}`;

const unreadSheetNotes = ({ not_read: unreadSheets }: Plan): readonly string[] =>
  unreadSheets.length === 0
    ? []
    : [
        `Sheets not read: ${unreadSheets.map(({ sheet, reason }) => `${cleanText(sheet)} (${reason})`).join('; ')}.`,
      ];

const eventNouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  assigned: ['assignment', 'assignments'],
  target: ['target', 'targets'],
  progress: ['update', 'updates'],
  completed: ['completion', 'completions'],
  submitted: ['submission', 'submissions'],
  returned: ['return', 'returns'],
  closed: ['closure', 'closures'],
};

/** A note on the events that get the day of the import. */
function undatedNotes({ undated, on }: Plan): readonly string[] {
  if (undated.length === 0) return [];
  const counts = undated.map(({ event, ids }) =>
    pluralise(ids.length, ...(eventNouns[event] ?? [event, event])),
  );
  return [
    `The sheet has no date for these, so they are dated ${formatDate(on)}: ${counts.join(', ')}. Papers use that date, for example to count the closures of a month and the days with HMICFRS. Add columns such as \`Date closed\` and \`Date submitted\` to the sheet, or use --on to give the day on which all of this was true.`,
  ];
}

const unbatchedNotes = ({ unbatched }: Plan): readonly string[] =>
  unbatched.length === 0
    ? []
    : [
        `With HMICFRS, but not in a batch: ${pluralise(unbatched.length, 'action', 'actions')}. They are not counted in the figures of any batch. Add a column \`Batch\` to the sheet, or use --batch to put all of them in one.`,
      ];
