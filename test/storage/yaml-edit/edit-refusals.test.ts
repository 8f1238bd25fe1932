/** Checks which edits of a record are refused. */
import { describe, expect, test } from 'vitest';
import { addEvent, setValue, writeRecord } from '../../../src/storage/yaml-edit/edit.ts';
import { verifyEdit } from '../../../src/storage/yaml-edit/verify-edit.ts';
import { expectRefusal } from '../../helpers/register/edits.ts';

describe('refused is', () => {
  test('a splice that moves anything but what is meant', () => {
    const text = 'a: 1  # one\nb: 2\nc: 3\n';
    const replacePart = (start: number, end: number, insertedText: string, intendedData: unknown) => () =>
      verifyEdit(text, { start, end, insertedText: insertedText }, intendedData);
    expect(replacePart(3, 4, '5', { a: 5, b: 2, c: 3 })()).toBe('a: 5  # one\nb: 2\nc: 3\n');
    expectRefusal(replacePart(3, 4, '5', { a: 1, b: 2, c: 3 }), /something else/);
    expectRefusal(replacePart(3, 4, '5\nb:', { a: 5, b: 2, c: 3 }), /cannot be read/);
    expectRefusal(replacePart(3, 11, '5', { a: 5, b: 2, c: 3 }), /lose a comment/);
    expectRefusal(replacePart(3, 4, '5 # two', { a: 5, b: 2, c: 3 }), /lose a comment/);
    expectRefusal(replacePart(3, 4, '"\u0007"', { a: '\u0007', b: 2, c: 3 }), /cannot be read/);
  });

  test.each(['a\u200bb', 'a\u202eb', '\u0000', 'a\rb', '\ud800', '\ufeffa'])('a text with %j', (value) => {
    expectRefusal(() => setValue('title: x\n', ['title'], value), /`title` contains the character U\+/);
    expectRefusal(
      () => addEvent('history: []\n', { on: '2021-03-02', event: 'note', note: value }),
      /`note` contains/,
    );
    expectRefusal(() => writeRecord({ title: value }), /`title` contains/);
  });

  test('a value that is none', () => {
    expectRefusal(() => setValue('title: x\n', ['title'], Number.NaN), /no value for `title`/);
    expectRefusal(() => setValue('title: x\n', ['title'], null as unknown as string), /no value for `title`/);
  });

  test('a key that the loader would refuse', () => {
    expectRefusal(() => setValue('title: x\n', ['Title'], 'y'), /the same key/);
    expectRefusal(() => setValue('title: x\n', ['__proto__'], 'y'), /cannot be read/);
  });

  test('a file that cannot be parsed', () => {
    for (const text of ['', '# nothing\n', 'title: [\n', 'title: &a x\n', 'title: x\ntitle: y\n', '- \u0007'])
      expectRefusal(() => setValue(text, ['title'], 'y'), /cannot be read/);
  });
});
