import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addEvent,
  addItem,
  EditRefusal,
  recordText,
  removeEntry,
  setValue,
  type Value,
} from '../../src/register/edit/edit.ts';
import { proven } from '../../src/register/edit/proof.ts';
import { parseRecord } from '../../src/register/parse.ts';
import { judge, trialIn } from './edit-trial.ts';
import { givenText } from './given-texts.ts';
import { styles } from './kept-styles.ts';

/** A text before and after an edit, told as a diff: each line begins with a space, `-` or `+`. */
function told(diff: string) {
  const lines = diff.split('\n').slice(1);
  const side = (sign: string) =>
    lines.flatMap((line) => (line === '' || line[0] === ' ' || line[0] === sign ? [line.slice(1)] : []));
  return { before: side('-').join('\n'), after: side('+').join('\n') };
}

type Edit = (text: string) => string;

const changes = (edit: Edit, diff: string, as: (text: string) => string = (text) => text) => {
  const { before, after } = told(diff);
  expect(edit(as(before))).toBe(as(after));
};

const refuses = (edit: () => string, reason: RegExp) => {
  expect(edit).toThrow(EditRefusal);
  expect(edit).toThrow(reason);
};

const noted: Edit = (text) => addEvent(text, { on: '2021-03-02', event: 'note', note: 'Ropes came' });
const unended = (text: string) => text.replace(/\n$/, '');
const windows = (text: string) => text.replaceAll('\n', '\r\n');
const marked = (text: string) => `\ufeff${text}`;

