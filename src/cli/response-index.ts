/** Every answer that a command gives as JSON, by the name that it carries. To add one: its schema beside this file, a line below. */

import type { ResponseBody } from '../app/response-schema.ts';
import { list, show } from '../features/actions/schema.ts';
import { ageing } from '../features/ageing/schema.ts';
import { changes } from '../features/changes/schema.ts';
import { check } from '../features/check/schema.ts';
import { due } from '../features/due/schema.ts';
import { changes as changing, importing, match } from '../features/edit-actions/schema.ts';
import { help, reports, schema, site } from '../features/help/schema.ts';
import { audit, between, history } from '../features/history/schema.ts';
import { report } from '../features/papers/schema.ts';
import { reconcile, reconcileAgainst } from '../features/portal/schema.ts';
import { programme } from '../features/programme/schema.ts';
import { paf } from '../features/self-assessment/schema.ts';
import { exported } from '../features/spreadsheet/export-schema.ts';
import { summary } from '../features/summary/schema.ts';
import { trend } from '../features/trend/schema.ts';

export const answers = {
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
  ...changing,
  match,
  import: importing,
  export: exported,
  report,
  reports,
  site,
  schema,
  help,
};

export type AnswerName = keyof typeof answers;
export type Answers = { readonly [Name in AnswerName]: ResponseBody<(typeof answers)[Name]> };
