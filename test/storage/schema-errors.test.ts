/** Checks the place, message and remedy of each error of a schema. */
import { expect, test } from 'vitest';
import { faultsOf, file, findingLinesOf, id, loadFiles, withTop } from '../helpers/loading.ts';
import { actionText, boardText, registerFiles, settingsText } from '../helpers/register.ts';

const sound = actionText({ id });

test.each([
  ['of its id', sound.replace(/^id: .*\n/, ''), '1:1', '`id` is missing'],
  ['of its wording', sound.replace(/^wording: .*\n/m, ''), '1:1', '`wording` is missing'],
  ['of its history', sound.replace(/^history:.*$/ms, ''), '1:1', '`history` is missing'],
  [
    'of the day of an event',
    withTop('').replace('{on: 2021-01-04, ', '{'),
    '8:5',
    '`history[0]`: `on` is missing',
  ],
  [
    'of the name of an event',
    withTop('').replace(', event: issued', ''),
    '8:5',
    '`history[0]`: `event` is missing',
  ],
  [
    'of who is assigned',
    `${sound}  - on: 2021-02-01\n    event: assigned\n`,
    '9:5',
    '`history[2]`: `force_lead` or `delivery_lead` or `board` is missing',
  ],
  [
    'of where evidence is',
    `${sound}  - {on: 2021-02-01, event: evidence, title: T}\n`,
    '9:5',
    '`history[2]`: `location` or `reference` is missing',
  ],
])('a missing key is reported at the map that lacks it: %s', (_, text, place, message) => {
  const [fault, ...furtherFaults] = faultsOf(text);
  expect(furtherFaults).toEqual([]);
  expect(fault).toMatchObject({ code: 'key-missing', message });
  expect(`${fault?.line}:${fault?.column}`).toBe(place);
});

test.each([
  [
    'stauts: open',
    '6:1',
    '`stauts` is not a field of the format',
    'Put your force’s own fields under `extra`.',
  ],
  [
    'them: [a]',
    '6:1',
    '`them` is not a field of the format',
    'Did you mean `themes`? Put your force’s own fields under `extra`.',
  ],
  [
    'deadline: {txet: soon}',
    '6:12',
    '`txet` in `deadline` is not a field of the format',
    expect.stringContaining('Did you mean `text`?'),
  ],
  [
    '"portal-refs": [a]',
    '6:1',
    '`portal-refs` is not a field of the format',
    expect.stringContaining('Did you mean `portal_refs`?'),
  ],
  ['constructor: a', '6:1', '`constructor` is not a field of the format', expect.anything()],
  ['toString: a', '6:1', '`toString` is not a field of the format', expect.anything()],
])('a key that is not in the format is reported: %s', (top, place, message, help) => {
  const [fault, ...furtherFaults] = faultsOf(withTop(top));
  expect(furtherFaults).toEqual([]);
  expect(fault).toMatchObject({ code: 'key-unknown', message, help });
  expect(`${fault?.line}:${fault?.column}`).toBe(place);
});

test('a key that an event does not have is reported, with the keys of that event', () => {
  const text = `${sound}  - {on: 2021-02-01, event: note, note: x, nite: y}\n`;
  expect(faultsOf(text)).toMatchObject([
    { code: 'key-unknown', line: 9, column: 44, help: expect.stringContaining('Did you mean `note`?') },
  ]);
});

test.each([
  ['event: isued', '9:29', 'Did you mean `issued`? It must be one of: issued, assigned,'],
  ['event: 1', '9:29', 'It must be one of: issued, assigned,'],
  ['event: closed, route: revist', '9:44', 'Did you mean `revisit`? It must be one of: submission, revisit,'],
  ['event: progress, note: x, rag: orange', '9:53', 'It must be one of: red, amber, green.'],
])('a word that is not in the list is reported: %s', (event, place, help) => {
  const [fault, ...furtherFaults] = faultsOf(`${sound}  - {on: 2021-02-01, ${event}}\n`);
  expect(furtherFaults).toEqual([]);
  expect(fault).toMatchObject({ code: 'value-unknown', help: expect.stringContaining(help) });
  expect(`${fault?.line}:${fault?.column}`).toBe(place);
});

