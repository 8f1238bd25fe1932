/** The references of an action to other actions, in its own fields and in those of its events. */
import type { Path } from './finding.ts';
import { actionReferences } from './records/action.ts';
import { eventReferences } from './records/event.ts';

/** An action of this format or of an older one. */
interface HasHistory {
  readonly history: readonly object[];
}

/** The value of a reference to replace another; undefined removes the reference. */
type Replace = (id: string) => string | undefined;

/** An action in which every reference to another action is what `replace` returns for its id. */
export const replaceReferences = <Action extends HasHistory>(action: Action, replace: Replace): Action => ({
  ...replaceFields(action, actionReferences, replace),
  history: action.history.map((event) => replaceFields(event, eventReferences, replace)),
});

function replaceFields<Value extends object>(
  value: Value,
  names: readonly string[],
  replace: Replace,
): Value {
  const entries = Object.entries(value);
  if (!entries.some(([name]) => names.includes(name))) return value;
  const replaced = entries.map(([name, inner]): [string, unknown] =>
    names.includes(name) && typeof inner === 'string' ? [name, replace(inner)] : [name, inner],
  );
  // References are optional fields with an id: without one, or with another id, the value is of the same type.
  return Object.fromEntries(replaced.filter(([, inner]) => inner !== undefined)) as Value;
}

/** The places in an action where it refers to the action with this id. */
export const referencesTo = (action: HasHistory, id: string): readonly Path[] => [
  ...fieldsWith(action, actionReferences, id).map((field) => [field]),
  ...action.history.flatMap((event, index) =>
    fieldsWith(event, eventReferences, id).map((field) => ['history', index, field]),
  ),
];

const fieldsWith = (value: object, names: readonly string[], id: string): readonly string[] =>
  Object.entries(value).flatMap(([name, inner]) => (names.includes(name) && inner === id ? [name] : []));
