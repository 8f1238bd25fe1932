/** Decides which questions must be answered before a change is recorded. */

import type { Finding } from '../domain/finding.ts';
import { formatWarnings } from './change-validation.ts';
import { type CommandContext, UserError } from './command.ts';
import type { Prompter } from './prompts.ts';
import type { ChangeResult } from './run-change.ts';

/** A change of more actions than this needs a confirmation. */
const manyActions = 20;

/** A change that needs a confirmation first; nothing was done. */
export interface PendingConfirmation {
  readonly question: string;
  /** Why the change is refused without a terminal; undefined if it is then recorded without an answer. */
  readonly refusal?: string;
}

/** The first question that is not answered; without a terminal, only a question whose change is then refused. */
export const findUnansweredQuestion = (
  questions: readonly PendingConfirmation[],
  {
    agreedQuestions,
    canAsk,
  }: { readonly agreedQuestions: true | ReadonlySet<string>; readonly canAsk: boolean },
): PendingConfirmation | undefined =>
  questions.find(
    ({ question, refusal }) =>
      agreedQuestions !== true && !agreedQuestions.has(question) && (canAsk || refusal !== undefined),
  );

/** The question about personal data, which cannot be removed from git's history; empty if the change introduces none. */
export function personalDataQuestions(
  context: CommandContext,
  newFindings: readonly Finding[],
): readonly PendingConfirmation[] {
  const personalFindings = newFindings.filter(({ code }) => code === 'personal-data');
  if (personalFindings.length === 0) return [];
  const personalWarnings = formatWarnings(context, personalFindings).join('\n\n');
  return [
    {
      question: `${personalWarnings}\n\nOnce recorded, it stays in git’s history. Record it anyway?`,
    },
  ];
}

/** The question about leads that register.yaml does not list, which may be names of persons; empty if the change introduces none. */
export function unlistedLeadQuestions(
  context: CommandContext,
  newFindings: readonly Finding[],
): readonly PendingConfirmation[] {
  const leadFindings = newFindings.filter(({ code }) => code === 'lead-unknown');
  if (leadFindings.length === 0) return [];
  const warnings = formatWarnings(context, leadFindings).join('\n\n');
  return [
    {
      question: `${warnings}\n\nRoles are recorded, never the names of people. Record it anyway?`,
    },
  ];
}

/** The question about a change of many actions; empty for a change of few. */
export const bulkChangeQuestions = (description: string, count: number): readonly PendingConfirmation[] =>
  count > manyActions
    ? [
        {
          question: `${description}\nChange these ${count} actions?`,
          refusal: `this would change ${count} actions. Add --yes to confirm, or --dry-run to see them.`,
        },
      ]
    : [];

/**
 * Repeats a change, which returns a question that needs an answer first, until every question is answered with yes.
 * @throws UserError for any other answer, and without a terminal.
 */
export async function repeatUntilConfirmed(
  prompter: Prompter | undefined,
  change: (confirmedQuestions: ReadonlySet<string>) => Promise<ChangeResult | PendingConfirmation>,
): Promise<ChangeResult> {
  const confirmedQuestions = new Set<string>();
  for (;;) {
    const result = await change(confirmedQuestions);
    if ('exitCode' in result) return result;
    if (!prompter) throw new UserError(result.refusal ?? 'nothing was changed.');
    if (!(await prompter.confirm(result.question))) throw new UserError('nothing was changed.');
    confirmedQuestions.add(result.question);
  }
}
