import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: 'test',
    env: { TZ: 'Europe/London' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
