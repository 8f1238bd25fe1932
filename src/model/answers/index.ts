/** Every answer that a command gives as JSON, by the name that it carries. To add one: its schema beside this file, a line below. */
import { list, show } from './actions.ts';
import { ageing } from './ageing.ts';
import { changes as changing, importing, match } from './change.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { due } from './due.ts';
import { exported } from './export.ts';
import { report } from './papers/index.ts';
import { audit, between, history } from './past.ts';
import { reconcile, reconcileAgainst } from './portal.ts';
import { programme } from './programme.ts';
import { paf } from './self-assessment.ts';
import type { Answered } from './shape.ts';
import { summary } from './summary.ts';
import { help, reports, schema, site } from './tool.ts';
import { trend } from './trend.ts';

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
export type Answers = { readonly [Name in AnswerName]: Answered<(typeof answers)[Name]> };
