/** Finds texts with nearly the same wording by their shared trigrams (runs of three words), without comparing every pair. */

/** Two texts are near duplicates if at least this many tenths of all their trigrams are in both. */
const sharedTenths = 9;

/** Word numbers are below this limit, so that a trigram fits into a number. No inspection has as many different words. */
const vocabularyLimit = 2 ** 17;

/** Letters and digits of any script; the omitted ranges are punctuation and symbols. */
const wordPattern = /[a-z0-9\u00c0-\u1fff\u2c00-\uffff]+/g;

/** The words of a text in lower case, as their numbers in the vocabulary. New words are added to it. */
function wordNumbers(text: string, vocabulary: Map<string, number>): readonly number[] {
  const words: readonly string[] = text.normalize('NFC').toLowerCase().match(wordPattern) ?? [];
  return words.map((word) => {
    const number = vocabulary.get(word);
    if (number !== undefined) return number;
    const next = vocabulary.size % vocabularyLimit;
    vocabulary.set(word, next);
    return next;
  });
}

/** A trigram as one number. Its word with the highest number, which is probably the rarest, is its leading part. */
function trigramKey(a: number, b: number, c: number): number {
  const rarest = Math.max(a, b, c);
  const [x, y, place] = rarest === a ? [b, c, 0] : rarest === b ? [c, a, 1] : [a, b, 2];
  return ((rarest * vocabularyLimit + x) * vocabularyLimit + y) * 3 + place;
}

/** The distinct trigrams of a text, those with rare words first. */
function distinctTrigrams(words: readonly number[]): Float64Array {
  const trigrams = new Float64Array(Math.max(0, words.length - 2));
  for (let i = 0; i < trigrams.length; i++)
    trigrams[i] = -trigramKey(words[i] ?? 0, words[i + 1] ?? 0, words[i + 2] ?? 0);
  trigrams.sort();
  let different = 0;
  for (let i = 0; i < trigrams.length; i++)
    if (i === 0 || trigrams[i] !== trigrams[different - 1]) trigrams[different++] = trigrams[i] ?? 0;
  return trigrams.subarray(0, different);
}

/** How many trigrams two texts with `a` and `b` trigrams must share to be near duplicates. */
const requiredShared = (a: number, b: number): number =>
  Math.ceil(((a + b) * sharedTenths) / (10 + sharedTenths));

function isNearDuplicate(a: Float64Array, b: Float64Array): boolean {
  let [i, j, sharedCount] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) sharedCount++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return sharedCount >= requiredShared(a.length, b.length);
}

/** A function that takes texts in order, and returns the earliest of the previous texts that each nearly duplicates. */
function createNearDuplicateFinder(count: number, isUnrelated: IsUnrelated) {
  const trigrams: Float64Array[] = [];
  const places = new Map<number, { readonly text: number; readonly position: number }[]>();
  const comparedWith = new Int32Array(count);

  /**
   * Two sorted lists that share nine tenths share one of their first few items, so only texts that do are compared; and if
   * too few items follow the first shared one, the lists are not compared further.
   * @see Prefix and positional filtering: Xiao, Wang, Lin and Yu, "Efficient similarity joins for near duplicate detection", 2008.
   */
  return (later: number, ownTrigrams: Float64Array): number | undefined => {
    trigrams[later] = ownTrigrams;
    const prefixLength = ownTrigrams.length - Math.ceil((ownTrigrams.length * sharedTenths) / 10) + 1;
    let earliest: number | undefined;
    for (let position = 0; position < Math.min(prefixLength, ownTrigrams.length); position++) {
      const postings = places.get(ownTrigrams[position] ?? 0) ?? [];
      for (const { text, position: otherPosition } of postings) {
        if (comparedWith[text] === later || (earliest !== undefined && text > earliest)) continue;
        comparedWith[text] = later;
        const otherTrigrams = trigrams[text] ?? ownTrigrams;
        const most = Math.min(ownTrigrams.length - position, otherTrigrams.length - otherPosition);
        if (most < requiredShared(ownTrigrams.length, otherTrigrams.length) || isUnrelated(text, later))
          continue;
        if (isNearDuplicate(ownTrigrams, otherTrigrams)) earliest = text;
      }
    }
    for (let position = 0; position < Math.min(prefixLength, ownTrigrams.length); position++) {
      const postings = places.get(ownTrigrams[position] ?? 0);
      if (postings) postings.push({ text: later, position });
      else places.set(ownTrigrams[position] ?? 0, [{ text: later, position }]);
    }
    return earliest;
  };
}

/** Whether two texts are not to be compared. */
type IsUnrelated = (earlier: number, later: number) => boolean;

/** A text that is the same or nearly the same as an earlier one, by their indexes. */
export interface NearDuplicate {
  readonly earlier: number;
  readonly later: number;
  /** Whether all words are the same. */
  readonly identical: boolean;
}

/** For each text that duplicates earlier ones, the earliest of them. Punctuation and case are ignored. */
export function findNearDuplicates(
  texts: readonly string[],
  isUnrelated: IsUnrelated = () => false,
): readonly NearDuplicate[] {
  const vocabulary = new Map<string, number>();
  const duplicates: NearDuplicate[] = [];
  const textsByWords = new Map<string, number[]>();
  const findNear = createNearDuplicateFinder(texts.length, isUnrelated);
  for (const [later, text] of texts.entries()) {
    const words = wordNumbers(text, vocabulary);
    if (words.length === 0) continue;
    const key = words.join(' ');
    const twins = textsByWords.get(key);
    const twin = twins?.find((earlier) => !isUnrelated(earlier, later));
    if (twins) twins.push(later);
    else textsByWords.set(key, [later]);
    const near = twin === undefined ? findNear(later, distinctTrigrams(words)) : undefined;
    const earlier = twin ?? near;
    if (earlier !== undefined) duplicates.push({ earlier, later, identical: twin !== undefined });
  }
  return duplicates;
}
