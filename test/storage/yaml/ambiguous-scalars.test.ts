/** Checks which unquoted texts are reported because YAML would cut or convert them. */
import { expect, test } from 'vitest';
import {
  faultsOf,
  file,
  findingLinesOf,
  id,
  type LocatedFault,
  loadFiles,
  withTop,
} from '../../helpers/loading.ts';
import { actionText, boardText, inspectionText, settingsText } from '../../helpers/register.ts';

const actionWithTitle = (title: string) => actionText({ id, title });
const actionWithNote = (note: string) =>
  actionText({
    id,
    history: ['{on: 2021-01-04, event: issued}', `{on: 2021-02-01, event: note, note: ${note}}`],
  });
const faultsOfBoard = (furtherLines: string): readonly LocatedFault[] =>
  loadFiles({ 'boards/quay.yaml': boardText('quay', `${furtherLines}\n`) }).locatedFaults;

const placesOf = (findings: readonly LocatedFault[]) =>
  findings.map(({ line, column, code }) => `${line}:${column} ${code}`);

test.each([
  ['Implement recommendation #3', 'Implement recommendation', 'Implement recommendation #3'],
  ['See\t#3', 'See', 'See #3'],
  ['Say "yes" # or no', 'Say "yes"', 'Say \\"yes\\" # or no'],
])('a title with a comment sign is not cut short: %s', (title, read, fullText) => {
  const [fault, ...furtherLines] = faultsOf(actionWithTitle(title));
  expect(furtherLines).toEqual([]);
  expect(fault).toMatchObject({
    code: 'text-cut',
    line: 4,
    column: 8,
    length: title.length,
    excerpt: `title: ${title}`,
    message: `YAML reads only ${JSON.stringify(read)} and treats the rest as a comment`,
    help: `If it is text, write "${fullText}". If it is a comment, move it to its own line.`,
  });
});

test('a title that is all comment is reported once', () => {
  expect(faultsOf(actionWithTitle('#3 is done'))).toMatchObject([
    {
      code: 'text-cut',
      line: 4,
      column: 8,
      message: 'YAML reads nothing and treats the rest as a comment',
      help: expect.stringContaining('write "#3 is done"'),
    },
  ]);
});

test.each([
  ['in a text of several lines', 'title: Mend\n  the ladder #3\nthemes: [a]', '5:14'],
  ['above a text on the line below', 'title: #3 of\n  the ladders\nthemes: [a]', '4:8'],
  ['above it, with comments between', 'title: #3 of\n  # a comment\n\n  the ladders\nthemes: [a]', '4:8'],
])('a comment sign is seen %s', (_, lines, place) => {
  const text = actionText({ id }).replace(/^title: .*$/m, lines);
  expect(findingLinesOf(text)).toEqual([`${place} text-cut`]);
});

test('text of several lines is shown whole in the remedy', () => {
  const text = actionText({ id }).replace(/^title: .*$/m, 'title: Mend\n  the ladder #3');
  expect(faultsOf(text)[0]?.help).toContain('write "Mend the ladder #3"');
});

test.each([
  ['in an event', actionWithNote('See #3\n    '), ['8:41 text-cut']],
  ['in an event on one line, where it takes the brace with it', actionWithNote('See #3'), ['8:45 text-cut']],
  ['behind a comma in an event', actionWithNote('Seen, #3 to come\n    '), ['8:41 text-cut']],
  ['in a field of the force’s own', withTop('extra:\n  case: Number #3'), ['7:9 text-cut']],
  ['in one of several', withTop('extra: {a: x, b: y z #3\n  }'), ['6:18 text-cut']],
  ['in a deadline', withTop('deadline: {text: by May # or June\n  }'), ['6:18 text-cut']],
])('a comment sign is seen %s', (_, text, findings) => {
  expect(findingLinesOf(text)).toEqual(findings);
});

