/** Checks that each number of actions in the words of a narrative is one of the figures on its page. */
import { sum } from '../../../domain/collections.ts';
import { numberPattern, parseNumber } from '../../../domain/text/numbers.ts';
import type { PageFigures } from './consistency.ts';
import type { Inconsistency } from './paper-metadata.ts';

const countedActions = new RegExp(
  `(?<![\\w/.,-])(${numberPattern}) (?:live |new |open |submitted |PEEL )*(causes? of concern|recommendations?|areas? for improvement|(?:improvement )?actions?)\\b`,
  'gi',
);

/** The figures in the narrative that are not on the page. */
export function compareNarrative(page: PageFigures): readonly Inconsistency[] {
  const figuresByNoun = figuresOn(page);
  return Object.entries(page.narrative ?? {}).flatMap(([slot, text]) =>
    [...text.replace(/\s+/g, ' ').matchAll(countedActions)].flatMap(([phrase, number = '', noun = '']) => {
      const value = parseNumber(number);
      const key = Object.keys(figuresByNoun).find((word) => noun.toLowerCase().includes(word)) ?? 'action';
      const figures = figuresByNoun[key] ?? new Set();
      if (figures.has(value)) return [];
      const countedFigures = [...figures].filter((figure) => figure > 0).sort((a, b) => b - a);
      const message = `it gives ${phrase}, but the figures of this page are: ${countedFigures.join(', ') || 'none'}`;
      return [{ about: `the narrative \`${slot}\``, message, ids: [] }];
    }),
  );
}

/** The figures on the page for one type of action, and their totals. */
function listTypeFigures(
  type: string,
  { position, sources = [] }: Pick<PageFigures, 'position' | 'sources'>,
): readonly number[] {
  const issuedCounts = sources.map(({ counts }) => counts.find((count) => count.type === type)?.count ?? 0);
  const cells = [...Object.values(position.rows).map((row) => row.cells), position.total];
  return [
    ...cells.flatMap((cellsByType) => [cellsByType[type]?.live ?? 0, cellsByType[type]?.submitted ?? 0]),
    position.portal?.cells[type] ?? 0,
    ...issuedCounts,
    sum(issuedCounts),
  ];
}

/** Every figure on the page, by what it counts. */
function figuresOn({
  position,
  batches,
  revisits = [],
  sources = [],
  ready,
  audit = [],
  lists = [],
}: PageFigures): Readonly<Record<string, ReadonlySet<number>>> {
  const figuresOfType = (type: string) => listTypeFigures(type, { position, sources });
  const totals = Object.values(position.total);
  return {
    cause: new Set([
      ...figuresOfType('cause-of-concern'),
      ...revisits.map((revisit) => revisit.causes_of_concern),
    ]),
    recommendation: new Set([
      ...figuresOfType('recommendation'),
      ...revisits.flatMap((revisit) => [
        revisit.recommendations,
        revisit.closed_by_revisit,
        revisit.closed_otherwise,
        revisit.remaining,
        revisit.submitted,
      ]),
    ]),
    area: new Set(figuresOfType('area-for-improvement')),
    action: new Set([
      sum(totals.map(({ live }) => live)),
      sum(totals.map(({ submitted: submittedCount }) => submittedCount)),
      ready.length,
      ...lists,
      ...batches.flatMap((batch) => [
        batch.referred,
        batch.closed,
        batch.returned,
        batch.withdrawn,
        batch.awaiting,
      ]),
      ...sources.map(({ total }) => total),
      sum(sources.map(({ total }) => total)),
      ...audit.flatMap(({ issued: issuedCount, closed: closedCount, open }) => [
        issuedCount,
        closedCount,
        open,
      ]),
    ]),
  };
}
