/** Decodes the text that a call names: files, standard input and what an editor wrote. */
import { cleanText } from '../output/safe-text.ts';
import { decodeText } from '../storage/decode-text.ts';
import { UserError } from './command.ts';
import type { CallValues } from './define-command.ts';
import type { Runtime } from './runtime.ts';

/** What reads the text that a call names. */
export interface InputDecoder {
  /** The text of bytes; `name` is the user's name for them. @throws UserError if they are not text */
  readonly decode: (bytes: Uint8Array, name: string) => string;
  /** Prints a notice about an encoding on standard error, once, unless the call is quiet. */
  readonly notify: (notice: string) => void;
}

/** @throws UserError if the call has a lost character, which would be recorded for good. Node reads one where an argument is not text in the terminal's encoding. */
export function assertNoLostCharacters(values: object): void {
  for (const text of Object.values(values).flat()) {
    const offset = typeof text === 'string' ? text.indexOf('\ufffd') : -1;
    if (offset >= 0)
      throw new UserError(
        `“${text}” has the character “\ufffd” (U+FFFD) at character ${offset + 1}, which another program puts in place of a character that it cannot read. Enter the text again, or put it in a file and use --note-file.`,
      );
  }
}

/** Creates the decoder of a call. `--encoding` names the encoding; otherwise it is found from the bytes. */
export function createInputDecoder(
  { encoding, quiet }: Pick<CallValues, 'encoding' | 'quiet'>,
  { writeError }: Pick<Runtime, 'writeError'>,
): InputDecoder {
  const printedNotices = new Set<string>();
  const notify = (notice: string) => {
    if (quiet || printedNotices.has(notice)) return;
    printedNotices.add(notice);
    // A closed standard error must not end the call.
    void writeError(`${cleanText(notice)}\n`).catch(() => undefined);
  };
  return {
    notify,
    decode: (bytes, name) => {
      const result = decodeText(bytes, { name, encoding });
      if (!result.ok) throw new UserError(result.error);
      if (result.value.notice !== undefined) notify(result.value.notice);
      return result.value.text;
    },
  };
}
