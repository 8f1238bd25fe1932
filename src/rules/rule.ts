/** The shape of a rule: something that must hold of the sound records. A file that breaks one is counted all the same. */
import type { CodeEntry, Path, RuleFault } from '../domain/finding.ts';
import type { Action } from '../domain/records/action.ts';
import type { Event, EventName } from '../domain/records/event.ts';
import { type FolderKind, fileOf } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';

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

/** A fault of a record kept one a file, at a place in its file. */
export const inRecord = (
  kind: FolderKind,
  id: string,
  path: Path,
  message: string,
  help?: string,
): RuleFault => inFile(fileOf(kind, id), path, message, help);

/** A fault of an action, at a place in its file. */
export const inAction = ({ id }: Action, path: Path, message: string, help?: string): RuleFault =>
  inRecord('action', id, path, message, help);

/** Every event of one name, with its action and its place in the history. */
export function* eventsOf<Name extends EventName>(
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
