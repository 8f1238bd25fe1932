/** Every rule the register must keep. To add one: write it beside its kin, then list it here. */
import { assessedActionKnown, frameworkKnown, judgedInOrder, topicOfFramework } from './assessments.ts';
import { oneFrequency } from './boards.ts';
import { causeAccompanied, causeLast, causeOutlived } from './causes.ts';
import { boardInLine, carriedInLine, supersededInLine } from './circles.ts';
import { submittedComplete, submittedProven, submittedWithBatch } from './closure.ts';
import { evidenceFound, evidenceUnchanged } from './evidence.ts';
import { numberedThrough, pafKnown } from './framework.ts';
import {
  causeAboveRecommendation,
  causeOfSameInspection,
  fieldOfType,
  formerlyNobodys,
  idOfInspection,
} from './issue.ts';
import { inDateOrder, issuedFirst, issuedOnce, moveLawful, notAhead } from './life-cycle.ts';
import { paperInOrder } from './papers.ts';
import { approverKnown, leadKnown, liveAssigned } from './people.ts';
import { nobodyNamed } from './personal.ts';
import { portalRefGiven, portalRefOfOne, portalRefOnce, portalTypeKnown } from './portal.ts';
import {
  batchKnown,
  boardKnown,
  carriedKnown,
  causeKnown,
  explainedKnown,
  inspectionKnown,
  originKnown,
  supersedingKnown,
} from './references.ts';
import type { Rule } from './rule.ts';
import { originOnce, ruleKnown } from './settings.ts';
import { legacyWhole, targetExplained } from './targets.ts';
import { wordingOnce } from './wording.ts';

export const rules: readonly Rule[] = [
  inspectionKnown,
  originKnown,
  originOnce,
  causeKnown,
  causeAboveRecommendation,
  causeOfSameInspection,
  causeAccompanied,
  causeOutlived,
  causeLast,
  fieldOfType,
  idOfInspection,
  formerlyNobodys,
  wordingOnce,
  pafKnown,
  boardKnown,
  batchKnown,
  carriedKnown,
  carriedInLine,
  supersedingKnown,
  supersededInLine,
  issuedFirst,
  issuedOnce,
  moveLawful,
  inDateOrder,
  notAhead,
  leadKnown,
  approverKnown,
  liveAssigned,
  targetExplained,
  evidenceFound,
  evidenceUnchanged,
  submittedWithBatch,
  submittedComplete,
  submittedProven,
  legacyWhole,
  nobodyNamed,
  boardInLine,
  oneFrequency,
  paperInOrder,
  numberedThrough,
  frameworkKnown,
  topicOfFramework,
  judgedInOrder,
  assessedActionKnown,
  portalRefOfOne,
  portalTypeKnown,
  portalRefOnce,
  portalRefGiven,
  explainedKnown,
  ruleKnown(() => rules.map(({ code }) => code)),
];
