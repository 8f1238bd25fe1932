/** `schema`: the JSON Schemas of the records, for editors, and of the answers, for programs that read them. */

import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import { kinds } from '../../domain/records/record-kinds.ts';
import { type JsonSchema, jsonSchema } from '../../domain/schema/json-schema.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import type { SchemaOptions } from './command.ts';
import { answerNames, answerSchema } from './response-json-schema.ts';
import type { schema } from './schema.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

const records = (): Schemas => Object.fromEntries(kinds.map((kind) => [kind, jsonSchema(kind)]));
const answers = (): Schemas => Object.fromEntries(answerNames.map((name) => [name, answerSchema(name)]));

/** One schema bare, as a file of its own holds it; with `--json` or without a name as an answer, by name. */
export const runSchema: StandaloneCommand<SchemaOptions> = (
  _,
  { name, answers: ofAnswers = false, json: asJson },
) => {
  const schemas = ofAnswers ? answers() : records();
  if (name === undefined) return { text: renderResponse<typeof schema>('schema', { schemas }) };
  // That of the export could be asked for before the other answers had any.
  const one = schemas[name] ?? (name === 'export' ? answerSchema(name) : undefined);
  if (one === undefined) throw new UserError(unknown(name, ofAnswers, Object.keys(schemas)));
  return {
    text: asJson
      ? renderResponse<typeof schema>('schema', { schemas: { [name]: one } })
      : JSON.stringify(one, null, 2),
  };
};

function unknown(name: string, ofAnswers: boolean, known: readonly string[]): string {
  const among = didYouMean(name, known) || `There are: ${known.join(', ')}.`;
  const elsewhere = (answerNames as readonly string[]).includes(name)
    ? ` \`afi schema --answers ${name}\` is that of an answer.`
    : '';
  return `no ${ofAnswers ? 'answer' : 'record'} is called \`${name}\`.${elsewhere || ` ${among}`}`;
}
