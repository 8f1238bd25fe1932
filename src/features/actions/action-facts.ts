/** What there is to say of one action, fact by fact: what it is, how it stands, what it points to. The terminal and its page of the site draw the same. */

import { daysBetween } from '../../domain/dates/calendar.ts';
import type { ActionState } from '../../domain/filter.ts';
import { toText } from '../../domain/plain-data.ts';
import { dueDate, isOverdue, type Position } from '../../domain/position.ts';
import {
  type Action,
  type ActionField,
  actionFieldNames,
  actionReferences,
  fieldLabel,
} from '../../domain/records/action.ts';
import type { Board } from '../../domain/records/board.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import type { Register } from '../../domain/register.ts';
import { typeWords } from '../../domain/vocabulary.ts';

export interface ActionFact {
  readonly name: string;
  readonly value: string;
  /** The actions that the value names, where it is nothing else. */
  readonly ids?: readonly string[];
}

export interface FactsAsked {
  readonly register: Register;
  readonly asAt: string;
  readonly inspections: ReadonlyMap<string, Inspection>;
  readonly boards: ReadonlyMap<string, Board>;
}

/** A date as its readers write it. */
type Written = (date: string) => string;

type Said = readonly [name: string, value: string | null | undefined];

/** The facts that are known of an action, in order; without a standing it is not issued yet. */
export function actionFacts(
  asked: FactsAsked,
  action: Action,
  state: ActionState | undefined,
  written: Written,
): readonly ActionFact[] {
  const position = state?.position;
  return [
    ...known(issuedFacts(asked, action, state)),
    ...fieldFact(action, 'cause_of_concern'),
    ...known([
      ...datesOf(asked, action, position, written),
      ...holders(asked, position),
      ...outcomes(asked, position, written),
    ]),
    ...listedFields.flatMap((field) => fieldFact(action, field)),
    ...known(Object.entries(action.extra ?? {})),
  ];
}

/** Fields that have a place of their own above, or on the page; every other field follows them. */
const placedFields: ReadonlySet<ActionField> = new Set([
  ...(['id', 'type', 'inspection', 'title', 'wording', 'cause_of_concern', 'accelerated'] as const),
  ...(['priority', 'addressees', 'deadline', 'marking', 'extra', 'history'] as const),
]);
const listedFields = actionFieldNames.filter((field) => !placedFields.has(field));

const known = (facts: readonly Said[]): readonly ActionFact[] =>
  facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));

/** A field as it is recorded, under its label. */
function fieldFact(action: Action, field: ActionField): readonly ActionFact[] {
  const recorded: unknown = action[field];
  const value = Array.isArray(recorded) ? recorded.join(', ') : toText(recorded);
  const ids = actionReferences.includes(field) ? { ids: [value] } : {};
  return value === '' ? [] : [{ name: fieldLabel(field), value, ...ids }];
}

/** By its name, and by what it is called in commands. */
const named = (name: string | undefined, id: string): string =>
  name === undefined || name === id ? id : `${name} (${id})`;

const issuedFacts = (
  { register, inspections }: FactsAsked,
  action: Action,
  state: ActionState | undefined,
): readonly Said[] => [
  ['Type', typeWords[action.type].one],
  ['Status', state?.position.status ?? 'not issued yet'],
  ['Inspection', named(inspections.get(action.inspection)?.title, action.inspection)],
  ['Origin', register.settings.origins.find(({ id }) => id === state?.origin)?.label ?? state?.origin],
  ['Marking', action.marking],
  ['Accelerated', action.accelerated ? 'issued before its report was published' : null],
  ['Priority', action.priority],
  [
    'Addressed to',
    state?.counted === false ? `${action.addressees?.join(', ')}: listed, never counted` : null,
  ],
];

/** The inspectorate's date and the force's own, and by how much the one that serves is past. */
function datesOf(
  { asAt }: FactsAsked,
  action: Action,
  position: Position | undefined,
  written: Written,
): readonly Said[] {
  const { text, by } = action.deadline ?? {};
  const deadline: Said = ['Inspectorate’s deadline', [text, by && written(by)].filter(Boolean).join(', ')];
  if (!position) return [deadline];
  const { target, first_target: first, target_changes: changes } = position;
  const changed =
    changes > 0 && first !== null
      ? `; first ${written(first)}, changed ${changes} ${changes === 1 ? 'time' : 'times'}`
      : '';
  const due = dueDate(action, position);
  const days = due !== null && isOverdue(action, position, asAt) ? daysBetween(due, asAt) : 0;
  return [
    deadline,
    ['Force’s target', target && written(target) + changed],
    ['Overdue', days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : null],
  ];
}

const holders = ({ boards }: FactsAsked, position: Position | undefined): readonly Said[] => [
  ['Force lead', position?.force_lead],
  ['Delivery lead', position?.delivery_lead],
  ['Board', position?.board && named(boards.get(position.board)?.name, position.board)],
  ['RAG', position?.rag],
];

function outcomes(
  { register }: FactsAsked,
  position: Position | undefined,
  written: Written,
): readonly Said[] {
  if (!position) return [];
  const { batch, submitted_on: sent, closed_on: closed, route } = position;
  const title = register.batches.find(({ id }) => id === batch)?.title;
  return [
    ['Batch', sent && `${batch === null ? 'not recorded' : named(title, batch)}, submitted ${written(sent)}`],
    ['Closed', closed && `${written(closed)} (${route?.replaceAll('-', ' ') ?? 'route not recorded'})`],
  ];
}
