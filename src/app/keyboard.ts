/** Passes the keys of the terminal to a question: recognises Escape, Ctrl-C and Ctrl-D, and keeps pasted text from acting as keys. */
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { backRequest, exitRequest, type LeaveRequest } from './prompts.ts';

/** The streams of a terminal. */
export interface TerminalStreams {
  readonly keys: NodeJS.ReadStream;
  readonly output: Writable;
}

/** The keys of one question. */
export interface Keyboard {
  /** It ends with a text of several lines. */
  readonly input: Readable;
  /** Ends a question of one line when the user leaves it by Ctrl-D, or the terminal is closed. */
  readonly signal: AbortSignal;
  /** What the user asks for instead of answering; undefined if nothing. */
  readonly request: () => LeaveRequest | undefined;
  readonly close: () => void;
}

const [escapeKey, tabKey, controlC, controlD] = ['\x1b', '\t', '\x03', '\x04'];
/** The marks around pasted text, and what makes a terminal send them. */
const [pasteStart, pasteEnd] = ['\x1b[200~', '\x1b[201~'];
const [markPastes, stopMarkingPastes] = ['\x1b[?2004h', '\x1b[?2004l'];

/** Opens the keyboard for a question that is drawn on the terminal. */
export function openKeyboard(kind: 'line' | 'lines', { output, keys: terminal }: TerminalStreams): Keyboard {
  const input = new PassThrough();
  // The question switches the terminal to single keys, and back.
  Object.assign(input, { isTTY: true, setRawMode: (isRaw: boolean) => terminal.setRawMode?.(isRaw) });
  const abortController = new AbortController();
  let request: LeaveRequest | undefined;
  let isPasting = false;
  const leave = (newRequest: LeaveRequest | undefined, key: string) => {
    request = newRequest;
    if (kind === 'lines') input.end();
    else if (key === controlD) abortController.abort();
    else input.write(key);
  };
  const receive = (bytes: Buffer) => {
    // Latin-1 keeps every byte, whatever the encoding of the terminal.
    const keys = bytes.toString('latin1');
    if (keys === escapeKey) return leave(backRequest, keys);
    if (keys === controlC) return leave(exitRequest, keys);
    if (keys === controlD) return leave(kind === 'lines' ? undefined : exitRequest, keys);
    const hasMark = keys.includes(pasteStart) || keys.includes(pasteEnd);
    // Not every terminal marks pasted text; other keys than letters, Tab and Enter are not pasted.
    const isPasted = isPasting || hasMark || /^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f]{2,}$/.test(keys);
    if (hasMark) isPasting = keys.lastIndexOf(pasteStart) > keys.lastIndexOf(pasteEnd);
    if (!input.writableEnded) input.write(Buffer.from(isPasted ? plainText(keys, kind) : keys, 'latin1'));
  };
  const end = () => {
    request = exitRequest;
    input.end();
    abortController.abort();
  };
  output.write(markPastes);
  terminal.on('data', receive).once('end', end).once('close', end).resume();
  return {
    input,
    signal: abortController.signal,
    request: () => request,
    close: () => {
      output.write(stopMarkingPastes);
      terminal.off('data', receive).off('end', end).off('close', end).pause();
    },
  };
}

/** In characters: a longer text was pasted by mistake, and would be drawn slowly. */
const maxPastedLength = 1000;

/** Pasted text without keys: a tab is a space and, in a question of one line, so is a line end. */
function plainText(keys: string, kind: 'line' | 'lines'): string {
  const text = keys
    .replaceAll(pasteStart, '')
    .replaceAll(pasteEnd, '')
    .replace(/\r\n|\n/g, '\r')
    .replaceAll(tabKey, ' ')
    .replace(/[\0-\x07\x0b\x0c\x0e-\x1f]/g, '');
  if (kind === 'lines') return text;
  const line = text.replace(/\r+/g, ' ').trimEnd().slice(0, maxPastedLength);
  // Somebody who types fast may send a word together with Enter.
  const endsWithEnter = /^[^\r]*\r+$/.test(text) && !keys.includes(pasteEnd);
  return endsWithEnter ? `${line}\r` : line;
}
