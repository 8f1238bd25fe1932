/** The questions about the words of an extract: what its types and statuses mean. */
import { toWordChoices } from '../../app/choices.ts';
import type { Choice } from '../../app/prompts.ts';
import type { ChoiceQuestion, WizardQuestion } from '../../app/wizard.ts';
import {
  createStatusParser,
  createTypeParser,
  portalStatusMeanings,
} from '../../domain/records/portal-extract.ts';
import { inspectorateTypes, typeWords } from '../../domain/vocabulary.ts';
import { cleanText } from '../../output/safe-text.ts';
import { countWords, type ExtractMapping, noMeaning } from './mapping-columns.ts';
import { guessStatus, guessType } from './mapping-guesses.ts';

const statusLabels: Readonly<Record<(typeof portalStatusMeanings)[number], string>> = {
  open: 'Open: with the force',
  submitted: 'Submitted: with HMICFRS',
  returned: 'Returned: HMICFRS returned it with feedback',
  closed: 'Closed',
};

/** The questions about the types and statuses in the sheet that are not known. */
export function wordQuestions(mapping: ExtractMapping): readonly WizardQuestion[] {
  const { settings } = mapping;
  const [typeOf, statusOf] = [createTypeParser(settings), createStatusParser(settings)];
  return [
    ...askForWords(mapping, 'type', {
      isKnown: (word) => typeOf(word) !== undefined,
      choices: toWordChoices('type', inspectorateTypes, (type) => typeWords[type].one),
      guess: guessType,
    }),
    ...askForWords(mapping, 'status', {
      isKnown: (word) => statusOf(word) !== undefined,
      choices: toWordChoices('status', portalStatusMeanings, (status) => statusLabels[status]),
      guess: guessStatus,
    }),
  ];
}

function askForWords(
  mapping: ExtractMapping,
  column: 'type' | 'status',
  {
    isKnown,
    choices,
    guess,
  }: {
    readonly isKnown: (word: string) => boolean;
    readonly choices: readonly Choice[];
    readonly guess: (word: string) => string | undefined;
  },
): readonly WizardQuestion[] {
  return [...countWords(mapping, column)].flatMap(([word, count]) => {
    if (isKnown(word)) return [];
    const guessedMeaning = guess(word);
    const question: ChoiceQuestion = {
      kind: 'choice',
      id: `${column}:${word}`,
      label: `The ${column} “${cleanText(word)}”`,
      prompt: `What does the ${column} “${cleanText(word)}” mean? (${count === 1 ? '1 row' : `${count} rows`})`,
      choices: [...choices, { value: noMeaning, label: 'Leave it without a meaning for now' }],
      defaultAnswer: choices.find(({ value }) => value === guessedMeaning)?.value,
    };
    return [question];
  });
}
