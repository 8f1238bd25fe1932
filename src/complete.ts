/** Answers a shell that completes a command line. Loads neither the commands nor any record. */
import { resolve } from 'node:path';
import { completeWords } from './features/completion/complete-words.ts';
import type { CompletionTable } from './features/completion/completion-table.ts';
import { formatCompletion, readCommandLine } from './features/completion/shell-protocol.ts';
import { findRegister } from './storage/find-register.ts';
import { listRecordIds, scanRoles } from './storage/record-names.ts';

/** Where a completion runs. */
interface CompletionPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly table: CompletionTable;
}

/** The answer to the arguments that the script of a shell passes: the shell, the words before the cursor, and `=` with the word at the cursor. */
export function complete(args: readonly string[], { cwd, env, table }: CompletionPlace): string {
  const { shell, commandLine } = readCommandLine(args);
  const completion = completeWords(commandLine, table, (namedFolder) => {
    const folder = namedFolder ?? (env['AFI_REGISTER'] || undefined);
    const register = folder === undefined ? findRegister(cwd) : resolve(cwd, folder);
    return {
      listIds: (name, start) => (register === undefined ? [] : listRecordIds(register, name, start)),
      listRoles: () => (register === undefined ? [] : scanRoles(register)),
    };
  });
  return formatCompletion(completion, { shell, commandLine });
}
