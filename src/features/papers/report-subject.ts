/** Finds the subject of a paper: the batch, board, role or action that a call of `report` names. */

import { UserError } from '../../app/command.ts';
import { lookUp } from '../../app/lookup.ts';
import type { LookupKind } from '../../app/lookup-kinds.ts';
import type { Register } from '../../domain/register.ts';
import { listValidValues, normaliseName, suggestValues } from '../../domain/text/word-matching.ts';
import type { Report, SubjectWord } from './report-definition.ts';

interface SubjectOptions {
  readonly about?: string;
  readonly ready?: boolean;
}

/**
 * The subject as the register spells it; null if none is named and none is needed.
 * @throws UserError for a missing, unknown or superfluous subject.
 */
export function requireSubject(
  { name, subject }: Report,
  register: Register,
  { about, ready }: SubjectOptions,
): string | null {
  if (!subject) {
    if (about === undefined) return null;
    throw new UserError(`${name} covers the full register. Leave out \`${about}\`.`);
  }
  if (about === undefined) {
    if (subject.optional || ready) return null;
    throw new UserError(
      `name the subject of the paper: \`afi report ${name} ${subject.word}\`. ${listValidValues('', subject.values(register))}`,
    );
  }
  const values = subject.values(register);
  const namedValue = lookUp(register, kindOfSubject[subject.word], about);
  const namedSubject = namedValue.ok ? namedValue.value : about;
  const match = values.find((value) => normaliseName(value) === normaliseName(namedSubject));
  if (match !== undefined && ready)
    throw new UserError(`the batch \`${match}\` has been sent. Leave out --ready to see it as it was sent.`);
  if (match !== undefined) return match;
  const instead = subject.whatInstead?.(register, namedSubject);
  if (instead !== undefined) throw new UserError(instead);
  // A batch that is still to be sent has no file yet.
  if (ready) return about;
  const subjectName = subject.word.toLowerCase();
  throw new UserError(`there is no ${subjectName} \`${about}\` for ${name}. ${suggestValues(about, values)}`);
}

/** What the word of a subject may name in the register. */
const kindOfSubject: Readonly<Record<SubjectWord, LookupKind>> = {
  ACTION: 'action',
  BATCH: 'batch',
  BOARD: 'board',
  FRAMEWORK: 'framework',
  INSPECTION: 'inspection',
  ROLE: 'role',
};

/** @throws UserError if the subject is marked above the paper: an empty page would be wrong. */
export function assertSubjectVisible(
  visibleValues: readonly string[],
  {
    subject,
    marking,
    ready,
  }: { readonly subject: string | null; readonly marking: string; readonly ready?: boolean },
): void {
  if (subject === null || ready || visibleValues.includes(subject)) return;
  throw new UserError(
    `\`${subject}\` is marked above ${marking}, the marking of this paper. A paper for the force’s own use may include it: --internal, or \`public: false\` and a higher \`marking\` in the paper’s file.`,
  );
}
