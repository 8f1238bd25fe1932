/** Where a recorded fact of a batch, an inspection or a paper reads otherwise: they hold no `correction`, so it is told and not judged. */

import { isMap } from '../../domain/plain-data.ts';
import { differing, type Rewriting } from './correction-check.ts';

export interface Restated extends Rewriting {
  readonly file: string;
}

/** The records on whose facts figures and papers rest, besides actions. */
const restsOn = /^(?:batches|inspections|papers)\//;

/** Each fact that was stated and now is stated otherwise, or no more; one that came is none. */
export function restatedIn(file: string, was: unknown, is: unknown): readonly Restated[] {
  if (!restsOn.test(file) || !isMap(was) || !isMap(is)) return [];
  return Object.keys(was)
    .flatMap((fact) => differing(fact, was[fact], is[fact]))
    .filter((one) => one.was !== '')
    .map((one) => ({ file, ...one }));
}
