/**
 * The built tool itself: `afi submit` of 40 complete actions, killed at random moments; then `afi progress` by several at once.
 *
 *   npm run build && node test/soak/kill/tool.js [KILLS=30] [PROCESSES=2] [TIMES=15] [FOLDER=/dev/shm]
 *
 * Only kills that came in time are counted. Every other takes the whole group. After each, the next command is `afi save`,
 * which must find no changes; then either all forty are submitted in one commit, or none of them and the batch is missing.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env, faults, git, newFolder, run, runAndKill } from './workshop.js';

const [kills = '30', processes = '2', times = '15', parentFolder = '/dev/shm'] = process.argv.slice(2);
const afi = resolve(import.meta.dirname, '../../../bin/afi.js');
const folder = newFolder(parentFolder);
const [source, root] = ['source', 'work'].map((name) => join(folder, name));
const count = 40;
const ids = Array.from({ length: count }, (_, n) => `docks-2021-rec-${n + 1}`);

/** A register of forty actions, all of them complete and proven. */
function newSource() {
  const files = {
    'register.yaml': 'version: 1\nforce: {name: Harbour Police}\norigins: [{id: docks, label: Docks}]\n',
    'boards/quay.yaml': 'id: quay\nname: Quay board\n',
    'inspections/docks-2021.yaml':
      'id: docks-2021\ntitle: Docks\norigin: docks\nstatus: published\npublished: 2021-01-04\n',
    ...Object.fromEntries(ids.map((id) => [`actions/${id}.yaml`, actionText(id)])),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(source, 'register', file, '..'), { recursive: true });
    writeFileSync(join(source, 'register', file), text);
  }
  git(source, 'init', '-q', '-b', 'main', '--template=', '.');
  git(source, 'add', '-A');
  git(source, 'commit', '-q', '-m', 'Begin');
}

const actionText = (id) => `id: ${id}
type: recommendation
inspection: docks-2021
title: Mend ladder ${id}
wording: The force should mend ladder ${id}.
history:
  - {on: 2021-01-04, event: issued}
  - {on: 2021-01-05, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}
  - {on: 2021-05-01, event: evidence, title: Photographs, reference: Share 2}
  - {on: 2021-05-02, event: completed, approved_by: quay}
`;

const copySource = () => {
  rmSync(root, { recursive: true, force: true });
  execFileSync('cp', ['-a', source, root]);
};
const callWith = (...args) => ['--register', join(root, 'register'), '--today', '2021-11-25', '--quiet', ...args];
const submissionArgs = callWith('submit', '2021-11', '--ready', '--to', 'FLL', '--approved-by', 'quay', '--yes');
const countSubmitted = () =>
  readdirSync(join(root, 'register/actions')).filter((file) =>
    readFileSync(join(root, 'register/actions', file), 'utf8').includes('event: submitted'),
  ).length;
const countCommits = () => Number(git(root, 'rev-list', '--count', 'HEAD'));

/** What became of a submission: before or after; or what is wrong with it. */
function checkState(code) {
  const next = run(afi, callWith('record'));
  const wrong = [];
  if (next.code !== 0 || !/^There are no changes to save/.test(next.out)) wrong.push(`next: ${next.code} ${next.out}${next.err}`);
  const hasBatch = existsSync(join(root, 'register/batches/2021-11.yaml'));
  const state = `${countSubmitted()} submitted, ${countCommits()} commits, ${hasBatch ? 'a batch' : 'no batch'}`;
  const isRecorded = state === `${count} submitted, 2 commits, a batch`;
  if (!isRecorded && state !== '0 submitted, 1 commits, no batch') wrong.push(`half: ${state}`);
  if (code === 0 && !isRecorded) wrong.push('it said it was done');
  if (code === 2 && isRecorded) wrong.push('it said nothing changed');
  if (run(afi, callWith('check')).code !== 0) wrong.push('check finds errors');
  return { after: isRecorded, wrong: [...wrong, ...faults(root)] };
}

async function killSubmissions() {
  const tally = { runs: 0, kills: 0, before: 0, after: 0, bad: 0 };
  copySource();
  const began = process.hrtime.bigint();
  run(afi, submissionArgs);
  let usual = Number(process.hrtime.bigint() - began) / 1e6;
  while (tally.kills < Number(kills)) {
    copySource();
    // The first part of it is the start of Node and the reading: most kills come where something is being done.
    const killAfter = usual * (0.4 + 0.7 * Math.random());
    const { code, signal } = await runAndKill(afi, submissionArgs, { after: killAfter, group: tally.runs % 2 === 0 });
    // It ended before its kill: the machine is faster than it was when a run was timed.
    if (signal === null) usual = Math.max(usual * 0.9, 25);
    const { after: isSubmitted, wrong } = checkState(code);
    tally.runs++;
    if (signal !== null) tally.kills++;
    tally[isSubmitted ? 'after' : 'before']++;
    if (wrong.length > 0) tally.bad++;
    for (const fault of wrong) process.stdout.write(`${fault}\n`);
  }
  process.stdout.write(`submit of ${count}: ${JSON.stringify({ ...tally, usual: Math.round(usual) })}\n`);
  return tally.bad;
}

const runOnce = (args) =>
  new Promise((resolveRun) => {
    const child = spawn(process.execPath, [afi, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolveRun({ code, out: output }));
  });

async function runCrowd() {
  copySource();
  const [notesRecorded, refusals, oddOutputs] = [[], [], []];
  await Promise.all(
    Array.from({ length: Number(processes) }, async (_, worker) => {
      for (let n = 0; n < Number(times); n++) {
        const note = `Worker ${worker}, time ${n}.`;
        const { code, out } = await runOnce(callWith('progress', ids[0], '--note', note));
        (code === 0 ? notesRecorded : code === 2 ? refusals : oddOutputs).push(code === 0 ? note : out);
      }
    }),
  );
  const text = readFileSync(join(root, `register/actions/${ids[0]}.yaml`), 'utf8');
  const notes = [...text.matchAll(/note: (Worker .*)/g)].map(([, note]) => note).sort();
  const wrong = [
    ...oddOutputs,
    ...(notes.join() === notesRecorded.sort().join() ? [] : [`${notes.length} notes of ${notesRecorded.length}`]),
    ...(countCommits() === 1 + notesRecorded.length ? [] : [`${countCommits() - 1} commits of ${notesRecorded.length}`]),
    ...faults(root),
  ];
  const tally = { processes, times, done: notesRecorded.length, refused: refusals.length, commits: countCommits() - 1, wrong };
  process.stdout.write(`progress by several: ${JSON.stringify(tally)}\n`);
  return wrong.length;
}

newSource();
const badCount = (await killSubmissions()) + (await runCrowd());
rmSync(folder, { recursive: true, force: true });
process.exitCode = badCount === 0 ? 0 : 1;
