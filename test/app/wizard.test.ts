/** Checks which question of a wizard is open, and how lists are filtered and pasted text is passed on. */
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { toWordChoices } from '../../src/app/choices.ts';
import { openKeyboard } from '../../src/app/keyboard.ts';
import { backRequest, type Choice, exitRequest, type Reply, searchChoices } from '../../src/app/prompts.ts';
import { createTerminalPrompter } from '../../src/app/terminal-prompts.ts';
import { readTypedLines } from '../../src/app/typed-lines.ts';
import {
  findStep,
  openNameQuestion,
  type QuestionList,
  withAnswer,
  withoutAnswer,
} from '../../src/app/wizard.ts';
import { fail, ok } from '../../src/domain/errors.ts';

const list: QuestionList = ({ animal }) => [
  {
    kind: 'choice',
    id: 'animal',
    label: 'Animal',
    prompt: 'Which animal?',
    choices: ['dog', 'bird'].map((value) => ({ value, label: value })),
  },
  {
    kind: 'text',
    id: 'legs',
    label: 'Legs',
    prompt: 'Legs:',
    read: (text) => (text === (animal === 'dog' ? '4' : '2') ? ok(text) : fail('No.')),
  },
];

test('an answer that its question no longer accepts is asked for again, and counts again later', () => {
  const state = withAnswer(withAnswer({ answers: {}, drafts: {} }, 'animal', 'dog'), 'legs', '4');
  expect(findStep(list, state)).toMatchObject({ openQuestion: undefined, answers: { legs: '4' } });
  const birdState = withAnswer(state, 'animal', 'bird');
  expect(findStep(list, birdState)).toMatchObject({
    openQuestion: { id: 'legs' },
    answers: { animal: 'bird' },
  });
  expect(findStep(list, withAnswer(birdState, 'animal', 'dog')).openQuestion).toBe(undefined);
  expect(withoutAnswer(state, 'legs')).toEqual({ answers: { animal: 'dog' }, drafts: { legs: '4' } });
});

test.each([
  ['peel', 'PEEL 2018/19 (peel-2018)', true],
  ['2018 PEEL', 'PEEL 2018/19 (peel-2018)', true],
  ['n', 'Yes, record the reference', false],
  ['jkl', 'PEEL', false],
  ['', 'PEEL', true],
])('the search %j in %j: %j', (search, label, isMatch) =>
  expect(searchChoices(search, [{ value: '(it)', label }]).length > 0).toBe(isMatch),
);

const roles = ['ACC Specialist Crime', 'Head of Crime', 'Crime Registrar', 'Crime', 'Deputy Chief Constable'];
const choices: readonly Choice[] = [
  { value: '', label: 'None, or not known yet' },
  ...roles.map((role) => ({ value: role, label: role })),
  { value: 'DCC Staff Officer', label: 'DCC Staff Officer' },
  ...toWordChoices('type', ['area-for-improvement', 'cause-of-concern'], (type) => type.replaceAll('-', ' ')),
  { value: '(new)', label: 'Another role', isAlwaysOffered: true, nameQuestion: 'role' },
];

test.each([
  ['crime', ['Crime', 'Crime Registrar', 'ACC Specialist Crime', 'Head of Crime', '(new)']],
  ['acc crime', ['ACC Specialist Crime', '(new)']],
  ['DCC', ['Deputy Chief Constable', 'DCC Staff Officer', '(new)']],
  ['AFI', ['area-for-improvement', '(new)']],
  ['areas for', ['area-for-improvement', '(new)']],
  ['coc', ['cause-of-concern', '(new)']],
  ['zzz', ['(new)']],
])('the search %j finds %j, the best match first', (search, values) =>
  expect(searchChoices(search, choices).map(({ value }) => value)).toEqual(values),
);

