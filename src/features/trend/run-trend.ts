/** `trend`: live and submitted at the end of each month or quarter, and what came and went in between. */

import { type Command, type CommandContext, type Screen, UserError } from '../../app/command.ts';
import { renderResponse, unbalancedNote, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { chartsDocument } from '../../output/charts/chart-document.ts';
import { withBars } from '../../output/charts/terminal-bars.ts';
import { paint } from '../../output/colours.ts';
import { escapeInline, markdownTable } from '../../output/markdown.ts';
import { clean, wrap } from '../../output/safe-text.ts';
import { terminalTable } from '../../output/terminal.ts';
import { csvTable } from '../../output/write-csv.ts';
import type { TrendOptions } from './command.ts';
import { partsOf, trendNotes, trendProof, trendSheet, trendTable } from './document.ts';
import type { Trend, TrendRow, trend } from './schema.ts';
import { periodsAsked, type TrendQuestion, trendFromEvents, trendOf } from './trend.ts';
import { trendCharts } from './trend-chart.ts';

export const runTrend: Command<TrendOptions> = async (context, options) => {
  const { register, files, screen } = context;
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
  if (format === 'json')
    return withStatusNotes(context, renderResponse<typeof trend>('trend', result), notes);
  if (format === 'csv')
    return withStatusNotes(context, csvTable(trendSheet(result, { ids })).trimEnd(), notes);
  if (format === 'svg') return withStatusNotes(context, chartsDocument(trendCharts(result)), notes);
  const page = format === 'markdown' ? markdownPage(result, { ids }) : terminalPage(result, { ids, screen });
  return withFileNotes(context, page, notes);
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

const headOf = ({ since, as_at }: Trend) => `After ${formatDate(since)}, up to ${formatDate(as_at)}`;

/** All parts, each headed where there are several. */
function pageOf(
  result: Trend,
  heading: (text: string) => string,
  drawn: (part: TrendRow, nth: number) => readonly string[],
): string {
  const parts = partsOf(result);
  const sections = parts.flatMap((part, nth) => [
    ...(parts.length > 1 ? [heading(part.label)] : []),
    ...drawn(part, nth),
  ]);
  return [headOf(result), ...sections, ...trendNotes(result)].join('\n\n');
}

interface PageOptions {
  /** Whether the actions behind each figure are named. */
  readonly ids: boolean;
}

function terminalPage(result: Trend, { ids, screen }: PageOptions & { readonly screen: Screen }): string {
  const tables = withBars(
    partsOf(result).map((part) => ({
      table: trendTable(result, part),
      bars: part.figures.map(({ live, submitted }) => ({ whole: live, part: submitted })),
    })),
    { rest: 'with the force', part: 'with HMICFRS' },
    screen.width,
  );
  return pageOf(
    result,
    (text) => paint(screen.colour).bold(clean(text)),
    (part, nth) => [
      terminalTable(tables[nth] ?? trendTable(result, part), screen),
      ...(ids ? trendProof(result, part) : []).map(
        (line) => `${line.heading}\n${wrap(line.ids, screen.width, '  ')}`,
      ),
    ],
  );
}

const markdownPage = (result: Trend, { ids }: PageOptions): string =>
  pageOf(
    result,
    (text) => `**${escapeInline(text)}**`,
    (part) => [
      markdownTable(trendTable(result, part)),
      ...(ids ? trendProof(result, part) : []).map((line) => `${line.heading}:\n${escapeInline(line.ids)}`),
    ],
  );
