/** Asks for a text in the user's own editor: in a file outside of every repository, which is gone afterwards. */
import { type Environment, runOnTerminal } from './process.ts';
import { withAside } from './write-file.ts';

const line = '# ---------- What stands from here on is not taken over. ----------';

/** The editor that the user has named, as git would find it; undefined where none is. */
export const editorOf = (env: Environment): string | undefined =>
  env['VISUAL']?.trim() || env['EDITOR']?.trim() || undefined;

/** What was written, without blank lines around it, empty where nothing was; or why the editor gave nothing. */
export function written(
  editor: string,
  hint: string,
  env: Environment,
): { readonly text: string } | { readonly why: string } {
  const below = hint
    .split('\n')
    .map((one) => `# ${one}`.trimEnd())
    .join('\n');
  return withAside('wording.txt', `\n${line}\n${below}\n`, (file, read) => {
    const { status, signal, error } = runOnTerminal(editor, file, env);
    if (error || status !== 0)
      return { why: `the editor \`${editor}\` ended with ${error?.message ?? status ?? signal}` };
    const [text = ''] = read()
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .split(line);
    return { text: text.replace(/^(?:[ \t]*\n)+/, '').trimEnd() };
  });
}