describe('an event is put', () => {
  test('after the last, on lines of its own', () => {
    changes(
      noted,
      `
 id: docks-2021-rec-1
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
`,
    );
  });

  test('after what happened earlier that day and before what happened later', () => {
    changes(
      noted,
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
    );
  });

  test('before all others, with the comments of the first left where they are', () => {
    changes(
      noted,
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
    );
  });

  test('in block style among events in braces', () => {
    changes(
      noted,
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
    );
  });

  test('in braces where the whole history is in brackets', () => {
    changes(
      noted,
      `
-history: [{on: 2021-01-04, event: issued}, {on: 2021-04-01, event: note, note: x}]
+history: [{on: 2021-01-04, event: issued}, {on: 2021-03-02, event: note, note: Ropes came}, {on: 2021-04-01, event: note, note: x}]
`,
    );
    changes(
      noted,
      `
 history: [
-  {on: 2021-01-04, event: issued}  # the report
+  {on: 2021-01-04, event: issued},  # the report
+  {on: 2021-03-02, event: note, note: Ropes came}
 ]
`,
    );
    changes(
      noted,
      `
 history: [
+  {on: 2021-03-02, event: note, note: Ropes came},
   {on: 2021-06-01, event: issued},
   {on: 2021-07-01, event: note, note: x},
 ]
`,
    );
  });

  test('in a record that is all in braces', () => {
    changes(
      (text) => addEvent(text, { on: '2021-03-02', event: 'note', note: 'one\ntwo' }),
      `
-{id: x, history: [{on: 2021-01-04, event: issued}]}
+{id: x, history: [{on: 2021-01-04, event: issued}, {on: 2021-03-02, event: note, note: "one\\ntwo"}]}
`,
    );
  });

  test.each(['history: []', 'history:', 'history: [ ]'])('as the first into `%s`', (empty) => {
    changes(
      noted,
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

  test('into a list that is not indented', () => {
    changes(
      noted,
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
    );
  });

  test('with the indentation and the dashes of the file', () => {
    changes(
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
    );
  });

  test('with the dashes of its own list, where another list has others', () => {
    changes(
      noted,
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
    );
  });

  test('between comments, so that each stays with what it is about', () => {
    changes(
      noted,
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
    );
    changes(
      noted,
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
    );
  });

  test('before the comment that ends the file', () => {
    changes(
      noted,
      `
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
 
 # kept by the dock office
`,
    );
  });

  test('with a blank line where events are kept apart, and without where only keys are', () => {
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
    changes(noted, apart);
    changes(noted, `${apart} \n extra: {}\n`);
    changes(
      noted,
      `
 history:
   - on: 2021-01-04
     event: issued
+  - on: 2021-03-02
+    event: note
+    note: Ropes came
 
 
 extra: {}
`,
    );
  });

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

  test('into a file with the line ends of Windows', () => changes(noted, afterText, windows));
  test('into a file with a byte order mark', () => changes(noted, afterText, marked));
  test('into a file whose last line has no end, and it gets none', () => {
    changes(noted, afterText, unended);
    changes(noted, afterText, (text) => marked(windows(unended(text))));
  });

  test('into a file whose last line has to end, since its text does', () => {
    const edit: Edit = (text) => addEvent(text, { on: '2021-03-02', event: 'note', note: 'one\n' });
    expect(edit('history:\n  - {on: 2021-01-04, event: issued}')).toBe(
      'history:\n  - {on: 2021-01-04, event: issued}\n  - on: 2021-03-02\n    event: note\n    note: |\n      one\n',
    );
  });

  test('into a file of mixed line ends, with that of the line above', () => {
    expect(noted('id: x\r\nhistory:\r\n  - {on: 2021-01-04, event: issued}\n')).toBe(
      'id: x\r\nhistory:\r\n  - {on: 2021-01-04, event: issued}\n  - on: 2021-03-02\n    event: note\n    note: Ropes came\n',
    );
  });

  test('after a text that keeps its blank lines, without taking them from it', () => {
    changes(
      noted,
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
    );
  });

  test('between a document mark and its end', () => {
    changes(
      noted,
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
    );
  });

  test('with its keys in the order given, truth values bare, and nothing for what is undefined', () => {
    const event = { on: '2021-03-02', event: 'target', by: '2021-12-31', minute: undefined, internal: true };
    expect(addEvent('history: []\n', event)).toBe(
      'history:\n  - on: 2021-03-02\n    event: target\n    by: 2021-12-31\n    internal: true\n',
    );
  });

  test('only with the day it happened', () => {
    refuses(() => addEvent('history: []\n', { event: 'note', note: 'x' }), /YYYY-MM-DD/);
    refuses(() => addEvent('history: []\n', { on: '2021-02-30', event: 'issued' }), /YYYY-MM-DD/);
  });
});

describe('a value is set', () => {
  const set =
    (path: readonly (string | number)[], value: Value, after?: string | readonly string[]): Edit =>
    (text) =>
      setValue(text, path, value, after);

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
  ])('%j to %j', (before, value, after) => {
    for (const [above, below] of [
      ['', ''],
      ['id: x\n', '\nmarking: y\n'],
      ['id: x\n', '\n\n# about the marking\nmarking: y\n'],
    ])
      for (const as of [(text: string) => text, ...(above === '' ? [] : [windows])])
        expect(set(['title'], value)(as(above + before + below))).toBe(as(above + after + below));
  });

  test('in block text, as far in as it stood', () => {
    const diff = '\n title: |-\n   Old\n wording: |-\n-      Old\n+      New\n+      words\n';
    changes(set(['wording'], 'New\nwords'), diff);
  });

  test('in an event, in braces and in a list', () => {
    changes(
      set(['history', 1, 'note'], 'a, b'),
      `
 history:
   - {on: 2021-01-04, event: issued}
-  - {on: 2021-03-02, event: note, note: Ropes came}  # late
+  - {on: 2021-03-02, event: note, note: "a, b"}  # late
`,
    );
    changes(set(['themes', 1], 'b c'), '\n-themes: [ropes, tides]\n+themes: [ropes, b c]\n');
    changes(
      set(['themes', 0], 'one\ntwo'),
      '\n themes:\n-  - ropes\n+  - |-\n+    one\n+    two\n   - tides\n',
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

  test('under a new key, after the last of its map and before what belongs to the next', () => {
    changes(set(['marking'], 'OFFICIAL'), '\n id: x\n+marking: OFFICIAL\n \n # end\n');
    changes(
      set(['deadline', 'by'], '2021-06-30'),
      `
 deadline:
   text: by June
   # as printed
+  by: 2021-06-30
 
 # about the history
 history: []
`,
    );
    changes(
      set(['history', 0, 'minute'], '4.2'),
      `
 history:
   - on: 2021-01-04
     event: issued  # seen
+    minute: "4.2"
   - {on: 2021-03-02, event: note, note: x}
`,
    );
    changes(
      set(['deadline', 'by'], '2021-06-30'),
      '\n-deadline: {text: by June}\n+deadline: {text: by June, by: 2021-06-30}\n',
    );
  });

  test('under a new key after a sibling: after the one that stands last of those named', () => {
    const themes = set(['themes'], ['ropes', 'tides'], ['paf', 'title', 'id']);
    changes(themes, '\n id: x\n title: y\n+themes: [ropes, tides]\n history: []\n');
    changes(set(['themes'], ['ropes'], 'paf'), '\n id: x\n+themes: [ropes]\n');
  });

  test('under keys that are not there yet', () => {
    const deadline = set(['deadline', 'by'], '2021-06-30');
    changes(deadline, '\n id: x\n+deadline:\n+  by: 2021-06-30\n');
    changes(deadline, '\n-deadline: {}  # none\n+deadline:  # none\n+  by: 2021-06-30\n id: x\n');
  });

  test('in the place of a list or a map', () => {
    changes(
      set(['themes'], ['a b', 'c']),
      '\n-themes: [ropes]  # seen\n+themes:  # seen\n+  - a b\n+  - c\n id: x\n',
    );
    changes(set(['themes'], ['c']), '\n-themes:\n-  - a b\n-  - c\n+themes: [c]\n id: x\n');
    changes(
      set(['deadline'], { text: 'by June', by: '2021-06-30' }),
      '\n deadline:\n-  by: 2021-05-31\n+  text: by June\n+  by: 2021-06-30\n id: x\n',
    );
    for (const text of ['themes:\n  - a b # seen\n  - c\n', 'themes:\n  - a b\n  - c # seen\n'])
      refuses(() => setValue(text, ['themes'], ['c']), /lose a comment/);
  });

  test('to what it is already: not a letter changes', () => {
    const text = "\ufefftitle:  'Old'\r\nwording: >\r\n   Old\r\n   words\r\nthemes: [ a,b ]";
    expect(setValue(text, ['title'], 'Old')).toBe(text);
    expect(setValue(text, ['wording'], 'Old words\n')).toBe(text);
    expect(setValue(text, ['themes'], ['a', 'b'])).toBe(text);
  });

  test('where there is a place for it', () => {
    refuses(() => setValue('id: x\n', ['id', 'y'], 'z'), /`id\.y`.*`id` is no map/);
    refuses(() => setValue('themes: [a]\n', ['themes', 3], 'z'), /`themes\[3\]`/);
    refuses(() => setValue('id: x\n', [], 'z'), /not emptied/);
  });
});

describe('a key or an item', () => {
  test('is taken out with its lines', () => {
    const diff =
      '\n id: x\n-themes:  # seen\n-  - ropes\n-  # not tides\n \n # about the marking\n marking: y\n';
    changes((text) => removeEntry(text, ['themes']), diff);
    changes(
      (text) => removeEntry(text, ['marking']),
      '\n id: x\n-marking: y\n',
      (text) => text,
    );
    expect(removeEntry('id: x\nmarking: |-\n  y\n  z', ['marking'])).toBe('id: x');
    expect(removeEntry('id: x\r\nthemes:\r\n- a\r\n- b', ['themes', 1])).toBe('id: x\r\nthemes:\r\n- a');
  });

  test('is taken out with one of the blank lines that keep entries apart', () => {
    const history = '\n history:\n   - on: 2021-01-04\n \n-  - on: 2021-02-01\n-\n   - on: 2021-03-02\n';
    changes((text) => removeEntry(text, ['history', 1]), history);
    changes(
      (text) => removeEntry(text, ['history', 0]),
      '\n history:\n-  - on: 2021-01-04\n-\n   - on: 2021-02-01\n',
    );
  });

  test('is taken out of what is in braces, and from beside a dash', () => {
    changes(
      (text) => removeEntry(text, ['deadline', 'by']),
      '\n-deadline: {text: June, by: 2021-06-30}\n+deadline: {text: June}\n',
    );
    changes((text) => removeEntry(text, ['themes', 0]), '\n-themes: [ropes, tides]\n+themes: [tides]\n');
    changes((text) => removeEntry(text, ['h', 0, 'a']), '\n h:\n-  - a: 1\n-    b: 2\n+  - b: 2\n');
  });

  test('leaves an empty list or map if it was the only one', () => {
    changes(
      (text) => removeEntry(text, ['themes', 0]),
      '\n-themes:  # seen\n-  - ropes\n+themes: []  # seen\n id: x\n',
    );
    changes(
      (text) => removeEntry(text, ['deadline', 'by']),
      '\n-deadline: {by: 2021-06-30}\n+deadline: {}\n',
    );
    const only =
      '\n-history:  # oldest first\n-  - event: issued  # seen\n+history: []  # oldest first\n id: x\n';
    changes((text) => removeEntry(text, ['history', 0]), only);
    refuses(() => removeEntry('id: x\n', ['id']), /not emptied/);
    refuses(() => removeEntry('id: x\n', ['title']), /no `title`/);
  });

  test('is added to a list', () => {
    const ref: Edit = (text) => addItem(text, ['portal_refs'], '14208');
    changes(ref, '\n-portal_refs: ["14207"]  # seen\n+portal_refs: ["14207", "14208"]  # seen\n');
    changes(ref, '\n portal_refs:\n - "14207"  # seen\n+- "14208"\n # end\n id: x\n');
    changes(ref, '\n portal_refs: [\n   "14207",\n+  "14208",\n ]\n');
    changes(ref, '\n-portal_refs: []\n+portal_refs: ["14208"]\n');
    changes(ref, '\n id: x\n+portal_refs: ["14208"]\n', unended);
    changes((text) => addItem(text, ['roles'], 'Head of Docks'), '\n id: x\n+roles:\n+  - Head of Docks\n');
    refuses(() => addItem('id: x\n', ['id'], 'y'), /no list at `id`/);
  });

  test('is added to a list deep in the record', () => {
    changes(
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
    );
  });
});

describe('refused is', () => {
  test('a splice that moves anything but what is meant', () => {
    const text = 'a: 1  # one\nb: 2\nc: 3\n';
    const put = (start: number, end: number, what: string, intended: unknown) => () =>
      proven(text, { start, end, put: what }, intended);
    expect(put(3, 4, '5', { a: 5, b: 2, c: 3 })()).toBe('a: 5  # one\nb: 2\nc: 3\n');
    refuses(put(3, 4, '5', { a: 1, b: 2, c: 3 }), /something else/);
    refuses(put(3, 4, '5\nb:', { a: 5, b: 2, c: 3 }), /cannot be read/);
    refuses(put(3, 11, '5', { a: 5, b: 2, c: 3 }), /lose a comment/);
    refuses(put(3, 4, '5 # two', { a: 5, b: 2, c: 3 }), /lose a comment/);
    refuses(put(3, 4, '"\u0007"', { a: '\u0007', b: 2, c: 3 }), /cannot be read/);
  });

  test.each(['a\u200bb', 'a\u202eb', '\u0000', 'a\rb', '\ud800', '\ufeffa'])(
    'a text that holds %j',
    (value) => {
      refuses(() => setValue('title: x\n', ['title'], value), /`title` holds the character U\+/);
      refuses(
        () => addEvent('history: []\n', { on: '2021-03-02', event: 'note', note: value }),
        /`note` holds/,
      );
      refuses(() => recordText({ title: value }), /`title` holds/);
    },
  );

  test('a value that is none', () => {
    refuses(() => setValue('title: x\n', ['title'], Number.NaN), /no value for `title`/);
    refuses(() => setValue('title: x\n', ['title'], null as unknown as string), /no value for `title`/);
  });

  test('a key that the loader would refuse', () => {
    refuses(() => setValue('title: x\n', ['Title'], 'y'), /one key/);
    refuses(() => setValue('title: x\n', ['__proto__'], 'y'), /cannot be read/);
  });

  test('a file that cannot be read as it stands', () => {
    for (const text of ['', '# nothing\n', 'title: [\n', 'title: &a x\n', 'title: x\ntitle: y\n', '- \u0007'])
      refuses(() => setValue(text, ['title'], 'y'), /cannot be read/);
  });
});

describe('a new record', () => {
  test('says its keys in the order given, in the style of the register', () => {
    const long =
      'The force should mend the ladder at the end of the quay before the season opens again; '.repeat(2);
    const record = {
      id: 'docks-2021-rec-1',
      type: 'recommendation',
      title: 'no',
      wording: long.trim(),
      deadline: { text: 'by June: at the latest', by: '2021-06-30' },
      accelerated: true,
      marking: undefined,
      portal_refs: ['14207'],
      paf: ['7.1.3', '8'],
      themes: ['ropes', 'tides'],
      members: ['Harbour Master', 'Head of Docks'],
      extra: {},
      history: [
        { on: '2021-01-04', event: 'issued' },
        { on: '2021-03-02', event: 'note', note: 'one\n\n two' },
        { on: '2021-03-03', event: 'note', note: long.trim(), internal: true },
      ],
    };
    expect(recordText(record, { schema: '../schemas/action.schema.json' })).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../schemas/action.schema.json
      id: docks-2021-rec-1
      type: recommendation
      title: "no"
      wording: >-
        The force should mend the ladder at the end of the quay before the season opens again; The force should mend
        the ladder at the end of the quay before the season opens again;
      deadline:
        text: "by June: at the latest"
        by: 2021-06-30
      accelerated: true
      portal_refs: ["14207"]
      paf: ["7.1.3", "8"]
      themes: [ropes, tides]
      members:
        - Harbour Master
        - Head of Docks
      extra: {}
      history:
        - on: 2021-01-04
          event: issued
        - on: 2021-03-02
          event: note
          note: |-
            one

             two
        - on: 2021-03-03
          event: note
          note: >-
            The force should mend the ladder at the end of the quay before the season opens again; The force should
            mend the ladder at the end of the quay before the season opens again;
          internal: true
      "
    `);
  });

  test('keeps numbers and lists of lists', () => {
    expect(
      recordText({ version: 1, due: { near_days: 28 }, map: { no: [['a b', 'c'], []], '1.10': 'x' } }),
    ).toBe(
      'version: 1\ndue:\n  near_days: 28\nmap:\n  "no":\n    - - a b\n      - c\n    - []\n  "1.10": x\n',
    );
  });

  test('is told of its schema in one word', () => {
    refuses(() => recordText({ id: 'x' }, { schema: 'a\nid: y' }), /one word/);
  });

  test('reads back as it was given, whatever its texts', () => {
    fc.assert(
      fc.property(fc.array(givenText, { minLength: 1, maxLength: 4 }), (texts) => {
        const record = {
          ...{
            id: 'docks-2021-rec-1',
            type: 'recommendation',
            inspection: 'docks-2021',
            title: texts[0] ?? '',
          },
          ...{
            wording: texts.at(-1) ?? '',
            history: texts.map((note) => ({ on: '2021-01-04', event: 'note', note })),
          },
        };
        const { record: read, faults } = parseRecord('action', Buffer.from(recordText(record)), {
          id: record.id,
        });
        expect(faults).toEqual([]);
        expect(read?.history.map((event) => ('note' in event ? event.note : ''))).toEqual(
          texts.map((note) => note.replaceAll('\r\n', '\n')),
        );
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

describe('records kept by hand', () => {
  test.each([...styles.keys()])('%s: only what is meant to change does', (style) => {
    fc.assert(
      fc.property(trialIn(style), (trial) => {
        expect(judge(trial).wrong, trial.move.name).toEqual([]);
      }),
      { numRuns: 12, seed: 4 },
    );
  });

  test('events added in any order stand in order of their days', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((n) => `2021-03-${n}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, givenText), { minLength: 1, maxLength: 8 }), (events) => {
        const text = events.reduce(
          (so, [on, note], i) => addEvent(so, { on, event: 'note', note, recorded_by: `clerk-${i}` }),
          'id: docks-2021-rec-1\ntype: recommendation\ninspection: docks-2021\ntitle: x y\nwording: x y\nhistory: []',
        );
        const { record } = parseRecord('action', Buffer.from(text), { id: 'docks-2021-rec-1' });
        const inOrder = events
          .map(([on], i) => ({ on, i }))
          .sort((a, b) => a.on.localeCompare(b.on) || a.i - b.i);
        expect(record?.history.map(({ recorded_by }) => recorded_by)).toEqual(
          inOrder.map(({ i }) => `clerk-${i}`),
        );
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});
