/** Decides which questions a change needs answered before it is recorded. */

import type { Finding } from '../domain/finding.ts';
import { warnings } from './change-validation.ts';
import type { CommandContext } from './command.ts';

/** Above so many actions a change asks first. */
const manyActions = 20;

/** A change that wants agreement first; nothing was done. */
export interface PendingConfirmation {
  readonly question: string;
  /** Why it is refused where nobody can be asked; undefined where it then goes on. */
  readonly refusal?: string;
}

/** The first that is still to be put: where nobody can be asked, only what is then refused. */
export const firstUnanswered = (
  questions: readonly PendingConfirmation[],
  { agreed, asks }: { readonly agreed: true | ReadonlySet<string>; readonly asks: boolean },
): PendingConfirmation | undefined =>
  questions.find(
    ({ question, refusal }) => agreed !== true && !agreed.has(question) && (asks || refusal !== undefined),
  );

/** What leads to a person cannot be taken out of git's history again, so it is asked about before. */
export function confirmPersonalData(
  context: CommandContext,
  introduced: readonly Finding[],
): readonly PendingConfirmation[] {
  const personal = introduced.filter(({ code }) => code === 'personal-data');
  if (personal.length === 0) return [];
  const personalWarnings = warnings(context, personal).join('\n\n');
  return [
    {
      question: `${personalWarnings}\n\nWhat git has recorded stays in its history. Record it all the same?`,
    },
  ];
}

export const confirmBulkChange = (description: string, count: number): readonly PendingConfirmation[] =>
  count > manyActions
    ? [
        {
          question: `${description}\nChange these ${count} actions?`,
          refusal: `this would change ${count} actions. Say --yes if that is meant; --dry-run shows them.`,
        },
      ]
    : [];
