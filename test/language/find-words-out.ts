/** Finds words in prose that the project does not use. */
import { type WordOut, wordsOut } from './words-out.ts';

/** Inline code is a name, not a word. */
const withoutCode = (prose: string) => prose.replace(/`[^`]*`/g, '``');

/** The words of a text that are out, each with what to write instead. */
export const wordsOutIn = (prose: string, words: readonly WordOut[] = wordsOut): readonly string[] =>
  words.flatMap(({ pattern, instead }) => {
    const match = pattern.exec(withoutCode(prose));
    return match ? [`"${match[0]}" (write: ${instead})`] : [];
  });

/** The lines of a text with words that are out, each after the name of the text. */
export const linesWithWordsOut = (name: string, text: string, words: readonly WordOut[]): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      wordsOutIn(line.toLowerCase(), words).map((fault) => `${name}:${index + 1} ${fault}: ${line.trim()}`),
    );
