/** Reads the texts that a call gives for slots of a paper's narrative. */
import { readNote, readTextFile } from '../../app/change-options.ts';
import type { CommandContext } from '../../app/command.ts';
import { findWord } from '../../domain/text/word-matching.ts';
import { missingSlot } from './paper-command.ts';

/** The options with texts for slots. */
export interface NarrativeOptions {
  /** Each as `slot=text`. */
  readonly narrative?: readonly string[];
  /** Each as `slot=file`. */
  readonly narrativeFile?: readonly string[];
  /** The slot for the text of `note` or `noteFile`. */
  readonly slot?: string;
  readonly note?: string;
  readonly noteFile?: string;
}

/** The texts by slot, and what is wrong with the options. */
interface GivenNarrative {
  readonly texts: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
}

/** The texts for slots, whose names may differ in case and hyphens from those of the template. @throws UserError if a file does not exist */
export function readNarrative(
  context: Pick<CommandContext, 'readText'>,
  options: NarrativeOptions,
  slots: readonly string[] | undefined,
): GivenNarrative {
  const { narrative = [], narrativeFile = [], slot: noteSlot } = options;
  const texts = new Map<string, string>();
  const faults: string[] = [];
  const setText = (name: string, text: string) => {
    const slot = findWord(name, slots ?? []) ?? name;
    if (texts.has(slot)) faults.push(`the slot ${slot} has two texts. Give one.`);
    else if (text === '') faults.push(`the text for the slot ${slot} is empty.`);
    else texts.set(slot, text);
  };
  const readEntry = (option: string, entry: string, toText: (value: string) => string) => {
    const [, slot, value] = /^([^=:\n]+)[=:]([\s\S]*)$/.exec(entry) ?? [];
    if (slot === undefined || slot.trim() === '' || value === undefined || value.trim() === '')
      faults.push(
        `${option}: \`${entry}\` is not a slot and its value. Write ${option} conclusion=…, for example.`,
      );
    else setText(slot.trim(), toText(value.trim()));
  };
  for (const entry of narrative) readEntry('--narrative', entry, (text) => text);
  for (const entry of narrativeFile)
    readEntry('--narrative-file', entry, (file) => readTextFile(context, file));
  const note = readNote(options, context);
  if (noteSlot !== undefined && note !== undefined) setText(noteSlot, note.trim());
  if (noteSlot === undefined && note !== undefined) faults.push(missingSlot);
  if (noteSlot !== undefined && note === undefined)
    faults.push(`give the text for the slot ${noteSlot} with --note or --note-file.`);
  return { texts, faults };
}

/** The texts as entries of the option `--narrative`. */
export const formatEntries = (texts: GivenNarrative['texts']): readonly string[] =>
  [...texts].map(([slot, text]) => `${slot}=${text}`);
