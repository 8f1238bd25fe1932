/** Opens the user's own editor on a temporary file outside every repository, and reads the text. */
import { fail, ok, type Result } from '../domain/errors.ts';
import { type Environment, runOnTerminal } from './process.ts';
import { withTemporaryFile } from './temporary-file.ts';

const scissorsLine = '# ---------- What stands from here on is not taken over. ----------';

/** The command line of the user's editor, from the variables that git reads; undefined if none is set. */
export const editorCommand = (env: Environment): string | undefined =>
  env['GIT_EDITOR']?.trim() || env['VISUAL']?.trim() || env['EDITOR']?.trim() || undefined;

/** The bytes of a file after the user has edited a copy of it under this name; or why the editor failed. */
export const editCopy = (
  editor: string,
  { name, content, env }: { readonly name: string; readonly content: Uint8Array; readonly env: Environment },
): Result<Uint8Array, string> =>
  withTemporaryFile(name, content, (file, read) => runEditor(editor, file, env, read));

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
  }: {
    readonly hint: string;
    readonly env: Environment;
    readonly decode: (bytes: Uint8Array) => string;
  },
): Result<string, string> {
  const below = hint
    .split('\n')
    .map((hintLine) => `# ${hintLine}`.trimEnd())
    .join('\n');
  return withTemporaryFile('wording.txt', `\n${scissorsLine}\n${below}\n`, (file, read) => {
    const result = runEditor(editor, file, env, read);
    if (!result.ok) return result;
    const [text = ''] = decode(result.value).replace(/\r\n?/g, '\n').split(scissorsLine);
    return ok(text.replace(/^(?:[ \t]*\n)+/, '').trimEnd());
  });
}