test.each([
  ['inspection: Docks_2021', '`inspection`: "Docks_2021" is not an id'],
  ['carried_from: con', '`carried_from`: "con" is not an id'],
  ['carried_from: ../x', '`carried_from`: "../x" is not an id'],
  ['deadline: {by: 2021-02-30}', '`deadline.by`: "2021-02-30" is not a real date'],
  ['deadline: {by: 28/09/2021}', '`deadline.by`: "28/09/2021" is not a real date'],
  ['deadline: {by: "2021-9-28"}', '`deadline.by`: "2021-9-28" is not a real date'],
  ['deadline: {by: 0000-01-01}', '`deadline.by`: "0000-01-01" is not a real date'],
  ['paf: ["8.4.3.1"]', '`paf[0]`: "8.4.3.1" is not a key of the framework'],
  ['paf: [eight]', '`paf[0]`: "eight" is not a key of the framework'],
])('a value has its form: %s', (top, message) => {
  const text = top.startsWith('inspection') ? sound.replace(/^inspection: .*$/m, top) : withTop(top);
  expect(faultsOf(text)).toMatchObject([
    { code: 'value-form', message: expect.stringContaining(message), help: expect.stringMatching(/^Enter /) },
  ]);
});

test.each([
  [`title: ${'a'.repeat(5001)}`, '`title` has 5,001 characters. At most 5,000 are allowed'],
  [`themes: [${'a'.repeat(5001)}]`, '`themes[0]` has 5,001 characters. At most 5,000 are allowed'],
  [`extra: {a: ${'b'.repeat(600_001)}}`, '`extra.a` has 600,001 characters. At most 600,000 are allowed'],
])('a text has at most its length: %.20s', (top, message) => {
  const text = top.startsWith('title') ? sound.replace(/^title: .*$/m, top) : withTop(top);
  const [fault, ...furtherFaults] = faultsOf(text);
  expect(furtherFaults).toEqual([]);
  expect(fault).toMatchObject({
    code: 'text-length',
    message,
    help: expect.stringMatching(/^(?:Shorten it|Divide it)/),
  });
  expect(fault?.line).toBeGreaterThan(1);
  expect(
    faultsOf(top.startsWith('title') ? text.replace('a'.repeat(5001), 'a'.repeat(5000)) : sound),
  ).toEqual([]);
});

test.each([
  ['themes: custody', '`themes` is text, but must be a list'],
  ['themes: {a: b}', '`themes` is a map, but must be a list'],
  ['deadline: soon', '`deadline` is text, but must be a map'],
  ['deadline: [soon]', '`deadline` is a list, but must be a map'],
  ['extra: [a]', '`extra` is a list, but must be a map'],
  ['extra: {a: {b: c}}', '`extra.a` is a map, but must be text'],
  ['extra: {a: [b]}', '`extra.a` is a list, but must be text'],
  ['accelerated: yes', '`accelerated` is text, but must be `true` or `false`'],
  ['accelerated: 1', '`accelerated` is a number, but must be `true` or `false`'],
])('a value is of its kind: %s', (top, message) => {
  expect(faultsOf(withTop(top))).toMatchObject([{ code: 'value-kind', message }]);
});

test('a number that is text differs from the number it looks like', () => {
  const settings = settingsText().replace('version: 1', 'version: "1"');
  expect(loadFiles({ 'register.yaml': settings }).locatedFaults).toMatchObject([
    {
      code: 'value-unknown',
      line: 1,
      column: 10,
      message: '`version`: `"1"` is not a valid value',
      help: 'It must be one of: 1.',
    },
  ]);
});

test.each([
  ['a word', 'custody', 'the record is text, but must be a map'],
  ['a number', '7', 'the record is a number, but must be a map'],
  ['a list', '- id: a\n- id: b', 'the record is a list, but must be a map'],
  ['brackets', '[a]', 'the record is a list, but must be a map'],
  ['block text', '|\n  id: a', 'the record is text, but must be a map'],
])('a file with %s is rejected as a record', (_, text, message) => {
  expect(faultsOf(text)).toMatchObject([{ code: 'value-kind', line: 1, column: 1, message }]);
});

