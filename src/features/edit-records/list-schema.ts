/** Schemas of the answers of `inspection list`, `board list` and `role list`. */
import * as z from 'zod';
import { daySchema, type ResponseBody, responseSchema, textSchema } from '../../app/response-schema.ts';
import { inspectionStatuses } from '../../domain/vocabulary.ts';

/** The answer of `inspection list`. */
export const inspectionListResponse = responseSchema(
  'inspection-list',
  'The inspections on the register: the latest report first, then those without a date of publication.',
  {
    inspections: z.array(
      z.strictObject({
        id: textSchema,
        title: textSchema,
        origin: textSchema,
        status: z.enum(inspectionStatuses),
        published: daySchema.nullable(),
      }),
    ),
  },
);

/** The answer of `board list`. */
export const boardListResponse = responseSchema('board-list', 'The boards on the register, by id.', {
  boards: z.array(
    z.strictObject({
      id: textSchema,
      name: textSchema,
      chair: textSchema.nullable(),
      parent: textSchema.nullable(),
    }),
  ),
});

/** The answer of `role list`. */
export const roleListResponse = responseSchema(
  'role-list',
  'The roles that may lead an action, and the other leads of actions.',
  {
    roles: z.array(
      z.strictObject({
        role: textSchema,
        listed: z.boolean().describe('Whether register.yaml lists it.'),
      }),
    ),
  },
);

/** The inspections of an answer. */
export type InspectionList = ResponseBody<typeof inspectionListResponse>['inspections'];
/** The roles of an answer. */
export type RoleList = ResponseBody<typeof roleListResponse>['roles'];
