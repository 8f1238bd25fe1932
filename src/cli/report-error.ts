/** Why what was asked could not be done, in words. */
import { AppError } from '../domain/errors.ts';
import { codeOf, isFromSystem } from '../storage/system-error.ts';
import type { Surface } from './parser-output.ts';

/** Answers with the exit code. */
export async function refused(error: unknown, runtime: Surface): Promise<number> {
  if (error instanceof AppError)
    await runtime.err(`afi: ${[error.message, error.remedy].filter(Boolean).join(' ')}\n`);
  else if (codeOf(error) === 'EPIPE') return 0;
  else if (isFromSystem(error)) await runtime.err(`afi: ${error.message}\n`);
  else
    await runtime.err(
      `afi: this is a fault in the tool; nothing was changed. Please report it with this text:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  return 2;
}
