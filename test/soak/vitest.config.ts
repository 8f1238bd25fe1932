import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: the form in which vitest reads it
export default defineConfig({
  test: {
    dir: 'test/soak',
    include: ['**/*.soak.ts'],
    env: { TZ: 'Europe/London' },
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
