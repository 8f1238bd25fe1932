/** Defines changes to files: those that a command proposes, and those that a commit made. Data only; nothing is written here. */

/** A file to write outside the register. */
export interface FileChange {
  /** Its path as the user gave it, relative to the working directory. */
  readonly file: string;
  readonly after: string | Uint8Array;
}

/** A file that a commit changes, by its path with forward slashes below the register or the work tree. Content is undefined where there is no such file. */
export interface ChangedFile<Content = Uint8Array> {
  readonly file: string;
  readonly before: Content | undefined;
  readonly after: Content | undefined;
  /** The content on disk of a file edited by hand, if it differs from `after`. */
  readonly worktreeContent?: Uint8Array;
}

/** The last change that afi recorded, for `undo`. */
export interface LastChange {
  readonly commit: string;
  readonly subject: string;
  /** Files of the register. */
  readonly files: readonly ChangedFile[];
  /** Whether it also created files outside the register: then it created the register. */
  readonly createdRegister: boolean;
  /** The first of its files that a later commit changed again, and that commit. */
  readonly changedSince:
    | { readonly file: string; readonly commit: string; readonly subject: string }
    | undefined;
}
