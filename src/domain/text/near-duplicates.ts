/** Texts that say nearly the same: by the runs of three words they share, without comparing each with each. */

/** Texts are alike when of all their runs of three words at least this many in ten are in both. */
const tenths = 9;

/** For texts of up to so many different words, which is more than any inspection writes. */
const mostWords = 2 ** 17;

/** Letters and digits of any script; the blocks between hold punctuation and symbols. */
const word = /[a-z0-9\u00c0-\u1fff\u2c00-\uffff]+/g;

/** Words in lower case, as numbers of a vocabulary that grows with them. */
function wordsOf(text: string, vocabulary: Map<string, number>): readonly number[] {
  const words: readonly string[] = text.normalize('NFC').toLowerCase().match(word) ?? [];
  return words.map((one) => {
    const known = vocabulary.get(one);
    if (known !== undefined) return known;
    const next = vocabulary.size % mostWords;
    vocabulary.set(one, next);
    return next;
  });
}

/** A run as a number: its rarest word first, for words that came up late are rare, then the two that follow it around. */
function runOf(a: number, b: number, c: number): number {
  const rarest = Math.max(a, b, c);
  const [x, y, place] = rarest === a ? [b, c, 0] : rarest === b ? [c, a, 1] : [a, b, 2];
  return ((rarest * mostWords + x) * mostWords + y) * 3 + place;
}

/** The different runs of three words, those with rare words first. */
function runsOf(words: readonly number[]): Float64Array {
  const runs = new Float64Array(Math.max(0, words.length - 2));
  for (let i = 0; i < runs.length; i++) runs[i] = -runOf(words[i] ?? 0, words[i + 1] ?? 0, words[i + 2] ?? 0);
  runs.sort();
  let different = 0;
  for (let i = 0; i < runs.length; i++)
    if (i === 0 || runs[i] !== runs[different - 1]) runs[different++] = runs[i] ?? 0;
  return runs.subarray(0, different);
}

/** How many runs two texts must share to be alike, given how many each has. */
const needed = (a: number, b: number): number => Math.ceil(((a + b) * tenths) / (10 + tenths));

function areAlike(a: Float64Array, b: Float64Array): boolean {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return both >= needed(a.length, b.length);
}

/** Finds the earliest of the texts shown to it before that is like the next. */
function nearly(count: number, apart: Apart) {
  const runs: Float64Array[] = [];
  const places = new Map<number, { readonly text: number; readonly at: number }[]>();
  const triedFor = new Int32Array(count);

  /**
   * Two lists in one order that share nine tenths share one of their first few, so only texts that do are looked at;
   * and where the first that they share leaves too few behind it, the rest is not compared. (Prefix and positional
   * filtering: Xiao, Wang, Lin and Yu, "Efficient similarity joins for near duplicate detection", 2008.)
   */
  return (later: number, own: Float64Array): number | undefined => {
    runs[later] = own;
    const few = own.length - Math.ceil((own.length * tenths) / 10) + 1;
    let found: number | undefined;
    for (let at = 0; at < Math.min(few, own.length); at++) {
      const holders = places.get(own[at] ?? 0) ?? [];
      for (const { text, at: its } of holders) {
        if (triedFor[text] === later || (found !== undefined && text > found)) continue;
        triedFor[text] = later;
        const other = runs[text] ?? own;
        const most = Math.min(own.length - at, other.length - its);
        if (most < needed(own.length, other.length) || apart(text, later)) continue;
        if (areAlike(own, other)) found = text;
      }
    }
    for (let at = 0; at < Math.min(few, own.length); at++) {
      const holders = places.get(own[at] ?? 0);
      if (holders) holders.push({ text: later, at });
      else places.set(own[at] ?? 0, [{ text: later, at }]);
    }
    return found;
  };
}

/** Whether the likeness of two texts means nothing. */
type Apart = (earlier: number, later: number) => boolean;

export interface Likeness {
  readonly earlier: number;
  readonly later: number;
  /** Word for word, and not only nearly. */
  readonly same: boolean;
}

/** For each text that is like earlier ones, the earliest of them. Punctuation and case count for nothing. */
export function likenesses(texts: readonly string[], apart: Apart = () => false): readonly Likeness[] {
  const vocabulary = new Map<string, number>();
  const alike: Likeness[] = [];
  const whole = new Map<string, number[]>();
  const earliestNear = nearly(texts.length, apart);
  for (const [later, text] of texts.entries()) {
    const words = wordsOf(text, vocabulary);
    if (words.length === 0) continue;
    const key = words.join(' ');
    const twins = whole.get(key);
    const twin = twins?.find((earlier) => !apart(earlier, later));
    if (twins) twins.push(later);
    else whole.set(key, [later]);
    const near = twin === undefined ? earliestNear(later, runsOf(words)) : undefined;
    const earlier = twin ?? near;
    if (earlier !== undefined) alike.push({ earlier, later, same: twin !== undefined });
  }
  return alike;
}
