/** Lists the schema of every JSON answer by its name. To add an answer, write its schema in its feature and add a line below. */

import { type JsonSchema, toJsonSchema } from '../../domain/schema/json-schema.ts';
import { listResponse, showResponse } from '../actions/schema.ts';
import { ageingResponse } from '../ageing/schema.ts';
import { changesResponse } from '../changes/schema.ts';
import { checkResponse } from '../check/schema.ts';
import { completionResponse } from '../completion/schema.ts';
import { dueResponse } from '../due/schema.ts';
import { changeAnswers } from '../edit-actions/schema.ts';
import { frameworkListResponse } from '../edit-records/framework-schema.ts';
import { boardListResponse, inspectionListResponse, roleListResponse } from '../edit-records/list-schema.ts';
import { recordAnswers } from '../edit-records/schema.ts';
import { auditResponse, betweenResponse, historyResponse } from '../history/schema.ts';
import { overviewResponse } from '../overview/schema.ts';
import { reportList, reportResponse } from '../papers/schema.ts';
import { matchResponse, reconcileAgainstResponse, reconcileResponse } from '../portal/schema.ts';
import { programmeResponse } from '../programme/schema.ts';
import { selfAssessmentResponse } from '../self-assessment/schema.ts';
import { siteResponse } from '../site/schema.ts';
import { exportResponse } from '../spreadsheet/export-schema.ts';
import { importResponse } from '../spreadsheet/import-schema.ts';
import { summaryResponse } from '../summary/schema.ts';
import { trendResponse } from '../trend/schema.ts';
import { helpResponse, schemaResponse } from './schema.ts';

const answers = {
  check: checkResponse,
  overview: overviewResponse,
  summary: summaryResponse,
  list: listResponse,
  show: showResponse,
  changes: changesResponse,
  between: betweenResponse,
  due: dueResponse,
  programme: programmeResponse,
  paf: selfAssessmentResponse,
  history: historyResponse,
  audit: auditResponse,
  trend: trendResponse,
  ageing: ageingResponse,
  reconcile: reconcileResponse,
  'reconcile-against': reconcileAgainstResponse,
  ...changeAnswers,
  ...recordAnswers,
  'framework-list': frameworkListResponse,
  'inspection-list': inspectionListResponse,
  'board-list': boardListResponse,
  'role-list': roleListResponse,
  match: matchResponse,
  import: importResponse,
  export: exportResponse,
  report: reportResponse,
  reports: reportList,
  site: siteResponse,
  completion: completionResponse,
  schema: schemaResponse,
  help: helpResponse,
};

/** The name of an answer: `summary`. */
export type AnswerName = keyof typeof answers;

/** Whether an answer has this name. */
export const isAnswerName = (name: string): name is AnswerName => Object.hasOwn(answers, name);

/** The names of all answers, in the order above. */
export const answerNames: readonly AnswerName[] = Object.keys(answers).filter(isAnswerName);

/** The JSON Schema of an answer, draft 7, for programs that read it. */
export const answerSchema = (name: AnswerName): JsonSchema => toJsonSchema(answers[name]);
