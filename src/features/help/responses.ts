/** Lists every JSON answer by its name. To add one: a schema in its feature, a line below. */

import { list, show } from '../actions/schema.ts';
import { ageing } from '../ageing/schema.ts';
import { changes } from '../changes/schema.ts';
import { check } from '../check/schema.ts';
import { due } from '../due/schema.ts';
import { changes as changing, importing, match } from '../edit-actions/schema.ts';
import { audit, between, history } from '../history/schema.ts';
import { report, reportList } from '../papers/schema.ts';
import { reconcile, reconcileAgainst } from '../portal/schema.ts';
import { programme } from '../programme/schema.ts';
import { paf } from '../self-assessment/schema.ts';
import { site } from '../site/schema.ts';
import { exported } from '../spreadsheet/export-schema.ts';
import { summary } from '../summary/schema.ts';
import { trend } from '../trend/schema.ts';
import { help, schema } from './schema.ts';

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
  reports: reportList,
  site,
  schema,
  help,
};

export type AnswerName = keyof typeof answers;
