/** Finds and replaces the references of an action to other actions, in its own fields and in those of its events. */
import type { Path } from './finding.ts';
import { actionReferences } from './records/action.ts';
import { eventReferences } from './records/event.ts';

/** An action of this format or of an older one. */
interface ActionWithHistory {
  readonly history: readonly object[];
}

/** The new value of a reference; undefined removes the reference. */
type ReferenceReplacer = (id: string) => string | undefined;

/** A copy of an action with its references replaced. */
export const replaceReferences = <Action extends ActionWithHistory>(
  action: Action,
  replace: ReferenceReplacer,
): Action => ({
  ...replaceFields(action, actionReferences, replace),
  history: action.history.map((event) => replaceFields(event, eventReferences, replace)),
});

function replaceFields<Value extends object>(
  value: Value,
  names: readonly string[],
  replace: ReferenceReplacer,
): Value {
  const entries = Object.entries(value);
  if (!entries.some(([name]) => names.includes(name))) return value;
  const replacedEntries = entries.map(([name, inner]): [string, unknown] =>
    names.includes(name) && typeof inner === 'string' ? [name, replace(inner)] : [name, inner],
  );
  // This cast is safe because references are optional ids: the type remains the same when one is replaced or removed.
  return Object.fromEntries(replacedEntries.filter(([, inner]) => inner !== undefined)) as Value;
}

/** The paths in an action at which it refers to the action with this id. */
export const findReferencesTo = (action: ActionWithHistory, id: string): readonly Path[] => [
  ...fieldsWith(action, actionReferences, id).map((field) => [field]),
  ...action.history.flatMap((event, index) =>
    fieldsWith(event, eventReferences, id).map((field) => ['history', index, field]),
  ),
];

const fieldsWith = (value: object, names: readonly string[], id: string): readonly string[] =>
  Object.entries(value).flatMap(([name, inner]) => (names.includes(name) && inner === id ? [name] : []));
