/** A file as it was and as it is to be. Nothing is written until `main.ts` performs it. */

export interface FileChange {
  /** Where, as the user names it: relative to where they stand. */
  readonly file: string;
  /** What stands there now; undefined where nothing does. */
  readonly before: string | Uint8Array | undefined;
  readonly after: string | Uint8Array;
}
