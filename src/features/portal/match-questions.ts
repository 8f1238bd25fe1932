/** Asks the questions of `match`: first about all identical pairs together, then about each other pair. Only pairs answered with yes are recorded. */

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
  const accepted: string[] = [];
  const finish = (end?: string) => ({ ...options, accept: accepted, ...(end !== undefined && { end }) });
  const identical = suggestions.filter(isIdentical).sort((a, b) => compareIds(a.action.id, b.action.id));
  const rest = new Set(suggestions);
  if (identical.length > 1) {
    const question = askAboutIdentical(context, identical, suggestions.length);
    const answer = await ask.choose(question, [
      { value: 'all', label: `the same: record all ${identical.length}` },
      { value: 'each', label: 'ask about each' },
      { value: 'stop', label: 'stop here' },
    ]);
    if (answer === undefined || answer === 'stop') return finish('You stopped at the first question');
    for (const suggestion of answer === 'all' ? identical : []) {
      rest.delete(suggestion);
      accepted.push(formatPair(suggestion));
    }
  }
  for (const [i, suggestion] of [...rest].entries()) {
    const answer = await ask.choose(`${i + 1} of ${rest.size}. ${describeQuestion(context, suggestion)}`, [
      { value: 'yes', label: 'the same: record the reference' },
      { value: 'no', label: 'not the same, or not sure' },
      { value: 'stop', label: 'stop here, and record what was said so far' },
    ]);
    if (answer === undefined || answer === 'stop') return finish(`You stopped at ${i + 1} of ${rest.size}`);
    if (answer === 'yes') accepted.push(formatPair(suggestion));
  }
  return finish();
};

const maxPairsShown = 10;

function askAboutIdentical(
  { screen }: Pick<CommandContext, 'screen'>,
  identical: readonly Suggestion[],
  count: number,
): string {
  const pairs = identical.slice(0, maxPairsShown).map(({ action, row }) => `${action.id} and ${row.ref}`);
  const more = identical.length > maxPairsShown ? [`and ${identical.length - maxPairsShown} more`] : [];
  const pairList = wrapText([...pairs, ...more].join(', '), usableWidth(screen.width), '  ');
  return `${identical.length} of ${count} pairs say word for word the same:\n${pairList}\nAre all of these the same?`;
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
