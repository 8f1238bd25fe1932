/** Opens the user's own editor on a temporary file outside every repository, and reads the text. */
import { fail, ok, type Result } from '../domain/errors.ts';
import { type Environment, runOnTerminal } from './process.ts';
import { orUndefined } from './system-error.ts';
import { withTemporaryFile } from './temporary-file.ts';

const scissorsLine = '# ---------- Text below this line is not recorded. ----------';

/** The command line of the user's editor, from the variables that git reads; undefined if none is set. */
export const editorCommand = (env: Environment): string | undefined =>
  env['GIT_EDITOR']?.trim() || env['VISUAL']?.trim() || env['EDITOR']?.trim() || undefined;

/** A failure of an editor, and what it had saved before. */
interface EditorFailure<Content> {
  /** A clause: `the editor \`vi\` ended with 1`. */
  readonly reason: string;
  readonly content: Content;
}

/** The bytes of a file after the user has edited a copy of it under this name; or why the editor failed. */
export const editCopy = (
  editor: string,
  { name, content, env }: { readonly name: string; readonly content: Uint8Array; readonly env: Environment },
): Result<Uint8Array, EditorFailure<Uint8Array>> =>
  withTemporaryFile(name, content, (file, read) => {
    const result = runEditor(editor, file, env, read);
    return result.ok ? result : fail({ reason: result.error, content: orUndefined(read) ?? content });
  });

/** Runs the editor on a file, and reads what it has then. */
function runEditor(
  editor: string,
  file: string,
  env: Environment,
  read: () => Uint8Array,
): Result<Uint8Array, string> {
  const { status, signal, error } = runOnTerminal(editor, file, env);
  return error || status !== 0
    ? fail(`the editor \`${editor}\` ended with ${error?.message ?? status ?? signal}`)
    : ok(read());
}

/** The text that the user writes, without blank lines around it, empty if there is none; or why the editor failed. */
export function editText(
  editor: string,
  {
    hint,
    env,
    decode,
    initialText = '',
  }: {
    readonly hint: string;
    readonly env: Environment;
    readonly decode: (bytes: Uint8Array) => string;
    readonly initialText?: string;
  },
): Result<string, EditorFailure<string>> {
  const below = hint
    .split('\n')
    .map((hintLine) => `# ${hintLine}`.trimEnd())
    .join('\n');
  return withTemporaryFile('wording.txt', `${initialText}\n${scissorsLine}\n${below}\n`, (file, read) => {
    const readText = () => {
      const [text = ''] = decode(read()).replace(/\r\n?/g, '\n').split(scissorsLine);
      return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
    };
    const result = runEditor(editor, file, env, read);
    return result.ok
      ? ok(readText())
      : fail({ reason: result.error, content: orUndefined(readText) ?? initialText });
  });
}