test.each([
  ['in a list', 'core_activities:\n  - Watch #1\n  - Act', ['4:5 text-cut']],
  ['as an entry of a list', 'core_activities:\n  - #1 watch\n  - Act', ['4:5 text-cut']],
  ['in brackets', 'core_activities: [Watch #1\n  , Act]', ['3:19 text-cut']],
  ['as an entry in brackets', 'core_activities: [Watch, #1\n  Act]', ['3:19 text-cut']],
  ['as the first entry in brackets', 'core_activities: [ #1\n  Act]', ['3:20 text-cut']],
  ['in how a board is run', 'governance:\n  quorum: Five # of twelve', ['4:11 text-cut']],
  [
    'twice in one file',
    'frequency: Monthly # or so\npurpose: To watch # and act',
    ['3:12 text-cut', '4:10 text-cut'],
  ],
])('a comment sign is seen %s of a board', (_, furtherLines, findings) => {
  expect(placesOf(faultsOfBoard(furtherLines))).toEqual(findings);
});

test.each([
  [
    'after ids, dates and words of a list',
    'marking: OFFICIAL # c\ncarried_from: docks-2018-rec-1 # c\naccelerated: true # c\ndeadline: {by: 2021-05-01} # c',
  ],
  ['after brackets', 'themes: [a, b] # c\nextra: {a: b} # c'],
  ['after the heads of maps and lists', 'extra: # c\n  a: b\nthemes: # c\n  - a # c'],
  ['after the head of block text', 'extra:\n  a: |- # c\n    text #3\n  b: > # c\n    text #3\n'],
  ['after quoted text', 'extra:\n  a: "text #3" # c\n  b: \'text #3\' # c'],
  ['on lines of their own', '# c\nextra:\n  # c\n  a: b\n  # c\n  b:\n    # c\n    text\n# c'],
  ['above quoted text', 'extra:\n  a: # c\n    "text"\n  b: # c\n    |-\n    text'],
])('comments are welcome %s', (_, top) => {
  expect(findingLinesOf(withTop(top))).toEqual([]);
});

test('comments are welcome after roles, and at the end of an event', () => {
  const history = ['{on: 2021-01-04, event: issued} # c'];
  const text = `${actionText({ id, history })}  - on: 2021-02-01 # c
    event: assigned # c
    force_lead: Harbour Master # acting
    board: quay # c
`;
  expect(findingLinesOf(text)).toEqual([]);
});

test.each(['C#', 'Ladder #', '#', 'a#b', 'Issue (#3)', '"#3"', "'a #3'"])('%s is whole', (title) => {
  const findings = findingLinesOf(actionWithTitle(title));
  if (title.endsWith(' #') || title === '#') expect(findings).toEqual(['4:8 text-cut']);
  else expect(findings).toEqual([]);
});

const words = ['y', 'n', 'yes', 'Yes', 'no', 'NO', 'on', 'off'];
const otherWords = [
  ...['true', 'False', 'null', 'Null', '~', '1.10', '007', '0x1F', '0o17', '1e3', '-1', '+1.', '.5'],
  ...['.inf', '-.INF', '.nan', '12345678901234567890'],
];

test.each([...words, ...otherWords])('%s where text is meant is refused, and shown in quotes', (word) => {
  const expectedFault = {
    code: 'text-quotes',
    help: `Put it in double quotes: "${word}".`,
    length: word.length,
  };
  expect(faultsOf(actionWithTitle(word))).toMatchObject([{ ...expectedFault, line: 4, column: 8 }]);
  expect(faultsOf(actionWithNote(word))).toMatchObject([{ ...expectedFault, line: 8, column: 41 }]);
  expect(faultsOf(withTop(`extra: {a: ${word}}`))).toMatchObject([{ ...expectedFault, line: 6, column: 12 }]);
  expect(faultsOf(withTop(`extra:\n  a:\n    ${word}`))).toMatchObject([
    { ...expectedFault, line: 8, column: 5 },
  ]);
  expect(faultsOfBoard(`core_activities: [Watch, ${word}]`)).toMatchObject([
    { ...expectedFault, line: 3, column: 26 },
  ]);
  expect(faultsOfBoard(`core_activities:\n  - ${word}\n`)).toMatchObject([
    { ...expectedFault, line: 4, column: 5 },
  ]);
});

