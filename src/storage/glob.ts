/** Patterns of file names: `*` and `?` within a name, two stars across folders. Linear in the lengths, whatever the pattern. */

/** Whether a name fits a pattern in which `*` stands for any run of characters and `?` for one. */
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
 * Whether a path fits a pattern. A part that is two stars stands for any number of folders, also none; as the last part it
 * stands for all that is in the folder. The path of a folder ends in a slash, and fits also what names it without.
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
