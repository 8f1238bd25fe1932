/** Twenty thousand hostile strings through every format; the suite takes fewer. */
process.env['AFI_RUNS'] ??= '20000';
await import('../render/hostile.test.ts');
await import('../render/hostile-formats.test.ts');
