import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRegister } from '../../src/app/open-register.ts';
import { findNearDuplicates } from '../../src/domain/text/near-duplicates.ts';
import { actionText, registerFiles, shelfOf, today } from '../helpers/register.ts';

const long = Array.from({ length: 60 }, (_, i) => `word${i}`);
const text = (words: readonly string[]) => words.join(' ');
const replaced = (at: number) => text(long.map((word, i) => (i === at ? 'other' : word)));

test('case, punctuation and spacing count for nothing', () => {
  expect(findNearDuplicates(['Mend the “ladder” — now!', 'mend  the ladder\nnow'])).toEqual([
    { earlier: 0, later: 1, identical: true },
  ]);
});

test('one word of sixty makes no difference, four do', () => {
  expect(findNearDuplicates([text(long), replaced(30)])).toEqual([
    { earlier: 0, later: 1, identical: false },
  ]);
  const four = text(long.map((word, i) => (i % 15 === 7 ? 'other' : word)));
  expect(findNearDuplicates([text(long), four])).toEqual([]);
});

test('a text of one or two words is like its twin only', () => {
  expect(findNearDuplicates(['Mend it', 'Mend that', 'Mend it.', 'Mend', '…', '…'])).toEqual([
    { earlier: 0, later: 2, identical: true },
  ]);
});

test('each text is told of once, with the earliest that it is like', () => {
  expect(findNearDuplicates([text(long), replaced(30), text(long), replaced(10)])).toEqual([
    { earlier: 0, later: 1, identical: false },
    { earlier: 0, later: 2, identical: true },
    { earlier: 0, later: 3, identical: false },
  ]);
});

test('of texts that are apart, the next that is like is named', () => {
  const apart = (a: number, b: number) => a === 0 && b === 2;
  expect(findNearDuplicates([text(long), text(long), text(long)], apart).at(-1)).toEqual({
    earlier: 1,
    later: 2,
    identical: true,
  });
  expect(findNearDuplicates([text(long), text(long)], () => true)).toEqual([]);
});

const runsOf = (words: readonly string[]) =>
  new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));

/** The same question, asked of every pair. */
function earliestAlike(texts: readonly string[], later: number): number {
  const own = texts[later] ?? '';
  return texts.findIndex((other, earlier) => {
    if (earlier >= later || other === '' || own === '') return false;
    if (other === own) return true;
    const [a, b] = [runsOf(other.split(' ')), runsOf(own.split(' '))];
    const both = [...a].filter((run) => b.has(run)).length;
    return both > 0 && both * 10 >= (a.size + b.size - both) * 9;
  });
}

test('no likeness is missed, and none invented', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const base = fc.array(word, { minLength: 0, maxLength: 60 });
  const edits = fc.array(fc.tuple(fc.nat(60), word), { maxLength: 3 });
  const family = fc.tuple(base, fc.array(edits, { maxLength: 6 })).map(([words, versions]) => [
    words.join(' '),
    ...versions.map((version) => {
      const edited = [...words];
      for (const [at, other] of version) if (at < edited.length) edited[at] = other;
      return edited.join(' ');
    }),
  ]);
  fc.assert(
    fc.property(fc.array(family, { maxLength: 4 }), (families) => {
      const texts = families.flat();
      const expected = texts.flatMap((_, later) => {
        const earlier = earliestAlike(texts, later);
        return earlier < 0 ? [] : [later];
      });
      const found = findNearDuplicates(texts);
      expect(found.map(({ later }) => later)).toEqual(expected);
      for (const { earlier, later, identical } of found)
        expect(earlier, 'earliest').toBe(
          identical ? texts.indexOf(texts[later] ?? '') : earliestAlike(texts, later),
        );
    }),
    { numRuns: 300 },
  );
});

test('a finding stands on the later action and names the earlier', () => {
  const wording = text(long);
  const { findings } = openRegister(
    shelfOf(
      registerFiles({
        'actions/docks-2021-rec-1.yaml': undefined,
        'actions/docks-2021-rec-10.yaml': actionText({ id: 'docks-2021-rec-10', wording: replaced(4) }),
        'actions/docks-2021-rec-9.yaml': actionText({ id: 'docks-2021-rec-9', wording }),
      }),
    ),
    today,
  );
  expect(findings).toMatchObject([
    {
      code: 'wording-alike',
      file: 'actions/docks-2021-rec-10.yaml',
      message: 'the wording is nearly that of `docks-2021-rec-9`',
    },
  ]);
});
