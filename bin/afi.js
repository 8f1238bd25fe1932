#!/usr/bin/env node
/** Starts afi. A shell that completes a command line waits for the answer, so nothing else is loaded for it: not even Node's loader of modules, hence CommonJS (package.json beside this file). */
'use strict';
const { writeSync } = require('node:fs');

/** Writes a text to standard output, whose stream takes a while to open. A reader that has gone is not a failure. */
function writeAll(text) {
  for (let bytes = Buffer.from(text); bytes.length > 0; )
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if (error.code === 'EPIPE') return;
      if (error.code !== 'EAGAIN') throw error;
    }
}

/** Reports a missing build, and throws any other error again. */
function reportMissingBuild(error) {
  if (!/^(?:ERR_)?MODULE_NOT_FOUND$/.test(error.code)) throw error;
  process.stderr.write('afi: it is not built yet. Run `npm run build` first.\n');
  process.exitCode = 2;
}

if (process.argv[2] === '__complete')
  try {
    const { complete } = require('../dist/complete.cjs');
    const table = require('../dist/completion.json');
    writeAll(complete(process.argv.slice(3), { cwd: process.cwd(), env: process.env, table }));
  } catch (error) {
    reportMissingBuild(error);
  }
else import('./launch.mjs').catch(reportMissingBuild);
