/** Converts the register in full to JSON for other programs. */

import { withAllFields } from '../../app/complete-record.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import { recordKinds } from '../../domain/records/record-kinds.ts';
import type { Register } from '../../domain/register.ts';
import type { RegisterJson } from './export-schema.ts';

/** Every valid record; only the actions in `chosen` if it is given. */
export function registerAsJson(register: Register, asAt: string, chosen?: ReadonlySet<Action>): RegisterJson {
  const { settings, actions, inspections, batches, boards, papers } = register;
  const { frameworks, assessments, extracts, explanations } = register;
  return {
    as_at: asAt,
    filtered: chosen !== undefined,
    settings: withAllFields(recordKinds.settings.schema, settings),
    actions: actions
      .filter((action) => chosen?.has(action) ?? true)
      .map((record) => ({
        record: withAllFields(recordKinds.action.schema, record),
        state: positionOn(record, asAt),
      })),
    inspections: inspections.map((one) => withAllFields(recordKinds.inspection.schema, one)),
    batches: batches.map((one) => withAllFields(recordKinds.batch.schema, one)),
    boards: boards.map((one) => withAllFields(recordKinds.board.schema, one)),
    papers: papers.map((one) => withAllFields(recordKinds.paper.schema, one)),
    frameworks: frameworks.map((one) => withAllFields(recordKinds.framework.schema, one)),
    assessments: assessments.map((one) => withAllFields(recordKinds.assessment.schema, one)),
    extracts: extracts.map(({ day, rows }) => ({ day, rows: rows.map(plainRow) })),
    explanations: withAllFields(recordKinds.explanations.schema, explanations),
  };
}

const plainRow = ({ line, ref, type, typeWord, status, live, title, wording, inspection }: ExtractRow) => ({
  line,
  ref,
  type: type ?? null,
  type_word: typeWord,
  status,
  live,
  title: title ?? null,
  wording: wording ?? null,
  inspection: inspection ?? null,
});
