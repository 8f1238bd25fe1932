/** Compares the dated comments of a row with the history of its action: which of them the register lacks, and which were edited. */

import { groupBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { readFullDate } from '../../domain/dates/read-date.ts';
import type { ActionState } from '../../domain/filter.ts';
import type { Event } from '../../domain/records/event.ts';
import { removedMark } from '../../domain/records/removed-words.ts';
import { readThread, type ThreadEntry } from '../../domain/text/comment-thread.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import type { SheetRow } from './read-cells.ts';
import { readUpdates, reportThread, type UpdateContext, type Updates } from './update-thread.ts';

/** A text that the register has, and its day. */
interface KnownNote {
  readonly on: string;
  readonly note: string;
  readonly words: ReadonlySet<string>;
  /** Whether it was recorded as an update, which an edited comment may have been. */
  readonly isUpdate: boolean;
}

/** The comments of a row that are not on the register. */
export interface ThreadChanges {
  /** Those that the register lacks. */
  readonly newEntries: readonly ThreadEntry[];
  /** Those that are on the register with other words, or on another day. */
  readonly editedEntries: readonly { readonly entry: ThreadEntry; readonly knownNote: KnownNote }[];
  /** Whether the register has the words without a date. */
  readonly hasUndatedText: boolean;
}

/** Compares comments with a history. Each text of the history is used for one comment only. */
export function compareThread({ entries, undatedText }: Updates, history: readonly Event[]): ThreadChanges {
  const notes = history.flatMap(listNotes);
  const unusedNotes = new Set(notes);
  const notesByDay = groupBy(notes, ({ on }) => [on]);
  const notesByText = groupBy(notes, ({ note }) => [normaliseName(note)]);
  const useNote = (
    candidates: readonly KnownNote[] = [],
    matches: (note: KnownNote) => boolean,
  ): KnownNote | undefined => {
    const knownNote = candidates.find((candidate) => unusedNotes.has(candidate) && matches(candidate));
    if (knownNote) unusedNotes.delete(knownNote);
    return knownNote;
  };
  const hasUndatedText =
    undatedText !== undefined &&
    useNote(notesByText.get(normaliseName(undatedText)), () => true) !== undefined;
  const unknownEntries = entries.filter(
    ({ on, note }) => !useNote(notesByText.get(normaliseName(note)), (knownNote) => knownNote.on === on),
  );
  const newEntries: ThreadEntry[] = [];
  const editedEntries: { entry: ThreadEntry; knownNote: KnownNote }[] = [];
  for (const entry of unknownEntries) {
    const words = wordsOf(entry.note);
    const knownNote =
      useNote(
        notesByDay.get(entry.on),
        (candidate) =>
          candidate.isUpdate && (candidate.note.includes(removedMark) || isSimilar(candidate.words, words)),
      ) ??
      (words.size >= longWordCount
        ? useNote(notesByText.get(normaliseName(entry.note)), ({ isUpdate }) => isUpdate)
        : undefined);
    if (knownNote) editedEntries.push({ entry, knownNote });
    else newEntries.push(entry);
  }
  return { newEntries, editedEntries, hasUndatedText };
}

/**
 * The updates of a row that its action lacks. Edited comments are reported and left out.
 * @throws RowError if the cell cannot be read
 */
export function readNewUpdates(
  row: SheetRow,
  { action, position }: Pick<ActionState, 'action' | 'position'>,
  context: UpdateContext,
): Updates {
  const updates = readUpdates(row, position.issued ?? undefined, context);
  if (updates.entries.length === 0) return updates;
  const { newEntries, editedEntries, hasUndatedText } = compareThread(updates, action.history);
  for (const { entry, knownNote } of editedEntries)
    context.remarks.addDoubt('progress', {
      ...{ line: entry.line, text: entry.note },
      reason: describeEdit(knownNote, entry),
    });
  reportThread(newEntries, undefined, context.remarks);
  return { entries: newEntries, undatedText: hasUndatedText ? undefined : updates.undatedText };
}

/** Why an edited comment is not recorded. */
const describeEdit = ({ on, note }: Pick<KnownNote, 'on' | 'note'>, entry: ThreadEntry): string =>
  on === entry.on
    ? `The register has other words for ${formatDate(on)}: “${note}”. The comment is not recorded again. \`afi correct\` corrects the register.`
    : `The register has these words on ${formatDate(on)}. The comment is not recorded again. \`afi correct\` corrects the register.`;

/** The texts of an event: its note and, if that is a thread which was recorded as one text, its comments. */
function listNotes(event: Event): readonly KnownNote[] {
  if (event.event === 'correction' || !('note' in event) || event.note === undefined) return [];
  const isUpdate = event.event === 'progress' || event.event === 'note';
  const { entries } = readThread(event.note, (dateText) => readFullDate(dateText, { today: '' }));
  return [{ on: event.on, note: event.note }, ...entries.map(({ on, note }) => ({ on, note }))].map(
    (each) => ({ ...each, words: wordsOf(each.note), isUpdate }),
  );
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** Whether most words of the shorter text are in the other. */
function isSimilar(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  let sharedCount = 0;
  for (const word of fewer) if (more.has(word)) sharedCount += 1;
  return sharedCount * 5 >= fewer.size * 3;
}

/** Shorter texts, such as `No change`, are repeated on several days. */
const longWordCount = 6;
