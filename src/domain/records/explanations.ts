/** Why differences between register and portal stand. */
import * as z from 'zod';
import { date, id, list, text, word } from './field-types.ts';

export const explanationsSchema = z
  .strictObject({
    explanations: list(
      z
        .strictObject({
          ref: word("The portal's reference.").optional(),
          action: id("The register's action.").optional(),
          reason: text('Why the difference stands.'),
          on: date('Since when.').optional(),
          until: date('Until when the reason holds.').optional(),
        })
        .refine((value) => value.ref !== undefined || value.action !== undefined, {
          path: [],
          params: { missing: ['ref', 'action'] },
          when: ({ value }) => typeof value === 'object' && value !== null,
        })
        .meta({ anyOf: [{ required: ['ref'] }, { required: ['action'] }] }),
      'One entry a difference.',
    ),
  })
  .meta({ title: 'Explanations', description: 'Reasons for differences: portal/explanations.yaml.' });

export type Explanations = z.output<typeof explanationsSchema>;
