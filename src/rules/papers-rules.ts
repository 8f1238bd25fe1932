/** Rules about papers. */
import { inRecord, type Rule } from './rule.ts';

export const paperInOrder: Rule = {
  code: 'paper-dates',
  severity: 'error',
  about: 'A paper’s last update is not after the day of its figures, and that is not after the meeting.',
  help: 'Correct the date that is wrong.',
  example: 'as_at: 2021-12-25 for a meeting on 2021-12-16',
  *check({ papers }) {
    for (const { id, since, as_at: asAt, meeting } of papers) {
      if (since !== undefined && since > asAt)
        yield inRecord(
          'paper',
          id,
          ['since'],
          `the last update, ${since}, is after the figures’ day, ${asAt}`,
        );
      if (meeting !== undefined && asAt > meeting)
        yield inRecord('paper', id, ['as_at'], `the figures’ day, ${asAt}, is after the meeting, ${meeting}`);
    }
  },
};
