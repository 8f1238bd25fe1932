/** Runs `check`: prints every finding in the register and how many files were read, in one of five formats. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { findingResponse, renderResponse } from '../../app/response.ts';
import type { Finding } from '../../domain/finding.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { githubCommands } from '../../output/findings/github.ts';
import { junitReport } from '../../output/findings/junit.ts';
import { sarifLog } from '../../output/findings/sarif.ts';
import { accountText, countBySeverity, countsByCode, findingText } from '../../output/findings/text.ts';
import type { CheckOptions } from './command.ts';
import type { checkResponse } from './schema.ts';

/** The outcome of `check`: prints the findings; fails for an error, and with `--strict` for a warning. @throws UserError for an unknown code */
export const runCheck: Command<CheckOptions> = (context, options) => {
  const { json: asJson, format = 'text', strict = false, code } = options;
  if (code) assertKnownCodes(context, code);
  const findings = context.findings.filter((finding) => code?.includes(finding.code) ?? true);
  const fails = ({ severity }: Finding) => strict || severity === 'error';
  const outcome = renderFindings(context, findings, { format: asJson ? 'json' : format, fails });
  return { ...outcome, hasFailed: findings.some(fails) };
};

function assertKnownCodes({ catalogue }: CommandContext, requestedCodes: readonly string[]): void {
  const codes = catalogue().map(({ code }) => code);
  const unknown = requestedCodes.find((code) => !codes.includes(code));
  if (unknown !== undefined)
    throw new UserError(
      `no finding has the code \`${unknown}\`. ${didYouMean(unknown, codes) || '`afi help findings` lists them.'}`,
    );
}

function renderFindings(
  context: CommandContext,
  findings: CommandContext['findings'],
  {
    format,
    fails,
  }: {
    readonly format: CheckOptions['format'];
    readonly fails: (finding: Finding) => boolean;
  },
): Outcome {
  const { files, folder, screen } = context;
  const account = `${countBySeverity(findings)}; ${accountText(files)}.`;
  switch (format) {
    case 'json':
      return {
        text: renderResponse<typeof checkResponse>('check', {
          findings: findings.map((finding) => findingResponse(finding, folder)),
          files,
        }),
      };
    case 'github':
      return { text: githubCommands(findings, folder, account) };
    case 'sarif':
      return { text: sarifLog(findings, folder, context.catalogue(), files), notes: [account] };
    case 'junit':
      return { text: junitReport(findings, folder, fails), notes: [account] };
    default: {
      const blocks = findings.map((finding) => findingText(finding, folder, screen));
      return { text: [...blocks, ...countsByCode(findings), account].join('\n\n') };
    }
  }
}
