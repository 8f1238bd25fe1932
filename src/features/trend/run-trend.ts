/** Runs `trend`: prints live actions at the end of each period and the movement in between, from events or from git's history. */

import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { resolveFramework } from '../../app/framework-request.ts';
import { describeImbalance, formatAnswer, renderResponse } from '../../app/response.ts';
import { describePopulation } from '../summary/population.ts';
import type { TrendOptions } from './command.ts';
import { trendDocument, trendSheet } from './document.ts';
import type { trendResponse } from './schema.ts';
import { buildTrend, type TrendQuestion, trendFromEvents, trendPeriods } from './trend.ts';
import { trendCharts } from './trend-chart.ts';

/** The outcome of `trend`: prints the trend. @throws UserError for an empty period */
export const runTrend: Command<TrendOptions> = async (context, options) => {
  const { register, files } = context;
  const { since, by, rows, ids = false, allTypes = false } = options;
  const asAt = options.asAt ?? register.today;
  if (since !== undefined && since >= asAt)
    throw new UserError(`there is no day between ${since} and ${asAt}. Enter an earlier day with --since.`);
  const { framework, filter } = resolveFramework(register, { ...options, asAt, groupedBy: [rows] });
  const question: TrendQuestion = {
    ...(since !== undefined && { since }),
    asAt,
    by,
    ...(rows && { rows }),
    filter,
    allTypes,
    framework,
  };
  const { result, sourceNotes } = options.recorded
    ? await trendFromGit(context, question)
    : { result: trendFromEvents(register, files, question), sourceNotes: [] };
  const format = options.json ? 'json' : (options.format ?? 'table');
  const notes = [...describeImbalance(result.unbalanced), ...sourceNotes];
  return formatAnswer(
    context,
    format,
    {
      json: () => renderResponse<typeof trendResponse>('trend', result),
      data: () => ({ blocks: format === 'svg' ? trendCharts(result) : [trendSheet(result, { ids })] }),
      page: () => trendDocument(result, { ids, population: describePopulation(question) }),
    },
    notes,
  );
};

/** The trend with each period counted from the register that git had at its end; notes name periods before the first commit, and rejected files. */
async function trendFromGit(context: CommandContext, question: TrendQuestion) {
  const { register, files } = context;
  const periods = trendPeriods(register, question);
  const registers = await (await context.openHistory()).readRegistersOn(periods.map(({ until }) => until));
  const sources = periods.flatMap((period, periodIndex) => {
    const recordedRegister = registers[periodIndex];
    return recordedRegister ? [{ register: recordedRegister.register, periods: [period] }] : [];
  });
  const periodsBefore = periods.slice(0, periods.length - sources.length);
  if (sources.length === 0)
    throw new UserError(
      `nothing was recorded by ${question.asAt}: leave out --recorded to count by the dates of events.`,
    );
  const rejectedFiles = [...new Set(registers.flatMap((entry) => entry?.rejectedFiles ?? []))].sort();
  const sourceNotes = [
    ...(periodsBefore.length > 0
      ? [
          `Nothing was recorded by ${periodsBefore.at(-1)?.until}: ${periodsBefore.length === 1 ? '1 period is' : `${periodsBefore.length} periods are`} left out.`,
        ]
      : []),
    ...(rejectedFiles.length > 0
      ? [`Files rejected in at least one period, which does not count them: ${rejectedFiles.join(', ')}.`]
      : []),
  ];
  return { result: buildTrend(sources, files, question), sourceNotes };
}
