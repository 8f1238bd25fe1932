/** `check`: everything that is wrong in the register, in one run, and an account of its files. */
import { accountText, findingText, tally } from '../render/findings.ts';
import { json } from './answer.ts';
import type { Command } from './command.ts';

export interface CheckOptions {
  readonly json: boolean;
}

export const check: Command<CheckOptions> = ({ findings, files, folder, screen }, options) => {
  const failed = findings.some(({ severity }) => severity === 'error');
  if (options.json) {
    const told = findings.map(({ length: _, excerpt: __, file, ...finding }) => ({
      ...finding,
      file: folder === '' ? file : `${folder}/${file}`,
    }));
    return { text: json('check', { findings: told, files }), failed };
  }
  const account = `${tally(findings)}; ${accountText(files)}.`;
  const blocks = findings.map((finding) => findingText(finding, folder, screen.colour));
  return { text: [...blocks, account].join('\n\n'), failed };
};
