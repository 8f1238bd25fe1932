/** The register against HMICFRS's portal on a page of the Board: the totals of each, and how far they are apart. */
import { type ActionType, inspectorateTypes, typeTitle } from '../model/vocabulary.ts';
import { right, type Table, tableOf } from '../render/table.ts';
import type { SummaryTable } from './summary.ts';

export interface PortalPart {
  /** The day of the extract. */
  readonly extract: string;
  /** Difference: portal less register. */
  readonly totals: readonly {
    readonly type: ActionType;
    readonly register: number;
    readonly portal: number;
    readonly difference: number;
  }[];
}

/** Null where no extract serves the day. Which records make a difference, and which of them are explained, is for reconciliation to say. */
export function portalPart({ portal, total }: SummaryTable): PortalPart | null {
  if (portal === null) return null;
  return {
    extract: portal.extract,
    totals: inspectorateTypes.map((type) => {
      const [ours, theirs] = [total[type]?.live ?? 0, portal.cells[type] ?? 0];
      return { type, register: ours, portal: theirs, difference: theirs - ours };
    }),
  };
}

export const portalTable = (part: PortalPart | null): Table =>
  tableOf(
    ['Type', ...['Register', 'Portal', 'Difference'].map(right)],
    (part?.totals ?? []).map((one) => [
      typeTitle(one.type),
      String(one.register),
      String(one.portal),
      one.difference === 0
        ? 'none'
        : one.difference > 0
          ? `${one.difference} more`
          : `${-one.difference} fewer`,
    ]),
  );
