/** Makes a board's page on the register and the portal: totals, the actions behind them, and each difference. */

import { idListSchema } from '../../app/response-schema.ts';
import { portalPartSchema } from '../portal/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { unplacedRows } from './sections/consistency.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';
import { portalCaption, portalSection, portalTables } from './sections/portal-section.ts';

const schema = paperSchema('reconciliation', {
  portal: portalPartSchema.nullable(),
  unplaced: idListSchema,
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const unplacedRefs = context.reconcilePortal()?.unplaced ?? [];
  return {
    portal: portalSection(context),
    unplaced: unplacedRefs,
    differences: unplacedRows({ unplaced: unplacedRefs }),
  };
}

/** The board's paper on register and portal. */
export const boardReconciliation = defineReport({
  schema,
  about: 'The register compared with the monitoring portal, for a board',
  answer,
  captions: ({ portal }) => ({
    totals: portalCaption(portal),
    explained: 'Differences from the portal with a stated reason',
    unexplained: 'Differences from the portal without a stated reason',
  }),
  tables: ({ portal }) => portalTables(portal),
});
