/** Checks which YAML is refused before it is parsed: anchors, great depth, many parts. */
import { expect, test } from 'vitest';
import { hostileShapes } from '../../helpers/hostile-shapes.ts';
import { faultsOf, file, findingLinesOf, id, loadFiles, withTop } from '../../helpers/loading.ts';
import { checkLoading } from '../../helpers/loading-checks.ts';
import { actionText } from '../../helpers/register.ts';

const validText = actionText({ id });

test.each([4, 16])('texts that are costly to read, of %i KB, are refused', (size) => {
  for (const [name, createText] of Object.entries(hostileShapes)) {
    const { isCounted, codes, complaint } = checkLoading({
      file,
      bytes: Buffer.from(createText(size * 1024)),
    });
    expect(complaint, name).toBeUndefined();
    expect(isCounted, name).toBe(false);
    expect(codes.length, name).toBeLessThanOrEqual(51);
  }
});

test.each([
  ['braces that open', 'yaml-depth'],
  ['brackets that open', 'yaml-depth'],
  ['brackets that close', 'yaml-syntax'],
  ['question marks', 'yaml-key'],
  ['question marks, a line each', 'yaml-key'],
  ['dashes on a line', 'yaml-depth'],
  ['dashes, deeper each line', 'yaml-depth'],
  ['maps, deeper each line', 'yaml-depth'],
  ['commas in a list', 'yaml-syntax'],
  ['anchors', 'yaml-anchor'],
  ['aliases', 'yaml-anchor'],
  ['an alias bomb', 'yaml-anchor'],
  ['an alias of itself', 'yaml-anchor'],
  ['tags', 'yaml-tag'],
  ['directives', 'yaml-directive'],
  ['documents', 'yaml-documents'],
  ['one key many times', 'key-twice'],
  ['many keys', 'key-unknown'],
  ['many keys that are numbers', 'yaml-key'],
  ['double quotes unclosed', 'yaml-syntax'],
  ['single quotes unclosed', 'yaml-syntax'],
  ['a text of escaped direction marks', 'file-character'],
  ['lone surrogates in escapes', 'file-character'],
  ['code points that are none', 'yaml-syntax'],
  ['conflict markers in a block text', 'file-conflict'],
  ['zero bytes', 'file-character'],
  ['carriage returns', 'file-character'],
  ['byte order marks', 'file-character'],
  ['comments', 'file-empty'],
  ['spaces', 'file-empty'],
  ['line ends', 'file-empty'],
])('%s: %s', (name, code) => {
  const text = hostileShapes[name]?.(16 * 1024) ?? '';
  expect(faultsOf(text).map((fault) => fault.code)).toContain(code);
});

const nestedBrackets = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('twenty-four levels are read, twenty-five are too many', () => {
  expect(findingLinesOf(`extra: ${nestedBrackets(23)}`)).not.toContain(expect.stringContaining('yaml-depth'));
  expect(faultsOf(`extra: ${nestedBrackets(23)}`).map(({ code }) => code)).not.toContain('yaml-depth');
  expect(findingLinesOf(`extra: ${nestedBrackets(24)}`)).toEqual(['1:31 yaml-depth']);
  expect(findingLinesOf(`extra:\n  a: ${nestedBrackets(23)}`)).toEqual(['2:28 yaml-depth']);
});

const textWithItems = (items: number) => withTop(`themes: [${'a,'.repeat(items)}a]`);

test('a text of very many parts is refused where they become too many', () => {
  expect(findingLinesOf(textWithItems(130_000))).toEqual([]);
  expect(findingLinesOf(textWithItems(140_000))).toEqual(['6:266648 yaml-length']);
});

