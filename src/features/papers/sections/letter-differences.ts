/** Compares a closure submission as it was recorded with the same letter read from the register now. */

import * as z from 'zod';
import { type SchemaOutput, textListSchema, textSchema } from '../../../app/response-schema.ts';
import { groupBy } from '../../../domain/collections.ts';
import { formatDate } from '../../../domain/dates/calendar.ts';
import { deepEqual } from '../../../domain/plain-data.ts';
import type { Letter } from './submission-letter.ts';
import type { SubmittedAction } from './submitted-action.ts';

/** A fact of a letter that the register now records otherwise. */
export const letterDifferenceSchema = z.strictObject({
  id: textSchema.describe('The action or the batch.'),
  fact: textSchema,
  was: textListSchema.describe('In the letter; empty where it has nothing.'),
  is: textListSchema.describe('In the register now; empty where it has nothing.'),
});
/** A fact of a letter that the register now records otherwise. */
export type LetterDifference = SchemaOutput<typeof letterDifferenceSchema>;

/** A statement of a letter about an action or the batch. */
interface Fact {
  readonly id: string;
  readonly fact: string;
  readonly text: string;
}

const membershipLabel = 'Part of this batch';

/**
 * The facts of a letter that are different when the same letter is read from the register now. `newIds` has the new ids of
 * actions that were renamed since, by their ids in the letter; `members` are all actions that the register now has in the batch.
 */
export function compareLetters(
  letter: Letter,
  presentLetter: Letter,
  newIds: ReadonlyMap<string, string>,
  members: readonly string[],
): readonly LetterDifference[] {
  const rename = (id: string) => newIds.get(id) ?? id;
  const [idsBefore, idsAfter] = [letter, presentLetter].map(
    (version) => new Set(version.actions.map(({ id }) => rename(id))),
  );
  const isComparable = ({ id, fact }: Fact) =>
    fact === membershipLabel ||
    !(idsBefore?.has(id) || idsAfter?.has(id)) ||
    (idsBefore?.has(id) && idsAfter?.has(id));
  const createMembershipFact = (id: string): Fact => ({ id, fact: membershipLabel, text: 'yes' });
  const letterStatements = [
    ...letterFacts(letter).map((fact) => ({ ...fact, id: rename(fact.id) })),
    ...[...(idsBefore ?? [])].map(createMembershipFact),
  ];
  const presentStatements = [...letterFacts(presentLetter), ...members.map(createMembershipFact)];
  const keyOf = ({ id, fact }: Fact) => [JSON.stringify([id, fact])];
  const [earlierFacts, laterFacts] = [letterStatements, presentStatements].map((facts) =>
    groupBy(facts.filter(isComparable), keyOf),
  );
  return [...new Set([...(earlierFacts?.keys() ?? []), ...(laterFacts?.keys() ?? [])])].flatMap((key) => {
    const [earlier, present] = [earlierFacts?.get(key) ?? [], laterFacts?.get(key) ?? []];
    const [firstFact] = [...earlier, ...present];
    const texts = (facts: readonly Fact[]) => facts.map(({ text }) => text);
    if (firstFact === undefined || deepEqual(texts(earlier), texts(present))) return [];
    return [{ id: firstFact.id, fact: firstFact.fact, was: texts(earlier), is: texts(present) }];
  });
}

/** Every statement of a letter: about its batch, about each action, and about the actions of earlier batches. */
const letterFacts = ({ batch, actions, waiting }: Letter): readonly Fact[] => [
  ...toFacts(batch.id ?? '', [
    ['Title', batch.title],
    ['Sent', batch.sent && formatDate(batch.sent)],
    ['To', batch.to],
    ['Approved by', batch.approved_by],
  ]),
  ...actions.flatMap((action) => toFacts(action.id, letterActionFacts(action))),
  ...waiting.actions.flatMap(({ id, submitted_on: on }) =>
    toFacts(id, [['With HMICFRS from an earlier batch', `since ${formatDate(on)}`]]),
  ),
];

type LabelledText = readonly [fact: string, text: string | null];

const toFacts = (id: string, entries: readonly LabelledText[]): readonly Fact[] =>
  entries.flatMap(([fact, text]) => (text === null ? [] : [{ id, fact, text }]));

const joinTexts = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('; ');

const letterActionFacts = (action: SubmittedAction): readonly LabelledText[] => [
  ['Reference', action.id],
  ['Title', action.title],
  ['Type', action.type],
  ['Inspection', action.inspection],
  ['Report published', action.published && formatDate(action.published)],
  ['Portal reference', action.portal_refs.length === 0 ? null : action.portal_refs.join(', ')],
  ['Wording', action.wording],
  ['Deadline set by HMICFRS', action.deadline.text],
  ['Date of that deadline', action.deadline.by && formatDate(action.deadline.by)],
  ['Target', action.target && formatDate(action.target)],
  ...action.target_changes.map(
    ({ on, to: newTarget, reason, approved_by: approver }): LabelledText => [
      `Target changed on ${formatDate(on)}`,
      joinTexts([`to ${formatDate(newTarget)}`, reason, approver]),
    ],
  ),
  ...action.done.map(({ on, note }): LabelledText => [`Progress of ${formatDate(on)}`, note]),
  ...action.evidence.map(
    ({ on, title, location, reference, sha256, tested_by: tester }): LabelledText => [
      `Evidence of ${formatDate(on)}`,
      joinTexts([title, location, reference, sha256, tester]),
    ],
  ),
  ...(action.approval
    ? [
        [
          'Approval',
          joinTexts([
            formatDate(action.approval.on),
            action.approval.by,
            action.approval.minute,
            action.approval.note,
          ]),
        ] as const,
      ]
    : []),
  ...action.feedback.map(({ on, note }): LabelledText => [`Returned on ${formatDate(on)}`, note ?? '']),
];
