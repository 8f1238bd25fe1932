/** Checks which question of a wizard is open, and how lists are filtered and pasted text is passed on. */
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openKeyboard } from '../../src/app/keyboard.ts';
import { backRequest, exitRequest, matchesSearch } from '../../src/app/prompts.ts';
import { readTypedLines } from '../../src/app/typed-lines.ts';
import { findStep, type QuestionList, withAnswer, withoutAnswer } from '../../src/app/wizard.ts';
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
])('the search %j in %j: %j', (search, label, isMatch) => expect(matchesSearch(search, label)).toBe(isMatch));

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
