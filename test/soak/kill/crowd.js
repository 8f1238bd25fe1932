/**
 * Several commands at once, each adding a line; every success must have one commit, and none may be lost.
 *
 *   node test/soak/kill/crowd.js [PROCESSES=2] [TIMES=200] [HOW=append|race] [FILES=same|own] [FOLDER=/dev/shm]
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtDriver, env, faults, git, newFolder, newRegister } from './workshop.js';

const [processes = '2', times = '200', how = 'append', which = 'same', under = '/dev/shm'] = process.argv.slice(2);
const folder = newFolder(under);
const driver = builtDriver(folder);
const root = newRegister(join(folder, 'work'), 16);

const once = (args) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [driver, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (more) => (out += more));
    child.stderr.on('data', (more) => (out += more));
    child.on('close', (code) => done({ code, out }));
  });

const succeeded = [];
const refused = {};
let waited = 0;
let odd = 0;
const began = process.hrtime.bigint();
await Promise.all(
  Array.from({ length: Number(processes) }, async (_, worker) => {
    for (let n = 0; n < Number(times); n++) {
      const tag = `w${worker}-${n}`;
      const file = `register/actions/a-${which === 'own' ? worker : 0}.yaml`;
      const { code, out } = await once([how, root, tag, file]);
      if (code === 0) {
        succeeded.push(tag);
        waited += JSON.parse(out).waited;
      } else if (code === 2) {
        const why = JSON.parse(out).refused.replace(/process \d+/, 'process N');
        refused[why] = (refused[why] ?? 0) + 1;
      } else {
        odd++;
        process.stdout.write(`${tag}: ${code} ${out}\n`);
      }
    }
  }),
);
const seconds = Math.round(Number(process.hrtime.bigint() - began) / 1e9);
const commits = git(root, 'log', '--format=%s').trim().split('\n').filter((line) => line.startsWith('Add ')).map((line) => line.slice(4));
const lines = Array.from({ length: 16 }, (_, n) => readFileSync(join(root, `register/actions/a-${n}.yaml`), 'utf8').split('\n').slice(2, -1)).flat();
const same = (list, other) => [...list].sort().join() === [...other].sort().join();
const wrong = [
  ...(same(commits, succeeded) ? [] : [`commits: ${commits.length} of ${succeeded.length}`]),
  ...(same(lines, succeeded) ? [] : [`lines: ${lines.length} of ${succeeded.length}`]),
  ...(odd > 0 ? [`${odd} ended oddly`] : []),
  ...faults(root),
];
process.stdout.write(
  `${JSON.stringify({ processes, times, how, which, succeeded: succeeded.length, waited, refused, commits: commits.length, lines: lines.length, seconds, wrong })}\n`,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong.length === 0 ? 0 : 1;
