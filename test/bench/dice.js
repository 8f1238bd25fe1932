/** Random choices that are the same for the same seed, and calculations with days as YYYY-MM-DD. */

/** Returns random functions for a seed (mulberry32): a whole number between two, a chance, an item of a list. */
export function diceOf(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), state | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least, most) => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    chance: (share) => next() < share,
pick: (list) => list[between(0, list.length - 1)],
  };
}

const dayLength = 86_400_000;

/** The day a number of days after another. */
export const addDays = (day, days) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

export const daysBetween = (first, last) => Math.round((Date.parse(last) - Date.parse(first)) / dayLength);
