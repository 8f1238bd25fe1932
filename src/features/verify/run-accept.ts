/** Runs `verify --accept`: records in accepted.yaml that findings are accepted, by whom and why. */

import { requireChangeDate } from '../../app/change-options.ts';
import { type ChangingCommand, UserError } from '../../app/command.ts';
import { createRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { acceptancesFile } from '../../domain/records/record-paths.ts';
import { cleanText } from '../../output/safe-text.ts';
import { addItem } from '../../storage/yaml-edit/edit.ts';
import { isAcceptable } from '../history/acceptances.ts';
import type { AuditAnswer } from '../history/audit.ts';
import { auditHistory } from '../history/run-audit.ts';
import type { AuditFinding } from '../history/schema.ts';
import type { VerifyOptions } from './command.ts';

/** The outcome of `verify --accept`. @throws UserError without a reason or an approver, or for an unknown finding */
export const runAccept: ChangingCommand<VerifyOptions> = async (context, options) => {
  const { accept = [], reason, approvedBy } = options;
  const on = requireChangeDate(context, options.on);
  if (reason === undefined || reason.trim() === '')
    throw new UserError('--reason is missing. Add --reason TEXT, with the reason for accepting the finding.');
  if (approvedBy === undefined || approvedBy.trim() === '')
    throw new UserError(
      '--approved-by is missing. Add --approved-by WHO, with the board or the role that accepted the finding.',
    );
  if (context.rejectedFiles.includes(acceptancesFile))
    throw new UserError(`${acceptancesFile} is rejected. \`afi check\` shows why.`);
  const answerWith = await auditHistory(context, options);
  const answer = answerWith([]);
  const acceptances = [...new Set(accept)].map((name) => {
    const { id, commit } = requireFinding(answer, name);
    return { finding: id, commit, reason, approved_by: approvedBy, on };
  });
  const textBefore = context.recordText(acceptancesFile);
  const change =
    textBefore === ''
      ? createRecordFile('acceptances', acceptancesFile, { accepted: acceptances })
      : {
          file: acceptancesFile,
          before: textBefore,
          after: acceptances.reduce((text, entry) => addItem(text, ['accepted'], entry), textBefore),
        };
  const ids = acceptances.map(({ finding }) => finding);
  const subject = ids.length === 1 ? `Accept the finding ${ids[0]}` : `Accept ${ids.length} findings`;
  return {
    ...proposeCommit({
      command: 'verify',
      subject,
      changes: [change],
      trailers: ids.map((id) => ['Afi-Finding', id]),
      options,
    }),
    data: answerWith(acceptances.map(({ finding, ...entry }) => ({ id: finding, ...entry }))),
  };
};

/** The finding with an id, or with the digest at its end. @throws UserError if there is none, or if it cannot be accepted. */
function requireFinding(
  { findings, accepted }: AuditAnswer,
  name: string,
): AuditFinding & { readonly commit: string } {
  const hasName = ({ id }: AuditFinding) => id === name || id.endsWith(`-${name}`);
  const finding = findings.find(hasName);
  const earlier = accepted.find(hasName);
  if (!finding && earlier)
    throw new UserError(
      `${earlier.id} was accepted on ${earlier.acceptance.on} by ${earlier.acceptance.approved_by}.`,
    );
  if (!finding) {
    const lines = findings.map(({ id, file, message }) => `  ${id}  ${file ? `${file}: ` : ''}${message}`);
    throw new UserError(
      lines.length === 0
        ? `there is no finding ${name}: \`afi verify\` has no findings.`
        : `there is no finding ${name}. Enter the id of one of these:\n${lines.map((line) => cleanText(line)).join('\n')}`,
    );
  }
  const { commit } = finding;
  if (commit === null)
    throw new UserError(`${finding.id} is not about a commit of this history, so it cannot be accepted.`);
  if (!isAcceptable(finding))
    throw new UserError(
      `${finding.id} is about ${acceptancesFile} itself, so it cannot be accepted. Restore the entry as it was.`,
    );
  return { ...finding, commit };
}
