/** Defines the record of findings of `verify` that were accepted: a board or a role decided that they are explained. */
import type * as z from 'zod';
import { defineRecord, nestedField, privateField } from './field-table.ts';
import { auditFindingId, commitId, date, freeText, list, word } from './field-types.ts';

const acceptanceFields = {
  finding: privateField(auditFindingId('The id of the finding, as `afi verify` prints it.')),
  commit: privateField(commitId('The commit that the finding is about, in full.')),
  reason: privateField(freeText('The reason for accepting it.')),
  approved_by: privateField(word('Who accepted it: the id of a board, or a role.')),
  on: privateField(date('The date of the decision.')),
};

/** The schema and publicity of the accepted findings. */
export const acceptancesRecord = defineRecord({
  title: 'Accepted findings',
  description: 'Findings of `afi verify` that were accepted: accepted.yaml.',
  fields: {
    accepted: nestedField(acceptanceFields, (acceptance) => list(acceptance, 'One entry for each finding.')),
  },
});

/** All accepted findings. */
export type Acceptances = z.output<typeof acceptancesRecord.schema>;
