/** Collects every figure of the site and the papers of one day, by its measure and scope. */
import type { CommandContext } from '../../src/app/command.ts';
import { filterByMarking } from '../../src/domain/publication/filter-by-marking.ts';
import { publicRegister } from '../../src/domain/publication/redact.ts';
import { listActions } from '../../src/features/actions/list.ts';
import { changesBetween } from '../../src/features/changes/changes.ts';
import { dueOn } from '../../src/features/due/due.ts';
import { causesPage } from '../../src/features/site/causes-page.ts';
import { inspectionsPage } from '../../src/features/site/inspections-page.ts';
import { movementPage } from '../../src/features/site/movement-page.ts';
import { positionPage } from '../../src/features/site/position-page.ts';
import { siteContext } from '../../src/features/site/site-context.ts';
import { publishedTable, summarise } from '../../src/features/summary/summary.ts';
import { trendFromEvents } from '../../src/features/trend/trend.ts';
import type { Block, Figure, Inline } from '../../src/output/document.ts';
import type { DayQuestion } from './naive-figures.ts';

/** One figure as a page or a paper gives it; `ids` are null where only a number is given. */
export interface PrintedFigure {
  readonly where: string;
  readonly key: string;
  readonly value: number;
  readonly ids: readonly string[] | null;
}

type Collect = (key: string, value: number, ids?: readonly string[] | null) => void;

const figuresInLine = (inline: readonly Inline[]): readonly Figure[] =>
  inline.flatMap((part) =>
    part.kind === 'figure' ? [part] : 'inline' in part ? figuresInLine(part.inline) : [],
  );

const figuresInBlock = (block: Block): readonly Figure[] => {
  if (block.kind === 'paragraph') return figuresInLine(block.inline);
  if (block.kind !== 'table') return [];
  return block.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (typeof cell === 'string' ? [] : figuresInLine(cell))),
  );
};

/** The key of a site's figure: parts of a batch and a cause have the part last. */
const keyOfFigure = ({ key }: Figure): string =>
  (key[0] === 'batch' ? [key[2], 'batch', key[1]] : key[0] === 'live' && key[1] === '' ? ['live'] : key).join(
    ' ',
  );

/** The figures of the site's pages. */
export function siteFigures(
  context: CommandContext,
  { asAt, since, internal }: DayQuestion,
): readonly PrintedFigure[] {
  const { files } = context;
  const admittedRegisters = filterByMarking(context.register, internal ? 'SECRET' : 'OFFICIAL', asAt);
  const redact = (fullRegister: typeof context.register) =>
    internal ? fullRegister : publicRegister(fullRegister);
  const [register, countedRegister] = [redact(admittedRegisters.register), redact(admittedRegisters.counted)];
  const site = siteContext({
    register,
    publishedRegister: countedRegister,
    files,
    asAt,
    since,
    internal,
    marking: null,
    fingerprint: '0',
  });
  const figures = [positionPage, movementPage, causesPage, inspectionsPage].flatMap((makePage) => {
    const { path, blocks } = makePage(site);
    return blocks.flatMap(figuresInBlock).map((figure) => ({
      where: path,
      key: keyOfFigure(figure),
      value: Number(figure.text.replace(/[(),]/g, '')),
      ids: figure.ids,
    }));
  });
  const due = dueOn(register, files, asAt, {});
  const lists = Object.entries(due).flatMap(([list, entries]) =>
    Array.isArray(entries) && list !== 'responses' ? [[list, entries] as const] : [],
  );
  return [
    ...figures,
    { where: 'site', key: 'excluded', value: site.withheld.size, ids: null },
    ...lists.map(([list, entries]) => ({
      where: 'due.html',
      key: `due ${list.replaceAll('_', '-')}`,
      value: entries.length,
      ids: entries.map(({ id }: { readonly id: string }) => id),
    })),
  ];
}

// A paper's answer as parsed JSON: its schema is checked by other tests.
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON
type Answer = any;

