/** Audits two hundred honest histories, and each kind of tampering ten times. */
process.env['AFI_RUNS'] ??= '200';
await import('../features/history/audit.test.ts');
