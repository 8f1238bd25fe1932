/** Configures the suite: on every core, each worker loads the program once, and no time limit depends on the machine. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SkippedTests } from './helpers/skipped-tests.ts';

export default defineConfig({
  test: {
    dir: 'test',
    env: { TZ: 'Europe/London' },
    reporters: ['default', new SkippedTests()],
    globalSetup: ['test/helpers/temporary-folder.ts'],
    maxWorkers: availableParallelism(),
    // Test files share no state through modules, and loading the program anew for each would take half the time.
    isolate: false,
    // A test that hangs is stopped by CI's own limit; no verdict depends on how busy the machine is.
    expect: { poll: { timeout: 1_800_000 } },
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
});
