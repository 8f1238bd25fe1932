/** Refuses Markdown with so many marks or quotations inside each other that no parser reads it in a reasonable time. */
import { AppError } from '../domain/errors.ts';
import { maxMarkdownDepth, maxMarkdownMarks } from '../domain/limits.ts';
import { formatCount } from '../domain/text/numbers.ts';

/** Markdown that is too intricate to parse. */
export class MarkdownError extends AppError {
  override readonly code = 'markdown';
}

/** Characters that the parser tries to pair with others of their kind. */
const pairedMarks = '*_~`[]!<';

/** The marks of a line that are not escaped. */
function countMarks(line: string): number {
  let count = 0;
  for (let i = 0; i < line.length; i++)
    if (line[i] === '\\') i += 1;
    else if (pairedMarks.includes(line.charAt(i))) count += 1;
  return count;
}

/** How many quotations and items of lists begin on a line, one in the other. */
const countContainers = (line: string): number =>
  [...line.matchAll(/[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/gy)].length;

/** @throws MarkdownError that quotes the beginning of the paragraph. */
export function assertParsableMarkdown(markdown: string): void {
  let [paragraph, marks] = ['', 0];
  for (const line of markdown.split('\n')) {
    if (countContainers(line) > maxMarkdownDepth)
      throw new MarkdownError(
        `more than ${maxMarkdownDepth} quotations or lists are nested in each other: “${quoteStart(line)}”`,
        'Put them one after the other, or put \\ before characters that are text.',
      );
    if (line.trim() === '') [paragraph, marks] = ['', 0];
    else if (marks === 0) paragraph = line;
    marks += countMarks(line);
    if (marks > maxMarkdownMarks)
      throw new MarkdownError(
        `a paragraph has more than ${formatCount(maxMarkdownMarks)} Markdown characters (* _ ~ [ ! <): “${quoteStart(paragraph)}”`,
        'Divide it, or put \\ before characters that are text.',
      );
  }
}

const quoteStart = (text: string): string => `${text.trim().slice(0, 40)}…`;
