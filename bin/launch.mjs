/** Launches the built program with the real clock and terminal. */
import module from 'node:module';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';

module.enableCompileCache?.(); // Node 22.8 and later

const { main } = await import('../dist/main.js');

/** Returns a function that writes a text in full, and fails if it cannot. A closed pipe is not a failure. */
const createWriter = (stream) => {
  let isClosed = false;
  let failure;
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') isClosed = true;
    else failure = error;
  });
  return (text) =>
    new Promise((resolve, reject) => {
      if (isClosed) return resolve();
      stream.write(text, (error) => {
        if (!error && !failure) return resolve();
        if (isClosed || error?.code === 'EPIPE') return resolve();
        reject(error ?? failure);
      });
    });
};

/** Opens a stream at its first text, since opening takes a while. */
const openOnWrite = (open) => {
  let write;
  return (text) => {
    write ??= open();
    return write(text);
  };
};

const { env, stdout } = process;
const colourSetting =
  env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' ? env.FORCE_COLOR !== '0' : undefined;
const colour = env.NO_COLOR ? false : (colourSetting ?? (stdout.isTTY === true && env.TERM !== 'dumb'));

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  /** Calculated only on demand, since time zones take a while to load. */
  get today() {
    return new Date().toLocaleDateString('sv', { timeZone: 'Europe/London' });
  },
  home: fileURLToPath(new URL('..', import.meta.url)),
  env,
  milliseconds: () => performance.now(),
  errWidth: isatty(2) ? process.stderr.columns || 80 : undefined,
  screen: { width: stdout.isTTY ? stdout.columns : undefined, colour },
  // Asked of the system, since asking the stream would open it, and it could not be read in full afterwards.
  interactive: isatty(0) && isatty(2),
  input: async (limit) => {
    const parts = [];
    let size = 0;
    for await (const part of process.stdin) {
      parts.push(part);
      size += part.length;
      if (size > limit) break;
    }
    return Buffer.concat(parts);
  },
  writeOutput: createWriter(stdout),
  writeError: openOnWrite(() => createWriter(process.stderr)),
});
