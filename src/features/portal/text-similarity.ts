/** Measures how similar texts are by their words and pairs of words, weighted by rarity (TF-IDF), and finds the most similar through an index. */
import { groupBy } from '../../domain/collections.ts';

/** Letters and digits of any script. */
const wordPattern = /[\p{L}\p{N}]+/gu;

/** The terms of a text in ascending order, with the weight of each and the norm of all weights. */
interface TextVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly norm: number;
  /** The sum of the rarity of its terms, each once. */
  readonly totalRarity: number;
}

/** How similar two texts are, from 0 (nothing in common) to 1 (the same). */
export interface Similarity {
  /** Cosine similarity. */
  readonly cosine: number;
  /** The share of the first text, weighted by rarity, that the second contains; and the reverse. */
  readonly firstInSecond: number;
  readonly secondInFirst: number;
}

/** Texts that can be compared, by their index. */
export interface Corpus {
  readonly compare: (a: number, b: number) => Similarity;
  /** The indexed texts most similar to a text, the best first. */
  readonly findMostSimilar: (text: number, createIndex: TermIndex) => readonly number[];
  /** An index of some of the texts. */
  readonly createIndex: (texts: readonly number[]) => TermIndex;
}

/** The texts that have each term. */
type TermIndex = ReadonlyMap<number, readonly number[]>;

/** Limits of a search; a comparison uses all terms. Only the rarest terms of a text are searched for, and no term that is in more texts than this. */
const maxQueryTerms = 40;
const maxTextsPerTerm = 200;
const maxResults = 12;
/** Pairs of words weigh less, because one changed word breaks two of them. */
const pairWeight = 0.6;

/** Prepares texts for comparison. */
export function buildCorpus(texts: readonly string[]): Corpus {
  const vocabulary = new Map<string, number>();
  const termCounts = texts.map((text) => countTerms(text, vocabulary));
  const textCounts = new Int32Array(vocabulary.size);
  for (const counts of termCounts)
    for (const term of counts.keys()) textCounts[term] = (textCounts[term] ?? 0) + 1;
  const rarity = Float64Array.from([...vocabulary.keys()], (term, i) => {
    const termRarity = Math.log(1 + texts.length / (textCounts[i] ?? 1));
    return term.includes(' ') ? termRarity * pairWeight : termRarity;
  });
  const vectors = termCounts.map((counts) => toVector(counts, rarity));
  const vectorOf = (text: number) => vectors[text] ?? toVector(new Map(), rarity);
  const gains = new Float64Array(texts.length);
  return {
    compare: (a, b) => compareVectors(vectorOf(a), vectorOf(b), rarity),
    createIndex: (textNumbers) => groupBy(textNumbers, (text) => vectorOf(text).terms),
    findMostSimilar: (text, index) => {
      const similarTexts: number[] = [];
      for (const { term, weight } of rarestTerms(vectorOf(text), rarity)) {
        const textsWithTerm = index.get(term);
        if (textsWithTerm === undefined || textsWithTerm.length > maxTextsPerTerm) continue;
        const gain = weight * (rarity[term] ?? 0);
        for (const otherText of textsWithTerm) {
          if (otherText === text) continue;
          if (gains[otherText] === 0) similarTexts.push(otherText);
          gains[otherText] = (gains[otherText] ?? 0) + gain;
        }
      }
      const bestTexts = highestGains(similarTexts, gains);
      for (const otherText of similarTexts) gains[otherText] = 0;
      return bestTexts;
    },
  };
}

/** How often a text has each term. Terms are numbers in the vocabulary; new terms are added to it. */
function countTerms(text: string, vocabulary: Map<string, number>): ReadonlyMap<number, number> {
  const words = text.normalize('NFKC').toLowerCase().match(wordPattern) ?? [];
  const counts = new Map<number, number>();
  const count = (term: string) => {
    const number = vocabulary.get(term) ?? vocabulary.size;
    vocabulary.set(term, number);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  };
  for (const [i, word] of words.entries()) {
    count(word);
    if (i > 0) count(`${words[i - 1]} ${word}`);
  }
  return counts;
}

function toVector(counts: ReadonlyMap<number, number>, rarity: Float64Array): TextVector {
  const terms = Int32Array.from([...counts.keys()].sort((a, b) => a - b));
  const weights = Float64Array.from(
    terms,
    (term) => (1 + Math.log(counts.get(term) ?? 1)) * (rarity[term] ?? 0),
  );
  const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);
  return {
    terms,
    weights,
    norm: Math.sqrt(sum(weights.map((weight) => weight * weight))),
    totalRarity: sum(Float64Array.from(terms, (term) => rarity[term] ?? 0)),
  };
}

/** The texts with the highest gains, in descending order. */
function highestGains(similarTexts: readonly number[], gains: Float64Array): readonly number[] {
  const bestTexts: number[] = [];
  const beats = (a: number, b: number) => {
    const ahead = (gains[a] ?? 0) - (gains[b] ?? 0);
    return ahead > 0 || (ahead === 0 && a < b);
  };
  for (const text of similarTexts) {
    const last = bestTexts[maxResults - 1];
    if (last !== undefined && !beats(text, last)) continue;
    const place = bestTexts.findIndex((otherText) => beats(text, otherText));
    bestTexts.splice(place < 0 ? bestTexts.length : place, 0, text);
    if (bestTexts.length > maxResults) bestTexts.pop();
  }
  return bestTexts;
}

const rarestTerms = ({ terms, weights }: TextVector, rarity: Float64Array) =>
  [...terms]
    .map((term, i) => ({ term, weight: weights[i] ?? 0 }))
    .sort((a, b) => (rarity[b.term] ?? 0) - (rarity[a.term] ?? 0) || a.term - b.term)
    .slice(0, maxQueryTerms);

function compareVectors(a: TextVector, b: TextVector, rarity: Float64Array): Similarity {
  let [i, j, product, sharedRarity] = [0, 0, 0, 0];
  while (i < a.terms.length && j < b.terms.length) {
    const [x, y] = [a.terms[i] ?? 0, b.terms[j] ?? 0];
    if (x === y) {
      product += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
      sharedRarity += rarity[x] ?? 0;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const share = (part: number, totalRarity: number) => (totalRarity === 0 ? 0 : part / totalRarity);
  return {
    cosine: share(product, a.norm * b.norm),
    firstInSecond: share(sharedRarity, a.totalRarity),
    secondInFirst: share(sharedRarity, b.totalRarity),
  };
}
