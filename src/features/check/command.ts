/** `check`: everything that is wrong in the register, in one run, and an account of its files. */

import { type Command, type Opened, type Outcome, UserError } from '../../app/command.ts';
import { json, toldFinding } from '../../app/response.ts';
import { didYouMean } from '../../domain/text/nearest.ts';
import { githubCommands } from '../../output/findings/github.ts';
import { junitReport } from '../../output/findings/junit.ts';
import { sarifLog } from '../../output/findings/sarif.ts';
import { accountText, countsByCode, findingText, tally } from '../../output/findings/text.ts';

export interface CheckOptions {
  readonly json: boolean;
  readonly format?: 'text' | 'json' | 'github' | 'sarif' | 'junit';
  /** Warnings fail it too. */
  readonly strict?: boolean;
  /** Only findings of these codes are asked for. */
  readonly code?: readonly string[];
}

export const check: Command<CheckOptions> = (opened, options) => {
  const { json: asJson, format = 'text', strict = false, code } = options;
  if (code) refuseUnknown(opened, code);
  const findings = opened.findings.filter((finding) => code?.includes(finding.code) ?? true);
  const failed = findings.some(({ severity }) => strict || severity === 'error');
  return { ...draw(opened, findings, asJson ? 'json' : format, strict), failed };
};

function refuseUnknown({ catalogue }: Opened, asked: readonly string[]): void {
  const codes = catalogue().map(({ code }) => code);
  const unknown = asked.find((code) => !codes.includes(code));
  if (unknown !== undefined)
    throw new UserError(
      `no finding has the code \`${unknown}\`. ${didYouMean(unknown, codes) || '`afi help findings` lists them.'}`,
    );
}

function draw(
  opened: Opened,
  findings: Opened['findings'],
  format: CheckOptions['format'],
  strict: boolean,
): Outcome {
  const { files, folder, screen } = opened;
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
      return { text: [...blocks, ...countsByCode(findings), account].join('\n\n') };
    }
  }
}