test('a file of 512 KB and one of 2,000 events are counted', () => {
  const longText = actionText({ id, wording: `>-\n${`  ${'word '.repeat(20)}\n`.repeat(5100)}`.trimEnd() });
  expect(longText.length).toBeGreaterThan(512 * 1024);
  expect(findingLinesOf(longText)).toEqual([]);
  const history = Array.from({ length: 2000 }, (_, i) => `{on: 2021-01-04, event: note, note: Note ${i}}`);
  const { lines, records } = loadFiles({
    [file]: actionText({ id, history: ['{on: 2021-01-04, event: issued}', ...history] }),
  });
  expect(lines).toEqual([]);
  expect(records.action[0]?.history).toHaveLength(2001);
});

test('512 KB of events in braces are counted', () => {
  const history = Array.from({ length: 12_000 }, () => '{on: 2021-01-04, event: note, note: Yes it is}');
  const text = actionText({ id, history });
  expect(text.length).toBeGreaterThan(512 * 1024);
  expect(findingLinesOf(text)).toEqual([]);
});

test.each([
  [
    'an anchor',
    'marking: &c Secret',
    '6:10 yaml-anchor',
    'If it is text, put all of it in double quotes: "&c …".',
  ],
  ['an alias', 'marking: *c', '6:10 yaml-anchor', 'If it is text, put all of it in double quotes: "*c …".'],
  [
    'a tag',
    'marking: !secret',
    '6:10 yaml-tag',
    'If it is text, put all of it in double quotes: "!secret …".',
  ],
  [
    'a tag of YAML',
    'marking: !!str 1',
    '6:10 yaml-tag',
    'If it is text, put all of it in double quotes: "!!str …".',
  ],
  ['a tag that names code', 'marking: !!js/function "x"', '6:10 yaml-tag', undefined],
  ['an anchor in a list', 'themes: [a, &b c]', '6:13 yaml-anchor', undefined],
  ['a merge of an alias', '<<: *base', '6:5 yaml-anchor', undefined],
  ['an explicit key', '? marking\n: Secret', '6:1 yaml-key', undefined],
  ['an explicit key in braces', 'extra: {? a: b}', '6:9 yaml-key', undefined],
])('%s is refused', (_, top, place, help) => {
  expect(findingLinesOf(withTop(top))).toContain(place);
  if (help !== undefined) expect(faultsOf(withTop(top))[0]?.help).toBe(help);
});

test('anchors, aliases and tags of one file are all reported in one run', () => {
  expect(findingLinesOf(withTop('marking: &a x\nthemes: [*a, !b c]'))).toEqual([
    '6:10 yaml-anchor',
    '7:10 yaml-anchor',
    '7:14 yaml-tag',
  ]);
});

test.each([
  ['in the middle of a word', 'marking: a&b *c* wow!'],
  ['in quotes', 'marking: "&a *b !c ? %d"'],
  ['in block text', 'extra:\n  a: |-\n    &a *b !c\n    ? %YAML 1.1\n    --- x'],
])('the same signs are text %s', (_, top) => {
  expect(findingLinesOf(withTop(top))).toEqual([]);
});

test.each([
  ['%YAML 1.1\n---\n', '1:1 yaml-directive'],
  ['%YAML 1.2\n---\n', '1:1 yaml-directive'],
  ['%TAG ! tag:example.com,2000:\n---\n', '1:1 yaml-directive'],
  ['# a comment\n%FOO\n---\n', '2:1 yaml-directive'],
])('the directive of %j is refused', (head, place) => {
  expect(findingLinesOf(head + validText)).toEqual([place]);
});

test('a document may be marked by its beginning and its end', () => {
  expect(findingLinesOf(`---\n${validText}`)).toEqual([]);
  expect(findingLinesOf(`# a comment\n--- # another\n${validText}...\n# the last\n`)).toEqual([]);
});

