/** Lists the kinds of record with their schemas. `record-paths.ts` has their folders. */

import type * as z from 'zod';
import { listKeys } from '../collections.ts';
import { acceptancesRecord } from './acceptances.ts';
import { actionRecord } from './action.ts';
import { assessmentRecord } from './assessment.ts';
import { batchRecord } from './batch.ts';
import { boardRecord } from './board.ts';
import { explanationsRecord } from './explanations.ts';
import type { RecordKind } from './field-table.ts';
import { frameworkRecord } from './framework.ts';
import { inspectionRecord } from './inspection.ts';
import { paperRecord } from './paper.ts';
import { roundRecord } from './round.ts';
import { settingsRecord } from './settings.ts';

const table = {
  settings: settingsRecord,
  action: actionRecord,
  inspection: inspectionRecord,
  batch: batchRecord,
  board: boardRecord,
  paper: paperRecord,
  framework: frameworkRecord,
  assessment: assessmentRecord,
  round: roundRecord,
  explanations: explanationsRecord,
  acceptances: acceptancesRecord,
};

/** The name of a kind of record. */
export type Kind = keyof typeof table;

/** The type of a record of each kind. */
export type Records = { readonly [K in Kind]: z.output<(typeof table)[K]['schema']> };

/** Each kind: the schema of its files, and which of its fields the public may read. */
export const recordKinds: { readonly [K in Kind]: RecordKind<Records[K]> } = table;

/** The names of the kinds. */
export const kinds = listKeys(table);
