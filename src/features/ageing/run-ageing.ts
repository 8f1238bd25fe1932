/** Runs `ageing`: prints days with the force and with HMICFRS, and days since issue. */

import type { Command } from '../../app/command.ts';
import { resolveFramework } from '../../app/framework-request.ts';
import { formatAnswer, renderResponse } from '../../app/response.ts';
import type { DimensionName } from '../../domain/vocabulary.ts';
import { migratedDataNotes } from '../actions/migrated-data.ts';
import { describePopulation } from '../summary/population.ts';
import { ageingOn } from './ageing.ts';
import type { AgeingOptions } from './command.ts';
import { ageingDocument, ageingSheet } from './document.ts';
import type { ageingResponse } from './schema.ts';

/** The outcome of `ageing`: prints the two clocks and the age bands. @throws UserError for an unknown filter value */
export const runAgeing: Command<AgeingOptions> = (context, options) => {
  const { register, files } = context;
  const { ids = false, allTypes = false } = options;
  const asAt = options.asAt ?? register.today;
  const rows: readonly DimensionName[] = options.rows ? [options.rows] : ['type', 'board'];
  const { framework, filter } = resolveFramework(register, { ...options, asAt, groupedBy: rows });
  const result = ageingOn(register, files, { asAt, rows, filter, allTypes, framework });
  const notes = migratedDataNotes(register, asAt);
  const format = options.json ? 'json' : (options.format ?? 'table');
  return formatAnswer(
    context,
    format,
    {
      json: () => renderResponse<typeof ageingResponse>('ageing', result),
      data: () => ({ blocks: [ageingSheet(result, { ids })] }),
      page: () => ageingDocument(result, { ids, population: describePopulation({ filter, allTypes }) }),
    },
    notes,
  );
};