function collectPosition({ live, position }: Answer, collect: Collect): void {
  collect('live', live.all);
  collect('submitted', live.submitted);
  for (const { type, ...counts } of live.types)
    for (const measure of ['live', 'submitted']) collect(`${measure} origin all ${type}`, counts[measure]);
  collectCells(position, 'origin', collect);
}

function collectCells({ rows, total }: Answer, dimension: string, collect: Collect): void {
  for (const { id, cells } of rows)
    for (const [column, cell] of Object.entries<Answer>(cells)) {
      collect(`live ${dimension} ${id} ${column}`, cell.live, cell.ids);
      collect(`submitted ${dimension} ${id} ${column}`, cell.submitted, cell.submitted_ids);
    }
  for (const [column, cell] of Object.entries<Answer>(total))
    for (const measure of ['live', 'submitted'])
      collect(`${measure} ${dimension} all ${column}`, cell[measure]);
}

function collectMovement({ movement, movement_total: total }: Answer, collect: Collect): void {
  for (const part of ['opening', 'issued', 'reopened', 'closed', 'closing']) {
    for (const row of movement) collect(`${part} all ${row.type}`, row[part]);
    collect(part, total[part]);
  }
}

function collectBatches(batches: Answer, collect: Collect): void {
  for (const { id, ids, ...counts } of batches)
    for (const part of ['referred', 'closed', 'returned', 'withdrawn', 'awaiting'])
      collect(`${part} batch ${id}`, counts[part], ids[part]);
}

function collectCauses(causes: Answer, collect: Collect): void {
  for (const { id, ids, recommendations, closed, submitted } of causes) {
    collect(`cause ${id} all`, recommendations, ids);
    collect(`cause ${id} closed`, closed);
    collect(`cause ${id} submitted`, submitted);
  }
}

/** The series have keys with their periods, which are counted on demand. */
function collectTrend({ periods, total }: Answer, collect: Collect): void {
  for (const [index, { since, until }] of periods.entries())
    for (const part of ['live', 'submitted', 'issued', 'closed'])
      collect(`series ${part} ${since} ${until}`, total[index][part], total[index].ids[part]);
}

const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

/** How the figures of each paper are collected; a paper that is not here gives none of its own. */
const collectors: Readonly<Record<string, (answer: Answer, collect: Collect) => void>> = {
  annual: (answer, collect) => {
    collectPosition(answer, collect);
    collectMovement(answer, collect);
    collectBatches(answer.batches, collect);
    collectCells(answer.ageing, 'age', collect);
    for (const name of ['submitted', 'returned', 'target_changes']) collect(`events ${name}`, answer[name]);
    for (const month of answer.months)
      for (const part of month.since ? ['live', 'submitted', 'closed'] : [])
        collect(`series ${part} ${month.since} ${month.end}`, month[part]);
    for (const { route, closed } of answer.closings) collect(`closed route ${route}`, closed);
  },
  'audit-committee': (answer, collect) => {
    collectPosition(answer, collect);
    const { batches, balance, new: sources, new_total: issuedTotal } = answer.since_last;
    collectBatches(batches, collect);
    for (const part of ['opening', 'issued', 'reopened', 'closed', 'closing']) collect(part, balance[part]);
    for (const { ids, count } of balance.routes) collect(`routes ${ids.join('+')}`, count, ids);
    for (const { inspection, total, ids } of sources) collect(`issued inspection ${inspection}`, total, ids);
    collect('issued', issuedTotal);
    collect('due ready', answer.ready.length, answer.ready);
    collectTrend(answer.trend, collect);
    const last = answer.trend.total.at(-1);
    collect('live-visible', last.live, last.ids.live);
    collect('submitted-visible', last.submitted, last.ids.submitted);
    const { live, bands, ids } = answer.ageing.total;
    collect('live-visible', live.number);
    for (const [band, count] of Object.entries<number>(bands))
      collect(`band ${band}`, count, ids.bands[band]);
  },
  'board-pack': (answer, collect) => {
    collectPosition(answer, collect);
    collectMovement(answer, collect);
    collectBatches(answer.batches, collect);
    collectCauses(answer.causes, collect);
    collect('due unassigned', answer.decisions.unassigned.length, idsOf(answer.decisions.unassigned));
    collect('due ready', answer.decisions.ready.length, idsOf(answer.decisions.ready));
    for (const list of ['overdue', 'near', 'needs_target'])
      collect(`due ${list.replace('_', '-')}`, answer[list].length, idsOf(answer[list]));
    collect('due waiting', answer.awaiting);
    collect('events target_changes', answer.target_changes);
  },
  'group-pack': (
    { board, live, submitted, overdue, needs_target: needsTarget, rag, actions, waiting },
    collect,
  ) => {
    const scope = `of ${board.id}`;
    collect(`due live ${scope}`, live, idsOf([...actions, ...waiting]));
    collect(`due waiting ${scope}`, submitted, idsOf(waiting));
    collect(`due overdue ${scope}`, overdue);
    collect(`due needs-target ${scope}`, needsTarget);
    for (const rating of ['red', 'amber', 'green', 'not-rated-since-returned'])
      collect(`due with-force ${rating} ${scope}`, rag[rating]);
  },
  chase: ({ lead, live, overdue, needs_target: needsTarget, near, quiet, waiting }, collect) => {
    const counts = { live, overdue, 'needs-target': needsTarget, near, quiet, waiting };
    for (const [list, count] of Object.entries(counts)) collect(`due ${list} of ${lead}`, count);
  },
  'cause-of-concern': ({ cause }, collect) => (cause === null ? undefined : collectCauses([cause], collect)),
};

