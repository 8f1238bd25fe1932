/** Groups the contradictions in the register by the decision that a board is asked to take; findings that only the officer can correct are counted. */

import * as z from 'zod';
import { countSchema, type SchemaOutput, textSchema } from '../../../app/response-schema.ts';
import type { Finding } from '../../../domain/finding.ts';
import { recordFile } from '../../../domain/records/record-paths.ts';
import type { Register } from '../../../domain/register.ts';

/** The contradictions in the register, by the decision that each needs. */
export const dataQualitySchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      wanted: textSchema.describe('The decision that is needed, in words.'),
      count: countSchema,
      places: z
        .array(z.strictObject({ file: textSchema, name: textSchema, message: textSchema }))
        .describe('The first few.'),
    }),
  ),
  others: z
    .strictObject({ count: countSchema, files: countSchema })
    .describe('Findings that need no decision.'),
});

/** A finding of `check` or `verify`. */
export type Contradiction = Pick<Finding, 'code' | 'severity' | 'file' | 'message'>;

/** Each decision with the rules whose findings need it, in the order of the page. Rules that only the officer needs to act on are not in it. */
const decisions: readonly (readonly [string, readonly string[]])[] = [
  ['Which of two statements in a board’s terms of reference is correct', ['board-frequency', 'board-circle']],
  [
    'What happened and when, as the recorded order of events is not possible',
    [
      'issued-first',
      'issued-once',
      'move-unlawful',
      'date-order',
      'date-ahead',
      'submitted-early',
      'carried-circle',
      'superseded-circle',
    ],
  ],
  [
    'Whether a cause of concern and its recommendations are recorded correctly',
    ['cause-alone', 'cause-outlived', 'cause-early', 'cause-above', 'cause-elsewhere'],
  ],
  ['Whether two actions are the same action', ['wording-alike', 'formerly-taken']],
  ['A reason and an approval for a changed target', ['target-unexplained']],
  [
    'Approval or evidence for an action that was submitted without it',
    ['submitted-incomplete', 'submitted-unproven'],
  ],
  ['Whether an action recorded as complete is finished', ['complete-unproven', 'complete-rated']],
  ['Approval by someone other than the delivery lead', ['approver-delivers']],
  ['Which evidence is correct', ['evidence-changed', 'evidence-path']],
  ['Whether a text may contain personal data', ['personal-data']],
];

const rewrittenDecision = 'Who changed past records, and why';

/** A message as a paper prints it: a field in brackets is left out, an id stays. */
const withoutFieldNames = (message: string) => message.replace(/ \(`[^`]*`\)/g, '').replaceAll('`', '');

/** The most places that a page lists for one decision. */
const mostPlaces = 5;

/** Groups contradictions by the decision that is needed. `findings` are those of `check`, `rewrittenRecords` those of `verify`; boards are named. */
export function groupContradictions(
  findings: readonly Contradiction[],
  rewrittenRecords: readonly Contradiction[],
  boards: Register['boards'],
): SchemaOutput<typeof dataQualitySchema> {
  const groups = decisions.map(([decision, codes]) => ({
    decision,
    members: findings.filter(({ code }) => codes.includes(code)),
  }));
  const groupedFindings = new Set(groups.flatMap(({ members }) => members));
  // The page asks for owners in a section of its own.
  const ungroupedFindings = findings.filter(
    (finding) => !groupedFindings.has(finding) && finding.code !== 'unassigned',
  );
  return {
    groups: [{ decision: rewrittenDecision, members: rewrittenRecords }, ...groups]
      .filter(({ members }) => members.length > 0)
      .map(({ decision, members }) => ({
        wanted: decision,
        count: members.length,
        places: members.slice(0, mostPlaces).map(({ file, message }) => ({
          file,
          name:
            boards.find(({ id }) => recordFile('board', id) === file)?.name ??
            file.replace(/^[a-z]+\/(.*)\.[a-z]+$/, '$1'),
          message: withoutFieldNames(message),
        })),
      })),
    others: {
      count: ungroupedFindings.length,
      files: new Set(ungroupedFindings.map(({ file }) => file)).size,
    },
  };
}
