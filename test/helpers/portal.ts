/** A register that imports extracts of the monitoring portal, and the commands that work on it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, registerFiles, settingsText } from './register.ts';
import { git, registerInGit, run } from './tool.ts';

export const day = '2022-06-30';
const environment = (root: string) => ({
  PATH: process.env['PATH'],
  HOME: root,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Liaison Officer',
  GIT_AUTHOR_EMAIL: 'officer@example.com',
  GIT_COMMITTER_NAME: 'Liaison Officer',
  GIT_COMMITTER_EMAIL: 'officer@example.com',
});

export const mapping = `portal:
  types:
    Recommendation: recommendation
  statuses:
    Submitted for closure: submitted
  closed_statuses: [Closed]
`;

/** A register in a repository, all of it recorded. */
export const newPortalRegister = (files: Files = {}): string =>
  registerInGit(registerFiles({ 'register.yaml': settingsText(mapping), ...files }), { day });

export const afi = (root: string, ...argv: readonly string[]) =>
  run(root, argv, { today: day, env: environment(root) });

export const readRegisterFile = (root: string, file: string) =>
  readFileSync(join(root, 'register', file), 'utf8');

export const lastCommit = (root: string) =>
  git(root, day, 'show', '--name-only', '--format=%B', 'HEAD').trim();

export const extractHeader = 'Reference,Type,Status,Title,Text,Inspection';

/** Imports an extract into a new register; returns its folder and the result of the command. */
export async function importExtract(
  content: string | Uint8Array,
  argv: readonly string[] = [],
  name = 'given.csv',
) {
  const root = newPortalRegister();
  writeFileSync(join(root, name), content);
  const dayOption = argv.includes('--on') ? [] : ['--on', '2022-06-01'];
  const result = await afi(root, 'portal', 'import', name, ...dayOption, ...argv);
  return { root, ...result };
}
