/** What is read from a status that is written with its day, rating or closure route. */
import { expect, test } from 'vitest';
import { loadDayReader } from '../../src/domain/dates/read-date.ts';
import { parseWord } from '../../src/domain/parse-vocabulary.ts';
import { readStatusPhrase, removeDates } from '../../src/domain/status-phrase.ts';
import { statuses } from '../../src/domain/vocabulary.ts';

const readAnyDay = await loadDayReader();
const read = (text: string) => {
  const phrase = readStatusPhrase(text, {
    readDay: (date) => readAnyDay(date, { today: '2026-11-29' }),
    parseStatus: (word) => statuses.find((status) => status === parseWord('status', word)),
  });
  if (!phrase) return undefined;
  const { status, days, rag, route, doubtfulDates } = phrase;
  return {
    status,
    ...Object.fromEntries(days),
    ...(rag ? { rag } : {}),
    ...(route ? { route } : {}),
    ...(doubtfulDates.length > 0 ? { doubtful: doubtfulDates.map(({ text: date }) => date) } : {}),
  };
};

test.each([
  ['Closed 11/10/23', { status: 'closed', closed_on: '2023-10-11' }],
  ['CLOSED - 11.10.23', { status: 'closed', closed_on: '2023-10-11' }],
  ['11/10/23 – Closed', { status: 'closed', closed_on: '2023-10-11' }],
  ['Closed on 11th October 2023', { status: 'closed', closed_on: '2023-10-11' }],
  ['Closed (11 Oct 2023)', { status: 'closed', closed_on: '2023-10-11' }],
  ['Closed: 11-Oct-23', { status: 'closed', closed_on: '2023-10-11' }],
  ['Signed off by HMICFRS 03/02/2026', { status: 'closed', closed_on: '2026-02-03' }],
  ['Submitted to HMICFRS 02/10/2025', { status: 'submitted', submitted_on: '2025-10-02' }],
  ['Returned by HMICFRS, 2 October 2025', { status: 'returned', returned_on: '2025-10-02' }],
  ['Complete 1/2/24', { status: 'complete', completed_on: '2024-02-01' }],
  ['Complete - awaiting sign off', { status: 'complete' }],
  ['Complete (awaiting sign-off)', { status: 'complete' }],
  ['Ongoing (amber)', { status: 'open', rag: 'amber' }],
  ['Open - RAG: Red', { status: 'open', rag: 'red' }],
  ['Green – in progress', { status: 'open', rag: 'green' }],
  ['Open Amber', { status: 'open', rag: 'amber' }],
  [
    'Closed following HMICFRS revisit 11/10/23',
    { status: 'closed', closed_on: '2023-10-11', route: 'revisit' },
  ],
  ['Closed - superseded', { status: 'closed', route: 'superseded' }],
  ['Superseded 11/10/23', { status: 'closed', closed_on: '2023-10-11', route: 'superseded' }],
  ['Withdrawn by HMICFRS', { status: 'closed', route: 'withdrawn-by-inspectorate' }],
  [
    'Submitted 02/10/2025; closed 03/02/2026',
    { status: 'closed', submitted_on: '2025-10-02', closed_on: '2026-02-03' },
  ],
  [
    'Returned 03/02/2026, submitted 02/10/2025',
    { status: 'returned', submitted_on: '2025-10-02', returned_on: '2026-02-03' },
  ],
  ['Closed Oct 2023', { status: 'closed', doubtful: ['Oct 2023'] }],
  ['Closed 31/02/24', { status: 'closed', doubtful: ['31/02/24'] }],
  ['Ongoing 11/10/23', { status: 'open', doubtful: ['11/10/23'] }],
])('%s', (text, phrase) => {
  expect(read(text)).toEqual(phrase);
});

test.each([
  ['a word that is not known', 'Parked 11/10/23'],
  ['a closure that is still to come', 'To be closed 11/10/27'],
  ['a date without a status', '11/10/23'],
  ['two statuses without days', 'Submitted / complete - closed'],
  ['a status that is denied', 'Not complete'],
  ['two ratings', 'Open (red) (amber)'],
  ['a route of an open action', 'Open - superseded'],
  ['two days of one status', 'Closed 11/10/23 12/10/23'],
  ['an approver', 'Complete - awaiting sign off by the board'],
])('is not read with %s', (_, text) => {
  expect(read(text)).toBeUndefined();
});

test.each([
  ['Parked (11/10/23)', 'Parked'],
  ['Parked on 11 October 2023 – HMICFRS', 'Parked – HMICFRS'],
  ['Closed (HMICFRS letter 11/10/24)', 'Closed (HMICFRS letter)'],
  ['11.10.24: Parked', 'Parked'],
  ['Parked', 'Parked'],
])('the words of %j without its dates are %j', (text, words) => {
  expect(removeDates(text)).toBe(words);
});
