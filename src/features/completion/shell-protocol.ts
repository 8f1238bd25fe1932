/** Reads the arguments that the script of a shell passes for a completion, and formats the words that it shows. */
import type { CommandLine, Completion } from './complete-words.ts';

/** The line that asks the shell for names of files. */
const filesLine = ':files\n';

/** A call for a completion. */
interface CompletionCall {
  readonly shell: string;
  readonly commandLine: CommandLine;
}

/** The shell, and its command line without quotes. The word at the cursor begins with `=`, since some shells leave out empty arguments. */
export function readCommandLine([shell = '', ...words]: readonly string[]): CompletionCall {
  const current = words.at(-1)?.replace(/^=/, '') ?? '';
  return {
    shell,
    commandLine: { words: words.slice(0, -1).map(unquote), current: unquote(current) },
  };
}

/** A word as the command would receive it, also where its closing quote is not there yet. */
function unquote(word: string): string {
  const quote = /^["']/.exec(word)?.[0];
  if (quote) return word.slice(1, word.length > 1 && word.endsWith(quote) ? -1 : undefined);
  return word.replace(/\\(.)/gs, '$1');
}

/** One line for each candidate: the word, then a tab and what it means. */
export function formatCompletion(completion: Completion, { shell, commandLine }: CompletionCall): string {
  if (completion === 'files') return filesLine;
  return completion
    .map(({ word, help }) => {
      // Bash keeps what it split off before an equals sign.
      const isAssigned = shell === 'bash' && commandLine.current.startsWith('--') && word.includes('=');
      const text = isAssigned ? word.slice(word.indexOf('=') + 1) : word;
      return shell === 'bash' || help === undefined ? `${text}\n` : `${text}\t${help}\n`;
    })
    .join('');
}
