/** Checks that the JSON Schemas in the model register are those that the code creates. */
import { expect, test } from 'vitest';
import { kinds } from '../../../src/domain/records/record-kinds.ts';
import { schemaFile } from '../../../src/domain/records/record-paths.ts';
import { jsonSchema } from '../../../src/domain/schema/json-schema.ts';

test.each(kinds)(
  'the JSON Schema of %s in the model register is the one that the code creates',
  async (kind) => {
    await expect(`${JSON.stringify(jsonSchema(kind), null, 2)}\n`).toMatchFileSnapshot(
      `../../../register/${schemaFile(kind)}`,
    );
  },
);
