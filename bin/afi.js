#!/usr/bin/env node
/** The launcher: the real clock, the real terminal, the built tool. */
import module from 'node:module';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';

module.enableCompileCache?.(); // Node 22.8 and later

const { main } = await import('../dist/main.js').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write('afi: it is not built yet. Run `npm run build` first.\n');
  process.exit(2);
});

/** Writes all of a text, and fails if it does not arrive. A reader that has gone away is no failure. */
const writer = (stream) => {
  let gone = false;
  let failure;
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') gone = true;
    else failure = error;
  });
  return (text) =>
    new Promise((resolve, reject) => {
      if (gone) return resolve();
      stream.write(text, (error) => {
        if (!error && !failure) return resolve();
        if (gone || error?.code === 'EPIPE') return resolve();
        reject(error ?? failure);
      });
    });
};

/** A stream takes a while to open: only where something is said. */
const once = (open) => {
  let write;
  return (text) => {
    write ??= open();
    return write(text);
  };
};

const { env, stdout } = process;
const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' ? env.FORCE_COLOR !== '0' : undefined;
const colour = env.NO_COLOR ? false : (forced ?? (stdout.isTTY === true && env.TERM !== 'dumb'));

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  /** Asked of the clock only when somebody wants to know: time zones take a while to load. */
  get today() {
    return new Date().toLocaleDateString('sv', { timeZone: 'Europe/London' });
  },
  home: fileURLToPath(new URL('..', import.meta.url)),
  env,
  milliseconds: () => performance.now(),
  errWidth: isatty(2) ? process.stderr.columns || 80 : undefined,
  screen: { width: stdout.isTTY ? stdout.columns : undefined, colour },
  // Asked of the system: asking the stream would open it, and it could not be read as a whole any more.
  interactive: isatty(0) && isatty(2),
  input: async () => {
    const parts = [];
    for await (const part of process.stdin) parts.push(part);
    return Buffer.concat(parts).toString('utf8');
  },
  out: writer(stdout),
  err: once(() => writer(process.stderr)),
});
