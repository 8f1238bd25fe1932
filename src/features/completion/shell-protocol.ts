/** Reads the arguments that the script of a shell passes for a completion, and formats the words that it shows. */
import { type CommandLine, type Completion, textWithoutHelp } from './complete-words.ts';

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
  const isBash = shell === 'bash';
  // Bash keeps what it split off before an equals sign.
  const isAssigned = isBash && commandLine.current.startsWith('--');
  return completion
    .map((candidate) => {
      const word = textWithoutHelp(candidate);
      const text = isAssigned ? word.slice(word.indexOf('=') + 1) : word;
      return isBash || typeof candidate === 'string' ? `${text}\n` : `${text}\t${candidate.help}\n`;
    })
    .join('');
}
