/** Two hundred honest histories, and each way of tampering ten times. */
process.env['AFI_RUNS'] ??= '200';
await import('../features/history/audit.test.ts');