test.each([...words, ...otherWords])('%s in quotes is text', (word) => {
  const { lines, records } = loadFiles({ [file]: actionWithTitle(`"${word}"`) });
  expect(lines).toEqual([]);
  expect(records.action[0]?.title).toBe(word);
});

test.each([
  'yesterday',
  'no ladder',
  'on',
  'Not.1',
  '1.2.3',
  '2021-11-25',
  '12:30',
  '1_000',
  '10%',
  '=',
  '3rd',
])('%s is text as it is written', (title) => {
  const { lines, records } = loadFiles({ [file]: actionWithTitle(title) });
  if (title === 'on') expect(lines).toHaveLength(1);
  else expect([lines, records.action[0]?.title]).toEqual([[], title]);
});

test.each([
  ['paf: [7.1]', '6:7', '"7.1"'],
  ['paf: [7]', '6:7', '"7"'],
  ['portal_refs: [14207]', '6:15', '"14207"'],
  ['portal_refs:\n  - 007', '7:5', '"007"'],
  ['themes: [2021]', '6:10', '"2021"'],
  ['marking: 1', '6:10', '"1"'],
])('%s is refused as a number, and shown in quotes', (top, place, quotedText) => {
  const [fault, ...furtherLines] = faultsOf(withTop(top));
  expect(furtherLines).toEqual([]);
  expect(`${fault?.line}:${fault?.column}`).toBe(place);
  expect(fault).toMatchObject({ code: 'text-quotes', help: `Put it in double quotes: ${quotedText}.` });
});

test('a key of the framework of three parts is plain text', () => {
  expect(findingLinesOf(withTop('paf: [7.1.3]'))).toEqual([]);
});

test('a number that is not a date gets no advice to quote it', () => {
  expect(faultsOf(withTop('deadline: {by: 20211125}'))).toMatchObject([
    { code: 'value-kind', line: 6, column: 16, message: '`deadline.by` is a number, but must be text' },
  ]);
});

test.each([
  ['title', actionWithTitle(''), '4:1', '`title` is empty'],
  ['a note', actionWithNote(''), '8:35', '`history[1].note` is empty'],
  ['an entry', withTop('themes: [a, ]\nextra: {a: }'), '7:9', '`extra.a` is empty'],
  ['a date', withTop('deadline: {by: }'), '6:12', '`deadline.by` is empty'],
  ['a date that is null', withTop('deadline: {by: ~}'), '6:16', '`deadline.by` is empty'],
  ['a list', withTop('themes:'), '6:1', '`themes` is empty'],
  ['an entry of a list', withTop('themes:\n  -\n  - a'), '7:4', '`themes[0]` is empty'],
])('%s without a value is empty', (_, text, place, message) => {
  const faults = faultsOf(text);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({
    code: 'value-kind',
    message,
    help: 'Enter a value, or delete the key.',
  });
  expect(`${faults[0]?.line}:${faults[0]?.column}`).toBe(place);
});

test('text in quotes with nothing in it is empty too', () => {
  expect(faultsOf(actionWithTitle('""'))).toMatchObject([
    { code: 'value-form', line: 4, column: 8, message: '`title` is empty' },
  ]);
});

test.each([
  ['[draft] Mend', 'the text here does not belong to any value'],
  ['[draft]', '`title` is a list, but must be text'],
  ['{a}', '`title` is a map, but must be text'],
])('text that begins with a bracket is reported, with the advice to use quotes: %s', (title, message) => {
  const [fault] = faultsOf(actionWithTitle(title));
  expect(fault).toMatchObject({ line: 4, message });
  expect(fault?.help).toContain('put all of it in double quotes');
});

test('the register’s own texts are looked after too', () => {
  const { lines } = loadFiles({
    'register.yaml': settingsText('officer: Liaison Officer #1\nmarking: no\nignore: [notes/** # c\n  ]\n'),
    'inspections/docks-2021.yaml': inspectionText('docks-2021', 'docks', 'note: Ladders # and ropes\n'),
  });
  expect(lines).toEqual([
    'register.yaml:7:10 text-cut',
    'register.yaml:9:10 text-cut',
    'inspections/docks-2021.yaml:6:7 text-cut',
  ]);
});
