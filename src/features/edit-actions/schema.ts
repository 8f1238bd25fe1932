/** Defines the JSON answers of the commands that change the register: what they recorded, or would record. */
import { changeSchema } from '../../app/response-schema.ts';
import { buildRecord } from '../../domain/collections.ts';
import { presentNames } from '../history/claimed-commands.ts';

/** The changing commands whose own answer is lines of text. */
const textCommands = [
  'init',
  'add',
  'assign',
  'target',
  'progress',
  'evidence',
  'complete',
  'note',
  'close',
  'reopen',
  'withdraw',
  'submit',
  'outcome',
  'assess',
  'correct',
  'redact',
  'rename',
  'record',
  'edit',
  'undo',
  'redo',
  'explain',
  'portal',
] as const;

type ChangeSchemas = {
  readonly [Name in (typeof textCommands)[number]]: ReturnType<typeof changeSchema<Name>>;
};

/** The schema of each such answer, by the name of the command. */
// `buildRecord` types every schema alike; `changeSchema` gives each its own name.
export const changeAnswers = buildRecord(textCommands, (name) =>
  changeSchema(name, presentNames[name]),
) as ChangeSchemas;