/** The reply of a list on a terminal to keys that are typed one by one, and what was typed to filter it. */
async function typeInList(keys: readonly string[]): Promise<readonly [Reply, string]> {
  const { streams, press } = openTerminal();
  const prompter = createTerminalPrompter({ colour: false, keys: streams.keys, screen: streams.output });
  let search = '';
  const reply = prompter.choose('Role:', choices, undefined, (text) => {
    search = text;
  });
  for (const key of keys) {
    press(key);
    await new Promise(setImmediate);
  }
  return [await reply, search];
}

const [enterKey, downKey, backspaceKey] = ['\r', '\x1b[B', '\x7f'];

test.each([
  [[...'Crime', enterKey], 'Crime', 'Crime'],
  [[downKey, downKey, ...'Crime', enterKey], 'Crime', 'Crime'],
  [[...'crime', downKey, enterKey], 'Crime Registrar', 'crime'],
  [[...'crimex', backspaceKey, enterKey], 'Crime', 'crime'],
  [[...'dcc', enterKey], 'Deputy Chief Constable', 'dcc'],
  [[...'coroner', enterKey], '(new)', 'coroner'],
  [['x', backspaceKey, enterKey, ...'afi', enterKey], 'area-for-improvement', 'afi'],
] as const)('in a list, the keys %j choose %j', async (keys, reply, search) =>
  expect(await typeInList(keys)).toEqual([reply, search]),
);

test('the question after a choice such as another role begins with what was typed, and is asked again', () => {
  const question = { kind: 'choice', id: 'lead', label: 'Lead', prompt: 'Lead:', choices } as const;
  const choose = (answers: Record<string, string>, search: string) =>
    openNameQuestion({ answers: { lead: '(new)', ...answers }, drafts: {} }, question, search);
  expect(choose({}, 'Coroner')).toEqual({ answers: { lead: '(new)' }, drafts: { role: 'Coroner' } });
  expect(choose({ role: 'Pilot' }, '').drafts).toEqual({ role: 'Pilot' });
  expect(choose({ role: 'Pilot' }, 'Coroner').drafts).toEqual({ role: 'Coroner' });
  expect(choose({ lead: 'Crime', role: 'Pilot' }, 'Crime').answers).toEqual({ lead: 'Crime', role: 'Pilot' });
});

/** A terminal, and the function that presses keys on it. */
function openTerminal() {
  const terminal = Object.assign(new PassThrough(), { setRawMode: () => undefined });
  // The cast is safe: the keyboard uses only what a stream and `setRawMode` offer.
  const streams = { keys: terminal as unknown as NodeJS.ReadStream, output: new PassThrough() };
  return { streams, press: (keys: string) => terminal.emit('data', Buffer.from(keys)) };
}

test.each([
  ['\x04', undefined],
  ['\x1b', backRequest],
  ['\x03', exitRequest],
])('a text of several lines has each line once where %j ends it', async (endKey, request) => {
  for (const [keys, text] of [
    ['one\r\rtwo', 'one\n\ntwo'],
    ['one\rtwo \r', 'one\ntwo'],
    ['\x1b[200~one\rtwo\rtwo\x1b[201~', 'one\ntwo\ntwo'],
    ['', ''],
  ] as const) {
    const { streams, press } = openTerminal();
    const typedLines = readTypedLines('Text:', streams);
    press(keys);
    press(endKey);
    expect(await typedLines).toEqual({ text, request });
  }
});

/** What a question receives of keys that arrive together. */
function passOn(kind: 'line' | 'lines', keys: string): string {
  const { streams, press } = openTerminal();
  const keyboard = openKeyboard(kind, streams);
  press(keys);
  keyboard.close();
  return String(keyboard.input.read() ?? '');
}

test.each([
  ['line', 'one\ttwo\r\nthree\r', 'one two three'],
  ['line', '\x1b[200~one\r\x1b[201~', 'one'],
  ['line', 'word\r', 'word\r'],
  ['line', '\x1b[B\r', '\x1b[B\r'],
  ['lines', '\x1b[200~one\t\r\ntwo\r\x1b[201~', 'one \rtwo\r'],
] as const)('in a question for a %s, the keys %j are passed on as %j', (kind, keys, expectedKeys) =>
  expect(passOn(kind, keys)).toBe(expectedKeys),
);
