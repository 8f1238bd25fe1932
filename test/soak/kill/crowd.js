/**
 * Several commands at once, each adding a line; every success must have one commit, and none may be lost.
 *
 *   node test/soak/kill/crowd.js [PROCESSES=2] [TIMES=200] [HOW=append|race] [FILES=same|own] [FOLDER=/dev/shm]
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtDriver, env, faults, git, newFolder, newRegister } from './workshop.js';

const [processes = '2', times = '200', task = 'append', fileChoice = 'same', parentFolder = '/dev/shm'] = process.argv.slice(2);
const folder = newFolder(parentFolder);
const driver = builtDriver(folder);
const root = newRegister(join(folder, 'work'), 16);

const runOnce = (args) =>
  new Promise((resolveRun) => {
    const child = spawn(process.execPath, [driver, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolveRun({ code, out: output }));
  });

const succeededTags = [];
const refusals = {};
let waitCount = 0;
let oddCount = 0;
const startTime = process.hrtime.bigint();
await Promise.all(
  Array.from({ length: Number(processes) }, async (_, worker) => {
    for (let n = 0; n < Number(times); n++) {
      const tag = `w${worker}-${n}`;
      const file = `register/actions/a-${fileChoice === 'own' ? worker : 0}.yaml`;
      const { code, out } = await runOnce([task, root, tag, file]);
      if (code === 0) {
        succeededTags.push(tag);
        waitCount += JSON.parse(out).waitCount;
      } else if (code === 2) {
        const why = JSON.parse(out).refused.replace(/process \d+/, 'process N');
        refusals[why] = (refusals[why] ?? 0) + 1;
      } else {
        oddCount++;
        process.stdout.write(`${tag}: ${code} ${out}\n`);
      }
    }
  }),
);
const seconds = Math.round(Number(process.hrtime.bigint() - startTime) / 1e9);
const commits = git(root, 'log', '--format=%s').trim().split('\n').filter((line) => line.startsWith('Add ')).map((line) => line.slice(4));
const lines = Array.from({ length: 16 }, (_, n) => readFileSync(join(root, `register/actions/a-${n}.yaml`), 'utf8').split('\n').slice(2, -1)).flat();
const hasSameItems = (list, otherList) => [...list].sort().join() === [...otherList].sort().join();
const wrong = [
  ...(hasSameItems(commits, succeededTags) ? [] : [`commits: ${commits.length} of ${succeededTags.length}`]),
  ...(hasSameItems(lines, succeededTags) ? [] : [`lines: ${lines.length} of ${succeededTags.length}`]),
  ...(oddCount > 0 ? [`${oddCount} ended oddly`] : []),
  ...faults(root),
];
process.stdout.write(
  `${JSON.stringify({ processes, times, how: task, which: fileChoice, succeeded: succeededTags.length, waitCount, refused: refusals, commits: commits.length, lines: lines.length, seconds, wrong })}\n`,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong.length === 0 ? 0 : 1;
