/** A file as it is to be. Nothing is written until `main.ts` performs it. */

export interface FileChange {
  /** Where, as the user names it: relative to where they stand. */
  readonly file: string;
  readonly after: string | Uint8Array;
}
