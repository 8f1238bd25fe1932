/** Draws questions on the terminal, on standard error so that standard output can be piped. */
import type { Writable } from 'node:stream';
import { autocomplete, confirm, isCancel, text } from '@clack/prompts';
import { type Keyboard, openKeyboard } from './keyboard.ts';
import { type Choice, exitRequest, type LeaveRequest, type Prompter, searchChoices } from './prompts.ts';
import { readTypedLines } from './typed-lines.ts';

const maxChoicesShown = 12;

interface TerminalSettings {
  readonly colour: boolean;
  readonly keys?: NodeJS.ReadStream;
  readonly screen?: Writable;
}

/** Creates a prompter for a terminal, which is that of the process unless another is given. */
export function createTerminalPrompter({
  colour,
  keys = process.stdin,
  screen = process.stderr,
}: TerminalSettings): Prompter {
  const output = colour ? screen : removeColour(screen);
  const common = { output, withGuide: false };
  /** Draws a question of one line, and returns its reply. */
  const ask = async <Value>(
    draw: (settings: typeof common & Pick<Keyboard, 'input' | 'signal'>) => Promise<Value | symbol>,
  ): Promise<Exclude<Value, symbol> | LeaveRequest> => {
    const keyboard = openKeyboard('line', { output, keys });
    try {
      const { input, signal } = keyboard;
      const reply = await draw({ ...common, input, signal });
      // The cast is safe: `isCancel` does not narrow a type parameter.
      return isCancel(reply) ? (keyboard.request() ?? exitRequest) : (reply as Exclude<Value, symbol>);
    } finally {
      keyboard.close();
    }
  };
  const choose: Prompter['choose'] = async (message, choices, defaultAnswer, saveSearch) => {
    const reply = await ask((settings) =>
      autocomplete({ ...settings, message, ...listSettings(choices, defaultAnswer, saveSearch) }),
    );
    return typeof reply === 'string' ? reply.slice(1) : reply;
  };
  const show: Prompter['show'] = (shownText) => {
    output.write(`${shownText}\n`);
  };
  return {
    choose,
    show,
    confirm: async (message, { defaultAnswer } = { defaultAnswer: false }) => {
      const reply = await ask((settings) => confirm({ ...settings, message, initialValue: defaultAnswer }));
      return typeof reply === 'boolean' ? reply : undefined;
    },
    text: async (message, validate, initialText) => {
      const reply = await ask((settings) =>
        text({
          ...settings,
          message,
          validate: (answer) => validate((answer ?? '').trim()),
          ...(initialText !== undefined && { initialValue: initialText }),
        }),
      );
      return typeof reply === 'string' ? reply.trim() : reply;
    },
    lines: async (message, { validate, initialText = '', saveDraft }) => {
      let textSoFar = initialText;
      for (;;) {
        if (textSoFar !== '') {
          show(`${message}\n\n${textSoFar}\n`);
          const reply = await choose('Keep this text?', draftChoices, 'keep');
          if (typeof reply !== 'string') return reply;
          if (reply === 'keep' && validate(textSoFar) === undefined) return textSoFar;
          if (reply === 'restart') textSoFar = '';
        }
        const instruction = 'Type or paste the text. When it is complete, press Enter, then Ctrl-D.';
        const { text: typedText, request } = await readTypedLines(`${message}\n${instruction}`, {
          output,
          keys,
        });
        const lines = [textSoFar, typedText].filter((part) => part !== '').join('\n');
        if (request !== undefined) {
          if (lines !== '') saveDraft?.(lines);
          return request;
        }
        const refusal = validate(lines);
        if (refusal === undefined) return lines;
        show(refusal);
      }
    },
  };
}

const draftChoices: readonly Choice[] = [
  { value: 'keep', label: 'Yes, keep it' },
  { value: 'continue', label: 'Add to it' },
  { value: 'restart', label: 'No, write it again' },
];

/** The value that is marked while nothing is chosen. The values of choices begin with `=`. */
const nothingChosen = '-';

/** What a list reads and changes of its prompt when the user types. */
interface ListPrompt {
  readonly userInput: string;
  focusedValue: string | undefined;
}

/** The list of a question: filtered by what the user types, and without a marked choice unless there is a default answer. */
function listSettings(
  choices: readonly Choice[],
  defaultAnswer: string | undefined,
  saveSearch: ((search: string) => void) | undefined,
) {
  const toOption = ({ value, label }: Choice) => ({ value: `=${value}`, label });
  const hint = { value: nothingChosen, label: '(type a word to filter the list, or use the arrow keys)' };
  const allOptions = [...(defaultAnswer === undefined ? [hint] : []), ...choices.map(toOption)];
  const initialValue = defaultAnswer === undefined ? nothingChosen : `=${defaultAnswer}`;
  let lastSearch = '';
  let foundValues: ReadonlySet<string> = new Set();
  let options = allOptions;
  const search = (text: string) => {
    const foundOptions = searchChoices(text, choices).map(toOption);
    foundValues = new Set(foundOptions.map(({ value }) => value));
    // The prompt counts the matches by the options that its filter leaves out.
    return [...foundOptions, ...allOptions.filter(({ value }) => !foundValues.has(value))];
  };
  return {
    /** All options, those that the search finds first. A new search marks the best of them, whatever was marked before. */
    options(this: ListPrompt) {
      const text = this.userInput.trim();
      if (text === lastSearch) return options;
      lastSearch = text;
      saveSearch?.(text);
      options = text === '' ? allOptions : search(text);
      this.focusedValue = text === '' ? initialValue : options[0]?.value;
      return options;
    },
    filter: (_text: string, { value }: { readonly value: string }) =>
      lastSearch === '' || foundValues.has(value),
    maxItems: maxChoicesShown,
    initialValue,
    validate: (value: string | string[] | undefined) =>
      value === undefined
        ? 'Nothing in the list matches. Press Backspace to change what you typed.'
        : value === nothingChosen
          ? 'Choose an answer from the list.'
          : undefined,
  };
}

/** A stream that leaves out colours, and keeps what moves the cursor. */
const removeColour = (stream: Writable): Writable =>
  Object.create(stream, {
    write: {
      value: (part: string) => stream.write(part.replace(/\x1b\[(?:3\d|9[0-7])m/g, '')),
    },
  });
