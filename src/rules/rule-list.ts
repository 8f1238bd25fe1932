/** Lists every rule, in the order in which findings are reported. To add a rule: write it in a file of its subject, and add it here. */
import { assessmentAction, assessmentDate, assessmentTopic, frameworkUnknown } from './assessments-rules.ts';
import { causeAlone, causeEarly, causeOutlived } from './causes-rules.ts';
import { submittedEarly, submittedIncomplete, submittedUnproven } from './closure-rules.ts';
import { boardFrequency, paperDates } from './committee-rules.ts';
import { boardCircle, carriedCircle, supersededCircle } from './cycle-rules.ts';
import { evidenceChanged, evidencePath } from './evidence-rules.ts';
import { frameworkNumbering, pafUnknown } from './framework-rules.ts';
import { dateAhead, dateOrder, issuedFirst, issuedOnce, moveUnlawful } from './history-rules.ts';
import { causeAbove, causeElsewhere, fieldOfType, formerlyTaken, idForm } from './issue-rules.ts';
import { approverUnknown, leadUnknown, unassigned } from './people-rules.ts';
import { portalRefEmpty, portalRefShared, portalRefTwice, portalTypeUnknown } from './portal-rules.ts';
import {
  batchUnknown,
  boardUnknown,
  carriedUnknown,
  causeUnknown,
  explanationUnknown,
  inspectionUnknown,
  originUnknown,
  supersededUnknown,
} from './references-rules.ts';
import type { Rule } from './rule.ts';
import { originTwice, ruleUnknown } from './settings-rules.ts';
import { legacyBare, targetUnexplained } from './targets-rules.ts';
import { personalData, wordingAlike } from './text-rules.ts';

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
  leadUnknown,
  approverUnknown,
  unassigned,
  targetUnexplained,
  evidencePath,
  evidenceChanged,
  submittedEarly,
  submittedIncomplete,
  submittedUnproven,
  legacyBare,
  personalData,
  boardCircle,
  boardFrequency,
  paperDates,
  frameworkNumbering,
  frameworkUnknown,
  assessmentTopic,
  assessmentDate,
  assessmentAction,
  portalRefShared,
  portalTypeUnknown,
  portalRefTwice,
  portalRefEmpty,
  explanationUnknown,
  ruleUnknown(() => rules.map(({ code }) => code)),
];
