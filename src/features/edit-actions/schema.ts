/** Defines the JSON answers of the commands that change the register: what they recorded, or would record. */
import { changeShape, responseSchema, textListSchema } from '../../app/response-schema.ts';
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

const changeFields = { told: textListSchema.describe('What it says besides, a line each.'), ...changeShape };

const changeSchema = <const Name extends string>(name: Name) =>
  responseSchema(
    name,
    `What \`afi ${presentNames[name] ?? name}\` recorded, or with --dry-run would record.`,
    changeFields,
  );

type ChangeSchemas = {
  readonly [Name in (typeof textCommands)[number]]: ReturnType<typeof changeSchema<Name>>;
};

/** The schema of each such answer, by the name of the command. */
// `buildRecord` types every schema alike; `changeSchema` gives each its own name.
export const changeAnswers = buildRecord(textCommands, changeSchema) as ChangeSchemas;
