/**
 * Kills a recording of 40 files at a random moment, again and again; then runs the next command and checks the result.
 *
 *   node test/soak/kill/random.js [KILLS=1000] [FILES=40] [FOLDER=/dev/shm] [double|sure]
 *
 * Only kills that came in time are counted. Every other takes the whole group, the rest leave git to outlive its command. With
 * `double`, only those are counted that left a change half made, and the command that recovers is killed as well, up to
 * three times. With `sure` the first kill is not at random: it happens as the change becomes visible, or just before.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtDriver, faults, interrupting, newFolder, newRegister, run, runAndKill, tags } from './workshop.js';

const [kills = '1000', files = '40', parentFolder = '/dev/shm', mode] = process.argv.slice(2);
const count = Number(files);
const folder = newFolder(parentFolder);
const driver = builtDriver(folder);
const root = join(folder, 'work');
const tally = { runs: 0, kills: 0, again: 0, before: 0, after: 0, recoveryResults: {}, bad: 0 };

newRegister(root, count);
const durations = [1, 2, 3].map((n) => {
  const startTime = process.hrtime.bigint();
  run(driver, ['batch', root, `warm-${n}`, files]);
  return Number(process.hrtime.bigint() - startTime) / 1e6;
});
const usualDuration = Math.min(...durations) * 1.15;

const earliestKill = mode ? usualDuration * 0.55 : 25;
for (let n = 0; tally.kills < Number(kills); n++) {
  if (n % 50 === 0) newRegister(root, count);
  const earlierTags = tags(root, count).tags;
  const tag = `t-${n}`;
  const { signal } =
    mode === 'sure'
      ? run(driver, ['batch', root, tag, files], { env: interrupting(folder, n % 4 < 2 ? 'before' : 'after') })
      : await runAndKill(driver, ['batch', root, tag, files], {
          after: earliestKill + Math.random() * (usualDuration - earliestKill),
          group: n % 2 === 0,
        });
  let secondKills = 0;
  if (mode && existsSync(join(root, '.git/afi/journal')))
    for (let time = 0; time < 3; time++) {
      const after = 30 + Math.random() * usualDuration * 0.6;
      const next = await runAndKill(driver, ['recover', root], { after, group: n % 2 === 0 });
      if (next.signal !== null) secondKills++;
    }
  const { answer, err, code } = run(driver, ['recover', root]);
  tally.runs++;
  tally.again += secondKills;
  if (mode ? secondKills > 0 : signal !== null) tally.kills++;
  tally.recoveryResults[answer.recoveryResult] = (tally.recoveryResults[answer.recoveryResult] ?? 0) + 1;
  const currentTags = tags(root, count);
  const wrong = [...faults(root, { fsck: n % 5 === 0 || mode !== undefined }), ...(code === 0 ? [] : [`recover: ${code} ${err}`])];
  if (currentTags.half) wrong.push(`half: ${JSON.stringify(currentTags.half)}`);
  else if (currentTags.tags.join() === earlierTags.join()) tally.before++;
  else if (currentTags.tags.join() === [...earlierTags, tag].join()) tally.after++;
  else wrong.push(`lines: ${currentTags.tags.join()} after ${earlierTags.join()}`);
  if (signal === null && !currentTags.tags?.includes(tag)) wrong.push('it ended well and is lost');
  if (wrong.length > 0) {
    tally.bad++;
    process.stdout.write(`${n}: ${wrong.join('; ')}\n`);
    newRegister(root, count);
  }
}
process.stdout.write(`${JSON.stringify({ ...tally, usual: Math.round(usualDuration), double: mode !== undefined })}\n`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = tally.bad === 0 ? 0 : 1;
