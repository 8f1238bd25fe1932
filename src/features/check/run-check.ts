/** Runs `check`: prints every finding in the register and how many files were read, in one of five formats. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { findingResponse, nameFiles, renderResponse } from '../../app/response.ts';
import type { Finding } from '../../domain/finding.ts';
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { githubCommands } from '../../output/findings/github.ts';
import { junitReport } from '../../output/findings/junit.ts';
import { sarifLog } from '../../output/findings/sarif.ts';
import {
  accountText,
  countBySeverity,
  countsByCode,
  findingText,
  joinFolder,
} from '../../output/findings/text.ts';
import { pluralise } from '../../output/safe-text.ts';
import type { CheckOptions } from './command.ts';
import type { checkResponse } from './schema.ts';

/** The outcome of `check`: prints the findings; fails for an error, and with `--strict` for a warning. @throws UserError for an unknown code */
export const runCheck: Command<CheckOptions> = async (context, options) => {
  const { json: asJson, format = 'text', strict = false, code } = options;
  if (code) assertKnownCodes(context, code);
  const findings = context.findings.filter((finding) => code?.includes(finding.code) ?? true);
  const fails = ({ severity }: Finding) => strict || severity === 'error';
  const outcome = renderFindings(context, findings, { format: asJson ? 'json' : format, fails });
  const notes = [
    ...(outcome.notes ?? []),
    ...describeStagedDeletions(context, await context.readStagedDeletions()),
  ];
  return { ...outcome, notes, hasFailed: findings.some(fails) };
};

/** What the next `git commit` would delete from the register, and the command that prevents it. */
function describeStagedDeletions(context: CommandContext, files: readonly string[]): readonly string[] {
  const [first] = files;
  if (first === undefined) return [];
  const count = pluralise(files.length, 'file', 'files');
  const place = files.length === 1 ? joinFolder(context.folder, first) : context.folder;
  return [
    `The next \`git commit\` would delete ${count} of the register that ${files.length === 1 ? 'is' : 'are'} still on the disk: ${nameFiles(context, files)}. To prevent this, run \`git reset -q -- ${quoteArgument(place)}\`.`,
  ];
}

function assertKnownCodes({ catalogue }: CommandContext, requestedCodes: readonly string[]): void {
  const codes = catalogue().map(({ code }) => code);
  const unknown = requestedCodes.find((code) => !codes.includes(code));
  if (unknown !== undefined)
    throw new UserError(
      `the code \`${unknown}\` does not exist. ${didYouMean(unknown, codes) || '`afi help findings` lists every code.'}`,
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
