/** The register as a whole: the sound records, and what is known of the rest. */

import type { Action } from './records/action.ts';
import type { Assessment } from './records/assessment.ts';
import type { Batch } from './records/batch.ts';
import type { Board } from './records/board.ts';
import type { Explanations } from './records/explanations.ts';
import type { Framework } from './records/framework.ts';
import type { Inspection } from './records/inspection.ts';
import type { Paper } from './records/paper.ts';
import type { Extract } from './records/portal-extract.ts';
import type { Settings } from './records/settings.ts';

/** Every list is in the order of ids. */
export interface Register {
  /** The day the questions are asked, as YYYY-MM-DD. Passed in, never read from the clock. */
  readonly today: string;
  readonly settings: Settings;
  readonly actions: readonly Action[];
  readonly inspections: readonly Inspection[];
  readonly batches: readonly Batch[];
  readonly boards: readonly Board[];
  readonly papers: readonly Paper[];
  readonly frameworks: readonly Framework[];
  readonly assessments: readonly Assessment[];
  readonly extracts: readonly Extract[];
  readonly explanations: Explanations;
  /** Whether a file is there, be it sound or rejected: a reference to a rejected record is not a second fault. */
  readonly hasFile: (file: string) => boolean;
  /** A file under evidence/; undefined where there is no such plain file. */
  readonly evidenceFile: (file: string) => EvidenceFile | undefined;
}

export interface EvidenceFile {
  /** The fingerprint of its content in hexadecimal, counted when it is asked for. */
  readonly sha256: () => string;
}

/** Every file found is in exactly one of the other three. */
export interface FileAccount {
  readonly found: number;
  readonly counted: number;
  readonly rejected: number;
  readonly ignored: number;
}

/** What serves where register.yaml is missing or rejected: no rows, no roles. */
export const noSettings: Settings = { version: 1, force: { name: 'Force not known' }, origins: [] };

/** Addressed to the force, perhaps to others too. What is addressed to others only is listed and never counted. */
export const addressesForce = ({ addressees }: Action): boolean =>
  addressees === undefined || addressees.length === 0 || addressees.includes('force');

export const byId = <Item extends { readonly id: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> => new Map(items.map((item) => [item.id, item]));
