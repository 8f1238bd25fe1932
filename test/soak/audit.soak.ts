/** Two hundred honest histories and two hundred tampered ones: `npx vitest run --config test/soak/vitest.config.ts audit`. */
process.env['AFI_RUNS'] ??= '10';
await import('../features/history/audit.test.ts');
