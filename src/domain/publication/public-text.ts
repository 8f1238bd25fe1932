/** Finds what looks like personal data in texts for the public, except for recorded exceptions and role mailboxes. */
import type { Register } from '../register.ts';
import { findAllPersonalData, type PersonalData } from '../text/personal-data.ts';
import { isContactLine, isRoleMailbox } from './role-mailbox.ts';

/** The words as they are compared: an exception serves in any case. */
export const foldWords = ({ words }: PersonalData): string => words.toLowerCase();

/** Exceptions and identifiers, from the full register. */
interface Exceptions {
  readonly allowedWords: ReadonlySet<string>;
  /** Ids and references that look like personal data themselves. */
  readonly identifiers: readonly string[];
}

/** What may be in a text for the public although it looks like personal data. */
export function publicExceptions(register: Register): Exceptions {
  const { settings, actions, inspections, batches, boards, papers, frameworks, extracts } = register;
  const records = [...actions, ...inspections, ...batches, ...boards, ...papers, ...frameworks];
  const identifiers = [
    ...records.map(({ id }) => id),
    ...actions.flatMap(({ portal_refs = [], formerly = [] }) => [...portal_refs, ...formerly]),
    ...extracts.flatMap(({ rows }) => rows.map(({ ref }) => ref)),
  ];
  return {
    allowedWords: new Set(
      (settings.public?.allow ?? []).flatMap(({ text }) => findAllPersonalData(text).map(foldWords)),
    ),
    identifiers: [...new Set(identifiers)].filter((id) => findAllPersonalData(id).length > 0),
  };
}

/** Everything in a text that looks like personal data and is not an exception. */
export function findUnpublishable(
  text: string,
  { allowedWords, identifiers }: Exceptions,
): readonly PersonalData[] {
  const searchedText = identifiers.reduce(
    (remainingText, identifier) => remainingText.replaceAll(identifier, ' … '),
    text,
  );
  return findAllPersonalData(searchedText).filter((data) => !allowedWords.has(foldWords(data)));
}

/** The addresses of roles in the lines of a text that name whom to contact, in lower case. */
export const findContactMailboxes = (text: string): readonly string[] =>
  text.includes('@')
    ? text
        .split(/\r\n|\r|\n/)
        .filter(isContactLine)
        .flatMap((line) => findAllPersonalData(line).map(foldWords).filter(isRoleMailbox))
    : [];
