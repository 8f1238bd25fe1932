/** The questions of `match`: those that say the same at once, then each with its two wordings; only what is answered with yes is recorded. */

import type { CommandContext, Questions } from '../../app/command.ts';
import { compareIds } from '../../domain/ids.ts';
import { wordDiff } from '../../output/diff.ts';
import { usableWidth, wrap } from '../../output/safe-text.ts';
import type { MatchOptions } from './command.ts';
import { plainText } from './compare.ts';
import type { Suggestion } from './match-suggestions.ts';
import { isIdentical, pairOf, suggestedNow } from './run-match.ts';

export const askForMatches: Questions<MatchOptions> = async (context, ask, options) => {
  if (options.accept !== undefined || options.acceptIdentical || options.json) return options;
  const found = suggestedNow(context);
  if (found.length === 0) return options;
  const accepted: string[] = [];
  const told = (end?: string) => ({ ...options, accept: accepted, ...(end !== undefined && { end }) });
  const identical = found.filter(isIdentical).sort((a, b) => compareIds(a.action.id, b.action.id));
  const rest = new Set(found);
  if (identical.length > 1) {
    const at = identicalQuestion(context, identical, found.length);
    const answer = await ask.choose(at, [
      { value: 'all', label: `the same: record all ${identical.length}` },
      { value: 'each', label: 'ask about each' },
      { value: 'stop', label: 'stop here' },
    ]);
    if (answer === undefined || answer === 'stop') return told('You stopped at the first question');
    for (const one of answer === 'all' ? identical : []) {
      rest.delete(one);
      accepted.push(pairOf(one));
    }
  }
  for (const [i, suggestion] of [...rest].entries()) {
    const answer = await ask.choose(`${i + 1} of ${rest.size}. ${questionOf(context, suggestion)}`, [
      { value: 'yes', label: 'the same: record the reference' },
      { value: 'no', label: 'not the same, or not sure' },
      { value: 'stop', label: 'stop here, and record what was said so far' },
    ]);
    if (answer === undefined || answer === 'stop') return told(`You stopped at ${i + 1} of ${rest.size}`);
    if (answer === 'yes') accepted.push(pairOf(suggestion));
  }
  return told();
};

const mostShown = 10;

function identicalQuestion(
  { screen }: Pick<CommandContext, 'screen'>,
  identical: readonly Suggestion[],
  count: number,
): string {
  const pairs = identical.slice(0, mostShown).map(({ action, row }) => `${action.id} and ${row.ref}`);
  const more = identical.length > mostShown ? [`and ${identical.length - mostShown} more`] : [];
  const named = wrap([...pairs, ...more].join(', '), usableWidth(screen.width), '  ');
  return `${identical.length} of ${count} pairs say word for word the same:\n${named}\nAre all of these the same?`;
}

function questionOf(
  { screen }: Pick<CommandContext, 'screen'>,
  { action, row, score, part }: Suggestion,
): string {
  const [here, there] = [plainText(action.wording), plainText(row.wording ?? '')];
  const how = part ? 'one holds the other' : here === there ? 'word for word' : `${score.toFixed(2)} alike`;
  const words = here === there ? here : wordDiff(here, there);
  const title = `${action.id} and ${row.ref}: ${how}. ${action.title}`;
  return `${wrap(title, usableWidth(screen.width))}\n${wrap(words, usableWidth(screen.width), '  ')}\nAre they the same?`;
}
