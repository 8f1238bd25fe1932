/** Compares a cell three ways: as it is on the sheet, as it was exported, and as it is on the register now. */

/**
 * What a cell of a sheet means for the register.
 * - `unchanged`: the same on all sides.
 * - `newer`: the sheet has what was exported, and the register has changed since.
 * - `agreed`: changed on the sheet, and the register has the same now.
 * - `edited`: changed on the sheet only.
 * - `emptied`: the sheet no longer has what was exported.
 * - `conflict`: changed on the sheet and, differently, on the register.
 */
export type CellVerdict = 'unchanged' | 'newer' | 'agreed' | 'edited' | 'emptied' | 'conflict';

/** How the three sides of a cell compare. */
export interface CellSides {
  /** Whether the sheet has a value. */
  readonly isFilled: boolean;
  /** Whether the export had a value. */
  readonly wasFilled: boolean;
  /** Whether the sheet has what was exported. */
  readonly isAsExported: boolean;
  /** Whether the sheet has what the register has. */
  readonly isAsRegister: boolean;
  /** Whether the register has what was exported. */
  readonly isRegisterAsExported: boolean;
}

/** The verdict on a cell. An empty cell never deletes anything. */
export function compareCell(sides: CellSides): CellVerdict {
  const { isFilled, wasFilled, isAsExported, isAsRegister, isRegisterAsExported } = sides;
  if (!isFilled && wasFilled) return isAsRegister ? 'agreed' : 'emptied';
  if (!isFilled || isAsExported) return isRegisterAsExported ? 'unchanged' : 'newer';
  if (isAsRegister) return 'agreed';
  return isRegisterAsExported ? 'edited' : 'conflict';
}
