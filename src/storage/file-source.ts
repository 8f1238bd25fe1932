/** Entries of the register's folder as they are found, before anybody reads sense into them. */

/** Why something could not be read as a plain file. */
export interface UnreadableEntry {
  readonly reason: 'link' | 'special' | 'too-large' | 'unreadable' | 'folder';
  /** More about it: the system's own word, or the size in bytes. */
  readonly detail: string;
}

/** A file with its bytes, or with the reason why it has none. Named below the register's folder, with forward slashes. */
export type FileEntry =
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly unreadable: UnreadableEntry };

/** An entry not yet read; `unread` where it need not be tried. */
export interface ListedFile {
  readonly file: string;
  readonly unreadable?: UnreadableEntry;
}

/** Where the files come from: the work tree, or git as it had them. */
export interface FileSource {
  readonly list: () => readonly ListedFile[];
  readonly read: (file: string) => FileEntry;
  /** The whole of a file that is no record, whatever its size. */
  readonly content: (file: string) => Uint8Array;
  /** Every file there is, for the fingerprint; without bytes where it cannot be read. */
  readonly allFiles: () => readonly {
    readonly file: string;
    readonly link: boolean;
    /** The id that git gives its content, where that is known. */
    readonly id?: string;
    readonly bytes: () => Uint8Array | undefined;
  }[];
}

/** The largest file that is read, in bytes. */
export const maxRecordBytes = 1024 * 1024;