test.each([
  ['after a marker', `${validText}---\n${validText}`, '9:1 yaml-documents'],
  ['after an empty one', `---\n---\n${validText}`, '2:1 yaml-documents'],
  ['after an end', `${validText}...\nextra: {a: b}\n`, '10:1 yaml-documents'],
  ['after an end and a marker', `${validText}...\n---\nextra: {a: b}\n`, '10:1 yaml-documents'],
  ['in brackets after an end', `${validText}...\n[a]\n`, '10:1 yaml-documents'],
  ['that is empty', `${validText}---\n`, '9:1 yaml-documents'],
])('a second document %s is refused', (_, text, place) => {
  expect(findingLinesOf(text)).toEqual([place]);
});

test.each([
  ['[a, b', '`[` is never closed', '6:9'],
  ['{a: b', '`{` is never closed', '6:9'],
  ['[a, [b', '`[` is never closed', '6:13'],
  ['[a, b}', '`}` was found where `]` should close `[`', '6:14'],
  ['[{a: b]', '`]` was found where `}` should close `{`', '6:15'],
  ['[a]]', '`]` closes a bracket that was not opened', '6:12'],
  ['[a,, b]', 'there is nothing before this comma', '6:12'],
  ['{, a: b}', 'there is nothing before this comma', '6:10'],
  ['"a', 'the quote that opens here is never closed', '6:9'],
  ["'a", 'the quote that opens here is never closed', '6:9'],
  ['"a\\"', 'the quote that opens here is never closed', '6:9'],
  ['"a\\\\\\"', 'the quote that opens here is never closed', '6:9'],
  ["'a''", 'the quote that opens here is never closed', '6:9'],
  ["'", 'the quote that opens here is never closed', '6:9'],
  ['"C:\\share"', '`\\s` is not an escape', '6:12'],
  ['"\\x4"', '`\\x` is not an escape', '6:10'],
  ['"\\U00110000"', '`\\U` is not an escape', '6:10'],
])('brackets and quotes: %s', (value, message, place) => {
  const [first] = faultsOf(withTop(`themes: ${value}`));
  expect(`${first?.line}:${first?.column}`).toBe(place);
  expect(first).toMatchObject({ code: 'yaml-syntax', message });
});

test.each([
  ['"a\\\\"'],
  ["'a'''"],
  ["''''"],
  ['"\\""'],
  ['"\\\\\\""'],
  ['"it\\\n  goes on"'],
  ['"a\n\n  b"'],
])('quotes that are closed: %s', (value) => {
  expect(findingLinesOf(withTop(`marking: ${value}`))).toEqual([]);
});

test('later lines are not blamed for a bracket or quote left open', () => {
  expect(findingLinesOf(withTop('themes: [a, b'))).toEqual(['6:9 yaml-syntax']);
  expect(findingLinesOf(withTop('marking: "a'))).toEqual(['6:10 yaml-syntax']);
});

test.each([
  ['a second colon', 'marking: a: b', '6:10', 'a key is not allowed here'],
  ['a line too far to the right', 'marking: a\n themes: [b]', '6:10', 'a key is not allowed here'],
  [
    'a line too far to the left',
    'deadline:\n    by: 2021-01-01\n  text: soon',
    '8:1',
    'this line is not indented like the lines around it',
  ],
  ['a tab at the beginning', 'deadline:\n\tby: 2021-01-01', '7:1', 'this line is indented with a tab'],
  ['no colon', 'marking Secret', '6:1', 'this is not `key: value`'],
  ['no space after the colon', 'marking:Secret', '6:1', 'this is not `key: value`'],
  ['text behind quotes', 'marking: "a" b', '6:14', 'the text here does not belong to any value'],
  ['a reserved sign', 'marking: @a', '6:10', 'plain value cannot start with reserved character @'],
  [
    'text that goes on too far to the left',
    'extra:\n  a: |\n    b\n   c',
    '9:1',
    'this line is not indented like the lines around it',
  ],
])('slips of the hand: %s', (_, top, place, message) => {
  const faults = faultsOf(withTop(top));
  expect(`${faults[0]?.line}:${faults[0]?.column}`).toBe(place);
  expect(faults[0]).toMatchObject({ code: 'yaml-syntax', message, help: expect.stringMatching(/\.$/) });
});
