/** Defines a rule, and the functions that rules share. The constant of a rule is named after its code. */
import type { CodeEntry, Path, RuleFault } from '../domain/finding.ts';
import type { Action } from '../domain/records/action.ts';
import { type Event, type EventName, isEventOf } from '../domain/records/event.ts';
import { type FolderKind, recordFile } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { didYouMean } from '../domain/text/word-matching.ts';

/** A rule for valid records. Records that break it are still counted. */
export interface Rule extends CodeEntry {
  readonly check: (register: Register) => Iterable<RuleFault>;
}

/** Makes a fault at a path in a file; without `help`, the rule's own help is shown. */
export const faultInFile = (file: string, path: Path, message: string, help?: string): RuleFault => ({
  file,
  path,
  message,
  ...(help !== undefined && { help }),
});

/** Makes a fault at a path in a record. */
export const faultInRecord = (
  { kind, id }: { readonly kind: FolderKind; readonly id: string },
  path: Path,
  message: string,
  help?: string,
): RuleFault => faultInFile(recordFile(kind, id), path, message, help);

/** Makes a fault at a path in an action. */
export const faultInAction = ({ id }: Action, path: Path, message: string, help?: string): RuleFault =>
  faultInRecord({ kind: 'action', id }, path, message, help);

/** Every event of one name, with its action and its index in the history. */
export function* findEvents<Name extends EventName>(
  { actions }: Pick<Register, 'actions'>,
  name: Name,
): Generator<{ action: Action; event: Extract<Event, { event: Name }>; index: number }> {
  for (const action of actions) {
    const { history } = action;
    for (let index = 0; index < history.length; index++) {
      const event = history[index];
      if (isEventOf(event, name)) yield { action, event, index };
    }
  }
}

/** Whether a record has no file. If its file was rejected it is not missing, since that is already a finding. */
export const isMissing = ({ hasFile }: Register, kind: FolderKind, id: string): boolean =>
  !hasFile(recordFile(kind, id));

/** The message of a fault, and help if there is a suggestion. */
export type FaultText = readonly [message: string, help: string | undefined];

/** Returns a function that describes an unknown id: `there is no board \`x\``, with the nearest known id as help. */
export function describeUnknown(
  kindName: string,
  records: readonly { readonly id: string }[],
): (id: string) => FaultText {
  const suggestId = createSuggester(() => records.map(({ id }) => id));
  return (id) => [`there is no ${kindName} \`${id}\``, suggestId(id)];
}

/**
 * Returns a function that suggests a known word for an unknown one: `Did you mean \`x\`?`, or undefined if none is near. Each
 * word is searched for once.
 */
export function createSuggester(words: () => Iterable<string>): (word: string) => string | undefined {
  const suggestions = new Map<string, string>();
  return (word) => {
    const suggestion = suggestions.get(word) ?? didYouMean(word, words());
    suggestions.set(word, suggestion);
    return suggestion || undefined;
  };
}

/** `force lead, delivery lead or board` */
export const joinWithOr = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
