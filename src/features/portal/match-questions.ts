/** Asks the questions of `portal match`: first about all identical pairs together, then about each other pair. Only pairs answered with yes are recorded. */

import type { CommandContext, Questions } from '../../app/command.ts';
import { compareIds } from '../../domain/ids.ts';
import { wordDiff } from '../../output/diff.ts';
import { usableWidth, wrapText } from '../../output/safe-text.ts';
import type { MatchOptions } from './command.ts';
import type { Suggestion } from './match-suggestions.ts';
import { currentSuggestions, formatPair, isIdentical } from './run-match.ts';
import { normaliseTypography } from './wordings.ts';

/** Asks about each suggestion, and returns the options with the accepted pairs. */
export const askForMatches: Questions<MatchOptions> = async (context, ask, options) => {
  if (options.accept !== undefined || options.acceptIdentical || options.json) return options;
  const suggestions = currentSuggestions(context);
  if (suggestions.length === 0) return options;
  const acceptedPairs: string[] = [];
  const finish = (end?: string) => ({ ...options, accept: acceptedPairs, ...(end !== undefined && { end }) });
  const identicalSuggestions = suggestions
    .filter(isIdentical)
    .sort((a, b) => compareIds(a.action.id, b.action.id));
  const remainingSuggestions = new Set(suggestions);
  if (identicalSuggestions.length > 1) {
    const question = askAboutIdentical(context, identicalSuggestions, suggestions.length);
    const answer = await ask.choose(question, [
      { value: 'all', label: `the same: record all ${identicalSuggestions.length}` },
      { value: 'each', label: 'ask about each' },
      { value: 'stop', label: 'stop here' },
    ]);
    if (answer === undefined || answer === 'stop') return finish('You stopped at the first question');
    for (const suggestion of answer === 'all' ? identicalSuggestions : []) {
      remainingSuggestions.delete(suggestion);
      acceptedPairs.push(formatPair(suggestion));
    }
  }
  for (const [i, suggestion] of [...remainingSuggestions].entries()) {
    const answer = await ask.choose(
      `${i + 1} of ${remainingSuggestions.size}. ${describeQuestion(context, suggestion)}`,
      [
        { value: 'yes', label: 'the same: record the reference' },
        { value: 'no', label: 'not the same, or not sure' },
        { value: 'stop', label: 'stop here, and record what was said so far' },
      ],
    );
    if (answer === undefined || answer === 'stop')
      return finish(`You stopped at ${i + 1} of ${remainingSuggestions.size}`);
    if (answer === 'yes') acceptedPairs.push(formatPair(suggestion));
  }
  return finish();
};

const maxPairsShown = 10;

function askAboutIdentical(
  { screen }: Pick<CommandContext, 'screen'>,
  identicalSuggestions: readonly Suggestion[],
  count: number,
): string {
  const pairs = identicalSuggestions
    .slice(0, maxPairsShown)
    .map(({ action, row }) => `${action.id} and ${row.ref}`);
  const omittedPairs =
    identicalSuggestions.length > maxPairsShown
      ? [`and ${identicalSuggestions.length - maxPairsShown} more`]
      : [];
  const pairList = wrapText([...pairs, ...omittedPairs].join(', '), usableWidth(screen.width), '  ');
  return `${identicalSuggestions.length} of ${count} pairs say word for word the same:\n${pairList}\nAre all of these the same?`;
}

function describeQuestion(
  { screen }: Pick<CommandContext, 'screen'>,
  { action, row, score, part }: Suggestion,
): string {
  const [registerWording, portalWording] = [
    normaliseTypography(action.wording),
    normaliseTypography(row.wording ?? ''),
  ];
  const likeness = part
    ? 'one holds the other'
    : registerWording === portalWording
      ? 'word for word'
      : `${score.toFixed(2)} alike`;
  const wordings =
    registerWording === portalWording ? registerWording : wordDiff(registerWording, portalWording);
  const title = `${action.id} and ${row.ref}: ${likeness}. ${action.title}`;
  return `${wrapText(title, usableWidth(screen.width))}\n${wrapText(wordings, usableWidth(screen.width), '  ')}\nAre they the same?`;
}
