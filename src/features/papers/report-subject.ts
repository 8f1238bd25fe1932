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
    throw new UserError(`${name} is about the whole register; leave \`${about}\` out.`);
  }
  if (about === undefined) {
    if (subject.optional || ready) return null;
    throw new UserError(
      `say what it is about: \`afi report ${name} ${subject.word}\`. ${listKnown(subject.known(register))}`,
    );
  }
  const known = subject.known(register);
  const found = known.find((one) => normaliseName(one) === normaliseName(about));
  if (found !== undefined && ready)
    throw new UserError(`the batch \`${found}\` was sent; leave --ready out to see it as it went.`);
  if (found !== undefined) return found;
  // A batch that is still to be sent has no file yet.
  if (ready) return about;
  const what = subject.word.toLowerCase();
  throw new UserError(
    `there is no ${what} \`${about}\` for ${name}. ${didYouMean(about, known) || listKnown(known)}`,
  );
}

const mostListed = 20;

const listKnown = (known: readonly string[]) =>
  known.length === 0
    ? 'The register has none.'
    : `There are: ${known.slice(0, mostListed).join(', ')}${known.length > mostListed ? ', …' : ''}.`;

/** @throws UserError if the subject is marked above the paper: an empty page would be wrong. */
export function assertSubjectVisible(
  admitted: readonly string[],
  {
    subject,
    marking,
    ready,
  }: { readonly subject: string | null; readonly marking: string; readonly ready?: boolean },
): void {
  if (subject === null || ready || admitted.includes(subject)) return;
  throw new UserError(
    `\`${subject}\` is marked above ${marking}, the marking of this paper. A paper for the force’s own eyes may tell of it: --internal, or \`public: false\` and a higher \`marking\` in the paper’s file.`,
  );
}
