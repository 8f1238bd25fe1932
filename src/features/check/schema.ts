/** Findings, as `check` tells them and a changing command those that it brought. */
import * as z from 'zod';
import { files, responseSchema, text } from '../../app/response-schema.ts';

const place = z.int().min(1);

export const finding = z.strictObject({
  code: text,
  severity: z.enum(['error', 'warning']),
  message: text,
  help: text.describe('What to do about it.'),
  file: text,
  line: place,
  column: place.describe('In UTF-16 units, as editors count.'),
});

export const check = responseSchema('check', 'Everything that is wrong in the register.', {
  findings: z.array(finding),
  files,
});
