/** How many lines two texts do not share, by their longest common sequence of lines. */
export function linesChanged(oldLines: readonly string[], newLines: readonly string[]) {
  let above = new Uint32Array(newLines.length + 1);
  for (const line of oldLines) {
    const row = new Uint32Array(newLines.length + 1);
    for (let i = 0; i < newLines.length; i++)
      row[i + 1] = line === newLines[i] ? (above[i] ?? 0) + 1 : Math.max(above[i + 1] ?? 0, row[i] ?? 0);
    above = row;
  }
  const sharedCount = above[newLines.length] ?? 0;
  return { removedCount: oldLines.length - sharedCount, addedCount: newLines.length - sharedCount };
}
