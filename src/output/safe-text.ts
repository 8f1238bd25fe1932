/** Makes text safe to show on a terminal and in logs, and measures, pads and wraps it. */

const unsafeCharacters =
  /[\0-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Texts that a CI runner would execute in a log: `::name …::` and `##[name]`. */
const runnerCommands = /:(?=:[a-z-]+(?:[ :,]|$))|#(?=#(?:vso)?\[)/gi;

/** Every control, bidirectional or invisible character as a visible one; a line end as a space. */
export const makeVisible = (text: string): string =>
  text
    .replace(/\r\n|[\r\n\t]/g, ' ')
    .replace(unsafeCharacters, (character) =>
      character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : '\ufffd',
    );

/** Text of several lines, each with visible characters only, for messages that repeat what a call names. */
export const makeLinesVisible = (text: string): string => text.split('\n').map(makeVisible).join('\n');

/** Visible text that is also safe in a log: it has no command of a CI runner. */
export const cleanText = (text: string): string => makeVisible(text.replace(runnerCommands, '$& '));

/** Characters that take two columns: East Asian ones, and emoji. Of a flag, each of its two letters takes one. */
const doubleWidth =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|(?!\p{Regional_Indicator})\p{Emoji_Presentation}/gu;
/** Characters that take none: marks on the character before, and the vowels and final consonants of a Korean syllable. */
const zeroWidth = /\p{Mn}|\p{Me}|[\u1160-\u11ff\ud7b0-\ud7fb]/gu;

/** How many columns of a terminal a clean text takes. */
export const textWidth = (text: string): number => {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  const spacing = text.replace(zeroWidth, '');
  return [...spacing].length + (spacing.match(doubleWidth)?.length ?? 0);
};

/** A text shortened to a width, with an ellipsis at the end. */
export function truncateText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let [shortenedText, shortenedWidth] = ['', 0];
  for (const character of text) {
    shortenedWidth += textWidth(character);
    if (shortenedWidth > width - 1) break;
    shortenedText += character;
  }
  return `${shortenedText.trimEnd()}…`;
}

/** A text with spaces after it up to a width in columns of a terminal. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));
/** A text with spaces before it up to a width in columns of a terminal. */
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - textWidth(text))) + text;

/** The width of text in a pipe or a file, in characters. */
export const defaultWidth = 100;

/** The width for a question on a terminal, which begins with a mark: text wrapped to it is not wrapped again. */
export const usableWidth = (width: number | undefined): number =>
  Math.min(defaultWidth, width ?? defaultWidth) - 4;

/** A text broken into lines at its spaces, each with an indent; a word that is too long has a line of its own. */
export function wrapText(text: string, width: number | undefined, indent = ''): string {
  const room = Math.max(20, (width ?? defaultWidth) - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of cleanText(text).split(' ')) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((line) => indent + line).join('\n');
}

/** Lines after a sign, each below the first. */
export const hangingIndent = (sign: string, lines: string): string =>
  sign + lines.replaceAll('\n', `\n${' '.repeat(sign.length)}`);

/** `1 row`, `2 rows`. */
export const pluralise = (count: number, singular: string, plural: string): string =>
  `${count} ${count === 1 ? singular : plural}`;
