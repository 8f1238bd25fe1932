/** Lists the facts of one action for the terminal and for its page of the site: what it is, its position, and what it refers to. */

import type { ActionState } from '../../domain/filter.ts';
import { lastUpdate } from '../../domain/last-update.ts';
import { countDaysOverdue, countDaysPastFirstTarget, needsNewTarget } from '../../domain/lateness.ts';
import { toText } from '../../domain/plain-data.ts';
import type { Position } from '../../domain/position.ts';
import { isFirstTargetHidden, isTargetHidden } from '../../domain/publication/hidden-target.ts';
import { notPublished } from '../../domain/publication/not-published.ts';
import {
  type Action,
  type ActionField,
  actionFieldNames,
  actionReferences,
  fieldLabel,
} from '../../domain/records/action.ts';
import type { Board } from '../../domain/records/board.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import { addressesForce, type Register } from '../../domain/register.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { daysPastText, ratingText } from './position-text.ts';

/** A labelled fact. */
export interface ActionFact {
  readonly name: string;
  readonly value: string;
  /** The ids of actions that the value consists of. */
  readonly ids?: readonly string[];
}

/** The register and date of the facts, with lookups by id. */
export interface FactsContext {
  readonly register: Register;
  readonly asAt: string;
  readonly inspections: ReadonlyMap<string, Inspection>;
  readonly boards: ReadonlyMap<string, Board>;
}

/** Formats a date for the medium. */
type FormatDay = (date: string) => string;

type OptionalFact = readonly [name: string, value: string | null | undefined];

/** The facts of an action, in order. Without a state it is not issued yet. */
export function actionFacts(
  context: FactsContext,
  action: Action,
  state: ActionState | undefined,
  formatDay: FormatDay,
): readonly ActionFact[] {
  const position = state?.position;
  return [
    ...withoutEmpty(issuedFacts(context, action, state)),
    ...fieldFact(action, 'cause_of_concern'),
    ...withoutEmpty([
      ...dateFacts(context, action, state, formatDay),
      ...leadFacts(context, position),
      ...outcomeFacts(context, state, formatDay),
    ]),
    ...listedFields.flatMap((field) => fieldFact(action, field)),
    ...withoutEmpty(Object.entries(action.extra ?? {})),
  ];
}

/** Fields that are placed above, or elsewhere on the page; all other fields follow them. */
const placedFields: ReadonlySet<ActionField> = new Set([
  ...(['id', 'type', 'inspection', 'title', 'wording', 'cause_of_concern', 'accelerated'] as const),
  ...(['priority', 'addressees', 'deadline', 'marking', 'extra', 'history'] as const),
]);
const listedFields = actionFieldNames.filter((field) => !placedFields.has(field));

const withoutEmpty = (facts: readonly OptionalFact[]): readonly ActionFact[] =>
  facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));

/** A field as it is recorded, under its label. */
function fieldFact(action: Action, field: ActionField): readonly ActionFact[] {
  const fieldContent: unknown = action[field];
  const value = Array.isArray(fieldContent) ? fieldContent.join(', ') : toText(fieldContent);
  const ids = actionReferences.includes(field) ? { ids: [value] } : {};
  return value === '' ? [] : [{ name: fieldLabel(field), value, ...ids }];
}

/** A record's name, with its id for use in commands. */
const nameWithId = (name: string | undefined, id: string): string =>
  name === undefined || name === id ? id : `${name} (${id})`;

const issuedFacts = (
  { register, inspections }: FactsContext,
  action: Action,
  state: ActionState | undefined,
): readonly OptionalFact[] => [
  ['Type', typeWords[action.type].one],
  ['Status', state?.position.status ?? 'not issued yet'],
  ['Inspection', nameWithId(inspections.get(action.inspection)?.title, action.inspection)],
  ['Origin', register.settings.origins.find(({ id }) => id === state?.origin)?.label ?? state?.origin],
  ['Marking', action.marking],
  ['Accelerated', action.accelerated ? 'issued before its report was published' : null],
  ['Priority', action.priority],
  [
    'Addressed to',
    addressesForce(action) ? null : `${action.addressees?.join(', ')}; HMICFRS’s figures do not count it`,
  ],
];

/** The inspectorate's deadline, the force's target, and by how many days the applicable one is past. */
function dateFacts(
  { register, asAt }: FactsContext,
  action: Action,
  state: ActionState | undefined,
  formatDay: FormatDay,
): readonly OptionalFact[] {
  const { text, by } = action.deadline ?? {};
  const deadline: OptionalFact = [
    'Inspectorate’s deadline',
    [text, by && formatDay(by)].filter(Boolean).join(', '),
  ];
  if (!state) return [deadline];
  const { target, first_target: firstTarget, target_changes: changes } = state.position;
  const changesText =
    changes > 0 && firstTarget !== null
      ? `; first ${isFirstTargetHidden(register, action) ? notPublished : formatDay(firstTarget)}, changed ${changes} ${changes === 1 ? 'time' : 'times'}`
      : '';
  const overdue = countDaysOverdue(state, asAt);
  const isHidden = isTargetHidden(register, action, asAt);
  const daysPastFirst = isFirstTargetHidden(register, action) ? null : countDaysPastFirstTarget(state, asAt);
  return [
    deadline,
    ['Force’s target', target && (isHidden ? notPublished : formatDay(target)) + changesText],
    ['Overdue', overdue === null ? null : isHidden ? notPublished : daysPastText(overdue, daysPastFirst)],
    ['Target needed', needsNewTarget(state, asAt) ? 'returned, new target needed' : null],
  ];
}

const leadFacts = ({ boards }: FactsContext, position: Position | undefined): readonly OptionalFact[] => [
  ['Force lead', position?.force_lead],
  ['Delivery lead', position?.delivery_lead],
  ['Board', position?.board && nameWithId(boards.get(position.board)?.name, position.board)],
  ['RAG', position && ratingText(position)],
];

function outcomeFacts(
  { register, asAt }: FactsContext,
  state: ActionState | undefined,
  formatDay: FormatDay,
): readonly OptionalFact[] {
  if (!state) return [];
  const {
    batch,
    submitted_on: submissionDate,
    returned_on: returnDate,
    closed_on: closureDate,
    route,
  } = state.position;
  const update = lastUpdate(state.action, asAt);
  const title = register.batches.find(({ id }) => id === batch)?.title;
  return [
    [
      'Batch',
      submissionDate &&
        `${batch === null ? 'not recorded' : nameWithId(title, batch)}, submitted ${formatDay(submissionDate)}`,
    ],
    ['Returned', returnDate && `${formatDay(returnDate)} by HMICFRS`],
    ['Last update', update && `${formatDay(update.on)}: ${update.note}`],
    [
      'Closed',
      closureDate && `${formatDay(closureDate)} (${route?.replaceAll('-', ' ') ?? 'route not recorded'})`,
    ],
  ];
}
