/** Finds the fields of a history that a name such as `closed_on` or `rag` means, as `correct` names them: `history[5].on`. */
import { formatDate } from '../../domain/dates/calendar.ts';
import type { Action } from '../../domain/records/action.ts';
import { type Event, type EventName, eventFields, eventRows } from '../../domain/records/event.ts';
import { isMove, statusAfter } from '../../domain/status.ts';

/** A field of one event. */
interface EventField {
  readonly index: number;
  readonly event: Event;
  readonly key: string;
}

/** The most fields that a sentence names. */
const mostNamed = 5;

/** Names that a table or another command uses, and the field of an event that they mean. */
const otherNames: Readonly<Record<string, { readonly event: EventName; readonly key: string }>> = {
  target: { event: 'target', key: 'by' },
  datetobemet: { event: 'target', key: 'by' },
  closureroute: { event: 'closed', key: 'route' },
};

const simplify = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A sentence that names the fields of the history that a name means; undefined if it means none. */
export function explainEventField(action: Pick<Action, 'history'>, name: string): string | undefined {
  const word = simplify(name);
  if (word === 'status')
    return `the field \`${name}\` does not exist: the status follows from the history. ${describeEventFields(action, isMove)}`;
  const fields = listMeantFields(action, word);
  if (fields === undefined) return undefined;
  const places = fields.slice(-mostNamed).reverse().map(describeField);
  const help =
    places.length === 0
      ? 'This action has no such event.'
      : `Enter ${places.length === 1 ? '' : 'one of: '}${places.join(', ')}.`;
  return `the field \`${name}\` belongs to an event of the history. ${help}`;
}

/** The fields of events that a word means, in their order; undefined if it is not the name of such a field. */
function listMeantFields(
  { history }: Pick<Action, 'history'>,
  word: string,
): readonly EventField[] | undefined {
  const other = Object.hasOwn(otherNames, word) ? otherNames[word] : undefined;
  if (other) return listFields(history, (each) => (each.event === other.event ? other.key : undefined));
  const event = eventOfDay(word);
  if (event !== undefined) return listFields(history, (each) => (each.event === event ? 'on' : undefined));
  const key = eventFields.find((field) => simplify(field) === word);
  return key === undefined
    ? undefined
    : listFields(history, (each) => (Object.hasOwn(each, key) ? key : undefined));
}

const listFields = (
  history: Action['history'],
  keyOf: (event: Event) => string | undefined,
): readonly EventField[] =>
  history.flatMap((event, index) => {
    const key = keyOf(event);
    return key === undefined ? [] : [{ index, event, key }];
  });

/** The event whose day a word means: `closed`, `closedon`, `completeon`, `submissiondate`. */
const eventOfDay = (word: string): EventName | undefined => {
  const base = word.replace(/(?:on|date|day)$/, '');
  return eventRows.find(({ name, command }) =>
    [name, command, statusAfter(name)].some((each) => each === word || (base !== word && each === base)),
  )?.name;
};

const describeField = ({ index, event, key }: EventField): string => {
  const day = `${event.event} on ${formatDate(event.on)}`;
  const value: unknown = Reflect.get(event, key);
  const isShort = key !== 'on' && typeof value === 'string' && value.length <= 40;
  return `\`history[${index}].${key}\` (${day}${isShort ? `: ${value}` : ''})`;
};

/** `The events are: history[0] (issued on 28 September 2021), …`, without those that `isIncluded` leaves out. */
export function describeEventFields(
  { history }: Pick<Action, 'history'>,
  isIncluded: (event: string) => boolean = () => true,
): string {
  const events = history.flatMap(({ event, on }, index) =>
    isIncluded(event) ? [`\`history[${index}]\` (${event} on ${formatDate(on)})`] : [],
  );
  const shownEvents = events.slice(-mostNamed).reverse();
  const label = events.length > mostNamed ? 'The last events are' : 'The events are';
  return `${label}: ${shownEvents.join(', ')}. Enter the date of the first one as \`history[0].on\`, for example.`;
}
