/** What moved since a day: who came in, came back and left, and what became of each closure submission. */
import { batchParts, hasMovement, type Movement, movementParts } from '../../domain/movement.ts';
import { byId } from '../../domain/register.ts';
import { inspectorateTypes, typeWords } from '../../domain/vocabulary.ts';
import { changesBetween } from '../changes/changes.ts';
import { movementWords, totalOfType } from '../changes/movement-table.ts';
import type { Changes } from '../changes/schema.ts';
import { actionRows, type Cell, day, heading, left, right, type SitePage, say, table } from './page.ts';
import { type Ground, originLabel } from './site-context.ts';

export function movementPage(ground: Ground): SitePage {
  const { register, files, since, asAt } = ground;
  const changes = changesBetween(register, files, { since, until: asAt, filter: {}, allTypes: false });
  return {
    path: 'movement.html',
    title: 'Movement',
    blocks: [
      say(
        `After ${day(since)}, up to ${day(asAt)}. Opening, plus what was issued and reopened, less what was closed, is closing.`,
      ),
      ...(changes.unbalanced.length > 0
        ? [
            say(
              `These do not balance, because their histories break a rule: ${changes.unbalanced.join(', ')}.`,
            ),
          ]
        : []),
      heading(2, 'movement', 'What came and went'),
      table(
        `Movement from ${day(since)} to ${day(asAt)}`,
        [left('Origin'), left('Type'), ...movementParts.map((part) => right(movementWords[part]))],
        movementRows(ground, changes),
      ),
      ...batches(ground, changes),
      ...targets(ground, changes),
    ],
  };
}

/** Where anything is or was live, and each type in total. */
function movementRows(ground: Ground, { movement }: Changes) {
  const cells = (moved: Movement, name: readonly string[], title: string): readonly Cell[] =>
    movementParts.map((part) =>
      ground.figures.of([part, ...name], `${title}: ${movementWords[part].toLowerCase()}`, moved[part]),
    );
  return [
    ...movement
      .filter(({ ids }) => hasMovement(ids))
      .map((row) => {
        const label = originLabel(ground, row.origin);
        const { heading } = typeWords[row.type];
        return {
          cells: [label, heading, ...cells(row.ids, [row.origin ?? '_', row.type], `${label}, ${heading}`)],
        };
      }),
    ...inspectorateTypes.map((type) => {
      const { heading } = typeWords[type];
      return {
        strong: true,
        cells: ['Total', heading, ...cells(totalOfType(movement, type), ['all', type], `All, ${heading}`)],
      };
    }),
  ];
}

function batches(ground: Ground, changes: Changes) {
  const known = byId(ground.register.batches);
  const rows = changes.batches.map((fate) => {
    const title = known.get(fate.id)?.title ?? fate.id;
    return {
      cells: [
        title,
        day(known.get(fate.id)?.sent),
        ...batchParts.map((part) =>
          ground.figures.of(['batch', fate.id, part], `${title}: ${part}`, fate.ids[part]),
        ),
      ],
    };
  });
  if (rows.length === 0) return [];
  return [
    heading(2, 'batches', 'Closure submissions'),
    table(
      `Closure submissions up to ${day(ground.asAt)}`,
      [
        left('Submission'),
        left('Sent'),
        ...batchParts.map((part) => right(part.charAt(0).toUpperCase() + part.slice(1))),
      ],
      rows,
    ),
  ];
}

function targets(ground: Ground, { target_changes: changes }: Changes) {
  if (changes.length === 0) return [];
  return [
    heading(2, 'targets', 'Targets changed'),
    table(
      `Targets changed after ${day(ground.since)}`,
      [left('Action'), left('Title'), left('On'), left('From'), left('To'), left('Why')],
      actionRows(
        ground,
        changes.map(({ id }) => id),
        (_, nth) => {
          const { on = '', from = '', to = '', reason = null } = changes[nth] ?? {};
          return [day(on), day(from), day(to), reason ?? ''];
        },
      ),
    ),
  ];
}
