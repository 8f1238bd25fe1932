/** Turns the YAML parser's errors into faults in plain English. */
import type { YAMLError } from 'yaml';
import { createFault, type LoadFault } from './load-fault.ts';

const quotingAdvice = 'If it is text, put all of it in double quotes';

interface Explanation {
  readonly message?: string;
  readonly help: string;
}

/** By the parser's code or message: our own message and help. */
const explanations: Readonly<Record<string, Explanation>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a key is not allowed here',
    help: `${quotingAdvice}. If it is not, check how the next line is indented.`,
  },
  BLOCK_IN_FLOW: { message: 'a key is not allowed here', help: `${quotingAdvice}.` },
  MULTILINE_IMPLICIT_KEY: {
    message: 'this is not `key: value`',
    help: 'Enter a colon and a space after the key. Indent text of several lines under its key.',
  },
  'Implicit map keys need to be followed by map values': {
    message: 'no colon follows this key',
    help: 'Enter `key: value`. Indent text of several lines under its key.',
  },
  BAD_INDENT: {
    message: 'this line is not indented like the lines around it',
    help: 'Begin the keys of one record in the same column. Indent text of several lines under its key.',
  },
  TAB_AS_INDENT: { message: 'this line is indented with a tab', help: 'Indent with spaces.' },
  BAD_SCALAR_START: { help: `${quotingAdvice}.` },
  UNEXPECTED_TOKEN: { message: 'the text here does not belong to any value', help: `${quotingAdvice}.` },
};

/** The faults of parser errors, the first of each line: later errors on a line follow from it. */
export function explainSyntaxErrors(text: string, errors: readonly YAMLError[], limit: number): LoadFault[] {
  const faults: LoadFault[] = [];
  let lastReportedOffset = -1;
  for (const { code, message, pos } of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    if (faults.length === limit) break;
    if (lastReportedOffset >= 0 && !text.slice(lastReportedOffset, pos[0]).includes('\n')) continue;
    lastReportedOffset = pos[0];
    const explanation = explanations[message] ?? explanations[code];
    faults.push(
      createFault(
        'yaml-syntax',
        explanation?.message ?? normaliseMessage(message),
        [pos[0], pos[1]],
        explanation?.help,
      ),
    );
  }
  return faults;
}

/** The parser's message in our style: lower case, without a full stop. */
const normaliseMessage = (message: string) =>
  (message[0]?.toLowerCase() ?? '') + message.slice(1).trimEnd().replace(/[.:]$/, '');
