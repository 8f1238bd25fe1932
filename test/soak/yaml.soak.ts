/** Compares the fast YAML parser with the library on two hundred thousand rewritten records. */
process.env['AFI_RUNS'] ??= '200000';
await import('../storage/yaml/fast-yaml.test.ts');
