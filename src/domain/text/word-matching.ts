/** Compares words and names: normalises them, and finds the known word nearest to an unknown one. */

/** A name or word without differences of case, width and spacing. */
export const normaliseName = (name: string): string =>
  name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** The number of edits (insert, delete, replace, swap neighbours) between two short words: optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let rowBeforeLast: number[] = [];
  let lastRow = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSameLetter = a[i - 1] === b[j - 1];
      const isSwappedPair = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (lastRow[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (lastRow[j - 1] ?? 0) + (isSameLetter ? 0 : 1),
          isSwappedPair ? (rowBeforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [rowBeforeLast, lastRow] = [lastRow, row];
  }
  return lastRow[b.length] ?? 0;
}

/** The known word nearest to a word, or one that begins with it; undefined if none is near enough. Case does not matter. */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const lowerCaseWord = word.slice(0, 80).toLowerCase();
  let [nearest, fewestEdits]: [string | undefined, number] = [
    undefined,
    Math.max(1, Math.floor(lowerCaseWord.length * 0.4)) + 1,
  ];
  for (const candidate of candidates) {
    if (lowerCaseWord.length > 3 && candidate.toLowerCase().startsWith(lowerCaseWord)) return candidate;
    if (Math.abs(candidate.length - lowerCaseWord.length) >= fewestEdits) continue;
    const edits = editDistance(lowerCaseWord, candidate.toLowerCase());
    if (edits < fewestEdits) [nearest, fewestEdits] = [candidate, edits];
  }
  return nearest;
}

/** `Did you mean …?`, or an empty string if no known word is near enough. */
export const didYouMean = (word: string, candidates: Iterable<string>): string => {
  const suggestion = nearestWord(word, candidates);
  return suggestion === undefined ? '' : `Did you mean \`${suggestion}\`?`;
};

/** A fixed word without differences of case, hyphens, spaces and simple plurals: `Causes of Concern` is `cause-of-concern`. */
const wordKey = (word: string): string =>
  normaliseName(word)
    .split(/[\s_-]+/)
    .map((part) => (part.length > 3 ? part.replace(/s$/, '') : part))
    .join('');

/** The word of a list that a text means; undefined if it means none. */
export const findWord = <Word extends string>(text: string, words: readonly Word[]): Word | undefined => {
  const key = wordKey(text);
  return words.find((word) => word === text) ?? words.find((word) => wordKey(word) === key);
};

const mostListed = 10;

/** `Use one of: …`, with the nearest ten of many words. */
export function listValidValues(text: string, values: Iterable<string>): string {
  const distinctValues = [...new Set(values)];
  if (distinctValues.length === 0) return 'The register has none.';
  if (distinctValues.length <= mostListed) return `Use one of: ${distinctValues.join(', ')}.`;
  const word = text.slice(0, 80).toLowerCase();
  const nearest = distinctValues
    .map((value) => ({ value, edits: editDistance(word, value.slice(0, 80).toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, mostListed)
    .map(({ value }) => value);
  return `The nearest ${mostListed} of ${distinctValues.length} are: ${nearest.join(', ')}.`;
}

/** What a refused value could have been: a suggestion, and the valid values. */
export const suggestValues = (text: string, values: Iterable<string>): string => {
  const distinctValues = [...new Set(values)];
  return `${didYouMean(text, distinctValues)} ${listValidValues(text, distinctValues)}`.trim();
};
