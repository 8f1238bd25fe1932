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
      const [firstFrequency, ...laterFrequencies] = boardFrequencies(board);
      const differentFrequency = laterFrequencies.find(
        ({ frequency }) => frequency !== firstFrequency?.frequency,
      );
      if (!firstFrequency || !differentFrequency) continue;
      const withPath = ({ path, frequency }: typeof firstFrequency) => `${frequency} (\`${path.join('.')}\`)`;
      yield faultInRecord(
        { kind: 'board', id: board.id },
        differentFrequency.path,
        `it says both ${withPath(firstFrequency)} and ${withPath(differentFrequency)}`,
      );
    }
  },
};
