/** `schema`: the JSON Schemas of the records, for editors. */
import { exportJsonSchema, jsonSchema } from '../../model/json-schema.ts';
import { nearest } from '../../model/nearest.ts';
import { type Kind, kinds } from '../../model/records/kinds.ts';
import { json } from '../answer.ts';
import { type HouseCommand, UserError } from '../command.ts';

export interface SchemaOptions {
  readonly record?: string;
  readonly json: boolean;
}

const isKind = (name: string): name is Kind => (kinds as readonly string[]).includes(name);

/** One schema as it stands in `schemas/`, or that of an export; without a name, all of them by record. */
export const schema: HouseCommand<SchemaOptions> = (_, { record }) => {
  if (record === undefined) {
    const schemas = Object.fromEntries(kinds.map((kind) => [kind, jsonSchema(kind)]));
    return { text: json('schema', { schemas }) };
  }
  if (record === 'export') return { text: JSON.stringify(exportJsonSchema(), null, 2) };
  if (!isKind(record)) {
    const names = [...kinds, 'export'];
    const meant = nearest(record, names);
    throw new UserError(
      `no record is called \`${record}\`. ${meant ? `Did you mean \`${meant}\`?` : `There are: ${names.join(', ')}.`}`,
    );
  }
  return { text: JSON.stringify(jsonSchema(record), null, 2) };
};
