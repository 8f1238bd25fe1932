/** Prints the error of a command that could not be run. */

import { CancelledError } from '../app/command.ts';
import type { Runtime } from '../app/runtime.ts';
import { AppError } from '../domain/errors.ts';
import { makeLinesVisible } from '../output/safe-text.ts';
import { errorCode, isSystemError } from '../storage/system-error.ts';

/** Prints the error on standard error, and returns the exit code. */
export async function reportError(error: unknown, runtime: Pick<Runtime, 'writeError'>): Promise<number> {
  const print = (text: string) => runtime.writeError(`${makeLinesVisible(text)}\n`);
  if (error instanceof CancelledError) await print(error.message);
  else if (error instanceof AppError)
    await print(`afi: ${[error.message, error.remedy].filter(Boolean).join(' ')}`);
  else if (errorCode(error) === 'EPIPE') return 0;
  else if (isSystemError(error)) await print(`afi: ${error.message}`);
  else
    await print(
      `afi: this is a fault in afi. Nothing was changed. Please report it with this text:
${error instanceof Error ? error.stack : String(error)}`,
    );
  return 2;
}
