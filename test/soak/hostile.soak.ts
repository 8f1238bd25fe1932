/** Twenty thousand hostile strings through every format; the suite takes fewer. */
process.env['AFI_RUNS'] ??= '20000';
await import('../output/hostile.test.ts');
await import('../output/hostile-formats.test.ts');
