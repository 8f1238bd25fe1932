/** Rules about words that were removed from a record. */
import { textsIn } from '../domain/records/record-texts.ts';
import { isFingerprint } from '../domain/records/removed-words.ts';
import { sha256 } from '../domain/sha256.ts';
import { faultInAction, type Rule } from './rule.ts';

export const wordsRestored: Rule = {
  code: 'words-restored',
  severity: 'error',
  about: 'No text of an action has words again that were removed from it.',
  help: 'Write the text without these words, with “[removed]” in their place. `afi show` has the reason why they were removed.',
  example: 'note: Jane Example rang.',
  *check({ actions }) {
    for (const action of actions) {
      const removals = action.history.flatMap((event) =>
        event.event === 'correction' && isFingerprint(event.was)
          ? [{ on: event.on, field: event.field, ...event.was }]
          : [],
      );
      if (removals.length === 0) continue;
      for (const { path, text } of textsIn(action)) {
        const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
        // A block of text ends with a line break, which the same words in quotation marks do not have.
        const fingerprints = () => [text, text.trim(), `${text.trim()}\n`].map(sha256);
        const removal = removals.find(
          (entry) => field === `.${entry.field}` && fingerprints().includes(entry.sha256),
        );
        if (removal)
          yield faultInAction(
            action,
            path,
            `the text has the words again that were removed from it on ${removal.on}`,
          );
      }
    }
  },
};
