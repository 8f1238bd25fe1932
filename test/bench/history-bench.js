#!/usr/bin/env node
/**
 * Measures commands that read git's history, on 1,000 actions, 60 commits and 24 month-ends: `node test/bench/history-bench.js`
 *
 * `trend --recorded` and `audit` read and parse each distinct version once. The time for a version is printed as a multiple of
 * the time of `summary` for an action with the same texts. Start-up is measured on a register of one action and subtracted.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = resolve(fileURLToPath(new URL('.', import.meta.url)), '../..');
const actions = Number(process.argv[2] ?? 1000);
const commits = 60;
const changedByEach = Math.round(actions * 0.08);
const rounds = 5;

const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NODE_|AFI_|NO_COLOR$|FORCE_COLOR$|npm_|GIT_)/.test(name)),
);

const dayAt = (number) => new Date(Date.UTC(2020, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const lastDay = 730;

const wording = (n) =>
  `The force should see by ${n % 12} months from the report that every record of kind ${n} which it keeps in custody and in\n  its control room is whole, that supervisors look at one in ${(n % 9) + 2} of them, and that what they find is acted on and told\n  to the board. It should keep a list of those who were trained, and say how it knows that the training has worked.`;

const event = (day, n) =>
  `  - on: ${day}\n    event: progress\n    rag: ${['red', 'amber', 'green'][n % 3]}\n    note: >-\n      The team reports that ${n % 70} of a hundred records in its sample were whole, against ${n % 50} in the month\n      before, and that the last sites will have the new form by the end of the quarter.\n`;

const first = (n) => `id: docks-2020-rec-${n}
type: recommendation
inspection: docks-2020
title: See that every record of kind ${n} is whole and acted on
wording: >-
  ${wording(n)}
themes: [records, custody]
history:
  - on: 2020-01-01
    event: issued
  - on: 2020-01-01
    event: assigned
    force_lead: Harbour Master
    delivery_lead: Head of Docks
    board: quay
  - on: 2020-01-01
    event: target
    by: 2022-12-31
${event('2020-01-01', n)}`;

const surroundings = {
  'register.yaml':
    'version: 1\nforce: {name: Harbour Police}\norigins: [{id: docks, label: Docks}]\nroles: [Harbour Master, Head of Docks]\n',
  'inspections/docks-2020.yaml':
    'id: docks-2020\ntitle: Docks\norigin: docks\nstatus: published\npublished: 2020-01-01\n',
  'boards/quay.yaml': 'id: quay\nname: Quay board\n',
};

/** Creates a repository with a number of actions and commits; returns its path and its number of versions of actions. */
function createRepository(recordCount, commitCount) {
  const root = mkdtempSync(join(tmpdir(), 'afi-past-'));
  const git = (args, input) => execFileSync('git', args, { cwd: root, env, input, maxBuffer: 2 ** 30 });
  const texts = new Map(Array.from({ length: recordCount }, (_, n) => [n, first(n + 1)]));
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const put = (file, text) => `M 100644 inline register/${file}\n${data(text)}`;
  const stream = [];
  let versions = recordCount;
  for (let commit = 0; commit < commitCount; commit++) {
    const day = Math.round((commit * lastDay) / Math.max(1, commitCount - 1));
    const files = [];
    if (commit === 0) for (const [file, text] of Object.entries(surroundings)) files.push(put(file, text));
    const changedIndexes = commit === 0 ? [...texts.keys()] : Array.from({ length: Math.min(recordCount, changedByEach) }, (_, i) => (commit * 7919 + i * 104_729) % recordCount);
    for (const n of new Set(changedIndexes)) {
      if (commit > 0) {
        texts.set(n, texts.get(n) + event(dayAt(day), commit + n));
        versions += 1;
      }
      files.push(put(`actions/docks-2020-rec-${n + 1}.yaml`, texts.get(n)));
    }
    const seconds = Date.UTC(2020, 0, 1) / 1000 + day * 86_400 + 43_200;
    stream.push(`commit refs/heads/main\ncommitter Officer <officer@example.com> ${seconds} +0000\n${data(`Commit ${commit}`)}${files.join('')}`);
  }
  git(['init', '-q', '-b', 'main']);
  git(['fast-import', '--quiet'], stream.join(''));
  git(['reset', '-q', '--hard', 'main']);
  return { root, versions };
}

function measure(root, ...args) {
  const began = process.hrtime.bigint();
  const ran = spawnSync(process.execPath, [join(home, 'bin/afi.js'), '--today', dayAt(lastDay), '--register', join(root, 'register'), ...args], { env, cwd: home, maxBuffer: 2 ** 30 });
  if (ran.status !== 0) throw new Error(`${args.join(' ')}: ${ran.stdout}${ran.stderr}`);
  return Number(process.hrtime.bigint() - began) / 1e9;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const commands = {
  summary: ['summary'],
  'trend --recorded': ['trend', '--recorded', '--since', dayAt(0)],
  audit: ['audit'],
};
const most = { 'trend --recorded': 1.2, audit: 2 };

const [large, small] = [createRepository(actions, commits), createRepository(1, 1)];
try {
  const took = Object.fromEntries(Object.keys(commands).map((name) => [name, { large: [], small: [] }]));
  for (let round = -1; round < rounds; round++)
    for (const [name, args] of Object.entries(commands)) {
      const [total, start] = [measure(large.root, ...args), measure(small.root, ...args)];
      if (round < 0) continue;
      took[name].large.push(total);
      took[name].small.push(start);
    }
  const net = (name) => median(took[name].large.map((time, i) => time - took[name].small[i]));
  const perAction = net('summary') / (actions - 1);
  process.stdout.write(`${actions} actions, ${commits} commits, ${large.versions} versions\n`);
  process.stdout.write(`summary: ${(perAction * 1e6).toFixed(0)} microseconds an action\n`);
  for (const name of Object.keys(most)) {
    const perVersion = net(name) / (large.versions - 1);
    process.stdout.write(
      `${name}: ${(perVersion * 1e6).toFixed(0)} microseconds a version, ${(perVersion / perAction).toFixed(2)} times summary’s; at most ${most[name]}\n`,
    );
  }
} finally {
  for (const { root } of [large, small]) rmSync(root, { recursive: true, force: true });
}
