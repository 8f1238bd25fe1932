/** Guesses what an unknown word of a fixed list means. A guess is offered, and never used by itself. */

import { vocabularyWords } from '../../domain/parse-vocabulary.ts';
import { nearestWord, normaliseName } from '../../domain/text/word-matching.ts';

/** Patterns of words by column, with their meaning; the first that fits is the guess. */
const patterns: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  status: [
    [/not (?:yet )?(?:closed|complete|submitted)/, 'open'],
    [/await(?:s|ing)? sign(?:ed)?[ -]?off|ready (?:for|to)/, 'complete'],
    [/clos|sign(?:ed)?[ -]?off|discharg|archiv|no further action|\bnfa\b/, 'closed'],
    [/return|further evidence|more evidence|rejected/, 'returned'],
    [/submi|with hmic|await|sent to hmic/, 'submitted'],
    [/partial|part /, 'open'],
    [/complet|done|implemented|delivered|achieved|\bready\b|\bmet\b/, 'complete'],
    [/progress|going|open|track|delay|overdue|start|live|outstanding|active|risk|new|hold|paus|plan/, 'open'],
    [/^blue$/, 'closed'],
    [/^(?:red|amber|green)$/, 'open'],
  ],
  rag: [
    [/blue|complet|clos|done/, 'status: closed'],
    [/amber|yellow|orange|at risk/, 'amber'],
    [/red|off track|overdue|delay/, 'red'],
    [/green|on track/, 'green'],
  ],
  type: [
    [/cause|\bcoc\b/, 'cause-of-concern'],
    [/\bafi\b|area|improve/, 'area-for-improvement'],
    [/\brec|recommend/, 'recommendation'],
    [/audit|action|finding/, 'audit-action'],
  ],
  priority: [
    [/high|crit|fundamental|essential|urgent|^1$/, 'high'],
    [/med|significant|important|^2$/, 'medium'],
    [/low|merit|advis|routine|housekeep|^3$/, 'low'],
  ],
};

/** The most likely meaning of a word; undefined if there is none. */
export function guessMeaning(column: string, word: string): string | undefined {
  const text = normaliseName(word);
  const fit = patterns[column]?.find(([pattern]) => pattern.test(text));
  return fit?.[1] ?? nearestWord(text, vocabularyWords(column));
}
