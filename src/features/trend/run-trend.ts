/** `trend`: live and submitted at the end of each month or quarter, and what came and went in between. */

import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { answerIn, renderResponse, unbalancedNote } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import type { TrendOptions } from './command.ts';
import { trendDocument, trendSheet } from './document.ts';
import type { trend } from './schema.ts';
import { periodsAsked, type TrendQuestion, trendFromEvents, trendOf } from './trend.ts';
import { trendCharts } from './trend-chart.ts';

export const runTrend: Command<TrendOptions> = async (context, options) => {
  const { register, files } = context;
  const { since, by, rows, ids = false, allTypes = false, filter } = options;
  const asAt = options.asAt ?? register.today;
  if (since !== undefined && since >= asAt)
    throw new UserError(`no day lies after ${since} and up to ${asAt}: nothing can have moved.`);
  assertKnownFilterValues(register, filter);
  const question: TrendQuestion = {
    ...(since !== undefined && { since }),
    asAt,
    by,
    ...(rows && { rows }),
    filter,
    allTypes,
  };
  const { result, left } = options.recorded
    ? await trendFromGit(context, question)
    : { result: trendFromEvents(register, files, question), left: [] };
  const format = options.json ? 'json' : (options.format ?? 'table');
  const notes = [...unbalancedNote(result.unbalanced), ...left];
  return answerIn(
    context,
    format,
    {
      json: () => renderResponse<typeof trend>('trend', result),
      data: () => ({ blocks: format === 'svg' ? trendCharts(result) : [trendSheet(result, { ids })] }),
      page: () => trendDocument(result, { ids }),
    },
    notes,
  );
};

/** Each period as git had the register at its end; those before the first commit are left out, and named. */
async function trendFromGit(context: CommandContext, question: TrendQuestion) {
  const { register, files } = context;
  const periods = periodsAsked(register, question);
  const then = await (await context.past()).recordedOn(periods.map(({ until }) => until));
  const tellings = periods.flatMap((period, nth) => {
    const recorded = then[nth];
    return recorded ? [{ register: recorded.register, periods: [period] }] : [];
  });
  const unknown = periods.slice(0, periods.length - tellings.length);
  if (tellings.length === 0)
    throw new UserError(
      `nothing was recorded by ${question.asAt}: without --recorded, events tell the trend.`,
    );
  const rejected = [...new Set(then.flatMap((one) => one?.rejected ?? []))].sort();
  const left = [
    ...(unknown.length > 0
      ? [
          `Nothing was recorded by ${unknown.at(-1)?.until}: ${unknown.length === 1 ? 'one period is' : `${unknown.length} periods are`} left out.`,
        ]
      : []),
    ...(rejected.length > 0
      ? [`Rejected in some period, and not counted there: ${rejected.join(', ')}.`]
      : []),
  ];
  return { result: trendOf(tellings, files, question), left };
}
