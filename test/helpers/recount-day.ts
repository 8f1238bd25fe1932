/** Compares every figure that the pages of one day print with the other pages and with a second count. */
import { contextInMemory, papers } from './editions.ts';
import type { PlainRegister } from './naive-counter.ts';
import { countDay, countSeries, type DayQuestion, type Figures, visibleTo } from './naive-figures.ts';
import { answerFigures, type PrintedFigure, paperFigures, siteFigures } from './printed-figures.ts';
import type { RandomRegister } from './random-register.ts';

/** The number of compared figures, and a sentence for each wrong one. */
export interface Recount {
  readonly figures: number;
  readonly wrong: readonly string[];
}

/** Measures that are another scope of a figure that the second count has under another key. */
const bandKey = /^band (.*)$/;

/** The ids of a figure in the second count; a placeholder has no id of its own. */
function expectedIds(figures: Figures, key: string): readonly string[] {
  const band = bandKey.exec(key)?.[1];
  if (band === undefined) return figures.get(key) ?? [];
  return [...figures].flatMap(([name, ids]) => (name.startsWith(`live age ${band} `) ? ids : []));
}

const asText = (ids: readonly string[]) => [...ids].sort().join(', ');

/** What is wrong with a figure; undefined if it equals the second count. */
function faultOf(
  { where, key, value, ids }: PrintedFigure,
  figures: Figures,
  hidden: ReadonlySet<string>,
): string | undefined {
  if (key.startsWith('routes ') || key.startsWith('series ')) return undefined;
  const expectedResult = expectedIds(figures, key);
  if (value !== expectedResult.length)
    return `${where}: ${key} is ${value}, the second count ${expectedResult.length} (${asText(expectedResult)})`;
  if (ids === null) return undefined;
  const namedIds = asText(ids.filter((id) => !id.startsWith('private-session-')));
  const countedFigures = asText(expectedResult.filter((id) => !hidden.has(id)));
  return namedIds === countedFigures
    ? undefined
    : `${where}: ${key} is ${namedIds}, the second count ${countedFigures}`;
}

const seriesKey = /^series (live|submitted|issued|closed) (\S+) (\S+)$/;

/** What is wrong with a figure of a period of a series. */
function faultOfSeries({ where, key, value }: PrintedFigure, register: PlainRegister): string | undefined {
  const [, part, since = '', until = ''] = seriesKey.exec(key) ?? [];
  if (part === undefined) return undefined;
  const expectedResult = countSeries(register, since, until)[part as 'live'];
  return value === expectedResult
    ? undefined
    : `${where}: ${key} is ${value}, the second count ${expectedResult}`;
}

/** The tables that leave out no row: each figure of the second count is printed somewhere. */
const completeTables =
  /^(live|submitted) (origin|board|type|age) |^(opening|issued|reopened|closed|closing) (all|visit)|^due (?!live$)[a-z-]+$|^(inspection|audit|others) |^audit-live$| batch /;

const missingFigures = (printedFigures: readonly PrintedFigure[], figures: Figures): readonly string[] => {
  const keys = new Set(printedFigures.map(({ key }) => key));
  return [...figures.keys()]
    .filter((key) => completeTables.test(key) && !keys.has(key))
    .map((key) => `no page: ${key} is not printed, the second count ${figures.get(key)?.length}`);
};

/** Compares the figures of a register's last day, in both editions. */
export async function recountDay({ plain, files, days }: RandomRegister): Promise<Recount> {
  const [since, asAt] = days;
  const wrong: string[] = [];
  let figures = 0;
  for (const internal of [false, true]) {
    const question: DayQuestion = { asAt, since, internal };
    const printedFigures = [
      ...siteFigures(contextInMemory(files), question),
      ...(internal ? answerFigures(contextInMemory(files), question) : []),
      ...paperFigures(await papers(files, question, 'json')),
    ];
    const countedFigures = countDay(plain, question);
    const markedIds = plain.actions.filter(({ marking }) => marking !== undefined).map(({ id }) => id);
    const hidden = new Set(internal ? [] : markedIds);
    const visible = visibleTo(plain, internal);
    const faults = printedFigures.flatMap(
      (figure) => faultOf(figure, countedFigures, hidden) ?? faultOfSeries(figure, visible) ?? [],
    );
    faults.push(...missingFigures(printedFigures, countedFigures));
    figures += printedFigures.length;
    wrong.push(...faults.map((fault) => `${internal ? 'internal' : 'public'} ${since} ${asAt} ${fault}`));
  }
  return { figures, wrong };
}
