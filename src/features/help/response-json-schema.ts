/** JSON Schemas of the answers, draft 7, for programs that read what a command gives with `--json`. */

import { type JsonSchema, toJsonSchema } from '../../domain/schema/json-schema.ts';
import { type AnswerName, answers } from './responses.ts';

export const answerNames = Object.keys(answers) as readonly AnswerName[];

export const answerSchema = (name: AnswerName): JsonSchema => toJsonSchema(answers[name]);
