/** Checks how an event is added to a record. */
import { describe, expect, test } from 'vitest';
import { addEvent } from '../../../src/storage/yaml-edit/edit.ts';
import {
  addNote,
  type Edit,
  type EditCase,
  expectEdit,
  expectRefusal,
  withByteOrderMark,
  withoutLastLineEnd,
  withWindowsLineEnds,
} from '../../helpers/register/edits.ts';

describe('an event is put', () => {
  const apart = `
 history:
   - on: 2021-01-04
     event: issued
 
   - on: 2021-02-01
     event: assigned
     board: quay
+
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
`;

  const afterText = `
 history:
   - on: 2021-01-04
     event: note
     note: >-
       Long ago,
       they say.
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
`;

  const edits: readonly EditCase[] = [
    [
      'after the last, on lines of its own',
      addNote,
      `
 id: docks-2021-rec-1
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
`,
    ],
    [
      'after what happened earlier that day and before what happened later',
      addNote,
      `
 history:
   - on: 2021-01-04
     event: issued
   - on: 2021-03-02
     event: assigned
     board: quay
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
   - on: 2021-03-03
     event: progress
     note: Lamps lit
`,
    ],
    [
      'before all others, with the comments of the first left where they are',
      addNote,
      `
 history:  # oldest first
   # kept since 2020
 
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
   # the report
   - on: 2021-06-01
     event: issued
`,
    ],
    [
      'in block style among events in braces',
      addNote,
      `
 history:
   - {on: 2021-01-04, event: issued}
   - {on: 2021-02-01,
      event: assigned, board: quay}  # by the master
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
   - {on: 2021-04-01, event: note, note: "a: b"}
`,
    ],
    [
      'in braces where the whole history is in brackets',
      addNote,
      `
-history: [{on: 2021-01-04, event: issued}, {on: 2021-04-01, event: note, note: x}]
+history: [{on: 2021-01-04, event: issued}, {on: 2021-03-02, event: note, note: Ropes came}, {on: 2021-04-01, event: note, note: x}]
`,
    ],
    [
      'in braces where the whole history is in brackets on lines of their own',
      addNote,
      `
 history: [
-  {on: 2021-01-04, event: issued}  # the report
+  {on: 2021-01-04, event: issued},  # the report
+  {on: 2021-03-02, event: note, note: Ropes came}
 ]
`,
    ],
    [
      'in braces where the whole history is in brackets with a comma after the last',
      addNote,
      `
 history: [
+  {on: 2021-03-02, event: note, note: Ropes came},
   {on: 2021-06-01, event: issued},
   {on: 2021-07-01, event: note, note: x},
 ]
`,
    ],
    [
      'in a record that is all in braces',
      (text) => addEvent(text, { on: '2021-03-02', event: 'note', note: 'one\ntwo' }),
      `
-{id: x, history: [{on: 2021-01-04, event: issued}]}
+{id: x, history: [{on: 2021-01-04, event: issued}, {on: 2021-03-02, event: note, note: "one\\ntwo"}]}
`,
    ],
    [
      'into a list that is not indented',
      addNote,
      `
 history:
 - on: 2021-01-04
   event: issued
+- on: 2021-03-02
+  event: note
+  note: Ropes came
 # about the place
 extra:
   place: quay
`,
    ],
    [
      'with the indentation and the dashes of the file',
      (text) => addEvent(text, { on: '2021-03-02', event: 'note', note: 'one\ntwo' }),
      `
 deadline:
     text: by June
 history:
     -   on: 2021-01-04
         event: issued
+    -   on: 2021-03-02
+        event: note
+        note: |-
+            one
+            two
`,
    ],
    [
      'with the dashes of its own list, where another list has others',
      addNote,
      `
 themes:
   -   ropes
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
`,
    ],
    [
      'between comments, so that each stays with what it is about',
      addNote,
      `
 history:
   - on: 2021-01-04
     event: issued
     # as printed
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
   # the next
   - on: 2021-04-01
     event: note
     note: x
`,
    ],
    [
      'between comments, so that each stays with what it is about, also above a blank line',
      addNote,
      `
 history:
   - on: 2021-01-04
     event: issued
   # as printed
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
 
 # about the place
 extra: {}
`,
    ],
    [
      'before the comment that ends the file',
      addNote,
      `
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
 
 # kept by the dock office
`,
    ],
    ['with a blank line where events are kept apart', addNote, apart],
    ['with a blank line where events and keys are kept apart', addNote, `${apart} \n extra: {}\n`],
    [
      'without a blank line where only keys are kept apart',
      addNote,
      `
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
 
 
 extra: {}
`,
    ],
    ['into a file with the line ends of Windows', addNote, afterText, withWindowsLineEnds],
    ['into a file with a byte order mark', addNote, afterText, withByteOrderMark],
    ['into a file whose last line has no end, and it gets none', addNote, afterText, withoutLastLineEnd],
    [
      'into a file whose last line has no end, and it gets none, on Windows and with a byte order mark',
      addNote,
      afterText,
      (text) => withByteOrderMark(withWindowsLineEnds(withoutLastLineEnd(text))),
    ],
    [
      'after a text that keeps its blank lines, without taking them from it',
      addNote,
      `
 history:
   - on: 2021-01-04
     event: note
     note: |+
       Long ago
 
 
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
`,
    ],
    [
      'between a document mark and its end',
      addNote,
      `
 ---
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
 ...
`,
    ],
  ];

  for (const [what, edit, diff, withLineEnds] of edits)
    test(what, () => expectEdit(edit, diff, withLineEnds));

  test.each(['history: []', 'history:', 'history: [ ]'])('as the first into `%s`', (empty) => {
    expectEdit(
      addNote,
      `
 id: docks-2021-rec-1
-${empty}  # none yet
+history:  # none yet
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
 extra: {}
`,
    );
  });

  test('into a file whose last line has to end, since its text does', () => {
    const edit: Edit = (text) => addEvent(text, { on: '2021-03-02', event: 'note', note: 'one\n' });
    expect(edit('history:\n  - {on: 2021-01-04, event: issued}')).toBe(
      'history:\n  - {on: 2021-01-04, event: issued}\n  - on: 2021-03-02\n    event: note\n    note: |\n      one\n',
    );
  });

  test('into a file of mixed line ends, with that of the line above', () => {
    expect(addNote('id: x\r\nhistory:\r\n  - {on: 2021-01-04, event: issued}\n')).toBe(
      'id: x\r\nhistory:\r\n  - {on: 2021-01-04, event: issued}\n  - on: 2021-03-02\n    event: note\n    note: Ropes came\n',
    );
  });

  test('with its keys in the order given, truth values bare, and nothing for what is undefined', () => {
    const event = { on: '2021-03-02', event: 'target', by: '2021-12-31', minute: undefined, internal: true };
    expect(addEvent('history: []\n', event)).toBe(
      'history:\n  - on: 2021-03-02\n    event: target\n    by: 2021-12-31\n    internal: true\n',
    );
  });

  test('only with the day it happened', () => {
    expectRefusal(() => addEvent('history: []\n', { event: 'note', note: 'x' }), /YYYY-MM-DD/);
    expectRefusal(() => addEvent('history: []\n', { on: '2021-02-30', event: 'issued' }), /YYYY-MM-DD/);
  });
});
