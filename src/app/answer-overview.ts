/** Shows the answers of a wizard, and asks whether to go on with them, to change one of them, or to leave. */
import { cleanText, padEnd, textWidth, usableWidth, wrapText } from '../output/safe-text.ts';
import type { Interviewer } from './interviewer.ts';
import type { Choice, Reply } from './prompts.ts';
import { type Answers, describeAnswer, type WizardQuestion } from './wizard.ts';

/** A question about the answers. The choices between its own are to change an answer: their values are the ids of questions. */
export interface AnswerOverview {
  readonly question: string;
  /** The choice of Enter. */
  readonly firstChoice: Choice;
  readonly lastChoices: readonly Choice[];
}

interface OverviewScreen {
  readonly interviewer: Interviewer;
  /** The columns of the screen; undefined if it is not a terminal. */
  readonly width: number | undefined;
}

/** A longer answer is shortened, so that all answers fit the screen. */
const maxLinesShown = 8;

/** A text with its long lines broken to the screen, each with an indent. */
export const wrapLines = (text: string, width: number | undefined, indent = ''): string =>
  text
    .split('\n')
    .map((line) =>
      textWidth(indent + line) <= usableWidth(width)
        ? indent + cleanText(line)
        : wrapText(line, usableWidth(width), indent),
    )
    .join('\n');

/** Shows the answers to the questions, and asks about them. Returns the value of a choice. */
export async function askAboutAnswers(
  { question, firstChoice, lastChoices }: AnswerOverview,
  { questions, answers }: { readonly questions: readonly WizardQuestion[]; readonly answers: Answers },
  { interviewer, width }: OverviewScreen,
): Promise<Reply> {
  const labelWidth = Math.max(...questions.map(({ label }) => textWidth(label)));
  const indent = ' '.repeat(labelWidth + 2);
  const rows = questions.map((answeredQuestion) => {
    const text = describeAnswer(answeredQuestion, answers[answeredQuestion.id] ?? '');
    const lines = wrapLines(text, width, indent).trimStart().split('\n');
    const shownLines =
      lines.length > maxLinesShown
        ? [...lines.slice(0, maxLinesShown - 1), `${indent}… (${lines.length} lines)`]
        : lines;
    return padEnd(answeredQuestion.label, labelWidth + 2) + shownLines.join('\n');
  });
  if (rows.length > 0) interviewer.show(`\n${rows.join('\n')}\n`);
  return interviewer.choose(
    question,
    [
      firstChoice,
      ...questions.map(({ id, label }) => ({ value: id, label: `Change: ${label}` })),
      ...lastChoices,
    ],
    firstChoice.value,
  );
}
