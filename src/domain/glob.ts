/** Matches paths against the patterns under `ignore`, and finds the patterns that could hide a record. */
/** Whether a name matches a pattern in which `*` is any run of characters and `?` is one. */
function nameMatches(pattern: string, name: string): boolean {
  let [patternIndex, nameIndex, starIndex, resumeIndex] = [0, 0, -1, 0];
  while (nameIndex < name.length) {
    if (pattern[patternIndex] === '*') {
      starIndex = patternIndex++;
      resumeIndex = nameIndex;
    } else if (
      patternIndex < pattern.length &&
      (pattern[patternIndex] === '?' || pattern[patternIndex] === name[nameIndex])
    ) {
      patternIndex++;
      nameIndex++;
    } else if (starIndex >= 0) {
      patternIndex = starIndex + 1;
      nameIndex = ++resumeIndex;
    } else return false;
  }
  while (pattern[patternIndex] === '*') patternIndex++;
  return patternIndex === pattern.length;
}

/**
 * Whether a path matches a pattern. A part of two stars is any number of folders, including none; as the last part it
 * is everything in the folder. The path of a folder ends in a slash, and also matches a pattern without the slash.
 */
export function matchesGlob(pattern: string, file: string): boolean {
  const names = file.split('/');
  const depths = reachableDepths(pattern, names, nameMatches);
  return depths.has(names.length) || (file.endsWith('/') && depths.has(names.length - 1));
}

/** How many parts of a path the parts of a pattern can match. */
function reachableDepths(
  pattern: string,
  names: readonly string[],
  isMatch: (part: string, name: string) => boolean,
): ReadonlySet<number> {
  const parts = pattern.split('/');
  let depths = new Set([0]);
  for (const [i, part] of parts.entries()) {
    const fewestFolders = i === parts.length - 1 ? 1 : 0;
    const nextDepths = new Set<number>();
    for (const depth of depths) {
      if (part === '**')
        for (let end = depth + fewestFolders; end <= names.length; end++) nextDepths.add(end);
      else if (depth < names.length && isMatch(part, names[depth] ?? '')) nextDepths.add(depth + 1);
    }
    depths = nextDepths;
  }
  return depths;
}

/**
 * The first place of a record (`actions/<id>.yaml`) that a pattern could match; undefined if it can match no record. `places`
 * has the places of the register's records. Letter case, a leading `!`, `/` or `./` and backslashes make no difference, since none of them makes a pattern safe.
 */
export function findHiddenPlace(pattern: string, places: readonly string[]): string | undefined {
  const plainPattern = pattern
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^!?(?:\.?\/)*|\/+$/g, '');
  return places.find((place) => {
    const names = place.split('/');
    return reachableDepths(plainPattern, names, canMatchName).has(names.length);
  });
}

/** Part of a record's name: one character, or `<id>`, which is one or more letters, digits and hyphens. */
type NameToken = { readonly accepts: (character: string) => boolean; readonly isRepeated: boolean };

const nameTokens = (name: string): readonly NameToken[] =>
  (name.match(/<id>|./gs) ?? []).flatMap((token): readonly NameToken[] => {
    if (token !== '<id>') return [{ accepts: (character) => character === token, isRepeated: false }];
    const accepts = (character: string) => /^[a-z0-9-]$/.test(character);
    return [
      { accepts, isRepeated: false },
      { accepts, isRepeated: true },
    ];
  });

/** Whether a pattern can match a name with `<id>` in it, for any id: follows both, one character of the pattern at a time. */
function canMatchName(pattern: string, name: string): boolean {
  const tokens = nameTokens(name);
  /** A repeated token may also be left out. */
  const withSkipped = (places: readonly number[]): readonly number[] =>
    places.flatMap((place) => (tokens[place]?.isRepeated ? [place, place + 1] : [place]));
  let places: readonly number[] = [0];
  for (const character of pattern) {
    if (places.length === 0) return false;
    const next = new Set<number>();
    for (const place of places) {
      const token = tokens[place];
      if (character === '*') for (let end = place; end <= tokens.length; end++) next.add(end);
      else if (token && (character === '?' || token.accepts(character)))
        next.add(token.isRepeated ? place : place + 1);
    }
    places = [...new Set(withSkipped([...next]))];
  }
  return places.includes(tokens.length);
}
