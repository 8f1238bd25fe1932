/** Checks the search for texts that are nearly the same, against a comparison of every pair. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNearDuplicates } from '../../../src/domain/text/near-duplicates.ts';

const long = Array.from({ length: 60 }, (_, i) => `word${i}`);
const text = (words: readonly string[]) => words.join(' ');
const withWordReplaced = (index: number) => text(long.map((word, i) => (i === index ? 'other' : word)));

test('case, punctuation and spacing make no difference', () => {
  expect(findNearDuplicates(['Mend the “ladder” — now!', 'mend  the ladder\nnow'])).toEqual([
    { earlier: 0, later: 1, identical: true },
  ]);
});

test('one word of sixty makes no difference, four do', () => {
  expect(findNearDuplicates([text(long), withWordReplaced(30)])).toEqual([
    { earlier: 0, later: 1, identical: false },
  ]);
  const four = text(long.map((word, i) => (i % 15 === 7 ? 'other' : word)));
  expect(findNearDuplicates([text(long), four])).toEqual([]);
});

test('a text of one or two words resembles only the same text', () => {
  expect(findNearDuplicates(['Mend it', 'Mend that', 'Mend it.', 'Mend', '…', '…'])).toEqual([
    { earlier: 0, later: 2, identical: true },
  ]);
});

test('each text is reported once, with the earliest text that it resembles', () => {
  expect(findNearDuplicates([text(long), withWordReplaced(30), text(long), withWordReplaced(10)])).toEqual([
    { earlier: 0, later: 1, identical: false },
    { earlier: 0, later: 2, identical: true },
    { earlier: 0, later: 3, identical: false },
  ]);
});

test('a pair that is kept apart is skipped for the next text that resembles it', () => {
  const isApart = (a: number, b: number) => a === 0 && b === 2;
  expect(findNearDuplicates([text(long), text(long), text(long)], isApart).at(-1)).toEqual({
    earlier: 1,
    later: 2,
    identical: true,
  });
  expect(findNearDuplicates([text(long), text(long)], () => true)).toEqual([]);
});

const wordTriples = (words: readonly string[]) =>
  new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));

/** The index of the earliest text that resembles a later one, found by comparing every pair; -1 if none does. */
function indexOfEarliestSimilar(texts: readonly string[], later: number): number {
  const ownText = texts[later] ?? '';
  return texts.findIndex((otherText, earlier) => {
    if (earlier >= later || otherText === '' || ownText === '') return false;
    if (otherText === ownText) return true;
    const [a, b] = [wordTriples(otherText.split(' ')), wordTriples(ownText.split(' '))];
    const sharedCount = [...a].filter((triple) => b.has(triple)).length;
    return sharedCount > 0 && sharedCount * 10 >= (a.size + b.size - sharedCount) * 9;
  });
}

test('the search finds exactly the pairs that comparing every pair finds', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const base = fc.array(word, { minLength: 0, maxLength: 60 });
  const edits = fc.array(fc.tuple(fc.nat(60), word), { maxLength: 3 });
  const family = fc.tuple(base, fc.array(edits, { maxLength: 6 })).map(([words, versions]) => [
    words.join(' '),
    ...versions.map((version) => {
      const editedWords = [...words];
      for (const [index, word] of version) if (index < editedWords.length) editedWords[index] = word;
      return editedWords.join(' ');
    }),
  ]);
  fc.assert(
    fc.property(fc.array(family, { maxLength: 4 }), (families) => {
      const texts = families.flat();
      const expectedPairs = texts.flatMap((_, later) => {
        const earlier = indexOfEarliestSimilar(texts, later);
        return earlier < 0 ? [] : [later];
      });
      const duplicates = findNearDuplicates(texts);
      expect(duplicates.map(({ later }) => later)).toEqual(expectedPairs);
      for (const { earlier, later, identical } of duplicates)
        expect(earlier, 'earliest').toBe(
          identical ? texts.indexOf(texts[later] ?? '') : indexOfEarliestSimilar(texts, later),
        );
    }),
    { numRuns: 300 },
  );
});
