/** What a name on the command line means in the register; a name that means nothing is refused with the one that was meant. */

import type { Action } from '../domain/records/action.ts';
import type { Framework } from '../domain/records/framework.ts';
import { fileOf } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { nearest } from '../domain/text/nearest.ts';
import { UserError } from './command.ts';

/** An action by its id, or by one that it had formerly. */
export function requireAction(register: Register, id: string): Action {
  const action = register.actions.find((one) => one.id === id || one.formerly?.includes(id));
  if (action) return action;
  if (register.hasFile(fileOf('action', id)))
    throw new UserError(`the file of \`${id}\` is rejected; \`afi check\` says why.`);
  const meant = nearest(
    id,
    register.actions.map((one) => one.id),
  );
  throw new UserError(
    `no action is called \`${id}\`. ${meant ? `Did you mean \`${meant}\`?` : '`afi list --all` lists them.'}`,
  );
}

/** The framework asked for, else the newest. */
export function requireFramework({ frameworks }: Register, id: string | undefined): Framework {
  const ids = frameworks.map((one) => one.id);
  const found = id === undefined ? frameworks.at(-1) : frameworks.find((one) => one.id === id);
  if (found) return found;
  if (id === undefined) throw new UserError('the register has no framework: add one to frameworks/.');
  const meant = nearest(id, ids);
  throw new UserError(
    `no framework is called \`${id}\`. ${meant ? `Did you mean \`${meant}\`?` : `There are: ${ids.join(', ')}.`}`,
  );
}
