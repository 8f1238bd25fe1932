/** Checks how a value is set in the text of a record: only the lines of the value change. */
import { describe, expect, test } from 'vitest';
import { setValue, type Value } from '../../../src/storage/yaml-edit/edit.ts';
import {
  type Edit,
  type EditCase,
  expectEdit,
  expectRefusal,
  withWindowsLineEnds,
} from '../../helpers/register/edits.ts';

describe('a value is set', () => {
  const set =
    (path: readonly (string | number)[], value: Value, siblingKeys?: string | readonly string[]): Edit =>
    (text) =>
      setValue(text, path, value, siblingKeys);

  const edits: readonly EditCase[] = [
    [
      'in block text, with the same indent',
      set(['wording'], 'New\nwords'),
      '\n title: |-\n   Old\n wording: |-\n-      Old\n+      New\n+      words\n',
    ],
    [
      'in an event in braces',
      set(['history', 1, 'note'], 'a, b'),
      `
 history:
   - {on: 2021-01-04, event: issued}
-  - {on: 2021-03-02, event: note, note: Ropes came}  # late
+  - {on: 2021-03-02, event: note, note: "a, b"}  # late
`,
    ],
    [
      'in a list in brackets',
      set(['themes', 1], 'b c'),
      '\n-themes: [ropes, tides]\n+themes: [ropes, b c]\n',
    ],
    [
      'in a list with dashes',
      set(['themes', 0], 'one\ntwo'),
      '\n themes:\n-  - ropes\n+  - |-\n+    one\n+    two\n   - tides\n',
    ],
    [
      'under a new key, before what ends the file',
      set(['marking'], 'OFFICIAL'),
      '\n id: x\n+marking: OFFICIAL\n \n # end\n',
    ],
    [
      'under a new key, after the last of its map and before what belongs to the next',
      set(['deadline', 'by'], '2021-06-30'),
      `
 deadline:
   text: by June
   # as printed
+  by: 2021-06-30
 
 # about the history
 history: []
`,
    ],
    [
      'under a new key of an event',
      set(['history', 0, 'minute'], '4.2'),
      `
 history:
   - on: 2021-01-04
     event: issued  # seen
+    minute: "4.2"
   - {on: 2021-03-02, event: note, note: x}
`,
    ],
    [
      'under a new key in braces',
      set(['deadline', 'by'], '2021-06-30'),
      '\n-deadline: {text: by June}\n+deadline: {text: by June, by: 2021-06-30}\n',
    ],
    [
      'under a new key after a sibling: after the last of the named siblings',
      set(['themes'], ['ropes', 'tides'], ['paf', 'title', 'id']),
      '\n id: x\n title: y\n+themes: [ropes, tides]\n history: []\n',
    ],
    [
      'under a new key after an absent sibling: after the last key',
      set(['themes'], ['ropes'], 'paf'),
      '\n id: x\n+themes: [ropes]\n',
    ],
    [
      'under two new keys',
      set(['deadline', 'by'], '2021-06-30'),
      '\n id: x\n+deadline:\n+  by: 2021-06-30\n',
    ],
    [
      'under a key with an empty map',
      set(['deadline', 'by'], '2021-06-30'),
      '\n-deadline: {}  # none\n+deadline:  # none\n+  by: 2021-06-30\n id: x\n',
    ],
    [
      'in the place of a list in brackets',
      set(['themes'], ['a b', 'c']),
      '\n-themes: [ropes]  # seen\n+themes:  # seen\n+  - a b\n+  - c\n id: x\n',
    ],
    [
      'in the place of a list with dashes',
      set(['themes'], ['c']),
      '\n-themes:\n-  - a b\n-  - c\n+themes: [c]\n id: x\n',
    ],
    [
      'in the place of a map',
      set(['deadline'], { text: 'by June', by: '2021-06-30' }),
      '\n deadline:\n-  by: 2021-05-31\n+  text: by June\n+  by: 2021-06-30\n id: x\n',
    ],
  ];

  for (const [what, edit, diff, withLineEnds] of edits)
    test(what, () => expectEdit(edit, diff, withLineEnds));

  test.each([
    ['title: Old words', 'New words', 'title: New words'],
    ['title: Old words', 'New: words', 'title: "New: words"'],
    ['title: Old words', 'no', 'title: "no"'],
    ['title: Old words', '1.10', 'title: "1.10"'],
    ['title: Old words', '- new', 'title: "- new"'],
    ['title: Old words', 'new #4', 'title: "new #4"'],
    ['title: Old words', 'a\tb', 'title: "a\\tb"'],
    ['title:    Old words  ', 'New words', 'title:    New words  '],
    ['title : "Old"   # seen', 'New "words"', 'title : "New \\"words\\""   # seen'],
    ["title: 'Old'", "the master's", "title: 'the master''s'"],
    ["title: 'Old'", '2', "title: '2'"],
    ['"title": "a\\tb"', 'a\tc', '"title": "a\\tc"'],
    ['title: "Old\\nlines"', 'one\ntwo', 'title: "one\\ntwo"'],
    ['title: Old words', 'one\ntwo', 'title: |-\n  one\n  two'],
    ["title: 'Old' # seen", 'one\ntwo', 'title: |- # seen\n  one\n  two'],
    ['title: Old\n  words\n\n  wrapped', 'New words', 'title: New words'],
    ['title: "Old\n  words"', 'New words', 'title: "New words"'],
    ['title: |-\n    Old\n    words', 'one\n\n  two', 'title: |-\n    one\n\n      two'],
    ['title: |-\n  Old', ' one\ntwo', 'title: |2-\n   one\n  two'],
    ['title: | # seen\n  Old', 'New', 'title: |- # seen\n  New'],
    ['title: >-\n  Old\n  words', 'New words', 'title: >-\n  New words'],
    ['title: >-\n  Old', 'one\ntwo', 'title: |-\n  one\n  two'],
    ['title: >-  # seen\n  Old', ' ', 'title: " "  # seen'],
    ['title:', 'New', 'title: New'],
    ['title:   # to come', 'New', 'title: "New"   # to come'],
    ['title:\n  # to come', 'New', 'title: New\n  # to come'],
  ])('%j to %j', (oldLine, value, newLine) => {
    for (const [above, below] of [
      ['', ''],
      ['id: x\n', '\nmarking: y\n'],
      ['id: x\n', '\n\n# about the marking\nmarking: y\n'],
    ])
      for (const withLineEnds of [(text: string) => text, ...(above === '' ? [] : [withWindowsLineEnds])])
        expect(set(['title'], value)(withLineEnds(above + oldLine + below))).toBe(
          withLineEnds(above + newLine + below),
        );
  });

  test('long, as text wrapped between words at 112 columns', () => {
    const long =
      'The crew should test every lamp at dusk and write down which of them failed and why: all of it. ';
    const text = setValue('title: x\n', ['wording'], long.repeat(3).trim());
    expect(text).toMatchInlineSnapshot(`
      "title: x
      wording: >-
        The crew should test every lamp at dusk and write down which of them failed and why: all of it. The crew
        should test every lamp at dusk and write down which of them failed and why: all of it. The crew should test
        every lamp at dusk and write down which of them failed and why: all of it.
      "
    `);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(112);
  });

  test('in the place of a list only where no comment is lost', () => {
    for (const text of ['themes:\n  - a b # seen\n  - c\n', 'themes:\n  - a b\n  - c # seen\n'])
      expectRefusal(() => setValue(text, ['themes'], ['c']), /lose a comment/);
  });

  test('to what it is already: not a letter changes', () => {
    const text = "\ufefftitle:  'Old'\r\nwording: >\r\n   Old\r\n   words\r\nthemes: [ a,b ]";
    expect(setValue(text, ['title'], 'Old')).toBe(text);
    expect(setValue(text, ['wording'], 'Old words\n')).toBe(text);
    expect(setValue(text, ['themes'], ['a', 'b'])).toBe(text);
  });

  test('where there is a place for it', () => {
    expectRefusal(
      () => setValue('id: x\n', ['id', 'y'], 'z'),
      /`id\.y`.*`id` is not a set of keys and values/,
    );
    expectRefusal(() => setValue('themes: [a]\n', ['themes', 3], 'z'), /`themes\[3\]`/);
    expectRefusal(() => setValue('id: x\n', [], 'z'), /cannot be emptied/);
  });
});
