import { expect, test } from 'vitest';
import { kinds } from '../src/model/records/kinds.ts';
import { schemaFile } from '../src/model/records/places.ts';
import { jsonSchema } from '../src/model/schema/json-schema.ts';

test.each(kinds)('the JSON Schema of %s in the model register is the one the code makes', async (kind) => {
  await expect(`${JSON.stringify(jsonSchema(kind), null, 2)}\n`).toMatchFileSnapshot(
    `../register/${schemaFile(kind)}`,
  );
});
