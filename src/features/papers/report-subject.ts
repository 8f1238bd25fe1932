/** Finds the subject of a paper: the batch, board, role or action that a call of `report` names. */

import { UserError } from '../../app/command.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean, normaliseName } from '../../domain/text/word-matching.ts';
import type { Report } from './report-definition.ts';

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
      `name the subject of the paper: \`afi report ${name} ${subject.word}\`. ${listValues(subject.values(register))}`,
    );
  }
  const values = subject.values(register);
  const match = values.find((value) => normaliseName(value) === normaliseName(about));
  if (match !== undefined && ready)
    throw new UserError(`the batch \`${match}\` has been sent. Leave out --ready to see it as it was sent.`);
  if (match !== undefined) return match;
  const instead = subject.whatInstead?.(register, about);
  if (instead !== undefined) throw new UserError(instead);
  // A batch that is still to be sent has no file yet.
  if (ready) return about;
  const subjectName = subject.word.toLowerCase();
  throw new UserError(
    `there is no ${subjectName} \`${about}\` for ${name}. ${didYouMean(about, values) || listValues(values)}`,
  );
}

const mostListed = 20;

const listValues = (values: readonly string[]) =>
  values.length === 0
    ? 'The register has none.'
    : `The register has: ${values.slice(0, mostListed).join(', ')}${values.length > mostListed ? ', …' : ''}.`;

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
