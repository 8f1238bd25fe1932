/** Lists the rows that the mapping file of an import should have: its headings, and what only a person can answer. */

import { vocabularyWords } from '../../domain/parse-vocabulary.ts';
import { formatColumnLetters, normaliseHeading } from '../../domain/sheet.ts';
import { pluralise } from '../../output/safe-text.ts';
import { constantColumns, type Mapping, unreadColumn } from './column-mapping.ts';
import { ambiguousHeading } from './guess-columns.ts';
import type { Plan } from './import-schema.ts';
import type { ImportSheet } from './import-sheets.ts';
import { bandRow, datesRow, guessMark, type MappingRow } from './mapping-file.ts';

/** The rows for these sheets and what their plan could not read. A meaning that is only a guess begins with a question mark. */
export function listWantedRows(
  sheets: readonly ImportSheet[],
  plan: Pick<Plan, 'sheets' | 'refused'>,
  mapping: Mapping,
): readonly MappingRow[] {
  return [
    ...headingRows(sheets),
    ...(mapping.dates ? [{ heading: datesRow, word: '', meaning: mapping.dates }] : []),
    ...constantRows(mapping),
    ...plan.sheets.flatMap((sheet) => [
      ...sheet.unknown_words.map(({ heading, word, column, cells, guess }) => ({
        ...{ heading, word, meaning: `${guessMark} ${guess ?? ''}`.trim() },
        note: `${pluralise(cells, 'cell', 'cells')} in ${sheet.sheet}. One of: ${vocabularyWords(column).join(', ')}`,
      })),
      ...sheet.open_bands.map(({ row, text }) => ({
        ...{ heading: bandRow, word: text, meaning: `${guessMark} ${text}` },
        note: `Row ${row} of ${sheet.sheet}. The inspection of the rows under it, or unread`,
      })),
    ]),
    ...missingConstantRows(plan),
  ];
}

/** A row for each heading; where another sheet has it with another meaning, a row for this sheet. */
function headingRows(sheets: readonly ImportSheet[]): readonly MappingRow[] {
  const firstMeanings = new Map<string, string>();
  return sheets.flatMap(({ sheet, header: { headings, columns } }) => {
    const columnByIndex = new Map([...columns].map(([column, index]) => [index, column]));
    const firstKeys = new Set<string>();
    return headings.flatMap((heading, index): readonly MappingRow[] => {
      const key = normaliseHeading(heading);
      const column = columnByIndex.get(index);
      if (heading === '' || (firstKeys.has(key) && column === undefined)) return [];
      firstKeys.add(key);
      const question = column === undefined ? ambiguousHeading(heading) : undefined;
      const meaning = column ?? (question ? `${guessMark} ${question}` : unreadColumn);
      const firstMeaning = firstMeanings.get(key);
      if (firstMeaning === meaning) return [];
      firstMeanings.set(key, firstMeaning ?? meaning);
      const note = question && `Column ${formatColumnLetters(index)}. target, deadline_by or unread`;
      return [
        {
          ...{ heading, word: '', meaning },
          ...(firstMeaning !== undefined && { sheet: sheet.name }),
          ...(note !== undefined && { note }),
        },
      ];
    });
  });
}

const constantRows = (mapping: Mapping): readonly MappingRow[] =>
  [['', mapping] as const, ...mapping.sheets].flatMap(([sheet, { constants }]) =>
    constantColumns.flatMap((column) =>
      [...(constants.get(column) ?? [])].map(([word, meaning]) => ({
        ...{ heading: `(${column})`, word, meaning },
        ...(sheet !== '' && { sheet }),
      })),
    ),
  );

/** Rows for values that all rows of a sheet lack, because it has no column for them. */
const missingConstantRows = ({ sheets, refused }: Pick<Plan, 'sheets' | 'refused'>): readonly MappingRow[] =>
  sheets.flatMap(({ sheet, read, open_bands: openBands }) =>
    (['inspection', 'type', 'origin', 'issued'] as const).flatMap((column) =>
      read.some((each) => each.column === column) ||
      (column === 'inspection' && openBands.length > 0) ||
      !refused.some((refusal) => refusal.sheet === sheet && missingForms[column].test(refusal.reason))
        ? []
        : [
            {
              ...{ heading: `(${column})`, word: '', sheet },
              meaning: column === 'inspection' ? `${guessMark} ${sheet}` : guessMark,
              note: missingNotes[column],
            },
          ],
    ),
  );

const missingForms = {
  inspection: /inspection is missing/,
  type: /type is missing/,
  origin: /there is no inspection/,
  issued: /day it was issued is missing/,
} as const;

const missingNotes = {
  inspection: 'The title or id of the inspection of these rows',
  type: 'cause of concern, recommendation, area for improvement or audit action',
  origin: 'The row of the summary to which the new inspections of this sheet belong, such as custody',
  issued:
    'The day on which these actions were issued. A row (published) gives that of a report, with its title in the second column',
} as const;
