/** What a board is to settle in the register, by what is wanted of it; what only its keeper can put right is counted. */
import type { Finding } from '../../../domain/finding.ts';

/** What `check` or `audit` finds. */
export type Contradiction = Pick<Finding, 'code' | 'severity' | 'file' | 'message'>;

/** What is wanted where a rule does not hold that is more than a slip of the pen; in the order in which a board is asked. */
const wanted: readonly (readonly [string, readonly string[]])[] = [
  ['Which of two statements of a board’s terms of reference holds', ['board-frequency', 'board-circle']],
  [
    'What happened, and when: it cannot have been as it is recorded',
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
    'How a cause of concern and its recommendations stand to each other',
    ['cause-alone', 'cause-outlived', 'cause-early', 'cause-above', 'cause-elsewhere'],
  ],
  ['Whether two actions are one', ['wording-alike', 'formerly-taken']],
  ['A reason and an approval for a target that was changed', ['target-unexplained']],
  ['An approval or evidence for what was submitted without', ['submitted-incomplete', 'submitted-unproven']],
  ['Which evidence is the right one', ['evidence-changed', 'evidence-path']],
  ['Whether a text may keep what leads to a person', ['personal-data']],
];

const rewrittenWanted = 'Who altered what had been recorded, and why';

/** Of one kind, no more places are named than a Board reads. */
const mostPlaces = 5;

/** `rewritten` is what `audit` finds, `findings` what `check` does. */
export function toSettle(findings: readonly Contradiction[], rewritten: readonly Contradiction[]) {
  const asked = wanted.map(([what, codes]) => ({
    wanted: what,
    those: findings.filter(({ code }) => codes.includes(code)),
  }));
  const told = new Set(asked.flatMap(({ those }) => those));
  // Owners are asked for elsewhere.
  const others = findings.filter((one) => !told.has(one) && one.code !== 'unassigned');
  return {
    groups: [{ wanted: rewrittenWanted, those: rewritten }, ...asked].flatMap(({ wanted: what, those }) =>
      those.length === 0
        ? []
        : [
            {
              wanted: what,
              count: those.length,
              places: those.slice(0, mostPlaces).map(({ file, message }) => ({
                file,
                name: file.replace(/^[a-z]+\/(.*)\.[a-z]+$/, '$1'),
                message,
              })),
            },
          ],
    ),
    others: { count: others.length, files: new Set(others.map(({ file }) => file)).size },
  };
}
