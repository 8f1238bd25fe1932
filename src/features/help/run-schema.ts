/** Runs `schema`: prints the JSON Schemas of the records, for editors, and of the answers, for programs that read them. */

import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import { kinds } from '../../domain/records/record-kinds.ts';
import { type JsonSchema, jsonSchema } from '../../domain/schema/json-schema.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import type { SchemaOptions } from './command.ts';
import { answerNames, answerSchema, isAnswerName } from './responses.ts';
import type { schemaResponse } from './schema.ts';

/**
 * A named schema is printed as the content of a schema file; with `--json`, or without a name, as an answer.
 * @throws UserError for an unknown name.
 */
export const runSchema: StandaloneCommand<SchemaOptions> = (_, { name, answers, json }) => {
  const schemas: Readonly<Record<string, JsonSchema>> = answers
    ? Object.fromEntries(answerNames.map((answer) => [answer, answerSchema(answer)]))
    : Object.fromEntries(kinds.map((kind) => [kind, jsonSchema(kind)]));
  if (name === undefined) return { text: renderResponse<typeof schemaResponse>('schema', { schemas }) };
  // Older callers ask for the schema of the export without `--answers`.
  const namedSchema = schemas[name] ?? (name === 'export' ? answerSchema(name) : undefined);
  if (namedSchema === undefined) {
    const names = Object.keys(schemas);
    const suggestion = isAnswerName(name)
      ? `It is the name of an answer: \`afi schema --answers ${name}\`.`
      : didYouMean(name, names) || `The names are: ${names.join(', ')}.`;
    throw new UserError(
      `${answers ? 'an answer' : 'a kind of record'} with the name \`${name}\` does not exist. ${suggestion}`,
    );
  }
  return {
    text: json
      ? renderResponse<typeof schemaResponse>('schema', { schemas: { [name]: namedSchema } })
      : JSON.stringify(namedSchema, null, 2),
  };
};
