/** Restates the figures of the last published paper: what it gave, what the register now counts for its day, and why. */

import * as z from 'zod';
import { countSchema, daySchema, type SchemaOutput, textSchema } from '../../../app/response-schema.ts';
import type { ActionState } from '../../../domain/filter.ts';
import { isWithHmicfrs } from '../../../domain/population.ts';
import { isPublicEvent } from '../../../domain/records/event.ts';
import type { Register } from '../../../domain/register.ts';
import { actionTypes, typeWords } from '../../../domain/vocabulary.ts';
import type { ActionChange } from '../../history/schema.ts';
import { countedLive, type LastPaper, type RestatedChange } from './restated-actions.ts';

const figuresShape = { live: countSchema, submitted: countSchema };
const figuresSchema = z.strictObject(figuresShape);

const restatedActionSchema = z.strictObject({
  id: textSchema,
  title: textSchema,
  reason: z.enum(['late-entry', 'correction', 'removed']),
  entries: z
    .array(z.strictObject({ on: daySchema, event: textSchema }))
    .describe('Recorded since, of days up to that of the last paper.'),
  recorded_on: daySchema
    .nullable()
    .describe('When it was last recorded; null where git does not have it yet.'),
});

/** The figures of the last published paper that the register now counts differently. */
export const restatementSchema = z.strictObject({
  paper: textSchema.describe('The id of the last paper.'),
  title: textSchema,
  as_at: daySchema.describe('The day of its figures.'),
  recorded_by: daySchema.describe(
    'The day up to which the register was recorded for it: that of its meeting.',
  ),
  given: figuresSchema.describe('The figures that it gave.'),
  now: figuresSchema.describe('The figures that the register now has for the same day.'),
  types: z
    .array(
      z.strictObject({
        type: z.enum(actionTypes),
        one: textSchema,
        many: textSchema,
        given: figuresSchema,
        now: figuresSchema,
      }),
    )
    .describe('The types whose figures differ.'),
  actions: z.array(restatedActionSchema).describe('The actions behind the differences.'),
  unnamed: countSchema.describe('Further actions that the paper may not name.'),
});
export type Restatement = SchemaOutput<typeof restatementSchema>;
type RestatedAction = SchemaOutput<typeof restatedActionSchema>;
type DatedEvent = RestatedAction['entries'][number];

/** The restatement for a paper that may name the actions and the published events of `visible`; null if every action is where it was. */
export function restate(
  last: LastPaper,
  current: Register,
  visible: Register,
  changes: readonly (RestatedChange & Pick<RestatedAction, 'recorded_on'>)[],
): Restatement | null {
  if (changes.length === 0) return null;
  const [earlierStates, presentStates] = [
    countedLive(last.register, last.as_at),
    countedLive(current, last.as_at),
  ];
  const visibleActions = new Map(
    [...last.removedActions, ...visible.actions].map((action) => [
      last.newIds.get(action.id) ?? action.id,
      action,
    ]),
  );
  const actions = changes.flatMap(({ id, changes: actionChanges, recorded_on }) => {
    const action = visibleActions.get(id);
    if (action === undefined) return [];
    const { reason, entries } = reasonFor(actionChanges);
    const isNamed = ({ on, event }: DatedEvent) =>
      !visible.isPublic ||
      action.history.some((entry) => entry.on === on && entry.event === event && isPublicEvent(entry));
    return [{ id, title: action.title, reason, entries: entries.filter(isNamed), recorded_on }];
  });
  return {
    paper: last.id,
    title: last.title,
    as_at: last.as_at,
    recorded_by: last.recordedBy,
    given: countFigures(earlierStates),
    now: countFigures(presentStates),
    types: actionTypes.flatMap((type) => {
      const ofType = ({ action }: ActionState) => action.type === type;
      const [givenFigures, presentFigures] = [
        countFigures(earlierStates.filter(ofType)),
        countFigures(presentStates.filter(ofType)),
      ];
      const isSame =
        givenFigures.live === presentFigures.live && givenFigures.submitted === presentFigures.submitted;
      return isSame ? [] : [{ type, ...typeWords[type], given: givenFigures, now: presentFigures }];
    }),
    actions,
    unnamed: changes.length - actions.length,
  };
}

const countFigures = (states: readonly ActionState[]) => ({
  live: states.length,
  submitted: states.filter(isWithHmicfrs).length,
});

/** Why an action is counted differently: something was only recorded later, or what was recorded was changed or removed. */
function reasonFor(changes: readonly ActionChange[]): Pick<RestatedAction, 'reason' | 'entries'> {
  const entries = changes.flatMap(({ what, on, event }) =>
    what === 'event' && on !== null && event !== null && event !== 'correction' ? [{ on, event }] : [],
  );
  if (changes.some(({ what }) => what === 'deleted')) return { reason: 'removed', entries: [] };
  const isLate =
    entries.length > 0 && changes.every(({ what, event }) => isAddition(what) && event !== 'correction');
  return { reason: isLate ? 'late-entry' : 'correction', entries };
}

const isAddition = (what: ActionChange['what']): boolean => what === 'event' || what === 'added';
