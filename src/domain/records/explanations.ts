/** Defines the record of reasons for differences between the register and the monitoring portal. */
import type * as z from 'zod';
import { defineRecord, nestedField, privateField } from './field-table.ts';
import { date, freeText, id, list, word } from './field-types.ts';

const explanationFields = {
  ref: privateField(word("The portal's reference.").optional()),
  action: privateField(id("The register's action.").optional()),
  reason: privateField(freeText('The reason for the difference.')),
  on: privateField(date('The date from which the reason applies.').optional()),
  until: privateField(date('The last date on which the reason applies.').optional()),
};

/** The schema and publicity of the explanations of differences from the portal. */
export const explanationsRecord = defineRecord({
  title: 'Explanations',
  description: 'Reasons for differences between the register and the portal: portal/explanations.yaml.',
  fields: {
    explanations: nestedField(explanationFields, (explanation) =>
      list(
        explanation
          .refine((value) => value.ref !== undefined || value.action !== undefined, {
            path: [],
            params: { missing: ['ref', 'action'] },
            when: ({ value }) => typeof value === 'object' && value !== null,
          })
          .meta({ anyOf: [{ required: ['ref'] }, { required: ['action'] }] }),
        'One entry for each difference.',
      ),
    ),
  },
});

/** All explained differences. */
export type Explanations = z.output<typeof explanationsRecord.schema>;
