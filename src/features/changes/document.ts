/** Turns the changes of a period into a document, with the actions behind each figure. */

import { batchParts } from '../../domain/batch-outcomes.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { hasMovement, movementParts } from '../../domain/movement.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import {
  type Block,
  countFigure,
  createTable,
  type Document,
  rightAlignedColumn,
  type Table,
} from '../../output/document.ts';
import {
  movementColumns,
  movementMeasure,
  movementWords,
  shownParts,
  totalOfType,
} from './movement-table.ts';
import type { Changes } from './schema.ts';

/** A line of the movement: its labels, the ids behind its figures, and the key of the line. */
interface MovementLine {
  readonly origin: string;
  readonly type: string;
  readonly ids: Changes['movement'][number]['ids'];
  readonly key: readonly string[];
  readonly title: string;
}

/** Lines with anything live or moved; the others would be blank. */
const movementLines = ({ origins }: Settings, { movement }: Changes): readonly MovementLine[] =>
  movement
    .filter(({ ids }) => hasMovement(ids))
    .map(({ origin: id, type, ids }) => {
      const origin = origins.find((entry) => entry.id === id)?.label ?? id ?? 'Origin not known';
      const { heading } = typeWords[type];
      return { origin, type: heading, ids, key: [id ?? '_', type], title: `${origin}, ${heading}` };
    });

const totalLines = ({ movement }: Changes): readonly MovementLine[] =>
  [...new Set(movement.map(({ type }) => type))].map((type) => {
    const { heading } = typeWords[type];
    const ids = totalOfType(movement, type);
    return { origin: 'Total', type: heading, ids, key: ['all', type], title: `All, ${heading}` };
  });

/** Opening, what was issued, reopened and closed, and closing: by origin and type, with totals. */
export function changesTable(settings: Settings, changes: Changes): Table {
  const parts = shownParts(changes.movement);
  const cells = ({ origin, type, ids, key, title }: MovementLine) => [
    origin,
    type,
    ...parts.map((part) =>
      countFigure({
        measure: movementMeasure(part),
        ids: ids[part],
        key: [part, ...key],
        title: `${title}: ${movementWords[part].toLowerCase()}`,
      }),
    ),
  ];
  return {
    kind: 'table',
    columns: [{ label: 'Origin', least: 12 }, { label: 'Type' }, ...movementColumns(parts)],
    rows: [
      ...movementLines(settings, changes).map((line) => ({ cells: cells(line) })),
      ...totalLines(changes).map((line) => ({ cells: cells(line), strong: true })),
    ],
  };
}

const batchWords: Readonly<Record<(typeof batchParts)[number], string>> = {
  referred: 'Referred',
  closed: 'Closed',
  returned: 'Returned',
  withdrawn: 'Withdrawn',
  awaiting: 'Awaiting',
};

/** The outcomes of each batch. `batchCells` returns the first cells of a batch by its id. */
export const batchTable = (
  { batches }: Changes,
  labels: readonly string[] = ['Batch'],
  batchCells: (id: string) => readonly string[] = (id) => [id],
): Table =>
  createTable(
    [...labels, ...batchParts.map((part) => rightAlignedColumn(batchWords[part]))],
    batches.map((batch) => {
      const firstCells = batchCells(batch.id);
      return [
        ...firstCells,
        ...batchParts.map((part) =>
          countFigure({
            measure: part,
            ids: batch.ids[part],
            key: ['batch', batch.id, part],
            title: `${firstCells[0] ?? batch.id}: ${part}`,
          }),
        ),
      ];
    }),
  );

/** The page: the movement, the batches and what happened; on request the ids behind the figures. */
export function changesDocument(
  settings: Settings,
  changes: Changes,
  { ids, population }: { readonly ids: boolean; readonly population: string },
): Document {
  const { since, until, batches, submitted, returned, withdrawn, target_changes: targets } = changes;
  return {
    title: `Movement of ${population}: after ${formatDate(since)}, up to ${formatDate(until)}`,
    blocks: [
      changesTable(settings, changes),
      ...(ids ? idsBehindMovement(settings, changes) : []),
      ...(batches.length > 0 ? [batchTable(changes)] : []),
      ...(ids ? idsBehindBatches(changes) : []),
      ...captionedEvents('Submitted', 'Batch', submitted.map(batchRow)),
      ...captionedEvents('Returned with feedback', 'Batch', returned.map(batchRow)),
      ...captionedEvents('Withdrawn by the force', 'Batch', withdrawn.map(batchRow)),
      ...captionedEvents(
        'Targets changed',
        'Change',
        targets.map(({ id, on, from, to, reason }) => [
          id,
          on,
          `${from} to ${to}: ${reason ?? 'no reason given'}`,
        ]),
      ),
    ],
  };
}

const batchRow = ({ id, on, batch }: Changes['submitted'][number]) => [id, on, batch ?? 'no batch'];

/** Events of one kind, with their number as the caption; nothing where there are none. */
const captionedEvents = (
  heading: string,
  label: string,
  rows: readonly (readonly string[])[],
): readonly Table[] =>
  rows.length === 0
    ? []
    : [createTable(['Action', 'On', { label, least: 20 }], rows, `${heading}: ${rows.length}`)];

/** The ids behind each figure of the movement; an action that was closed twice is in the list twice. */
const idsBehindMovement = (settings: Settings, changes: Changes): readonly Block[] =>
  movementLines(settings, changes).flatMap(({ origin, type, ids }) =>
    movementParts.flatMap((part) =>
      idsBehind(`${origin}, ${type}, ${movementWords[part].toLowerCase()}`, ids[part]),
    ),
  );

const idsBehindBatches = ({ batches }: Changes): readonly Block[] =>
  batches.flatMap((batch) =>
    batchParts.flatMap((part) => idsBehind(`${batch.id}, ${part}`, batch.ids[part])),
  );

const idsBehind = (words: string, ids: readonly string[]): readonly Block[] =>
  ids.length === 0 ? [] : [{ kind: 'details', summary: `${words}: ${ids.length}`, text: ids.join(', ') }];
