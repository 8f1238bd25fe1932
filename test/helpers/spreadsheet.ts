/** Creates a register in git for tests of export and import, and runs imports on it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Plan } from '../../src/features/spreadsheet/import-schema.ts';
import { type Files, registerFiles } from './register.ts';
import { registerInGit, run } from './tool.ts';

/** A folder with a sound register in git. */
export const newSpreadsheetRegister = (files: Files = registerFiles()): string => registerInGit(files);

/** The action of the sound register, and its file. */
export const actionId = 'docks-2021-rec-1';
export const actionFile = `actions/${actionId}.yaml`;

export const readRegisterFile = (root: string, name: string) =>
  readFileSync(join(root, 'register', name), 'utf8');

export const applyImport = (root: string, name: string, ...argv: readonly string[]) =>
  run(root, ['import', name, '--apply', '--yes', ...argv], gitEnvironment(root));

/** An event as the tool writes it. */
export const eventText = (...lines: readonly string[]) => `  - ${lines.join('\n    ')}\n`;

export const gitEnvironment = (root: string) => ({
  env: {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Liaison Officer',
    GIT_AUTHOR_EMAIL: 'officer@example.com',
    GIT_COMMITTER_NAME: 'Liaison Officer',
    GIT_COMMITTER_EMAIL: 'officer@example.com',
  },
});

export async function planOf(root: string, file: string, ...argv: readonly string[]): Promise<Plan> {
  const { code, out, err } = await run(root, ['import', file, '--json', ...argv]);
  expect(out, err).not.toBe('');
  const isIncomplete = JSON.parse(out).refused.length > 0 || /rejected/.test(err);
  expect(code).toBe(isIncomplete ? 1 : 0);
  return JSON.parse(out);
}

/** A CSV file of rows, quoted throughout. */
export function csvIn(root: string, name: string, rows: readonly (readonly string[])[]): string {
  const quoteCell = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  writeFileSync(join(root, name), rows.map((row) => row.map(quoteCell).join(',')).join('\r\n'));
  return name;
}
