/** Writes two texts as one, with git's conflict marks around what differs, and what it is in plain words. */

import type { Path } from '../../domain/finding.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import { type Piece, splitIntoPieces } from '../../storage/yaml-edit/text-pieces.ts';
import type { CarriedOut, Reason } from './apply-plan.ts';
import type { MergedRegion } from './merge-lines.ts';

/** Both sides' pieces; where they differ, with the reasons for it. */
interface Stretch {
  readonly mine: readonly Piece[];
  readonly yours: readonly Piece[];
  readonly reasons: readonly Reason[] | undefined;
}

/** All that is agreed, and what is not between marks, each stretch no longer than its reason. */
export function marked(carried: CarriedOut, size: number): string {
  const stretches = joined(stretchesOf(carried));
  const eol = carried.mine.includes('\r\n') ? '\r\n' : '\n';
  return stretches
    .map(({ mine, yours, reasons }) => {
      const [ours, theirs] = [textOf(mine), textOf(yours)];
      if (!reasons) return ours;
      const words = (side: 'ours' | 'theirs') => reasons.map((reason) => reason[side]).join('; ');
      return conflict(ours, theirs, { size, eol, ours: words('ours'), theirs: words('theirs') });
    })
    .join('');
}

/** The same for lines that nobody could read as a record. */
export const markedLines = (regions: readonly MergedRegion[], size: number, eol: string): string =>
  regions
    .map((region) =>
      'agreed' in region
        ? region.agreed.join('')
        : conflict(region.ours.join(''), region.theirs.join(''), { size, eol, ours: '', theirs: '' }),
    )
    .join('');

interface Said {
  readonly size: number;
  readonly eol: string;
  readonly ours: string;
  readonly theirs: string;
}

function conflict(ours: string, theirs: string, said: Said): string {
  const { size, eol } = said;
  const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : text + eol);
  const label = (side: 'ours' | 'theirs') => (said[side] === '' ? side : `${side}: ${said[side]}`);
  return [
    `${'<'.repeat(size)} ${label('ours')}${eol}${ended(ours)}`,
    `${'='.repeat(size)}${eol}${ended(theirs)}`,
    `${'>'.repeat(size)} ${label('theirs')}${eol}`,
  ].join('');
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

function stretchesOf({ mine, yours, reasons }: CarriedOut): readonly Stretch[] {
  const [left, right] = [[...splitIntoPieces(mine)], [...splitIntoPieces(yours)]];
  const marks = diffLines(
    left.map(({ text }) => text),
    right.map(({ text }) => text),
  );
  const stretches: { mine: Piece[]; yours: Piece[]; differs: boolean }[] = [];
  for (const { mark } of marks) {
    const differs = mark !== ' ';
    if (stretches.at(-1)?.differs !== differs) stretches.push({ mine: [], yours: [], differs });
    const last = stretches.at(-1);
    if (mark !== '+') last?.mine.push(left.shift() as Piece);
    if (mark !== '-') last?.yours.push(right.shift() as Piece);
  }
  return stretches.map(({ differs, ...both }) => ({
    ...both,
    reasons: differs ? about(both, reasons) : undefined,
  }));
}

/** The reasons that a stretch is about; all of them where it is about none in particular. */
function about(stretch: Pick<Stretch, 'mine' | 'yours'>, reasons: readonly Reason[]): readonly Reason[] {
  const found = reasons.filter((reason) =>
    (['mine', 'yours'] as const).some((side) =>
      stretch[side].some(({ path }) => reason[side].some((place) => touches(path, place))),
    ),
  );
  return found.length > 0 ? found : reasons;
}

const touches = (one: Path, other: Path): boolean =>
  one.slice(0, other.length).every((step, i) => step === other[i]);

/** Stretches about one reason are one, with all between them, so that one side is chosen once. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const done: Stretch[] = [];
  for (const stretch of stretches) {
    const { reasons } = stretch;
    const first = reasons
      ? done.findIndex((one) => one.reasons?.some((reason) => reasons.includes(reason)))
      : -1;
    if (first < 0) {
      done.push(stretch);
      continue;
    }
    const all = [...done.splice(first), stretch];
    done.push({
      mine: all.flatMap(({ mine }) => mine),
      yours: all.flatMap(({ yours }) => yours),
      reasons: [...new Set(all.flatMap((one) => one.reasons ?? []))],
    });
  }
  return done;
}
