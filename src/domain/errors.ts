/** Defines the base of every error that the user can act on, and the result of a function whose failure is data. */

/** An error that the user can act on. Its message is a sentence that describes the problem. */
export abstract class AppError extends Error {
  /** Which kind of error it is, for programs: `user`, `git`. */
  abstract readonly code: string;
  /** What to do about it, as a sentence; empty if the message includes it. */
  readonly remedy: string;

  constructor(message: string, remedy = '') {
    super(message);
    this.remedy = remedy;
  }
}

/** Success with a value, or an expected failure. */
export type Result<Value, Failure = AppError> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** Success with a value. */
export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** An expected failure. */
export const fail = <Failure>(error: Failure): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error,
});
