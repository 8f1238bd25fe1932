/** Rules about boards. */
import { boardFrequencies } from '../domain/dates/frequency.ts';
import { faultInRecord, type Rule } from './rule.ts';

export const boardFrequency: Rule = {
  code: 'board-frequency',
  severity: 'warning',
  about: 'The terms of reference of a board give one meeting frequency.',
  help: 'Ask the chair which frequency is correct. Keep both until the terms of reference are corrected.',
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
        `two meeting frequencies are recorded: ${withPath(firstFrequency)} and ${withPath(differentFrequency)}`,
      );
    }
  },
};
