/** A fault of loading, at offsets of a text. */
import type { LoadingCode } from '../../domain/load-codes.ts';

export interface LoadFault {
  readonly code: LoadingCode;
  readonly message: string;
  readonly help?: string;
  /** Where it begins and ends, in UTF-16 units from the start of the text; the whole file where not given. */
  readonly at?: readonly [number, number];
}

/** At most so many faults are told of one file; a file that has more is told so. */
export const maxFaults = 50;

/** A fault of the loader's own list; the compiler holds the code to it. */
export const fault = (
  code: LoadingCode,
  message: string,
  at?: readonly [number, number],
  help?: string,
): LoadFault => ({
  code,
  message,
  ...(at !== undefined && { at }),
  ...(help !== undefined && { help }),
});

/** Faults in the order of their places; of too many the first, and that there are more. */
export function limitFaults(faults: readonly LoadFault[]): readonly LoadFault[] {
  const sorted = faults.toSorted((a, b) => (a.at?.[0] ?? 0) - (b.at?.[0] ?? 0));
  const firstOmitted = sorted[maxFaults];
  if (!firstOmitted) return sorted;
  const message = `from here on more is wrong; the first ${maxFaults} findings are above`;
  return [...sorted.slice(0, maxFaults), fault('file-faults', message, firstOmitted.at)];
}
