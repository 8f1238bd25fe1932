/** Defines the table from which words of the command line are completed. The build writes it to a file, so that a completion loads no command. */

/** Which values an option or an argument accepts, as far as they can be listed. */
export interface ValueSource {
  /** Fixed words. */
  readonly words?: readonly string[];
  /** Folders of the register whose files are named after the values. */
  readonly folders?: readonly string[];
  /** Whether roles of register.yaml are values. */
  readonly roles?: true;
  /** Whether it is a file or a folder of the user. */
  readonly files?: true;
}

/** An option of a command. */
export interface OptionEntry {
  /** `--dry-run` */
  readonly name: string;
  /** `-n`; absent if it has no short name. */
  readonly short?: string;
  readonly help: string;
  /** Absent for an option without a value. */
  readonly value?: ValueSource;
  /** Whether all words up to the next option are its values. */
  readonly isVariadic?: true;
}

/** A command. */
export interface CommandEntry {
  /** One word, or two for a command of a group. */
  readonly name: string;
  readonly help: string;
  readonly options: readonly OptionEntry[];
  /** The values of its arguments in their order. */
  readonly arguments: readonly ValueSource[];
  /** Whether the last argument may be repeated. */
  readonly isVariadic?: true;
}

/** All that can be completed without the register. */
export interface CompletionTable {
  readonly commands: readonly CommandEntry[];
  /** The groups, with what their commands do. */
  readonly groups: Readonly<Record<string, string>>;
  readonly globalOptions: readonly OptionEntry[];
}
