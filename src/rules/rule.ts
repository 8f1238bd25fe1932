/** Defines what a rule is, and the helpers that rules share. A rule's constant is named after its code. */
import type { CodeEntry, Path, RuleFault } from '../domain/finding.ts';
import type { Action } from '../domain/records/action.ts';
import type { Event, EventName } from '../domain/records/event.ts';
import { type FolderKind, fileOf } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { didYouMean } from '../domain/text/nearest.ts';

/** A rule for valid records. A file that breaks it is still counted. */
export interface Rule extends CodeEntry {
  readonly check: (register: Register) => Iterable<RuleFault>;
}

/** A fault at a place in a file. */
export const inFile = (file: string, path: Path, message: string, help?: string): RuleFault => ({
  file,
  path,
  message,
  ...(help !== undefined && { help }),
});

/** A fault at a place in a record that has a file of its own. */
export const inRecord = (
  { kind, id }: { readonly kind: FolderKind; readonly id: string },
  path: Path,
  message: string,
  help?: string,
): RuleFault => inFile(fileOf(kind, id), path, message, help);

/** A fault at a place in an action. */
export const inAction = ({ id }: Action, path: Path, message: string, help?: string): RuleFault =>
  inRecord({ kind: 'action', id }, path, message, help);

/** Every event of one name, with its action and its index in the history. */
export function* findEvents<Name extends EventName>(
  { actions }: Pick<Register, 'actions'>,
  name: Name,
): Generator<{ action: Action; event: Extract<Event, { event: Name }>; index: number }> {
  for (const action of actions) {
    const { history } = action;
    for (let index = 0; index < history.length; index++) {
      const event = history[index];
      if (event?.event === name) yield { action, event: event as Extract<Event, { event: Name }>, index };
    }
  }
}

/** Whether a record has no file. A rejected file exists: a reference to it is not a second fault. */
export const isMissing = ({ hasFile }: Register, kind: FolderKind, id: string): boolean =>
  !hasFile(fileOf(kind, id));

/** A message, and help if there is a suggestion. */
export type FaultText = readonly [message: string, help: string | undefined];

/** A function that describes unknown ids: `there is no board \`x\``, with the nearest known id as help. */
export function describeUnknown(
  what: string,
  known: readonly { readonly id: string }[],
): (id: string) => FaultText {
  const suggest = createSuggester(() => known.map(({ id }) => id));
  return (id) => [`there is no ${what} \`${id}\``, suggest(id)];
}

/**
 * A function that suggests a known word for an unknown one, `Did you mean \`x\`?`, or returns undefined, so that the rule's
 * own help is shown. Each word is searched for once.
 */
export function createSuggester(known: () => Iterable<string>): (word: string) => string | undefined {
  const suggestions = new Map<string, string>();
  return (word) => {
    const suggestion = suggestions.get(word) ?? didYouMean(word, known());
    suggestions.set(word, suggestion);
    return suggestion || undefined;
  };
}
