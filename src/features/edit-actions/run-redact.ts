/** Runs `redact`: removes words from a record, and records in the same commit that they were removed, why and by whose authority. */

import { requireChangeDate } from '../../app/change-options.ts';
import { type Command, type RegisterFileChange, UserError } from '../../app/command.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import type { Action } from '../../domain/records/action.ts';
import { listRecordTexts } from '../../domain/records/record-texts.ts';
import { removedMark } from '../../domain/records/removed-words.ts';
import type { Register } from '../../domain/register.ts';
import { sha256 } from '../../domain/sha256.ts';
import { findAllPersonalData } from '../../domain/text/personal-data.ts';
import { formatPath } from '../../storage/yaml-edit/data-paths.ts';
import { addDated, setValue } from '../../storage/yaml-edit/edit.ts';
import type { RedactOptions } from './command.ts';
import { type RedactedText, requireRedactedText } from './redacted-text.ts';

/** @throws UserError for a field without removable text, words that it does not contain, and a reason that repeats them. */
export const runRedact: Command<RedactOptions> = (context, options) => {
  const on = requireChangeDate(context, options.on);
  const { register } = context;
  const { reason, approvedBy, words } = options;
  const target = requireRedactedText(register, options.id, options.field);
  const { id, file, text } = target;
  const remainingText = words === undefined ? removedMark : text.replace(wordsPattern(words), removedMark);
  if (remainingText === text && text !== removedMark)
    throw new UserError(
      `\`${options.field}\` of ${id} does not contain the words after --words. Copy them from its file.`,
    );
  if (text === removedMark) throw new UserError(`\`${options.field}\` of ${id} was already removed.`);
  const removedTexts = [words ?? text, ...findAllPersonalData(words ?? text).map((data) => data.words)];
  assertNotRepeated([...removedTexts, ...namesIn(text)], {
    '--reason': reason,
    '--message': options.message,
  });
  const before = context.recordText(file);
  const after = withoutWords(before, target, { removedTexts, remainingText });
  const change: RegisterFileChange = {
    file,
    before,
    after:
      target.action === undefined
        ? after
        : addDated(after, ['history'], {
            on,
            event: 'correction',
            field: options.field,
            was: { sha256: sha256(text) },
            note: reason,
            approved_by: approvedBy,
          }),
  };
  return {
    ...proposeCommit({
      command: 'redact',
      subject: `Remove words from ${options.field} of ${id}`,
      changes: [change],
      options,
      trailers: [
        ['Afi-Record', file],
        ['Afi-Reason', reason.trim().replace(/\s+/g, ' ')],
        ['Afi-Approved-By', approvedBy],
      ],
      actionIds: target.action ? [id] : [],
    }),
    text: followUpLines(register, target, { removedTexts, remainingText, fileText: after }).join('\n'),
  };
};

/** What is removed from a text, and what is left of it. */
interface Removal {
  readonly removedTexts: readonly string[];
  readonly remainingText: string;
}

/** Matches words also where a line ends between two of them. */
const wordsPattern = (words: string): RegExp =>
  new RegExp(
    words
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
    'g',
  );

/** The file without the words, and with fingerprints in the place of earlier corrections that repeat them. */
function withoutWords(
  fileText: string,
  { path, text, action }: RedactedText,
  { removedTexts, remainingText }: Removal,
): string {
  const isFormerText = path.at(-1) === 'was';
  const textWithoutWords = setValue(fileText, path, isFormerText ? { sha256: sha256(text) } : remainingText);
  return repeatingCorrections(action, removedTexts)
    .filter((index) => !(isFormerText && path[1] === index))
    .reduce(
      (editedText, index) =>
        setValue(editedText, ['history', index, 'was'], {
          sha256: sha256(formerTextAt(action, index)),
        }),
      textWithoutWords,
    );
}

const formerTextAt = (action: Action | undefined, index: number): string => {
  const event = action?.history[index];
  return event?.event === 'correction' && typeof event.was === 'string' ? event.was : '';
};

/** The indexes of corrections whose former text contains removed words. */
const repeatingCorrections = (
  action: Action | undefined,
  removedTexts: readonly string[],
): readonly number[] =>
  (action?.history ?? []).flatMap((_, index) =>
    removedTexts.some((words) => foldCase(formerTextAt(action, index)).includes(foldCase(words)))
      ? [index]
      : [],
  );

const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Two words with capitals, one after the other, as in a name. */
const namesIn = (text: string): readonly string[] =>
  text.match(/\p{Lu}[\p{L}'’-]{1,30} \p{Lu}[\p{L}'’-]{1,30}/gu) ?? [];

/** @throws UserError if a text of the commit repeats what is removed */
function assertNotRepeated(
  removedTexts: readonly string[],
  texts: Readonly<Record<string, string | undefined>>,
): void {
  for (const [option, text = ''] of Object.entries(texts))
    if (removedTexts.some((words) => foldCase(text).includes(foldCase(words))))
      throw new UserError(
        `${option} repeats words that are to be removed, and git would keep it. Enter it without them.`,
      );
    else if (findAllPersonalData(text).length > 0)
      throw new UserError(
        `${option} seems to contain personal data, and git would keep it. Enter it without the data.`,
      );
}

/** Where else the register has the same words, and that git still has them. */
function followUpLines(
  register: Register,
  { file, path, action }: RedactedText,
  { removedTexts, remainingText, fileText }: Removal & { readonly fileText: string },
): readonly string[] {
  const repeatsWords = (text: string) =>
    removedTexts.some((words) => foldCase(text).includes(foldCase(words)));
  const donePlaces = new Set([
    formatPath(path),
    ...repeatingCorrections(action, removedTexts).map((index) => `history[${index}].was`),
  ]);
  const otherPlaces = [...listRecordTexts(register)].filter(
    (other) => !(other.file === file && donePlaces.has(formatPath(other.path))) && repeatsWords(other.text),
  );
  const commentLines = fileText
    .split('\n')
    .flatMap((line, index) => (repeatsWords(/(?:^|\s)#(.*)/.exec(line)?.[1] ?? '') ? [index + 1] : []));
  return [
    ...(repeatsWords(remainingText)
      ? [`The same words, written differently, are still in ${file}, ${formatPath(path)}.`]
      : []),
    ...commentLines.map((line) => `The same words are in a comment of ${file}, line ${line}.`),
    ...otherPlaces.map((place) => `The same words are in ${place.file}, ${formatPath(place.path)}.`),
    'git still has the words in its history: `afi help personal-data` shows how to remove them there.',
  ];
}
