/** Checks a command's JSON answer against its published schema. */
import { Ajv, type ValidateFunction } from 'ajv';
import { expect } from 'vitest';
import type { JsonSchema } from '../../src/domain/schema/json-schema.ts';
import { type AnswerName, answerNames, answerSchema } from '../../src/features/help/responses.ts';
import type { Run } from './tool.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
const validators = new Map<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const validator = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validator);
  return validator;
}

const shapes = new Map<string, JsonSchema>();
export const shapeOf = (name: AnswerName): JsonSchema => {
  const shape = shapes.get(name) ?? answerSchema(name);
  shapes.set(name, shape);
  return shape;
};

export interface Answer extends Readonly<Record<string, unknown>> {
  readonly schema: string;
}

/** The answer of a run, after a check that it is valid by its published schema. */
export function answerOf({ out, err }: Pick<Run, 'out' | 'err'>, expectedSchema?: string): Answer {
  expect(out, err).not.toBe('');
  const answer: Answer = JSON.parse(out);
  const name = /^afi\.(.+)\/1$/.exec(answer.schema)?.[1];
  if (expectedSchema !== undefined) expect(name).toBe(expectedSchema);
  expect(answerNames).toContain(name);
  const shape = shapeOf(name as AnswerName);
  // For a paper only its own schema: errors against the schemas of other papers would hide the real ones.
  const paperShape = shape.oneOf?.find(
    ({ properties }) => properties?.['report']?.const === answer['report'],
  );
  const valid = validatorOf(paperShape ?? shape);
  const faults = valid(answer) ? [] : (valid.errors ?? []).slice(0, 5);
  expect(
    faults.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`),
    name,
  ).toEqual([]);
  return answer;
}
