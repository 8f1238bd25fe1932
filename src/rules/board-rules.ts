/** Rules about boards and the papers written for them. */
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

export const paperDates: Rule = {
  code: 'paper-dates',
  severity: 'error',
  about: 'A paper’s last update is not after the day of its figures, and that is not after the meeting.',
  help: 'Correct the date that is wrong.',
  example: 'as_at: 2021-12-25 for a meeting on 2021-12-16',
  *check({ papers }) {
    for (const { id, since, as_at: asAt, meeting } of papers) {
      if (since !== undefined && since > asAt)
        yield faultInRecord(
          { kind: 'paper', id },
          ['since'],
          `the last update, ${since}, is after the figures’ day, ${asAt}`,
        );
      if (meeting !== undefined && asAt > meeting)
        yield faultInRecord(
          { kind: 'paper', id },
          ['as_at'],
          `the figures’ day, ${asAt}, is after the meeting, ${meeting}`,
        );
    }
  },
};
