/** Checks that records with any bytes are counted whole or rejected with a place. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { file, id } from '../../helpers/loading.ts';
import { breakSample, checkLoading, modelSamples } from '../../helpers/loading-checks.ts';
import { actionText } from '../../helpers/register.ts';

const samples = modelSamples();

test('every record of the model register reads back word for word', () => {
  for (const sample of samples.flat()) {
    const { isCounted, complaint } = checkLoading(sample);
    expect([isCounted, complaint], sample.file).toEqual([true, undefined]);
  }
});

test('300 broken files are counted or rejected with their places, and none loses a word in silence', () => {
  for (let seed = 0; seed < 300; seed++) {
    const { sample, description } = breakSample(samples, seed);
    expect(checkLoading(sample).complaint, description).toBeUndefined();
  }
});

test('any bytes at all are rejected with a place', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(checkLoading({ file, bytes })).toMatchObject({ isCounted: false, complaint: undefined });
    }),
    { numRuns: 200 },
  );
});

test('any characters as a value, a key or an entry are counted whole, or rejected with a place', () => {
  const odd = fc.string({
    unit: fc.constantFrom(...'ab1 \t\n:#-?&*!|>%@`"\'[]{},~.=<\\é😀\u200b'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      odd,
      fc.constantFrom('marking: ', 'title: ', 'themes: [', 'extra: {a: ', 'extra:\n  '),
      (text, keyText) => {
        const bytes = Buffer.from(actionText({ id, top: `${keyText}${text}\n` }));
        expect(checkLoading({ file, bytes }).complaint).toBeUndefined();
      },
    ),
    { numRuns: 500 },
  );
});
