/** Turns the answer of `changes` into tables, and lists the actions behind each of their figures. */
import { batchParts, hasMovement, movementParts } from '../../domain/movement.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { blankIfZero, createTable, rightAligned, type Table } from '../../output/table.ts';
import { movementColumns, movementWords, totalOfType } from './movement-table.ts';
import type { Changes } from './schema.ts';

/** A row of the movement's table: its labels, and the ids behind its figures. */
interface LabelledMovement {
  readonly origin: string;
  readonly type: string;
  readonly ids: Changes['movement'][number]['ids'];
}

/** Rows in which anything is or was live; the rest would be blank. */
const rowsOf = ({ origins }: Settings, { movement }: Changes): readonly LabelledMovement[] =>
  movement
    .filter(({ ids }) => hasMovement(ids))
    .map(({ origin, type, ids }) => ({
      origin: origins.find(({ id }) => id === origin)?.label ?? origin ?? 'Origin not known',
      type: typeWords[type].heading,
      ids,
    }));

const totalsOf = ({ movement }: Changes): readonly LabelledMovement[] =>
  [...new Set(movement.map(({ type }) => type))].map((type) => ({
    origin: 'Total',
    type: typeWords[type].heading,
    ids: totalOfType(movement, type),
  }));

export function changesTable(settings: Settings, changes: Changes): Table {
  const cells = ({ origin, type, ids }: LabelledMovement) => [
    origin,
    type,
    ...movementParts.map((part) => blankIfZero(ids[part].length)),
  ];
  return {
    columns: [{ heading: 'Origin', least: 16 }, { heading: 'Type' }, ...movementColumns],
    rows: [
      ...rowsOf(settings, changes).map((line) => ({ cells: cells(line) })),
      ...totalsOf(changes).map((line) => ({ cells: cells(line), strong: true })),
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

export const batchTable = ({ batches }: Changes): Table =>
  createTable(
    ['Batch', ...batchParts.map((part) => rightAligned(batchWords[part]))],
    batches.map((batch) => [batch.id, ...batchParts.map((part) => blankIfZero(batch[part]))]),
  );

export interface Proof {
  readonly heading: string;
  readonly ids: string;
}

/** The actions behind each figure of the movement, a line a figure; one that was closed twice is named twice. */
export const movementProof = (settings: Settings, changes: Changes): readonly Proof[] =>
  rowsOf(settings, changes).flatMap(({ origin, type, ids }) =>
    movementParts.flatMap((part) =>
      proofLines(`${origin}, ${type}, ${movementWords[part].toLowerCase()}`, ids[part]),
    ),
  );

export const batchProof = ({ batches }: Changes): readonly Proof[] =>
  batches.flatMap((batch) =>
    batchParts.flatMap((part) => proofLines(`${batch.id}, ${part}`, batch.ids[part])),
  );

const proofLines = (what: string, ids: readonly string[]): readonly Proof[] =>
  ids.length === 0 ? [] : [{ heading: `${what}: ${ids.length}`, ids: ids.join(', ') }];
