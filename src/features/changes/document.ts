/** What moved in a period as tables, each figure of which can be proven by the actions behind it. */
import { batchParts, hasMovement, type Movement, movementParts } from '../../domain/movement.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { blankIfZero, createTable, rightAligned, type Table } from '../../output/table.ts';
import type { ProvenChanges } from './changes.ts';
import { movementColumns, movementWords, totalOfType } from './movement-table.ts';

/** One line of the movement: the words before its figures, and the ids behind them. */
interface Line {
  readonly origin: string;
  readonly type: string;
  readonly moved: Movement;
}

/** Rows in which anything is or was live; the rest would be blank. */
const linesOf = ({ origins }: Settings, { movement }: ProvenChanges): readonly Line[] =>
  movement.filter(hasMovement).map(({ origin, type, ...moved }) => ({
    origin: origins.find(({ id }) => id === origin)?.label ?? origin ?? 'Origin not known',
    type: typeWords[type].heading,
    moved,
  }));

const totalsOf = ({ movement }: ProvenChanges): readonly Line[] =>
  [...new Set(movement.map(({ type }) => type))].map((type) => ({
    origin: 'Total',
    type: typeWords[type].heading,
    moved: totalOfType(movement, type),
  }));

export function changesTable(settings: Settings, changes: ProvenChanges): Table {
  const cells = ({ origin, type, moved }: Line) => [
    origin,
    type,
    ...movementParts.map((part) => blankIfZero(moved[part].length)),
  ];
  return {
    columns: [{ heading: 'Origin', least: 16 }, { heading: 'Type' }, ...movementColumns],
    rows: [
      ...linesOf(settings, changes).map((line) => ({ cells: cells(line) })),
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

export const batchTable = ({ batches }: ProvenChanges): Table =>
  createTable(
    ['Batch', ...batchParts.map((part) => rightAligned(batchWords[part]))],
    batches.map((fate) => [fate.id, ...batchParts.map((part) => blankIfZero(fate[part].length))]),
  );

export interface Proof {
  readonly heading: string;
  readonly ids: string;
}

/** The actions behind each figure of the movement, a line a figure; one that was closed twice stands there twice. */
export const movementProof = (settings: Settings, changes: ProvenChanges): readonly Proof[] =>
  linesOf(settings, changes).flatMap(({ origin, type, moved }) =>
    movementParts.flatMap((part) =>
      provenBy(`${origin}, ${type}, ${movementWords[part].toLowerCase()}`, moved[part]),
    ),
  );

export const batchProof = ({ batches }: ProvenChanges): readonly Proof[] =>
  batches.flatMap((fate) => batchParts.flatMap((part) => provenBy(`${fate.id}, ${part}`, fate[part])));

const provenBy = (what: string, ids: readonly string[]): readonly Proof[] =>
  ids.length === 0 ? [] : [{ heading: `${what}: ${ids.length}`, ids: ids.join(', ') }];
