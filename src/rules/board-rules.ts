/** Rules about boards. */
import { boardFrequencies } from '../domain/dates/frequency.ts';
import { faultInRecord, type Rule } from './rule.ts';

export const boardFrequency: Rule = {
  code: 'board-frequency',
  severity: 'warning',
  about: 'A board says one frequency, wherever its terms of reference speak of it.',
  help: 'Ask which of the two holds; keep both if the terms of reference are yet to be put right.',
  example: 'frequency: Monthly, and Weekly under governance',
  *check({ boards }) {
    for (const board of boards) {
      const [first, ...rest] = boardFrequencies(board);
      const other = rest.find(({ frequency }) => frequency !== first?.frequency);
      if (!first || !other) continue;
      const withPath = ({ path, frequency }: typeof first) => `${frequency} (\`${path.join('.')}\`)`;
      yield faultInRecord(
        { kind: 'board', id: board.id },
        other.path,
        `it says both ${withPath(first)} and ${withPath(other)}`,
      );
    }
  },
};
