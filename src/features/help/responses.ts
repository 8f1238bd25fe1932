/** Lists the schema of every JSON answer by its name. To add an answer, write its schema in its feature and add a line below. */

import { type JsonSchema, toJsonSchema } from '../../domain/schema/json-schema.ts';
import { list, show } from '../actions/schema.ts';
import { ageing } from '../ageing/schema.ts';
import { changes } from '../changes/schema.ts';
import { check } from '../check/schema.ts';
import { due } from '../due/schema.ts';
import { changeAnswers } from '../edit-actions/schema.ts';
import { audit, between, history } from '../history/schema.ts';
import { report, reportList } from '../papers/schema.ts';
import { match, reconcile, reconcileAgainst } from '../portal/schema.ts';
import { programme } from '../programme/schema.ts';
import { paf } from '../self-assessment/schema.ts';
import { site } from '../site/schema.ts';
import { exported } from '../spreadsheet/export-schema.ts';
import { importResponse } from '../spreadsheet/import-schema.ts';
import { summary } from '../summary/schema.ts';
import { trend } from '../trend/schema.ts';
import { help, schema } from './schema.ts';

const answers = {
  check,
  summary,
  list,
  show,
  changes,
  between,
  due,
  programme,
  paf,
  history,
  audit,
  trend,
  ageing,
  reconcile,
  'reconcile-against': reconcileAgainst,
  ...changeAnswers,
  match,
  import: importResponse,
  export: exported,
  report,
  reports: reportList,
  site,
  schema,
  help,
};

/** The name of an answer: `summary`. */
export type AnswerName = keyof typeof answers;

/** Whether an answer has this name. */
export const isAnswerName = (name: string): name is AnswerName => Object.hasOwn(answers, name);

/** The names of all answers, in the order above. */
export const answerNames: readonly AnswerName[] = Object.keys(answers).filter(isAnswerName);

/** The JSON Schema of an answer, draft 7, for programs that read it. */
export const answerSchema = (name: AnswerName): JsonSchema => toJsonSchema(answers[name]);
