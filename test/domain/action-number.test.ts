/** Checks which texts are the number of one action, and what part of an id they make. */
import { describe, expect, test } from 'vitest';
import {
  actionNumberPattern,
  isPlainActionNumber,
  parseActionNumber,
} from '../../src/domain/action-number.ts';
import { isId } from '../../src/domain/ids.ts';

describe('the number of an action', () => {
  test.each([
    ['7', '7'],
    ['007', '7'],
    ['Rec 7b', '7b'],
    ['AFI 3', '3'],
    ['Area for improvement no. 3', '3'],
    ['Rec 1 (CoC 1)', '1'],
    ['IA24/01', 'ia24-01'],
    ['IA 24/01', 'ia24-01'],
    ['FRS1', 'frs1'],
    ['FRS-12', 'frs12'],
    ['R2', 'r2'],
    ['002/24', '002-24'],
    ['1.1', '1-1'],
    ['1.10', '1-10'],
    ['AFI 2.3', '2-3'],
    ['2.3.', '2-3'],
    ['3(a)', '3a'],
    ['3 (ii)', '3ii'],
    ['7 b', '7b'],
    ['8.1(2)', '8-1-2'],
    ['2021/22-07', '2021-22-07'],
  ])('%s is %s in an id', (text, number) => {
    expect(parseActionNumber(text)).toBe(number);
    expect(number).toMatch(new RegExp(`^${actionNumberPattern}$`));
    expect(isId(`custody-2021-rec-${number}`)).toBe(true);
  });

  test.each([
    '4-7',
    'Recs 1-3',
    '1 and 2',
    '12 13',
    '31/03/2024',
    '2024-03-01',
    'two',
    'Rec',
    'b',
    '',
    'TBC',
  ])('%s is not the number of one action', (text) => expect(parseActionNumber(text)).toBeUndefined());

  test('is recorded as printed where the id does not show all of it', () => {
    expect(['7', 'Rec 7', 'AFI 7b', '007'].filter((text) => !isPlainActionNumber(text))).toEqual([]);
    expect(['1.10', '3(a)', 'IA24/01', 'Rec 1 (CoC 1)'].filter(isPlainActionNumber)).toEqual([]);
  });
});