/** The papers that count no actions, and so exclude none. */
const withoutActions: ReadonlySet<string> = new Set(['programme', 'self-assessment']);

/** The figures of the answers of `summary`, `changes`, `list` and `trend`, which only the force reads. */
export function answerFigures(
  context: CommandContext,
  { asAt, since }: DayQuestion,
): readonly PrintedFigure[] {
  const { register, files } = context;
  const figures: PrintedFigure[] = [];
  const collectFor =
    (where: string): Collect =>
    (key, value, ids = null) =>
      figures.push({ where, key, value, ids });
  collectCells(summarise(register, files, publishedTable(asAt)), 'origin', collectFor('summary'));
  const question = { filter: {}, allTypes: false };
  const changes = changesBetween(register, files, { since, until: asAt, ...question });
  const collect = collectFor('changes');
  for (const { origin, type, ids, ...counts } of changes.movement)
    for (const part of ['opening', 'issued', 'reopened', 'closed', 'closing'] as const)
      collect(`${part} ${origin} ${type}`, counts[part], ids[part]);
  collectBatches(changes.batches, collect);
  const listedActions = listActions(register, asAt, { filter: {}, all: false }).filter(
    ({ counted: countedRegister }) => countedRegister,
  );
  const list = (key: string, matches: (action: (typeof listedActions)[number]) => boolean) =>
    collectFor('list')(key, listedActions.filter(matches).length, idsOf(listedActions.filter(matches)));
  list('live', () => true);
  list('submitted', ({ status }) => status === 'submitted');
  list('due ready', ({ status }) => status === 'complete');
  list('due needs-target', ({ needs_target: needsTarget }) => needsTarget);
  collectTrend(trendFromEvents(register, files, { asAt, by: 'month', ...question }), collectFor('trend'));
  return figures;
}

/** The figures of the papers; `answers` are their answers as JSON by the name and subject of the paper. */
export const paperFigures = (answers: ReadonlyMap<string, string>): readonly PrintedFigure[] =>
  [...answers].flatMap(([title, json]) => {
    const figures: PrintedFigure[] = [];
    const collect: Collect = (key, value, ids = null) => figures.push({ where: title, key, value, ids });
    if (!json.startsWith('{')) return [];
    const answer: Answer = JSON.parse(json);
    if (!withoutActions.has(answer.report)) collect('excluded', answer.withheld.actions);
    collectors[title.split(' ')[0] ?? '']?.(answer, collect);
    return figures;
  });
