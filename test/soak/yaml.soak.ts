/** Two hundred thousand rewritten records, read by the fast parser as the library reads them. */
process.env['AFI_RUNS'] ??= '200000';
await import('../storage/yaml/fast-yaml.test.ts');
