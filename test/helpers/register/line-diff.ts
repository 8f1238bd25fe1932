/** How many lines two texts do not share, by their longest common sequence of lines. */
export function linesChanged(old: readonly string[], now: readonly string[]) {
  let above = new Uint32Array(now.length + 1);
  for (const line of old) {
    const row = new Uint32Array(now.length + 1);
    for (let i = 0; i < now.length; i++)
      row[i + 1] = line === now[i] ? (above[i] ?? 0) + 1 : Math.max(above[i + 1] ?? 0, row[i] ?? 0);
    above = row;
  }
  const shared = above[now.length] ?? 0;
  return { removed: old.length - shared, added: now.length - shared };
}