test.each([
  ['nothing', ''],
  ['a line end', '\n'],
  ['blanks', '  \n\t\n'],
  ['comments', '# id: a\n# type: b\n'],
  ['a byte order mark', '\ufeff'],
  ['the mark of a document', '---\n'],
  ['both marks of a document', '---\n...\n'],
  ['null', 'null\n'],
  ['a tilde', '~'],
])('a file with %s is empty', (_, text) => {
  expect(findingLinesOf(text)).toEqual(['1:1 file-empty']);
});

test('an empty map lacks all that is required', () => {
  expect(faultsOf('{}').map(({ message }) => message)).toEqual(
    ['id', 'type', 'inspection', 'title', 'wording', 'history'].map((key) => `\`${key}\` is missing`),
  );
});

const twice = (name: string, first: string, line: number) => `\`${name}\` ${first} on line ${line}`;

test.each([
  ['themes: [a]\nthemes: [b]', '7:1', twice('themes', 'appears twice, first', 6)],
  ['themes: [a]\n"themes": [b]', '7:1', twice('themes', 'appears twice, first', 6)],
  ['themes: [a]\nThemes: [b]', '7:1', twice('Themes', 'is the same key as `themes`', 6)],
  ['extra:\n  STRASSE: a\n  strasse: b', '8:3', twice('strasse', 'is the same key as `STRASSE`', 7)],
  ['extra: {caf\u00e9: a, cafe\u0301: b}', '6:18', twice('cafe\u0301', 'is the same key as `caf\u00e9`', 6)],
  ['extra: {a: b, a: c}', '6:15', twice('a', 'appears twice, first', 6)],
  ['deadline: {by: 2021-05-01, by: 2021-06-01}', '6:28', twice('by', 'appears twice, first', 6)],
])('a key may occur once, whatever its case or Unicode form: %j', (top, place, message) => {
  const [fault, ...furtherFaults] = faultsOf(withTop(top));
  expect(furtherFaults).toEqual([]);
  expect(fault).toMatchObject({ code: 'key-twice', message });
  expect(`${fault?.line}:${fault?.column}`).toBe(place);
});

test('a key may occur in two maps', () => {
  expect(findingLinesOf(withTop('extra: {title: a, extra: b}'))).toEqual([]);
});

test.each([
  ['extra: {1: a}', '6:9', 'the key `1` is not text', 'Put it in double quotes: "1".'],
  ['extra: {7.10: a}', '6:9', 'the key `7.10` is not text', 'Put it in double quotes: "7.10".'],
  ['extra: {true: a}', '6:9', 'the key `true` is not text', 'Put it in double quotes: "true".'],
  ['extra: {~: a}', '6:9', 'a key must be a plain word', undefined],
  ['extra: {[a]: b}', '6:9', 'a key must be a plain word', undefined],
  ['extra:\n  {a: b}: c', '7:3', 'a key must be a plain word', undefined],
  ['extra: {__proto__: a}', '6:9', 'a key must be a plain word', undefined],
  ['extra: {"__proto__": {admin: b}}', '6:9', 'a key must be a plain word', undefined],
  ['__proto__: {admin: b}', '6:1', 'a key must be a plain word', undefined],
])('a key is a word: %s', (top, place, message, help) => {
  const [fault, ...furtherFaults] = faultsOf(withTop(top));
  expect(furtherFaults).toEqual([]);
  expect(fault).toMatchObject({ code: 'yaml-key', message, ...(help !== undefined && { help }) });
  expect(`${fault?.line}:${fault?.column}`).toBe(place);
});

test('words that objects know are fields like others under `extra`', () => {
  const top = 'extra: {constructor: a, prototype: b, toString: c, hasOwnProperty: d, "1": e}';
  const { lines, records } = loadFiles({ [file]: withTop(top) });
  expect(lines).toEqual([]);
  expect(Object.entries(records.action[0]?.extra ?? {})).toHaveLength(5);
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});

