/** Reads a text of several lines from the terminal, line by line, until Ctrl-D. Pasted text appears at once, however long it is. */
import { createInterface } from 'node:readline';
import { type Keyboard, openKeyboard, type TerminalStreams } from './keyboard.ts';

/** Reads lines until the user presses Ctrl-D, Escape or Ctrl-C. The text has no blank lines around it. */
export async function readTypedLines(
  message: string,
  streams: TerminalStreams,
): Promise<{ readonly text: string; readonly request: ReturnType<Keyboard['request']> }> {
  const { output } = streams;
  const keyboard = openKeyboard('lines', streams);
  const lines: string[] = [];
  const reader = createInterface({
    input: keyboard.input,
    output,
    terminal: true,
    prompt: '',
    escapeCodeTimeout: 50,
    historySize: 0,
  });
  // Shown once the terminal passes on every key, since the answer may come at once.
  output.write(`${message}\n`);
  try {
    await new Promise<void>((resolve) => {
      // A last line without Enter arrives as a line too.
      reader.on('line', (line) => lines.push(line.trimEnd())).once('close', resolve);
    });
    return { text: lines.join('\n').trim(), request: keyboard.request() };
  } finally {
    keyboard.close();
    output.write('\n');
  }
}
