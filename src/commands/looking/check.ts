/** `check`: everything that is wrong in the register, in one run, and an account of its files. */
import { accountText, findingText, tally } from '../../render/findings.ts';
import { githubCommands } from '../../render/github.ts';
import { junitReport } from '../../render/junit.ts';
import { sarifLog } from '../../render/sarif.ts';
import { json, toldFinding } from '../answer.ts';
import type { Command, Opened, Outcome } from '../command.ts';

export interface CheckOptions {
  readonly json: boolean;
  readonly format?: 'text' | 'json' | 'github' | 'sarif' | 'junit';
  /** Warnings fail it too. */
  readonly strict?: boolean;
}

export const check: Command<CheckOptions> = (opened, { json: asJson, format = 'text', strict = false }) => {
  const failed = opened.findings.some(({ severity }) => strict || severity === 'error');
  return { ...draw(opened, asJson ? 'json' : format, strict), failed };
};

function draw(opened: Opened, format: CheckOptions['format'], strict: boolean): Outcome {
  const { findings, files, folder, screen } = opened;
  const account = `${tally(findings)}; ${accountText(files)}.`;
  switch (format) {
    case 'json':
      return { text: json('check', { findings: findings.map((one) => toldFinding(one, folder)), files }) };
    case 'github':
      return { text: githubCommands(findings, folder, account) };
    case 'sarif':
      return { text: sarifLog(findings, folder, opened.catalogue(), files), notes: [account] };
    case 'junit':
      return { text: junitReport(findings, folder, strict), notes: [account] };
    default: {
      const blocks = findings.map((finding) => findingText(finding, folder, screen.colour));
      return { text: [...blocks, account].join('\n\n') };
    }
  }
}
