#!/usr/bin/env node
/** Starts afi. A shell that completes a command line waits for the answer, so nothing else is loaded for it. */
import { readFileSync, writeSync } from 'node:fs';

/** Writes a text to standard output, whose stream takes a while to open. */
function writeAll(text) {
  for (let bytes = Buffer.from(text); bytes.length > 0; ) bytes = bytes.subarray(writeSync(1, bytes));
}

try {
  if (process.argv[2] === '__complete') {
    const { complete } = await import('../dist/complete.js');
    const table = JSON.parse(readFileSync(new URL('../dist/completion.json', import.meta.url), 'utf8'));
    writeAll(complete(process.argv.slice(3), { cwd: process.cwd(), env: process.env, table }));
  } else await import('./launch.js');
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write('afi: it is not built yet. Run `npm run build` first.\n');
  process.exitCode = 2;
}
