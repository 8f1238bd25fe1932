/** Checks each property of the trend, the ageing table and the clocks on a thousand random registers. */
process.env['AFI_RUNS'] ??= '1000';
await import('../features/trend/trend.test.ts');
await import('../features/ageing/ageing.test.ts');
await import('../domain/clocks.test.ts');
