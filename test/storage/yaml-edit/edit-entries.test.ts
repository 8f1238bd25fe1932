/** Checks how keys and items are added to a record and removed from it. */
import { describe, expect, test } from 'vitest';
import { addItem, removeEntry } from '../../../src/storage/yaml-edit/edit.ts';
import {
  type Edit,
  type EditCase,
  expectEdit,
  expectRefusal,
  withoutLastLineEnd,
} from '../../helpers/register/edits.ts';

describe('a key or an item', () => {
  const ref: Edit = (text) => addItem(text, ['portal_refs'], '14208');

  const edits: readonly EditCase[] = [
    [
      'is taken out with its lines and the comments in them',
      (text) => removeEntry(text, ['themes']),
      '\n id: x\n-themes:  # seen\n-  - ropes\n-  # not tides\n \n # about the marking\n marking: y\n',
    ],
    [
      'is taken out where it is the last',
      (text) => removeEntry(text, ['marking']),
      '\n id: x\n-marking: y\n',
    ],
    [
      'is taken out with one of the blank lines that keep entries apart',
      (text) => removeEntry(text, ['history', 1]),
      '\n history:\n   - on: 2021-01-04\n \n-  - on: 2021-02-01\n-\n   - on: 2021-03-02\n',
    ],
    [
      'is taken out first, with the blank line below it',
      (text) => removeEntry(text, ['history', 0]),
      '\n history:\n-  - on: 2021-01-04\n-\n   - on: 2021-02-01\n',
    ],
    [
      'is taken out of what is in braces',
      (text) => removeEntry(text, ['deadline', 'by']),
      '\n-deadline: {text: June, by: 2021-06-30}\n+deadline: {text: June}\n',
    ],
    [
      'is taken out of what is in brackets',
      (text) => removeEntry(text, ['themes', 0]),
      '\n-themes: [ropes, tides]\n+themes: [tides]\n',
    ],
    [
      'is taken out from beside a dash',
      (text) => removeEntry(text, ['h', 0, 'a']),
      '\n h:\n-  - a: 1\n-    b: 2\n+  - b: 2\n',
    ],
    [
      'leaves an empty list if it was the only one',
      (text) => removeEntry(text, ['themes', 0]),
      '\n-themes:  # seen\n-  - ropes\n+themes: []  # seen\n id: x\n',
    ],
    [
      'leaves an empty map in braces if it was the only one',
      (text) => removeEntry(text, ['deadline', 'by']),
      '\n-deadline: {by: 2021-06-30}\n+deadline: {}\n',
    ],
    [
      'leaves an empty list if it was the only event',
      (text) => removeEntry(text, ['history', 0]),
      '\n-history:  # oldest first\n-  - event: issued  # seen\n+history: []  # oldest first\n id: x\n',
    ],
    [
      'is added to a list in brackets',
      ref,
      '\n-portal_refs: ["14207"]  # seen\n+portal_refs: ["14207", "14208"]  # seen\n',
    ],
    [
      'is added to a list with dashes',
      ref,
      '\n portal_refs:\n - "14207"  # seen\n+- "14208"\n # end\n id: x\n',
    ],
    [
      'is added to a list in brackets on lines of their own',
      ref,
      '\n portal_refs: [\n   "14207",\n+  "14208",\n ]\n',
    ],
    ['is added to an empty list', ref, '\n-portal_refs: []\n+portal_refs: ["14208"]\n'],
    [
      'is added to a list that is not there yet',
      ref,
      '\n id: x\n+portal_refs: ["14208"]\n',
      withoutLastLineEnd,
    ],
    [
      'is added, of several words, to a list that is not there yet',
      (text) => addItem(text, ['roles'], 'Head of Docks'),
      '\n id: x\n+roles:\n+  - Head of Docks\n',
    ],
    [
      'is added to a list deep in the record',
      (text) =>
        addItem(text, ['topics', 0, 'history'], {
          on: '2021-03-02',
          judgement: 'gap',
          actions: ['docks-2021-rec-1'],
        }),
      `
 topics:
   - topic: "1.1"
     history:
       - on: 2021-01-04
         judgement: met
+      - on: 2021-03-02
+        judgement: gap
+        actions: [docks-2021-rec-1]
   - topic: "1.2"
`,
    ],
  ];

  for (const [what, edit, diff, withLineEnds] of edits)
    test(what, () => expectEdit(edit, diff, withLineEnds));

  test('is removed from a file whose last line has no end, and it gets none', () => {
    expect(removeEntry('id: x\nmarking: |-\n  y\n  z', ['marking'])).toBe('id: x');
    expect(removeEntry('id: x\r\nthemes:\r\n- a\r\n- b', ['themes', 1])).toBe('id: x\r\nthemes:\r\n- a');
  });

  test('is removed only where it exists, and never the whole record', () => {
    expectRefusal(() => removeEntry('id: x\n', ['id']), /cannot be emptied/);
    expectRefusal(() => removeEntry('id: x\n', ['title']), /no `title`/);
  });

  test('is added to nothing but a list', () => {
    expectRefusal(() => addItem('id: x\n', ['id'], 'y'), /no list at `id`/);
  });
});
