/** Every rule the register must keep. To add one: write it beside its kin, then list it here. */
import { assessedActionKnown, frameworkKnown, judgedInOrder, topicOfFramework } from './assessments-rules.ts';
import { oneFrequency } from './boards-rules.ts';
import { causeAccompanied, causeLast, causeOutlived } from './causes-rules.ts';
import { submittedComplete, submittedProven, submittedWithBatch } from './closure-rules.ts';
import { boardInLine, carriedInLine, supersededInLine } from './cycle-rules.ts';
import { evidenceFound, evidenceUnchanged } from './evidence-rules.ts';
import { numberedThrough, pafKnown } from './framework-rules.ts';
import { inDateOrder, issuedFirst, issuedOnce, moveLawful, notAhead } from './history-rules.ts';
import {
  causeAboveRecommendation,
  causeOfSameInspection,
  fieldOfType,
  formerlyNobodys,
  idOfInspection,
} from './issue-rules.ts';
import { paperInOrder } from './papers-rules.ts';
import { approverKnown, leadKnown, liveAssigned } from './people-rules.ts';
import { nobodyNamed } from './personal-rules.ts';
import { portalRefGiven, portalRefOfOne, portalRefOnce, portalTypeKnown } from './portal-rules.ts';
import {
  batchKnown,
  boardKnown,
  carriedKnown,
  causeKnown,
  explainedKnown,
  inspectionKnown,
  originKnown,
  supersedingKnown,
} from './references-rules.ts';
import type { Rule } from './rule.ts';
import { originOnce, ruleKnown } from './settings-rules.ts';
import { legacyWhole, targetExplained } from './targets-rules.ts';
import { wordingOnce } from './wording-rules.ts';

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
