/** Collects what the comparison of a sheet with its export and with the register finds, for the plan of an import. */
import { compareIds } from '../../domain/ids.ts';
import { columnsByName } from './columns.ts';
import type { ImportBase } from './import-base.ts';
import type { CellDifference, EmptiedCell, Plan } from './import-schema.ts';
import type { ImportSheet } from './import-sheets.ts';

/** What the comparisons of all rows find. Each row adds to it, even if the row is refused. */
export interface ComparisonRecord {
  readonly conflicts: CellDifference[];
  /** Values of the register that cells replace whose export is not known. */
  readonly replaced: CellDifference[];
  readonly emptied: EmptiedCell[];
  /** Cells whose value on the register is newer than the export. */
  readonly newer: { readonly id: string; readonly field: string }[];
  /** The ids of unchanged rows whose action is no longer on the register. */
  readonly removedActions: string[];
}

/** A record without entries. */
export const createComparisonRecord = (): ComparisonRecord => ({
  conflicts: [],
  replaced: [],
  emptied: [],
  newer: [],
  removedActions: [],
});

/** The ids in the rows of the sheets. */
export const listSheetIds = (sheets: readonly ImportSheet[]): ReadonlySet<string> =>
  new Set(
    sheets.flatMap(({ sheet, header }) => {
      const index = header.columns.get('id');
      return index === undefined
        ? []
        : sheet.rows.slice(header.rowIndex + 1).flatMap((row) => row[index]?.text.trim() || []);
    }),
  );

type ComparisonKey =
  | 'base'
  | 'base_fault'
  | 'conflicts'
  | 'newer'
  | 'emptied'
  | 'replaced'
  | 'removed_rows'
  | 'removed_columns'
  | 'removed_actions';

/** The part of the plan that is about the export from which the sheets were made. */
export function describeComparison(
  { base, baseFault }: { readonly base: ImportBase | undefined; readonly baseFault: string | undefined },
  {
    comparison,
    firstRows,
    sheetIds,
  }: {
    readonly comparison: ComparisonRecord;
    readonly firstRows: ReadonlyMap<string, unknown>;
    readonly sheetIds: ReadonlySet<string>;
  },
  sheets: readonly ImportSheet[],
): Pick<Plan, ComparisonKey> {
  const { conflicts, newer, emptied, replaced, removedActions } = comparison;
  const isRead = (column: string) => sheets.some(({ header }) => header.columns.has(column));
  return {
    base: base ? { commit: base.commit, day: base.day } : null,
    base_fault: base?.fault ?? baseFault ?? null,
    ...{ conflicts, newer, emptied, replaced },
    removed_rows: base
      ? [...base.rowHashes.keys()].filter((id) => !sheetIds.has(id) && !firstRows.has(id)).sort(compareIds)
      : [],
    removed_columns: base
      ? columnsByName(base.columns)
          .filter(({ name }) => !isRead(name))
          .map(({ heading }) => heading)
      : [],
    removed_actions: removedActions,
  };
}
