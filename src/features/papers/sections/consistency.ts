/** Checks that the figures on a page agree: parts with totals, brackets with batches, movement with position, words with figures. */

import { sum } from '../../../domain/collections.ts';
import { boardFrequencies, findFrequencies } from '../../../domain/dates/frequency.ts';
import { compareIds } from '../../../domain/ids.ts';
import type { Board } from '../../../domain/records/board.ts';
import type { Paper } from '../../../domain/records/paper.ts';
import type { Changes, PaperBatch } from '../../changes/schema.ts';
import type { Summary } from '../../summary/schema.ts';
import type { AuditProgress } from './audit-progress.ts';
import { compareNarrative } from './narrative-figures.ts';
import type { Inconsistency } from './paper-metadata.ts';
import type { NewSource, Revisit } from './since-last-update.ts';

/** The figures and words of a page that must agree. */
export interface PageFigures {
  /** The published table. */
  readonly position: Summary;
  /** The same table without actions marked above the page, which every other figure excludes. */
  readonly visible: Summary;
  /** The movement of the page's period; null if it has none. */
  readonly changes: Changes | null;
  /** The batches on the page, and every batch with an action awaiting an answer. */
  readonly batches: readonly PaperBatch[];
  readonly revisits?: readonly Revisit[];
  readonly sources?: readonly NewSource[];
  readonly ready: readonly string[];
  readonly audit?: readonly Pick<AuditProgress, 'issued' | 'closed' | 'open'>[];
  readonly boards?: readonly Board[];
  readonly narrative: Paper['narrative'];
  /** The lengths of the page's other lists of actions. */
  readonly lists?: readonly number[];
}

/** The inconsistencies of a page; empty if all of its figures agree. */
export const checkConsistency = (page: PageFigures): readonly Inconsistency[] => [
  ...partsAndTotals(page.position),
  ...unplacedRows(page.position),
  ...bracketsAndBatches(page),
  ...movementAndPosition(page),
  ...revisitsAndRemainder(page.revisits ?? []),
  ...frequencies(page),
  ...compareNarrative(page),
];

function partsAndTotals({ rows, columns, total, several }: Summary): readonly Inconsistency[] {
  return columns.flatMap(({ id, label }) =>
    (['live', 'submitted'] as const).flatMap((figure) => {
      const parts = sum(rows.map(({ cells }) => cells[id]?.[figure] ?? 0));
      const overall = total[id]?.[figure] ?? 0;
      if (parts === overall) return [];
      return [
        {
          about: 'the table',
          message: `${label}, ${figure}: the rows add up to ${parts}, but the total is ${overall}`,
          ids: several,
        },
      ];
    }),
  );
}

/** Live rows of the extract whose type is unknown are missing from the last row of the table. */
export const unplacedRows = ({
  unplaced: unplacedRefs,
}: Pick<Summary, 'unplaced'>): readonly Inconsistency[] =>
  unplacedRefs.length === 0
    ? []
    : [
        {
          about: 'the portal’s extract',
          message:
            unplacedRefs.length === 1
              ? 'one live entry has a type with no known meaning and is not counted'
              : `${unplacedRefs.length} live entries have a type with no known meaning and are not counted`,
          ids: unplacedRefs,
        },
      ];

/** The actions in brackets and the actions awaiting an answer in the batches must be the same. */
function bracketsAndBatches({ visible, batches }: PageFigures): readonly Inconsistency[] {
  const bracketedIds = new Set(
    visible.rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ submitted_ids: ids }) => ids)),
  );
  const awaitedIds = new Set(batches.flatMap(({ ids }) => ids.awaiting));
  const ids = [
    ...[...bracketedIds].filter((id) => !awaitedIds.has(id)),
    ...[...awaitedIds].filter((id) => !bracketedIds.has(id)),
  ].sort(compareIds);
  if (ids.length === 0) return [];
  const message = `the table shows ${bracketedIds.size} submitted, batches show ${awaitedIds.size}`;
  return [{ about: 'submitted actions', message, ids }];
}

function movementAndPosition({ changes, visible }: PageFigures): readonly Inconsistency[] {
  if (changes === null) return [];
  const differences: Inconsistency[] = [];
  if (changes.unbalanced.length > 0)
    differences.push({
      about: 'the movement',
      message: 'it does not balance, because of errors in histories',
      ids: changes.unbalanced,
    });
  for (const { id, label } of visible.columns) {
    const closing = sum(changes.movement.filter(({ type }) => type === id).map((row) => row.closing));
    const live = visible.total[id]?.live ?? 0;
    if (closing !== live)
      differences.push({
        about: 'the movement',
        message: `${label}: the closing position is ${closing}, but the table shows ${live}`,
        ids: [],
      });
  }
  return differences;
}

/** Recommendations closed by a revisit, closed otherwise and remaining must add up. */
const revisitsAndRemainder = (revisits: readonly Revisit[]): readonly Inconsistency[] =>
  revisits.flatMap(
    ({
      title,
      recommendations,
      closed_by_revisit: closedCount,
      closed_otherwise: closedOtherwise,
      remaining,
    }) =>
      closedCount + closedOtherwise + remaining === recommendations
        ? []
        : [
            {
              about: title,
              message: `${closedCount} closed at revisits, ${closedOtherwise} closed otherwise and ${remaining} remaining do not add up to ${recommendations}`,
              ids: [],
            },
          ],
  );

/** A board's meetings must be as frequent in the narrative as in its file. */
function frequencies({ boards = [], narrative = {} }: PageFigures): readonly Inconsistency[] {
  return boards.flatMap((board) => {
    const ownFrequencies = [...new Set(boardFrequencies(board).map(({ frequency }) => frequency))];
    const narrativeFrequencies = Object.entries(narrative).flatMap(([slot, text]) =>
      sentencesAbout(board.name, text)
        .flatMap(findFrequencies)
        .filter((frequency) => !ownFrequencies.includes(frequency))
        .map((frequency) => ({ slot, frequency })),
    );
    if (ownFrequencies.length + narrativeFrequencies.length < 2) return [];
    const statements = [
      ...(ownFrequencies.length > 0 ? [`its record has ${ownFrequencies.join(' and ')}`] : []),
      ...narrativeFrequencies.map(({ slot, frequency }) => `the narrative \`${slot}\` has ${frequency}`),
    ];
    const message = `more than one meeting frequency is given: ${statements.join('; ')}`;
    return [{ about: board.name, message, ids: [board.id] }];
  });
}

const sentencesAbout = (name: string, text: string) =>
  text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.replace(/\s+/g, ' ').includes(name));
