/** The answer of every report, by its name. */
import * as z from 'zod';
import type { ResponseBody } from '../../../app/response-schema.ts';
import { auditCommittee } from './audit-committee-schema.ts';
import { boardPack, groupPack, reconciliation } from './board-schemas.ts';
import { annual, causeOfConcern, chase, programmePaper, selfAssessment } from './other-schemas.ts';
import { closureSubmission, section55 } from './submission-schema.ts';

const papers = {
  'audit-committee': auditCommittee,
  'board-pack': boardPack,
  'closure-submission': closureSubmission,
  'group-pack': groupPack,
  chase,
  'self-assessment': selfAssessment,
  programme: programmePaper,
  'section-55': section55,
  'cause-of-concern': causeOfConcern,
  annual,
  reconciliation,
};
export type ReportName = keyof typeof papers;
export type Papers = { readonly [Name in ReportName]: Omit<ResponseBody<(typeof papers)[Name]>, 'report'> };

const [first, ...others] = Object.values(papers);
export const report = z.discriminatedUnion('report', [first as typeof auditCommittee, ...others]).meta({
  title: 'afi.report/1',
  description: 'A paper, by the name of its report: what its template may use.',
});
