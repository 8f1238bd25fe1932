/** Texts that say nearly the same: by the runs of three words they share, without comparing each with each. */

/** Texts are alike when of all their runs of three words at least this many in ten are in both. */
const sharedTenths = 9;

/** For texts of up to so many different words, which is more than any inspection writes. */
const vocabularyLimit = 2 ** 17;

/** Letters and digits of any script; the blocks between hold punctuation and symbols. */
const wordPattern = /[a-z0-9\u00c0-\u1fff\u2c00-\uffff]+/g;

/** Words in lower case, as numbers of a vocabulary that grows with them. */
function wordNumbers(text: string, vocabulary: Map<string, number>): readonly number[] {
  const words: readonly string[] = text.normalize('NFC').toLowerCase().match(wordPattern) ?? [];
  return words.map((word) => {
    const known = vocabulary.get(word);
    if (known !== undefined) return known;
    const next = vocabulary.size % vocabularyLimit;
    vocabulary.set(word, next);
    return next;
  });
}

/** A run as a number: its rarest word first, for words that came up late are rare, then the two that follow it around. */
function trigramKey(a: number, b: number, c: number): number {
  const rarest = Math.max(a, b, c);
  const [x, y, place] = rarest === a ? [b, c, 0] : rarest === b ? [c, a, 1] : [a, b, 2];
  return ((rarest * vocabularyLimit + x) * vocabularyLimit + y) * 3 + place;
}

/** The different runs of three words, those with rare words first. */
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

/** How many runs two texts must share to be alike, given how many each has. */
const requiredShared = (a: number, b: number): number =>
  Math.ceil(((a + b) * sharedTenths) / (10 + sharedTenths));

function isNearDuplicate(a: Float64Array, b: Float64Array): boolean {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return both >= requiredShared(a.length, b.length);
}

/** Finds the earliest of the texts shown to it before that is like the next. */
function createNearDuplicateFinder(count: number, isUnrelated: IsUnrelated) {
  const trigrams: Float64Array[] = [];
  const places = new Map<number, { readonly text: number; readonly at: number }[]>();
  const comparedWith = new Int32Array(count);

  /**
   * Two lists in one order that share nine tenths share one of their first few, so only texts that do are looked at;
   * and where the first that they share leaves too few behind it, the rest is not compared. (Prefix and positional
   * filtering: Xiao, Wang, Lin and Yu, "Efficient similarity joins for near duplicate detection", 2008.)
   */
  return (later: number, own: Float64Array): number | undefined => {
    trigrams[later] = own;
    const prefixLength = own.length - Math.ceil((own.length * sharedTenths) / 10) + 1;
    let found: number | undefined;
    for (let at = 0; at < Math.min(prefixLength, own.length); at++) {
      const postings = places.get(own[at] ?? 0) ?? [];
      for (const { text, at: its } of postings) {
        if (comparedWith[text] === later || (found !== undefined && text > found)) continue;
        comparedWith[text] = later;
        const other = trigrams[text] ?? own;
        const most = Math.min(own.length - at, other.length - its);
        if (most < requiredShared(own.length, other.length) || isUnrelated(text, later)) continue;
        if (isNearDuplicate(own, other)) found = text;
      }
    }
    for (let at = 0; at < Math.min(prefixLength, own.length); at++) {
      const postings = places.get(own[at] ?? 0);
      if (postings) postings.push({ text: later, at });
      else places.set(own[at] ?? 0, [{ text: later, at }]);
    }
    return found;
  };
}

/** Whether the likeness of two texts means nothing. */
type IsUnrelated = (earlier: number, later: number) => boolean;

export interface NearDuplicate {
  readonly earlier: number;
  readonly later: number;
  /** Word for word, and not only nearly. */
  readonly identical: boolean;
}

/** For each text that is like earlier ones, the earliest of them. Punctuation and case count for nothing. */
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
