/** Prints the table for completion. The build writes it to dist/completion.json. */
import { buildCompletionTable } from './cli/build-completion-table.ts';

process.stdout.write(`${JSON.stringify(buildCompletionTable())}\n`);
