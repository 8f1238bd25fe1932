/** Opens the user's own editor on a temporary file outside every repository, and reads the text. */
import { fail, ok, type Result } from '../domain/errors.ts';
import { type Environment, runOnTerminal } from './process.ts';
import { withTemporaryFile } from './temporary-file.ts';

const scissorsLine = '# ---------- What stands from here on is not taken over. ----------';

/** The command line of the user's editor, from the variables that git reads; undefined if neither is set. */
export const editorCommand = (env: Environment): string | undefined =>
  env['VISUAL']?.trim() || env['EDITOR']?.trim() || undefined;

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
    const { status, signal, error } = runOnTerminal(editor, file, env);
    if (error || status !== 0)
      return fail(`the editor \`${editor}\` ended with ${error?.message ?? status ?? signal}`);
    const [text = ''] = decode(read()).replace(/\r\n?/g, '\n').split(scissorsLine);
    return ok(text.replace(/^(?:[ \t]*\n)+/, '').trimEnd());
  });
}
