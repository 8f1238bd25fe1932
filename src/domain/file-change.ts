/** Defines changes to files as data: the files to write, and the files that a commit changes. */

/** A file to write outside the register. */
export interface FileChange {
  /** Its path as the user gave it, relative to the working directory. */
  readonly file: string;
  readonly after: string | Uint8Array;
}

/** A file that a commit changes. Content is undefined if the file is absent. */
export interface ChangedFile<Content = Uint8Array> {
  /** Its path below the register's folder or the work tree, with forward slashes. */
  readonly file: string;
  readonly before: Content | undefined;
  readonly after: Content | undefined;
  /** The content on disk of a file edited by hand, if it differs from `after`. */
  readonly worktreeContent?: Uint8Array;
  /** Whether `after` is a document as the user has it, which git may convert (Git LFS), and not what git stored of it. */
  readonly isNewDocument?: true;
}
