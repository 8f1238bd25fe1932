/** Defines a source of the register's files: the disk, or a commit in git. */

/** Why something could not be read as a plain file. Git tracks a `missing` file; an `unmerged` one is in conflict at a merge, and this or the other side has it; a `left-out` file is outside git's sparse checkout, and the checkout of a `not-checked-out` file was never finished. */
export interface UnreadableEntry {
  readonly reason:
    | 'link'
    | 'special'
    | 'too-large'
    | 'unreadable'
    | 'folder'
    | 'missing'
    | 'unmerged-ours'
    | 'unmerged-theirs'
    | 'left-out'
    | 'not-checked-out';
  /** The system's error code, the size in bytes, or the path of a missing file from the root of the work tree. */
  readonly detail: string;
}

/** A file with its bytes, or the reason why it cannot be read. Its name is relative to the register's folder, with forward slashes. */
export type FileEntry =
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly unreadable: UnreadableEntry };

/** An entry not yet read; `unreadable` if it cannot be. */
export interface ListedFile {
  readonly file: string;
  readonly unreadable?: UnreadableEntry;
}

/** Where the files come from: the work tree, or a commit. */
export interface FileSource {
  readonly list: () => readonly ListedFile[];
  readonly read: (file: string) => FileEntry;
  /** The content of a file that is not a record, whatever its size. */
  readonly content: (file: string) => Uint8Array;
  /** Every file, for the fingerprint; without bytes if it cannot be read. */
  readonly allFiles: () => readonly {
    readonly file: string;
    readonly isLink: boolean;
    /** Git's id of its content, if known. */
    readonly id?: string;
    readonly bytes: () => Uint8Array | undefined;
  }[];
}

/** The largest file that is read, in bytes. */
export const maxRecordBytes = 1024 * 1024;