test.each([
  [
    'actions/docks-2021-rec-2.yaml',
    sound,
    1,
    'the file is named `docks-2021-rec-2`, but its id is `docks-2021-rec-1`',
  ],
  ['boards/keel.yaml', boardText('quay'), 1, 'the file is named `keel`, but its id is `quay`'],
  [
    'assessments/tides/2.yaml',
    'framework: tides\nquestion: "1"\n',
    2,
    'the file is named `2`, but its question is `1`',
  ],
  [
    'assessments/tides/1.yaml',
    'question: "1"\nframework: tide\n',
    2,
    'the file is named `tides`, but its framework is `tide`',
  ],
])('the id in a file is its name: %s', (name, text, line, message) => {
  expect(loadFiles({ [name]: text }).locatedFaults).toMatchObject([
    { code: 'id-not-name', file: name, line, message },
  ]);
});

test('all faults of a file are reported in one run, in the order of lines', () => {
  const text = `id: docks-2021-rec-9
type: recomendation
inspection: docks-2021
title: Mend ladder #3
Title: Mend it
deadline: {by: 2021-02-30}
paf: [7.1]
stauts: open
extra: {1: a, b: no}
history:
  - {on: 2021-01-04, event: isued}
`;
  expect(findingLinesOf(text)).toEqual([
    '1:1 key-missing',
    '1:5 id-not-name',
    '2:7 value-unknown',
    '4:8 text-cut',
    '5:1 key-twice',
    '6:16 value-form',
    '7:7 text-quotes',
    '8:1 key-unknown',
    '9:9 yaml-key',
    '9:18 text-quotes',
    '11:29 value-unknown',
  ]);
});

const places: readonly (readonly [string, (text: string) => string])[] = [
  ['line ends of Unix', (text) => text],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['both', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
];

test.each(places)('lines, columns and excerpts are those that editors show: %s', (_, form) => {
  const text = form(withTop('extra: {a: "😀 é", b:\t"\t", c: 1}\nthemes: [a]\nmarking: 7').trimEnd());
  expect(faultsOf(text)).toMatchObject([
    { code: 'text-quotes', line: 6, column: 31, length: 1, excerpt: 'extra: {a: "😀 é", b:\t"\t", c: 1}' },
    { code: 'text-quotes', line: 8, column: 10, length: 1, excerpt: 'marking: 7' },
  ]);
});

test.each(places)('a fault on the last line is found there: %s', (_, form) => {
  const text = form(`${sound}marking: 7`);
  expect(faultsOf(text)).toMatchObject([{ line: 9, column: 10, length: 1, excerpt: 'marking: 7' }]);
});

test('a fault over several lines is marked to the end of the first', () => {
  expect(faultsOf(withTop('marking: [a,\n  b]'))).toMatchObject([
    { code: 'value-kind', line: 6, column: 10, length: 3, excerpt: 'marking: [a,' },
  ]);
});

test('of very many faults the first fifty are reported, in the order of places, and that there are more', () => {
  const keys = Array.from({ length: 60 }, (_, i) => `k${i}: v`).join('\n');
  const findings = faultsOf(withTop(keys));
  expect(findings).toHaveLength(51);
  expect(findings[49]).toMatchObject({ code: 'key-unknown', line: 55 });
  expect(findings[50]).toMatchObject({
    code: 'file-faults',
    line: 56,
    column: 1,
    message: 'there are more faults after this one. The first 50 findings are above',
  });
});

test.each(['- ', '- ~', '- x', '- 1', '- []'])(
  'an explanation that is not a map is reported: %s',
  (entry) => {
    const files = registerFiles({ 'portal/explanations.yaml': `explanations:\n  ${entry}\n` });
    const { locatedFaults: findings, account } = loadFiles(files);
    expect(findings[0]).toMatchObject({ code: 'value-kind', file: 'portal/explanations.yaml', line: 2 });
    expect(account).toEqual({ counted: 5, rejected: 1, ignored: 0 });
  },
);

test.each([
  ['November 2022', '2022-11'],
  ['May/June 2022', '2022-05/2022-06'],
  ['3 October 2022', '2022-10-03'],
])('a date of mixed precision in words is refused with the one to enter: %s', (words, date) => {
  const text = `id: docks\ntitle: Docks\norigin: docks\nstatus: planned\ndates: [{when: ${words}, activity: Fieldwork}]\n`;
  const { locatedFaults } = loadFiles({ 'inspections/docks.yaml': text });
  expect(locatedFaults).toContainEqual(
    expect.objectContaining({ code: 'value-form', help: `Enter ${date}.` }),
  );
});
