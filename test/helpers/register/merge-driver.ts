/** Merges pairs as officers would: two branches of a real repository, with the built command as git's merge driver. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitAttributes } from '../../../src/features/init/starter-files.ts';
import { mergeDriver } from '../../../src/features/merge-driver/command.ts';
import { boardText, inspectionText, registerFiles, settingsText } from '../register.ts';
import { home, run } from '../tool.ts';
import { expectedMerge, mergeFaults } from './merge-oracle.ts';
import type { Pair } from './merge-pairs.ts';
import { emptyFolder, git, userEnvironment, write } from './repositories.ts';

export const fileOf = ({ id }: Pick<Pair, 'id'>): string => `register/actions/${id}.yaml`;

/** A repository that knows the driver, with a sound register of these files. */
export function repositoryWith(files: Readonly<Record<string, string>>): string {
  const root = emptyFolder();
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'config', 'merge.afi.driver', mergeDriver);
  write(root, { '.gitattributes': gitAttributes.replace('register/** text eol=lf\n', ''), ...files });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Begin');
  return root;
}

/** Commits files on a new branch from main. */
export function branch(root: string, name: string, files: Readonly<Record<string, string>>): void {
  git(root, 'checkout', '-q', '-b', name, 'main');
  write(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', name);
}

/** Merges a branch into the one checked out, with `afi` on the path; `path` leaves it out. */
export function merge(root: string, name: string, { afi = true } = {}) {
  const bin = emptyFolder();
  writeFileSync(
    join(bin, 'afi'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(home, 'bin/afi.js')}" "$@"\n`,
  );
  chmodSync(join(bin, 'afi'), 0o755);
  const { status, stdout, stderr } = spawnSync('git', ['merge', '-q', '--no-edit', name], {
    cwd: root,
    env: { ...userEnvironment, PATH: `${afi ? `${bin}:` : ''}${userEnvironment.PATH}` },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { status, said: stdout + stderr };
}

export interface Outcome {
  readonly conflicts: number;
  /** Conflicts that git reports. */
  readonly reportedCount: number;
  readonly contradictory: number;
  readonly lostComments: number;
  readonly byKind: ReadonlyMap<string, number>;
  /** Each with its id. */
  readonly wrong: readonly string[];
}

const surroundings = registerFiles({
  'actions/docks-2021-rec-1.yaml': undefined,
  'register.yaml': settingsText('rules: {wording-twice: off}\n'),
  'inspections/docks-2021.yaml': inspectionText('docks-2021'),
  'boards/lock-gates.yaml': boardText('lock-gates'),
  'batches/2021-06.yaml': undefined,
  ...Object.fromEntries(
    ['2021-a', '2021-b'].map((id) => [
      `batches/${id}.yaml`,
      `id: "${id}"\ntitle: Closure submission\nsent: 2021-01-04\nto: HMICFRS Force Liaison Lead\n`,
    ]),
  ),
}) as Readonly<Record<string, string>>;

const inFolder = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`register/${name}`, text]));

export async function mergeAndCheck(pairs: readonly Pair[]): Promise<Outcome> {
  const side = (version: 'base' | 'ours' | 'theirs') =>
    Object.fromEntries(
      pairs.flatMap((pair) => {
        const text = pair[version];
        return text === undefined ? [] : [[fileOf(pair), text]];
      }),
    );
  const root = repositoryWith({ ...inFolder(surroundings), ...side('base') });
  branch(root, 'theirs', side('theirs'));
  branch(root, 'ours', side('ours'));
  const { said: output } = merge(root, 'theirs');
  const checkRun = await run(root, ['check', '--json']);
  const findings = JSON.parse(checkRun.out).findings as { file: string; severity: string }[];
  const refusedFiles = new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  const [wrong, byKind]: [string[], Map<string, number>] = [[], new Map()];
  let [conflicts, contradictory] = [0, 0];
  for (const pair of pairs) {
    const mergedText = readFileSync(join(root, fileOf(pair)), 'utf8');
    const heading = output
      .split('\n')
      .filter((line) => line.startsWith(`${fileOf(pair)}: `))
      .join('\n');
    if (/^<{7} /m.test(mergedText)) conflicts++;
    const { contradictions } = expectedMerge(pair);
    if (contradictions.length > 0) contradictory++;
    for (const kind of new Set(contradictions.map((contradiction) => contradiction.split(/[: ]/)[0] ?? '')))
      byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    const faults = mergeFaults(pair, mergedText, refusedFiles.has(fileOf(pair)), heading);
    wrong.push(...faults.map((fault) => `${pair.id}: ${fault}`));
  }
  const times = (words: RegExp) => [...output.matchAll(words)].length;
  return {
    ...{ conflicts, contradictory, byKind, wrong },
    reportedCount: times(/^CONFLICT /gm),
    lostComments: times(/their comment was left out/g),
  };
}
