/** Every rule the register must keep. To add one: write it beside its kin, then list it here. */
import { causeAboveRecommendation, causeOfSameInspection, fieldOfType, idOfInspection } from './issue.ts';
import { inDateOrder, issuedFirst, issuedOnce, moveLawful, notAhead } from './life-cycle.ts';
import {
  batchKnown,
  boardKnown,
  carriedInLine,
  carriedKnown,
  causeKnown,
  inspectionKnown,
  originKnown,
} from './references.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  inspectionKnown,
  originKnown,
  causeKnown,
  causeAboveRecommendation,
  causeOfSameInspection,
  fieldOfType,
  idOfInspection,
  boardKnown,
  batchKnown,
  carriedKnown,
  carriedInLine,
  issuedFirst,
  issuedOnce,
  moveLawful,
  inDateOrder,
  notAhead,
];
