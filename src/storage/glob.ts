/** Matches file names against patterns: `*` and `?` within a name, two stars across folders. Linear time for every pattern. */

/** Whether a name matches a pattern in which `*` is any run of characters and `?` is one. */
function nameMatches(pattern: string, name: string): boolean {
  let [p, n, star, resume] = [0, 0, -1, 0];
  while (n < name.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/**
 * Whether a path matches a pattern. A part of two stars is any number of folders, including none; as the last part it
 * is everything in the folder. The path of a folder ends in a slash, and also matches a pattern without the slash.
 */
export function matchesGlob(pattern: string, file: string): boolean {
  const [patterns, names] = [pattern.split('/'), file.split('/')];
  let reach = new Set([0]);
  for (const [i, part] of patterns.entries()) {
    const fewest = i === patterns.length - 1 ? 1 : 0;
    const next = new Set<number>();
    for (const at of reach) {
      if (part === '**') for (let to = at + fewest; to <= names.length; to++) next.add(to);
      else if (at < names.length && nameMatches(part, names[at] ?? '')) next.add(at + 1);
    }
    reach = next;
  }
  return reach.has(names.length) || (file.endsWith('/') && reach.has(names.length - 1));
}
