/** What moved since a day: who came in, came back and left, and what became of each closure submission. */
import { type Movement, movementOf } from '../../model/movement.ts';
import { byId } from '../../model/register.ts';
import { inspectorateTypes, typeWords } from '../../model/vocabulary.ts';
import { batchesBy, changesBetween } from '../changes.ts';
import { actionRows, type Cell, day, heading, left, right, type SitePage, say, table } from './page.ts';
import { type Ground, originLabel } from './question.ts';

const parts = ['opening', 'issued', 'reopened', 'closed', 'closing'] as const;
const words: Readonly<Record<keyof Movement, string>> = {
  opening: 'Opening',
  issued: 'Issued',
  reopened: 'Reopened',
  closed: 'Closed',
  closing: 'Closing',
};

export function movementPage(ground: Ground): SitePage {
  const { register, files, since, asAt } = ground;
  const changes = changesBetween(register, files, { since, until: asAt, filter: {}, allTypes: false });
  const counted = ground.standings.filter(
    ({ counted, action }) => counted && (inspectorateTypes as readonly string[]).includes(action.type),
  );
  const moved = (origin: string | null | undefined, type: string) =>
    movementOf(
      counted
        .filter((one) => (origin === undefined || one.origin === origin) && one.action.type === type)
        .map(({ action }) => action),
      since,
      asAt,
    );
  const cells = (movement: Movement, name: readonly string[], title: string): readonly Cell[] =>
    parts.map((part) =>
      ground.figures.of([part, ...name], `${title}: ${words[part].toLowerCase()}`, movement[part]),
    );
  const rows = changes.movement
    .filter(
      ({ opening, issued, reopened, closed, closing }) => opening + issued + reopened + closed + closing > 0,
    )
    .map(({ origin, type }) => {
      const label = originLabel(ground, origin);
      const heading = typeWords[type].heading;
      return {
        cells: [label, heading, ...cells(moved(origin, type), [origin ?? '_', type], `${label}, ${heading}`)],
      };
    });
  const totals = inspectorateTypes.map((type) => ({
    strong: true,
    cells: [
      'Total',
      typeWords[type].heading,
      ...cells(moved(undefined, type), ['all', type], `All, ${typeWords[type].heading}`),
    ],
  }));
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
        [left('Origin'), left('Type'), ...parts.map((part) => right(words[part]))],
        [...rows, ...totals],
      ),
      ...batches(ground),
      ...targets(ground, changes.target_changes),
    ],
  };
}

const fates = ['referred', 'closed', 'returned', 'withdrawn', 'awaiting'] as const;

function batches(ground: Ground) {
  const known = byId(ground.register.batches);
  const rows = batchesBy(ground.register, ground.asAt).map((fate) => {
    const title = known.get(fate.id)?.title ?? fate.id;
    return {
      cells: [
        title,
        day(known.get(fate.id)?.sent),
        ...fates.map((part) => ground.figures.of(['batch', fate.id, part], `${title}: ${part}`, fate[part])),
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
        ...fates.map((part) => right(part.charAt(0).toUpperCase() + part.slice(1))),
      ],
      rows,
    ),
  ];
}

function targets(
  ground: Ground,
  changes: readonly {
    readonly id: string;
    readonly on: string;
    readonly from: string;
    readonly to: string;
    readonly reason: string | null;
  }[],
) {
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
