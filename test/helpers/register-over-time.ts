/** Creates a register in git, and runs commands on it on chosen days. */
import { expect } from 'vitest';
import { type Files, registerFiles } from './register.ts';
import { registerInGit, run } from './tool.ts';

const who = { GIT_AUTHOR_NAME: 'Liaison Officer', GIT_AUTHOR_EMAIL: 'officer@example.com' };
/** The environment of the officer who works on these registers. */
export const officerEnvironment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  ...who,
  GIT_COMMITTER_NAME: who.GIT_AUTHOR_NAME,
  GIT_COMMITTER_EMAIL: who.GIT_AUTHOR_EMAIL,
};

/** A register in git, and a function that runs a command on a day and returns its output. */
export function registerOverTime(files: Files = registerFiles()) {
  const root = registerInGit(files, { day: '2021-02-01', message: 'Start the register' });
  const runOnDay = async (day: string, ...argv: readonly string[]) => {
    const date = `${day}T12:00:00Z`;
    const ran = await run(root, argv, {
      env: { ...officerEnvironment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      today: day,
    });
    expect(ran.code, ran.err).toBe(0);
    return ran.out.replace(/\b[0-9a-f]{8}\b/g, 'COMMIT');
  };
  return { root, on: runOnDay };
}
