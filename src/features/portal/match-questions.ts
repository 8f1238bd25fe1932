/** Asks the questions of `portal match`: first about all identical pairs together, then about each other pair. Only pairs that are accepted are recorded. */
import type { CommandContext } from '../../app/command.ts';
import { createQuestions } from '../../app/define-wizard.ts';
import type { Answers, ChoiceQuestion } from '../../app/wizard.ts';
import { compareIds } from '../../domain/ids.ts';
import { wordDiff } from '../../output/diff.ts';
import { usableWidth, wrapText } from '../../output/safe-text.ts';
import type { MatchOptions } from './command.ts';
import type { Suggestion } from './match-suggestions.ts';
import { currentSuggestions, formatPair, isIdentical } from './run-match.ts';
import { normaliseTypography } from './wordings.ts';

/** The question about all identical pairs. */
const identicalId = 'identical';

/** The questions of `portal match`. */
export const askForMatches = createQuestions<MatchOptions>({
  listQuestions: (context, options) => {
    if (options.accept !== undefined || options.acceptIdentical || options.json) return undefined;
    const suggestions = currentSuggestions(context);
    const identicalSuggestions = listIdentical(suggestions);
    if (suggestions.length === 0) return undefined;
    const first =
      identicalSuggestions.length > 1
        ? [identicalQuestion(context, identicalSuggestions, suggestions.length)]
        : [];
    const listWith = (answers: Answers) => {
      const remaining = listRemaining(suggestions, answers);
      return [
        ...first,
        ...remaining.map((suggestion, index) =>
          pairQuestion(context, suggestion, `${index + 1} of ${remaining.length}`),
        ),
      ];
    };
    // Made once, because there may be hundreds of pairs.
    const [allQuestions, remainingQuestions] = [listWith({}), listWith({ [identicalId]: 'all' })];
    return (answers) => {
      const questions = answers[identicalId] === 'all' ? remainingQuestions : allQuestions;
      const stopIndex = questions.findIndex(({ id }) => answers[id] === 'stop');
      return stopIndex < 0 ? questions : questions.slice(0, stopIndex + 1);
    };
  },
  applyAnswers: (_options, answers, context) => {
    const suggestions = currentSuggestions(context);
    const remaining = listRemaining(suggestions, answers);
    const identicalPairs = answers[identicalId] === 'all' ? listIdentical(suggestions) : [];
    const acceptedPairs = remaining.filter((suggestion) => answers[formatPair(suggestion)] === 'yes');
    const stopIndex = remaining.findIndex((suggestion) => answers[formatPair(suggestion)] === 'stop');
    return {
      accept: [...identicalPairs, ...acceptedPairs].map(formatPair),
      ...(answers[identicalId] === 'stop' && { end: 'You stopped at the first question' }),
      ...(stopIndex >= 0 && { end: `You stopped at ${stopIndex + 1} of ${remaining.length}` }),
    };
  },
  callToResume: () => 'afi portal match --resume',
});

const listIdentical = (suggestions: readonly Suggestion[]): readonly Suggestion[] =>
  suggestions.filter(isIdentical).sort((a, b) => compareIds(a.action.id, b.action.id));

/** The pairs to ask about one by one: all of them, without the identical ones where these are accepted together. */
const listRemaining = (suggestions: readonly Suggestion[], answers: Answers): readonly Suggestion[] =>
  answers[identicalId] === 'all' ? suggestions.filter((suggestion) => !isIdentical(suggestion)) : suggestions;

const maxPairsShown = 10;

function identicalQuestion(
  { screen }: Pick<CommandContext, 'screen'>,
  identicalSuggestions: readonly Suggestion[],
  count: number,
): ChoiceQuestion {
  const pairs = identicalSuggestions
    .slice(0, maxPairsShown)
    .map(({ action, row }) => `${action.id} and ${row.ref}`);
  const omittedPairs =
    identicalSuggestions.length > maxPairsShown
      ? [`and ${identicalSuggestions.length - maxPairsShown} more`]
      : [];
  const pairList = wrapText([...pairs, ...omittedPairs].join(', '), usableWidth(screen.width), '  ');
  return {
    kind: 'choice',
    id: identicalId,
    label: 'Pairs with the same wording',
    details: `${identicalSuggestions.length} of ${count} pairs have the same wording:\n${pairList}`,
    prompt: 'Are all of these the same?',
    choices: [
      { value: 'all', label: `Yes, record all ${identicalSuggestions.length}` },
      { value: 'each', label: 'Ask about each of them' },
      { value: 'stop', label: 'Stop now' },
    ],
  };
}

/** The question about one pair. Its text is made only when it is asked, because comparing wordings takes a while. */
const pairQuestion = (
  context: Pick<CommandContext, 'screen'>,
  suggestion: Suggestion,
  count: string,
): ChoiceQuestion => ({
  kind: 'choice',
  id: formatPair(suggestion),
  label: formatPair(suggestion),
  get details() {
    return `${count}. ${describePair(context, suggestion)}`;
  },
  prompt: 'Are they the same?',
  choices: [
    { value: 'yes', label: 'Yes, record the reference' },
    { value: 'no', label: 'No, or not sure' },
    { value: 'stop', label: 'Stop now, and record what you have accepted so far' },
  ],
});

function describePair(
  { screen }: Pick<CommandContext, 'screen'>,
  { action, row, score, part }: Suggestion,
): string {
  const [registerWording, portalWording] = [
    normaliseTypography(action.wording),
    normaliseTypography(row.wording ?? ''),
  ];
  const isSame = registerWording === portalWording;
  const likeness = part
    ? 'one contains the other'
    : isSame
      ? 'the same wording'
      : `${Math.floor(score * 100)}% alike`;
  const wordings = isSame ? registerWording : wordDiff(registerWording, portalWording);
  const title = `${action.id} and ${row.ref}: ${likeness}. ${action.title}`;
  return `${wrapText(title, usableWidth(screen.width))}\n${wrapText(wordings, usableWidth(screen.width), '  ')}`;
}
