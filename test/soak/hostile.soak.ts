/** Writes twenty thousand hostile texts in every output format. */
process.env['AFI_RUNS'] ??= '20000';
await import('../output/hostile.test.ts');
await import('../output/hostile-formats.test.ts');
await import('../output/charts/chart.test.ts');
await import('../features/papers/hostile-papers.test.ts');
