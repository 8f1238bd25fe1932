#!/usr/bin/env node
/**
 * Measures the built tool against yardsticks of the same run, so that the figures mean the same on every machine.
 *
 *   node test/bench/bench.js            some minutes: start-up, the model register, 10,000 actions
 *   node test/bench/bench.js --huge     longer: 100,000 actions too
 *
 * Each pair is run in turns (A B A B …) after one turn that is not counted; a ratio is the median of the ratios turn by
 * turn. Seconds are for information only. Nothing here is a test: read the table, on a machine that does nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const home = resolve(here, '../..');
const huge = process.argv.includes('--huge');

/**
 * The children's environment: nothing that changes how they start or draw. NODE_EXTRA_CA_CERTS above all: it makes bare
 * Node start 2.6 times slower, and so flatters every ratio to it.
 */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NODE_|AFI_|NO_COLOR$|FORCE_COLOR$|npm_)/.test(name)),
);

/** At its end, a process preloaded with this writes its peak of memory in KiB to its fourth stream. */
const telling = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

/** Runs one Node process to its end; a figure of one that failed would mean nothing. */
function run(args, stdio = ['ignore', 'pipe', 'pipe']) {
  const began = process.hrtime.bigint();
  const ended = spawnSync(process.execPath, args, { cwd: home, env, stdio, maxBuffer: 2 ** 28 });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  if (ended.status !== 0)
    throw new Error(`node ${args.join(' ')}: ${ended.error ?? ended.output.join('\n')}`);
  return { seconds, output: ended.output };
}

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The seconds of several processes, run in turns. */
function inTurns(rounds, processes) {
  const seconds = Object.fromEntries(Object.keys(processes).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, args] of Object.entries(processes)) {
      const took = run(args).seconds;
      if (round >= 0) seconds[name].push(took);
    }
  return seconds;
}

const ratio = (seconds, yardstick) => median(seconds.map((one, round) => one / yardstick[round]));

/** The median peak of several runs, in MB. */
const peak = (args, runs = 3) => {
  const preloaded = ['--import', `data:text/javascript,${encodeURIComponent(telling)}`, ...args];
  const peaks = Array.from(
    { length: runs },
    () => Number(run(preloaded, ['ignore', 'pipe', 'pipe', 'pipe']).output[3]) / 1024,
  );
  return median(peaks);
};

const afi = (...args) => [join(home, 'bin/afi.js'), '--today', '2021-12-16', ...args];

const rows = [['what', 'measured', 'target', 'seconds']];

function tell(what, measured, { most, unit = 'times', seconds }) {
  const shown = unit === 'MB' ? `${measured.toFixed(0)} MB` : `${measured.toFixed(2)} times`;
  const target = most === undefined ? '' : `at most ${most} ${unit}${measured > most ? ' — over' : ''}`;
  rows.push([what, shown, target, seconds ? median(seconds).toFixed(3) : '']);
}

function startUp() {
  const { bare, help, summary } = inTurns(15, {
    bare: ['-e', '0'],
    help: afi('--help'),
    summary: afi('summary', '--as-at', '2021-11-25'),
  });
  tell('node -e 0', 1, { seconds: bare });
  tell('afi --help, to bare node', ratio(help, bare), { most: 2, seconds: help });
  tell('afi summary on the model register, to bare node', ratio(summary, bare), { seconds: summary });
}

const registerOf = (count) => {
  const folder = mkdtempSync(join(tmpdir(), 'afi-bench-'));
  run([join(here, 'generate.js'), folder, String(count)]);
  return folder;
};

function large(folder) {
  const register = join(folder, 'register');
  const [checking, summing] = [
    afi('--register', register, 'check'),
    afi('--register', register, 'summary', '--as-at', '2021-11-25'),
  ];
  const { yardstick, check, summary } = inTurns(5, {
    yardstick: [join(here, 'yardstick.js'), register],
    check: checking,
    summary: summing,
  });
  tell('yaml alone on 10,000 actions', 1, { seconds: yardstick });
  tell('afi check on them, to yaml alone', ratio(check, yardstick), { most: 1.3, seconds: check });
  tell('afi summary on them, to yaml alone', ratio(summary, yardstick), { seconds: summary });
  tell('afi check on them, peak memory', peak(checking), { most: 400, unit: 'MB' });
  tell('afi summary on them, peak memory', peak(summing), { unit: 'MB' });
}

function tenfold(folder) {
  const hundred = registerOf(100_000);
  try {
    const [few, many] = [folder, hundred].map((one) => afi('--register', join(one, 'register'), 'check'));
    const seconds = inTurns(3, { few, many });
    tell('afi check on 100,000, to 10,000', ratio(seconds.many, seconds.few), { seconds: seconds.many });
    tell('afi check on 100,000, peak memory', peak(many, 1), { unit: 'MB' });
  } finally {
    rmSync(hundred, { recursive: true });
  }
}

if (!existsSync(join(home, 'dist/main.js')))
  spawnSync('npm', ['run', '--silent', 'build'], { cwd: home, shell: true, stdio: 'inherit' });
startUp();
const folder = registerOf(10_000);
try {
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
