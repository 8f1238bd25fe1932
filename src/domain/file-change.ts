/** Files as they are to be, and as a commit changed them. Nothing is written until `main.ts` performs it. */

export interface FileChange {
  /** Where, as the user names it: relative to where they stand. */
  readonly file: string;
  readonly after: string | Uint8Array;
}

/** A file that a commit changes; undefined where there is no such file. Named with forward slashes below a folder, the register's or the work tree's. */
export interface ChangedFile<Content = Uint8Array> {
  readonly file: string;
  readonly before: Content | undefined;
  readonly after: Content | undefined;
  /** Of a file edited by hand: how it stands on disk, where that is not yet `after`. */
  readonly worktreeContent?: Uint8Array;
}

/** The last change that a command of ours recorded. */
export interface LastChange {
  readonly commit: string;
  readonly subject: string;
  /** Files of the register. */
  readonly files: readonly ChangedFile[];
  /** Whether it also made files that lie outside of the register: then it began it. */
  readonly createdRegister: boolean;
  /** The first of its files that was changed again since, and by which commit. */
  readonly changedSince:
    | { readonly file: string; readonly commit: string; readonly subject: string }
    | undefined;
}
