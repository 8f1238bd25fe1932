/** The questions of `match`: each suggestion with its two wordings; only what is answered with yes is recorded. */

import { plainText } from '../../model/portal/reconcile.ts';
import type { Suggestion } from '../../model/portal/suggest.ts';
import { wordDiff } from '../../render/diff.ts';
import { clean, wrap } from '../../render/text.ts';
import type { Opened, Questions } from '../command.ts';
import { type MatchOptions, pairOf, suggestedNow } from './match.ts';

export const questions: Questions<MatchOptions> = async (opened, ask, options) => {
  if (options.accept !== undefined || options.json) return options;
  const found = suggestedNow(opened);
  const accepted: string[] = [];
  for (const [i, suggestion] of found.entries()) {
    const answer = await ask.choose(`${i + 1} of ${found.length}. ${questionOf(opened, suggestion)}`, [
      { value: 'yes', label: 'the same: record the reference' },
      { value: 'no', label: 'not the same, or not sure' },
      { value: 'stop', label: 'stop here, and record what was said so far' },
    ]);
    if (answer === undefined || answer === 'stop') break;
    if (answer === 'yes') accepted.push(pairOf(suggestion));
  }
  return { ...options, ...(accepted.length > 0 && { accept: accepted }) };
};

function questionOf({ screen }: Pick<Opened, 'screen'>, { action, row, score, part }: Suggestion): string {
  const [here, there] = [plainText(action.wording), plainText(row.wording ?? '')];
  const how = part ? 'one holds the other' : here === there ? 'word for word' : `${score.toFixed(2)} alike`;
  const words = here === there ? here : wordDiff(here, there);
  const title = clean(`${action.id} and ${row.ref}: ${how}. ${action.title}`);
  return `${title}\n${wrap(words, screen.width, '  ')}\nAre they the same?`;
}
