/** Checks which words are placeholders for an owner. */
import { expect, test } from 'vitest';
import { isPlaceholder } from '../../../src/domain/text/placeholder.ts';

test.each(
  `- – — -- … ? ??? . * _ / N/A n/a NA N.A. (n/a) N\\A none None. NONE TBC tbc T.B.C. TBC? (TBC) tba TBD unknown Unknown?
  vacant unassigned`.split(/\s+/),
)('%s is a placeholder', (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  '',
  ' ',
  'To be confirmed',
  'to  be confirmed…',
  'TO-BE-CONFIRMED',
  'To be allocated',
  'not applicable',
  'Not known',
  'Not yet assigned',
  'No-one',
  'N / A',
  'ＴＢＣ',
  'TBC; N/A',
  'tbc, tbc',
])('`%s` is a placeholder', (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  'Head of Custody',
  'NACRO liaison',
  'Nato desk',
  'TBC Head of Custody',
  'Head of Custody; TBC',
  'None the Wiser Group',
  'iamb',
  'custody-dag',
  'Board A',
  'Начальник',
])('`%s` is an owner', (text) => {
  expect(isPlaceholder(text)).toBe(false);
});
