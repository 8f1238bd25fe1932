/** Lists every report. To add one: a file next to this one, a template in `templates/`, a line below. */
import { annual } from './annual.ts';
import { auditCommittee } from './audit-committee.ts';
import { boardPack } from './board-pack.ts';
import { boardReconciliation } from './board-reconciliation.ts';
import { causeOfConcern } from './cause-of-concern.ts';
import { chase } from './chase.ts';
import { closureSubmission } from './closure-submission.ts';
import { groupPack } from './group-pack.ts';
import { programmePaper } from './programme-paper.ts';
import { section55 } from './section-55.ts';
import { selfAssessmentPaper } from './self-assessment-paper.ts';

/** Every report, with the schema of its answer. */
export const reports = [
  auditCommittee,
  boardPack,
  closureSubmission,
  groupPack,
  chase,
  selfAssessmentPaper,
  programmePaper,
  section55,
  causeOfConcern,
  annual,
  boardReconciliation,
] as const;
