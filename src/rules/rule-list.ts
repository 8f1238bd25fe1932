/** Lists every rule, in the order in which findings are reported. A new rule needs a constant in the file of its subject and a line in this list. */
import { assessmentAction, assessmentDate, assessmentTopic, frameworkUnknown } from './assessment-rules.ts';
import { boardFrequency } from './board-rules.ts';
import { causeAlone, causeEarly, causeOutlived } from './cause-rules.ts';
import { characterLost, textGarbled } from './character-rules.ts';
import {
  submittedEarly,
  submittedIncomplete,
  submittedUncounted,
  submittedUnproven,
} from './closure-rules.ts';
import { approverDelivers, completeRated, completeUnproven } from './completion-rules.ts';
import { boardCircle, carriedCircle, supersededCircle } from './cycle-rules.ts';
import { evidenceChanged, evidencePath } from './evidence-rules.ts';
import { frameworkGap, frameworkOverlap, frameworkPeriod } from './framework-period-rules.ts';
import { frameworkNumbering, pafUnknown } from './framework-rules.ts';
import {
  dateAhead,
  dateOrder,
  dueBeforeIssue,
  issuedFirst,
  issuedOnce,
  moveUnlawful,
} from './history-rules.ts';
import { causeAbove, causeElsewhere, fieldOfType, formerlyTaken, idForm } from './issue-rules.ts';
import { paperDates, paperSlot, paperTemplate } from './paper-rules.ts';
import { approverUnknown, leadUnknown, ownerPlaceholder, unassignedRule } from './people-rules.ts';
import {
  portalRefEmpty,
  portalRefShared,
  portalRefTwice,
  portalStatusUnknown,
  portalTypeUnknown,
} from './portal-rules.ts';
import {
  batchUnknown,
  boardUnknown,
  carriedUnknown,
  causeUnknown,
  explanationUnknown,
  inspectionUnknown,
  originUnknown,
  supersededUnknown,
} from './reference-rules.ts';
import { wordsRestored } from './removal-rules.ts';
import { approverRequested, decisionUnmatched, grantWithoutTarget } from './request-rules.ts';
import type { Rule } from './rule.ts';
import { allowEmpty, ignoreRecord, originTwice, ruleUnknown } from './settings-rules.ts';
import { legacyBare, targetLimit, targetUnexplained } from './target-rules.ts';
import { personalData, wordingAlike } from './text-rules.ts';

/** Every rule. */
export const rules: readonly Rule[] = [
  inspectionUnknown,
  originUnknown,
  originTwice,
  causeUnknown,
  causeAbove,
  causeElsewhere,
  causeAlone,
  causeOutlived,
  causeEarly,
  fieldOfType,
  idForm,
  formerlyTaken,
  wordingAlike,
  pafUnknown,
  boardUnknown,
  batchUnknown,
  carriedUnknown,
  carriedCircle,
  supersededUnknown,
  supersededCircle,
  issuedFirst,
  issuedOnce,
  moveUnlawful,
  dateOrder,
  dateAhead,
  dueBeforeIssue,
  leadUnknown,
  approverUnknown,
  ownerPlaceholder,
  unassignedRule,
  approverDelivers,
  completeUnproven,
  completeRated,
  targetUnexplained,
  targetLimit,
  decisionUnmatched,
  grantWithoutTarget,
  approverRequested,
  evidencePath,
  evidenceChanged,
  submittedEarly,
  submittedIncomplete,
  submittedUnproven,
  submittedUncounted,
  legacyBare,
  personalData,
  textGarbled,
  characterLost,
  wordsRestored,
  boardCircle,
  boardFrequency,
  paperDates,
  paperTemplate,
  paperSlot,
  frameworkNumbering,
  frameworkPeriod,
  frameworkOverlap,
  frameworkGap,
  frameworkUnknown,
  assessmentTopic,
  assessmentDate,
  assessmentAction,
  portalRefShared,
  portalTypeUnknown,
  portalStatusUnknown,
  portalRefTwice,
  portalRefEmpty,
  explanationUnknown,
  ignoreRecord,
  allowEmpty,
  ruleUnknown(() => rules.map(({ code }) => code)),
];
