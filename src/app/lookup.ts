/** Finds an action or framework by its id on the command line; an unknown id is refused with a suggestion. */

import type { Action } from '../domain/records/action.ts';
import type { Framework } from '../domain/records/framework.ts';
import { recordFile } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { nearestWord } from '../domain/text/word-matching.ts';
import { UserError } from './command.ts';

/**
 * An action by its id, or by a former one.
 * @throws UserError if there is none, or its file is rejected.
 */
export function requireAction(register: Register, id: string): Action {
  const action = register.actions.find(
    (candidate) => candidate.id === id || candidate.formerly?.includes(id),
  );
  if (action) return action;
  if (register.hasFile(recordFile('action', id)))
    throw new UserError(`the file of \`${id}\` is rejected; \`afi check\` says why.`);
  const suggestion = nearestWord(
    id,
    register.actions.map((candidate) => candidate.id),
  );
  throw new UserError(
    `no action is called \`${id}\`. ${suggestion ? `Did you mean \`${suggestion}\`?` : '`afi list --all` lists them.'}`,
  );
}

/**
 * The framework with an id; without one, the newest.
 * @throws UserError if there is none.
 */
export function requireFramework({ frameworks }: Register, id: string | undefined): Framework {
  const ids = frameworks.map((candidate) => candidate.id);
  const framework =
    id === undefined ? frameworks.at(-1) : frameworks.find((candidate) => candidate.id === id);
  if (framework) return framework;
  if (id === undefined) throw new UserError('the register has no framework: add one to frameworks/.');
  const suggestion = nearestWord(id, ids);
  throw new UserError(
    `no framework is called \`${id}\`. ${suggestion ? `Did you mean \`${suggestion}\`?` : `There are: ${ids.join(', ')}.`}`,
  );
}
