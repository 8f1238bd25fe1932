/** Finds the framework that a call names or a day needs, and a question, topic or characteristic in it. */

import { findFramework, frameworkNumbers } from '../domain/framework.ts';
import { levelOf, parentNumber, parsePafKey } from '../domain/paf-key.ts';
import type { Framework } from '../domain/records/framework.ts';
import type { Register } from '../domain/register.ts';
import { didYouMean } from '../domain/text/word-matching.ts';
import { UserError } from './command.ts';
import { lookUp } from './lookup.ts';

/**
 * The framework with an id; without one, the framework that serves a day.
 * @throws UserError if there is none.
 */
export function requireFramework(register: Register, id: string | undefined, day: string): Framework {
  const framework = findFramework(register, id, day);
  if (framework) return framework;
  if (id === undefined) throw new UserError('the register has no framework: add one to frameworks/.');
  const match = lookUp(register, 'framework', id);
  if (!match.ok) throw new UserError(match.error);
  return requireFramework(register, match.value, day);
}

/** A framework, and the number of a question, topic or characteristic in it. */
interface FrameworkNumber {
  readonly framework: Framework;
  readonly number: string;
}

/**
 * The framework and the number that a key names. A key without a framework is from the framework of the option or, without the option,
 * from the one that serves the day.
 * @throws UserError for an unknown framework or number, and if the key and the option name two frameworks.
 */
export function requireFrameworkNumber(
  register: Register,
  key: string,
  { framework: id, day }: { readonly framework: string | undefined; readonly day: string },
): FrameworkNumber {
  const { framework: keyFramework, number } = parsePafKey(key);
  if (keyFramework !== null && id !== undefined && keyFramework !== id)
    throw new UserError(
      `\`${key}\` is a key of ${keyFramework}, and --framework names ${id}: name one framework.`,
    );
  const framework = requireFramework(register, keyFramework ?? id, day);
  const numbers = frameworkNumbers(framework);
  if (numbers.includes(number)) return { framework, number };
  const parent = parentNumber(number);
  // A number with one digit is near every other.
  const suggestion = parent === null ? '' : didYouMean(number, numbers);
  const help = parent === null || numbers.includes(parent) ? describeNumbersUnder(framework, parent) : '';
  throw new UserError(
    [`the framework ${framework.id} has no ${levelOf(number)} \`${number}\`.`, suggestion, help]
      .filter((sentence) => sentence !== '')
      .join(' '),
  );
}

/** The numbers directly under another, in a sentence: `Question 6 has the topics 6.1, 6.2.`; for null, the questions. */
export function describeNumbersUnder(framework: Framework, parent: string | null): string {
  const numbers = frameworkNumbers(framework).filter((number) => parentNumber(number) === parent);
  if (parent === null) return `Its questions are ${numbers.join(', ')}.`;
  const level = levelOf(parent);
  const owner = `${level[0]?.toUpperCase()}${level.slice(1)} ${parent}`;
  const below = levelOf(`${parent}.1`);
  return numbers.length === 0
    ? `${owner} has no ${below}s.`
    : `${owner} has the ${below}s ${numbers.join(', ')}.`;
}
