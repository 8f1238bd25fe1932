/** Rules about a board's terms of reference. */

import { findFrequencies } from '../domain/dates/frequency.ts';
import type { Board } from '../domain/records/board.ts';
import { inRecord, type Rule } from './rule.ts';

/** What a board's own words say of how often it meets, in the order of its fields. */
const sayings = ({ frequency, purpose, governance }: Board) =>
  [
    { path: ['frequency'], text: frequency },
    { path: ['purpose'], text: purpose },
    ...Object.entries(governance ?? {}).map(([key, text]) => ({ path: ['governance', key], text })),
  ].flatMap(({ path, text }) => findFrequencies(text ?? '').map((often) => ({ path, often })));

export const oneFrequency: Rule = {
  code: 'board-frequency',
  severity: 'warning',
  about: 'A board says one frequency, wherever its terms of reference speak of it.',
  help: 'Ask which of the two holds; keep both if the terms of reference are yet to be put right.',
  example: 'frequency: Monthly, and Weekly under governance',
  *check({ boards }) {
    for (const board of boards) {
      const [first, ...rest] = sayings(board);
      const other = rest.find(({ often }) => often !== first?.often);
      if (!first || !other) continue;
      const said = ({ path, often }: typeof first) => `${often} (\`${path.join('.')}\`)`;
      yield inRecord('board', board.id, other.path, `it says both ${said(first)} and ${said(other)}`);
    }
  },
};
