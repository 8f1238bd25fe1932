/** Writes both merged texts as one, with git's conflict markers around each difference and a summary of each side. */

import type { Path } from '../../domain/finding.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import { type Piece, splitIntoPieces } from '../../storage/yaml-edit/text-pieces.ts';
import type { AppliedPlan, Conflict } from './apply-plan.ts';
import type { MergedRegion } from './merge-lines.ts';
import { type BothSides, type Side, sides } from './record-versions.ts';

/** The pieces of both sides; if they differ, with the conflicts that are the reason. */
interface Region extends BothSides<readonly Piece[]> {
  readonly conflicts: readonly Conflict[] | undefined;
}

/** The merged text with each conflict, and as little else as possible, between markers of `markerSize` characters. */
export function writeConflicts(plan: AppliedPlan, markerSize: number): string {
  const eol = plan.ours.includes('\r\n') ? '\r\n' : '\n';
  return joinRegions(splitIntoRegions(plan))
    .map(({ ours, theirs, conflicts }) => {
      if (!conflicts) return textOf(ours);
      const label = (side: Side) => {
        const summary = conflicts.map(({ summaries }) => summaries[side]).join('; ');
        return summary === '' ? side : `${side}: ${summary}`;
      };
      const labels = { ours: label('ours'), theirs: label('theirs') };
      return betweenMarkers({ ours: textOf(ours), theirs: textOf(theirs) }, { markerSize, eol, labels });
    })
    .join('');
}

/** The same for a text that was merged line by line; without summaries. */
export const writeLineConflicts = (
  regions: readonly MergedRegion[],
  format: Pick<MarkerFormat, 'markerSize' | 'eol'>,
): string =>
  regions
    .map((region) => {
      if ('mergedLines' in region) return region.mergedLines.join('');
      const labels = { ours: 'ours', theirs: 'theirs' };
      const texts = { ours: region.ours.join(''), theirs: region.theirs.join('') };
      return betweenMarkers(texts, { ...format, labels });
    })
    .join('');

interface MarkerFormat {
  /** The number of characters in a marker. */
  readonly markerSize: number;
  readonly eol: string;
  readonly labels: BothSides<string>;
}

function betweenMarkers(
  { ours, theirs }: BothSides<string>,
  { markerSize, eol, labels }: MarkerFormat,
): string {
  const withEnd = (text: string) => (text === '' || text.endsWith('\n') ? text : text + eol);
  return [
    `${'<'.repeat(markerSize)} ${labels.ours}${eol}${withEnd(ours)}`,
    `${'='.repeat(markerSize)}${eol}${withEnd(theirs)}`,
    `${'>'.repeat(markerSize)} ${labels.theirs}${eol}`,
  ].join('');
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

function splitIntoRegions({ ours, theirs, conflicts }: AppliedPlan): readonly Region[] {
  const pieces = { ours: splitIntoPieces(ours), theirs: splitIntoPieces(theirs) };
  const lines = (side: Side) => pieces[side].map(({ text }) => text);
  const nextIndexes = { ours: 0, theirs: 0 };
  const takePiece = (side: Side) => pieces[side].slice(nextIndexes[side], ++nextIndexes[side]);
  const regions: { ours: Piece[]; theirs: Piece[]; differs: boolean }[] = [];
  for (const { mark } of diffLines(lines('ours'), lines('theirs'))) {
    const differs = mark !== ' ';
    let lastRegion = regions.at(-1);
    if (lastRegion?.differs !== differs) {
      lastRegion = { ours: [], theirs: [], differs };
      regions.push(lastRegion);
    }
    if (mark !== '+') lastRegion.ours.push(...takePiece('ours'));
    if (mark !== '-') lastRegion.theirs.push(...takePiece('theirs'));
  }
  return regions.map(({ differs, ...piecesOfSides }) => ({
    ...piecesOfSides,
    conflicts: differs ? conflictsIn(piecesOfSides, conflicts) : undefined,
  }));
}

/** The conflicts about values in a region; all of them if it has no such value. */
function conflictsIn(
  region: BothSides<readonly Piece[]>,
  conflicts: readonly Conflict[],
): readonly Conflict[] {
  const relatedConflicts = conflicts.filter(({ paths }) =>
    sides.some((side) =>
      region[side].some(({ path }) => paths[side].some((ancestor) => isBelow(path, ancestor))),
    ),
  );
  return relatedConflicts.length > 0 ? relatedConflicts : conflicts;
}

const isBelow = (path: Path, ancestor: Path): boolean =>
  path.slice(0, ancestor.length).every((step, i) => step === ancestor[i]);

/** Joins the regions of one conflict and everything between them, so that a person chooses a side once. */
function joinRegions(regions: readonly Region[]): readonly Region[] {
  const joinedRegions: Region[] = [];
  for (const region of regions) {
    const { conflicts } = region;
    const firstIndex = conflicts
      ? joinedRegions.findIndex((earlierRegion) =>
          earlierRegion.conflicts?.some((conflict) => conflicts.includes(conflict)),
        )
      : -1;
    if (firstIndex < 0) {
      joinedRegions.push(region);
      continue;
    }
    const regionsToJoin = [...joinedRegions.splice(firstIndex), region];
    joinedRegions.push({
      ours: regionsToJoin.flatMap(({ ours }) => ours),
      theirs: regionsToJoin.flatMap(({ theirs }) => theirs),
      conflicts: [...new Set(regionsToJoin.flatMap((earlierRegion) => earlierRegion.conflicts ?? []))],
    });
  }
  return joinedRegions;
}
