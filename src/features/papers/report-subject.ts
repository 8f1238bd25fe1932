/** What a paper is about: the batch, board, role or action that a call of `report` names. */

import { UserError } from '../../app/command.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean } from '../../domain/text/nearest.ts';
import { normaliseName } from '../../domain/text/normalise-name.ts';
import type { Report } from './report-definition.ts';

interface Named {
  readonly about?: string;
  readonly ready?: boolean;
}

/** The subject as the register spells it; null where none is named, nor needed. */
export function subjectOf(
  { name, subject }: Report,
  register: Register,
  { about, ready }: Named,
): string | null {
  if (!subject) {
    if (about === undefined) return null;
    throw new UserError(`${name} is about the whole register; leave \`${about}\` out.`);
  }
  if (about === undefined) {
    if (subject.optional || ready) return null;
    throw new UserError(
      `say what it is about: \`afi report ${name} ${subject.word}\`. ${listed(subject.known(register))}`,
    );
  }
  const known = subject.known(register);
  const found = known.find((one) => normaliseName(one) === normaliseName(about));
  if (found !== undefined && ready)
    throw new UserError(`the batch \`${found}\` was sent; leave --ready out to see it as it went.`);
  if (found !== undefined) return found;
  // What is about to be sent has no file yet.
  if (ready) return about;
  const what = subject.word.toLowerCase();
  throw new UserError(
    `there is no ${what} \`${about}\` for ${name}. ${didYouMean(about, known) || listed(known)}`,
  );
}

const mostListed = 20;

const listed = (known: readonly string[]) =>
  known.length === 0
    ? 'The register has none.'
    : `There are: ${known.slice(0, mostListed).join(', ')}${known.length > mostListed ? ', …' : ''}.`;

/** A page about what its readers may not be told of is not made empty, but refused. */
export function refuseWithheld(
  admitted: readonly string[],
  subject: string | null,
  marking: string,
  { ready }: Named,
): void {
  if (subject === null || ready || admitted.includes(subject)) return;
  throw new UserError(
    `\`${subject}\` is marked above ${marking}, the marking of this paper. A paper for the force’s own eyes may tell of it: --internal, or \`public: false\` and a higher \`marking\` in the paper’s file.`,
  );
}
