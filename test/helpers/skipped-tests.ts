/** Lists the skipped tests with their reasons at the end of a run. With `AFI_NEEDS_PROGRAMS`, a test skipped for lack of a program fails the run. */
import type { Reporter, TestModule } from 'vitest/node';

/** The number of skipped tests in each file, by reason. */
function skippedByReason(modules: readonly TestModule[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const reasons = new Map<string, Map<string, number>>();
  for (const module of modules)
    for (const test of module.children.allTests('skipped')) {
      const result = test.result();
      const note = result.state === 'skipped' ? result.note : undefined;
      const missing = test.meta().missing;
      const reason = missing ? `needs ${missing}` : (note ?? 'skipped in the file itself');
      const files = reasons.get(reason) ?? new Map<string, number>();
      files.set(module.relativeModuleId, (files.get(module.relativeModuleId) ?? 0) + 1);
      reasons.set(reason, files);
    }
  return reasons;
}

export class SkippedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    // A run with a name pattern skips the other tests on purpose.
    if (process.argv.some((argument) => /^(?:-t|--testNamePattern)/.test(argument))) return;
    const reasons = skippedByReason(modules);
    if (reasons.size === 0) return;
    const lines = [...reasons].flatMap(([reason, files]) => [
      `  ${reason}:`,
      ...[...files].map(([file, count]) => `    ${file} (${count})`),
    ]);
    process.stdout.write(`Skipped tests:\n${lines.join('\n')}\n`);
    const lacksProgram = modules.some((module) =>
      [...module.children.allTests('skipped')].some((test) => test.meta().isInstallable),
    );
    if (lacksProgram && process.env['AFI_NEEDS_PROGRAMS']) process.exitCode = 1;
  }
}
