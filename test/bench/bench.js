#!/usr/bin/env node
/**
 * Measures the built program as a multiple of a yardstick in the same run, so that the figures are comparable between machines.
 *
 *   node test/bench/bench.js            some minutes: start-up, the model register, 10,000 actions
 *   node test/bench/bench.js --huge     longer: 100,000 actions too
 *
 * Each pair runs in turn (A B A B …) after one turn that is not counted; a ratio is the median of the ratios of all turns.
 * Seconds are for information only. This is not a test: run it on a machine that does nothing else, and read the table.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const benchFolder = fileURLToPath(new URL('.', import.meta.url));
const home = resolve(benchFolder, '../..');
const huge = process.argv.includes('--huge');

/**
 * The environment of the measured processes, without variables that change how they start or print. NODE_EXTRA_CA_CERTS in
 * particular makes Node start 2.6 times slower, and would make every ratio to bare Node too small.
 */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NODE_|AFI_|NO_COLOR$|FORCE_COLOR$|npm_)/.test(name)),
);

/** A argsWithReporter module that writes the peak memory of its process in KiB to file descriptor 3 at exit. */
const peakReporter = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

/** Runs a Node process; throws if it fails, since its time would mean nothing. */
function run(args, stdio = ['ignore', 'pipe', 'pipe']) {
  const began = process.hrtime.bigint();
  const child = spawnSync(process.execPath, args, { cwd: home, env, stdio, maxBuffer: 2 ** 28 });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  if (child.status !== 0)
    throw new Error(`node ${args.join(' ')}: ${child.error ?? child.output.join('\n')}`);
  return { seconds, output: child.output };
}

const median = (numbers) => {
  const ascending = numbers.toSorted((a, b) => a - b);
  const middle = ascending.length >> 1;
  return ascending.length % 2 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
};

/** The seconds of several processes that run in turn. */
function inTurns(rounds, processes) {
  const seconds = Object.fromEntries(Object.keys(processes).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, args] of Object.entries(processes)) {
      const took = run(args).seconds;
      if (round >= 0) seconds[name].push(took);
    }
  return seconds;
}

const ratio = (seconds, yardstick) => median(seconds.map((time, round) => time / yardstick[round]));

/** The median peak of several runs, in MB. */
const peak = (args, runs = 3) => {
  const argsWithReporter = ['--import', `data:text/javascript,${encodeURIComponent(peakReporter)}`, ...args];
  const peaks = Array.from(
    { length: runs },
    () => Number(run(argsWithReporter, ['ignore', 'pipe', 'pipe', 'pipe']).output[3]) / 1024,
  );
  return median(peaks);
};

const afi = (...args) => [join(home, 'bin/afi.js'), '--today', '2021-12-16', ...args];

const rows = [['what', 'measured', 'target', 'seconds']];

function addRow(what, amount, { most, unit = 'times', seconds }) {
  const shown = unit === 'MB' ? `${amount.toFixed(0)} MB` : `${amount.toFixed(2)} times`;
  const target = most === undefined ? '' : `at most ${most} ${unit}${amount > most ? ' — over' : ''}`;
  rows.push([what, shown, target, seconds ? median(seconds).toFixed(3) : '']);
}

function startUp() {
  const { bare, help, summary } = inTurns(15, {
    bare: ['-e', '0'],
    help: afi('--help'),
    summary: afi('summary', '--as-at', '2021-11-25'),
  });
  addRow('node -e 0', 1, { seconds: bare });
  addRow('afi --help, to bare node', ratio(help, bare), { most: 2, seconds: help });
  addRow('afi summary on the model register, to bare node', ratio(summary, bare), { seconds: summary });
}

function completion(folder) {
  const words = ['__complete', 'bash', '--register', join(folder, 'register'), 'show'];
  const { bare, begun, empty } = inTurns(15, {
    bare: ['-e', '0'],
    begun: [join(home, 'bin/afi.js'), ...words, '=peel-2021'],
    empty: [join(home, 'bin/afi.js'), ...words, '='],
  });
  addRow('completion of a begun id among 10,000, to bare node', ratio(begun, bare), { most: 2, seconds: begun });
  addRow('completion of any of 10,000 ids, to bare node', ratio(empty, bare), { most: 2, seconds: empty });
}

const registerOf = (count) => {
  const folder = mkdtempSync(join(tmpdir(), 'afi-bench-'));
  run([join(benchFolder, 'generate.js'), folder, String(count)]);
  return folder;
};

function large(folder) {
  const register = join(folder, 'register');
  const [checking, summing] = [
    afi('--register', register, 'check'),
    afi('--register', register, 'summary', '--as-at', '2021-11-25'),
  ];
  const { yardstick, check, summary } = inTurns(5, {
    yardstick: [join(benchFolder, 'yardstick.js'), register],
    check: checking,
    summary: summing,
  });
  addRow('yaml alone on 10,000 actions', 1, { seconds: yardstick });
  addRow('afi check on them, to yaml alone', ratio(check, yardstick), { most: 1.3, seconds: check });
  addRow('afi summary on them, to yaml alone', ratio(summary, yardstick), { seconds: summary });
  addRow('afi check on them, peak memory', peak(checking), { most: 400, unit: 'MB' });
  addRow('afi summary on them, peak memory', peak(summing), { unit: 'MB' });
}

function tenfold(folder) {
  const largeRegister = registerOf(100_000);
  try {
    const [few, many] = [folder, largeRegister].map((path) => afi('--register', join(path, 'register'), 'check'));
    const seconds = inTurns(3, { few, many });
    addRow('afi check on 100,000, to 10,000', ratio(seconds.many, seconds.few), { seconds: seconds.many });
    addRow('afi check on 100,000, peak memory', peak(many, 1), { unit: 'MB' });
  } finally {
    rmSync(largeRegister, { recursive: true });
  }
}

if (!existsSync(join(home, 'dist/main.js')))
  spawnSync('npm', ['run', '--silent', 'build'], { cwd: home, shell: true, stdio: 'inherit' });
startUp();
const folder = registerOf(10_000);
try {
  completion(folder);
  large(folder);
  if (huge) tenfold(folder);
} finally {
  rmSync(folder, { recursive: true });
}
const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
for (const row of rows)
  process.stdout.write(
    `${row
      .map((cell, i) => (i % 2 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd()}\n`,
  );
