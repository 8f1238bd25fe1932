/** Runs `portal compare`: compares the register with an extract of the portal, or one extract with an earlier one. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { formatAnswer, renderResponse } from '../../app/response.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import { type Extract, latestExtract } from '../../domain/records/portal-extract.ts';
import { extractFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { nearestWord } from '../../domain/text/word-matching.ts';
import type { DocumentFormat } from '../../output/render-document.ts';
import type { CompareOptions } from './command.ts';
import { reconciliationDocument, updateDocument } from './compare-document.ts';
import { compareExtracts } from './compare-extracts.ts';
import { reconcileWithExtract } from './reconciliation.ts';
import { entriesTable, reconciliationNotes } from './reconciliation-tables.ts';
import type { reconcileAgainstResponse, reconcileResponse } from './schema.ts';

/** The outcome of `portal compare`: prints the comparison; with `--strict`, fails for an unexplained difference. @throws UserError without an extract */
export const runReconcile: Command<CompareOptions> = (context, options) => {
  requireSettings(context, 'the figures of the portal cannot be calculated');
  const { register } = context;
  const asAt = options.asAt ?? options.extract ?? register.today;
  const extract =
    options.extract === undefined
      ? requireExtractOn(register, asAt)
      : requireExtract(register, options.extract);
  const format = options.json ? 'json' : (options.format ?? 'table');
  if (options.against !== undefined)
    return runAgainst(context, extract, requireExtract(register, options.against), format);
  const result = reconcileWithExtract(register, extract, asAt);
  const outcome = formatAnswer(
    context,
    format,
    {
      json: () => renderResponse<typeof reconcileResponse>('reconcile', result),
      data: () => ({ blocks: [entriesTable(result)] }),
      page: () => reconciliationDocument(result),
    },
    reconciliationNotes(result),
  );
  const isUnexplained = options.strict === true && result.unexplained > 0;
  return { ...outcome, hasFailed: outcome.hasFailed === true || isUnexplained };
};

function runAgainst(
  context: CommandContext,
  later: Extract,
  earlier: Extract,
  format: DocumentFormat | 'json',
): Outcome {
  if (earlier.day >= later.day)
    throw new UserError(`--against names an earlier extract; ${earlier.day} is not before ${later.day}.`);
  const update = compareExtracts(context.register, earlier, later);
  if (format === 'csv')
    throw new UserError('a comparison of two extracts is printed as table, markdown or json.');
  return formatAnswer(context, format, {
    json: () => renderResponse<typeof reconcileAgainstResponse>('reconcile-against', update),
    page: () => updateDocument(update),
  });
}

function requireExtractOn(register: Register, asAt: string): Extract {
  const extract = latestExtract(register.extracts, asAt);
  if (extract) return extract;
  const days = register.extracts.map(({ day }) => day);
  throw new UserError(
    days.length === 0
      ? 'the register has no extract of the portal. `afi portal import FILE --on DATE` imports one.'
      : `there is no extract from ${asAt} or before. The extracts are: ${days.join(', ')}.`,
  );
}

function requireExtract({ extracts, hasFile }: Register, day: string): Extract {
  const extract = extracts.find((extract) => extract.day === day);
  if (extract) return extract;
  if (hasFile(extractFile(day)))
    throw new UserError(`the extract of ${day} is rejected. \`afi check\` shows why.`);
  const days = extracts.map((extract) => extract.day);
  const suggestion = nearestWord(day, days);
  throw new UserError(
    `there is no extract of ${day}. ${suggestion ? `Did you mean ${suggestion}?` : `The extracts are: ${days.join(', ') || 'none'}.`}`,
  );
}
