/** How alike texts are in what they say: words and pairs of words, each weighed by how rare it is (TF-IDF), compared through an index. */

/** Letters and digits of any script. */
const word = /[\p{L}\p{N}]+/gu;

/** A text as its terms in rising order, with the weight of each; and what all of them weigh. */
interface Weighed {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly norm: number;
  /** The sum of how rare its terms are, each once. */
  readonly whole: number;
}

/** How alike two texts are: 0 has nothing in common, 1 is the same. */
export interface Alike {
  /** The cosine of the two as a whole. */
  readonly cosine: number;
  /** How much of the first stands in the second, and of the second in the first. */
  readonly within: number;
  readonly context: number;
}

export interface Corpus {
  readonly compare: (a: number, b: number) => Alike;
  /** Of the texts in `among`, those likest to a text: the best few first. */
  readonly likest: (text: number, among: Among) => readonly number[];
  readonly among: (texts: readonly number[]) => Among;
}

/** An index of some of the texts. */
export interface Among {
  readonly holders: ReadonlyMap<number, readonly number[]>;
}

/** Texts are looked for by so many of their rarest terms, and by none that more texts than this hold; compared they are by all. */
const rarest = 40;
const mostHolders = 200;
const mostLikest = 12;
/** A pair of words says which words stand together; one changed word breaks two of them. */
const pairWeight = 0.6;

export function corpusOf(texts: readonly string[]): Corpus {
  const vocabulary = new Map<string, number>();
  const counted = texts.map((text) => termsOf(text, vocabulary));
  const holders = new Int32Array(vocabulary.size);
  for (const counts of counted) for (const term of counts.keys()) holders[term] = (holders[term] ?? 0) + 1;
  const rarity = Float64Array.from([...vocabulary.keys()], (term, i) => {
    const rare = Math.log(1 + texts.length / (holders[i] ?? 1));
    return term.includes(' ') ? rare * pairWeight : rare;
  });
  const weighed = counted.map((counts) => weigh(counts, rarity));
  const at = (text: number) => weighed[text] as Weighed;
  const gains = new Float64Array(texts.length);
  return {
    compare: (a, b) => alike(at(a), at(b), rarity),
    among: (chosen) => indexOf(chosen, at),
    likest: (text, { holders: held }) => {
      const touched: number[] = [];
      for (const { term, weight } of rarestOf(at(text), rarity)) {
        const those = held.get(term);
        if (those === undefined || those.length > mostHolders) continue;
        const gain = weight * (rarity[term] ?? 0);
        for (const other of those) {
          if (other === text) continue;
          if (gains[other] === 0) touched.push(other);
          gains[other] = (gains[other] ?? 0) + gain;
        }
      }
      const best = bestOf(touched, gains);
      for (const other of touched) gains[other] = 0;
      return best;
    },
  };
}

/** The terms of a text as numbers of a vocabulary that grows with them, and how often each stands there. */
function termsOf(text: string, vocabulary: Map<string, number>): ReadonlyMap<number, number> {
  const words = text.normalize('NFKC').toLowerCase().match(word) ?? [];
  const counts = new Map<number, number>();
  const count = (term: string) => {
    const number = vocabulary.get(term) ?? vocabulary.size;
    vocabulary.set(term, number);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  };
  for (const [i, one] of words.entries()) {
    count(one);
    if (i > 0) count(`${words[i - 1]} ${one}`);
  }
  return counts;
}

function weigh(counts: ReadonlyMap<number, number>, rarity: Float64Array): Weighed {
  const terms = Int32Array.from([...counts.keys()].sort((a, b) => a - b));
  const weights = Float64Array.from(
    terms,
    (term) => (1 + Math.log(counts.get(term) ?? 1)) * (rarity[term] ?? 0),
  );
  const sum = (numbers: Float64Array) => numbers.reduce((total, one) => total + one, 0);
  return {
    terms,
    weights,
    norm: Math.sqrt(sum(weights.map((one) => one * one))),
    whole: sum(Float64Array.from(terms, (term) => rarity[term] ?? 0)),
  };
}

/** Those that gained most, the most first. */
function bestOf(touched: readonly number[], gains: Float64Array): readonly number[] {
  const best: number[] = [];
  const beats = (a: number, b: number) => {
    const ahead = (gains[a] ?? 0) - (gains[b] ?? 0);
    return ahead > 0 || (ahead === 0 && a < b);
  };
  for (const one of touched) {
    const last = best[mostLikest - 1];
    if (last !== undefined && !beats(one, last)) continue;
    const place = best.findIndex((other) => beats(one, other));
    best.splice(place < 0 ? best.length : place, 0, one);
    if (best.length > mostLikest) best.pop();
  }
  return best;
}

const rarestOf = ({ terms, weights }: Weighed, rarity: Float64Array) =>
  [...terms]
    .map((term, i) => ({ term, weight: weights[i] ?? 0 }))
    .sort((a, b) => (rarity[b.term] ?? 0) - (rarity[a.term] ?? 0) || a.term - b.term)
    .slice(0, rarest);

function indexOf(chosen: readonly number[], at: (text: number) => Weighed): Among {
  const holders = new Map<number, number[]>();
  for (const text of chosen)
    for (const term of at(text).terms) {
      const held = holders.get(term);
      if (held) held.push(text);
      else holders.set(term, [text]);
    }
  return { holders };
}

function alike(a: Weighed, b: Weighed, rarity: Float64Array): Alike {
  let [i, j, product, both] = [0, 0, 0, 0];
  while (i < a.terms.length && j < b.terms.length) {
    const [x, y] = [a.terms[i] ?? 0, b.terms[j] ?? 0];
    if (x === y) {
      product += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
      both += rarity[x] ?? 0;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    cosine: share(product, a.norm * b.norm),
    within: share(both, a.whole),
    context: share(both, b.whole),
  };
}
