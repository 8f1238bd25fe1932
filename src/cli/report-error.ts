/** Prints the error of a command that could not be run. */

import { CancelledError } from '../app/command.ts';
import type { Runtime } from '../app/runtime.ts';
import { AppError } from '../domain/errors.ts';
import { errorCode, isSystemError } from '../storage/system-error.ts';

/** Prints the error on standard error, and returns the exit code. */
export async function reportError(error: unknown, runtime: Pick<Runtime, 'writeError'>): Promise<number> {
  if (error instanceof CancelledError) await runtime.writeError(`${error.message}\n`);
  else if (error instanceof AppError)
    await runtime.writeError(`afi: ${[error.message, error.remedy].filter(Boolean).join(' ')}\n`);
  else if (errorCode(error) === 'EPIPE') return 0;
  else if (isSystemError(error)) await runtime.writeError(`afi: ${error.message}\n`);
  else
    await runtime.writeError(
      `afi: this is a fault in afi. Nothing was changed. Please report it with this text:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  return 2;
}
