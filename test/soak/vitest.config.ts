/** Configures `npm run test:soak`: one file after another, each in a process of its own. */
import { defineConfig } from 'vitest/config';
import { SkippedTests } from '../helpers/skipped-tests.ts';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    dir: 'test/soak',
    reporters: ['default', new SkippedTests()],
    include: ['**/*.soak.ts'],
    env: { TZ: 'Europe/London' },
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
