/** Runs `verify`: whether the past was rewritten, by the whole history in git. */

import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { emptyChange, renderResponse } from '../../app/response.ts';
import { type Acceptance, presentAcceptances } from './acceptances.ts';
import { assessCommits } from './assess-commits.ts';
import { type AuditAnswer, buildAudit, commitsToSign } from './audit.ts';
import { auditText } from './audit-page.ts';
import type { AuditOptions } from './command.ts';
import { findLostFacts } from './lost-facts.ts';
import type { auditResponse } from './schema.ts';
import { findWatchedChanges } from './watched-commits.ts';

/**
 * Audits the whole history; the result makes the answer with more acceptances than accepted.yaml has.
 * @throws UserError if the file of signers does not exist.
 */
export async function auditHistory(
  { openHistory, readBytes }: Pick<CommandContext, 'openHistory' | 'readBytes'>,
  { anchor = [], signatures: signers }: Pick<AuditOptions, 'anchor' | 'signatures'>,
): Promise<(moreAcceptances: readonly Acceptance[]) => AuditAnswer> {
  if (signers !== undefined && readBytes(signers) === undefined)
    throw new UserError(
      `there is no file ${signers}. Enter a file of allowed signers, in the format of ssh-keygen.`,
    );
  const { today, loadHistory, loadFormerCommits, checkAnchors, checkSignatures } = await openHistory();
  const history = await loadHistory({ errors: true, surroundings: true });
  const assessedCommits = assessCommits(history);
  const signaturesByCommit =
    signers === undefined ? new Map() : await checkSignatures(signers, commitsToSign(assessedCommits));
  const former = await loadFormerCommits();
  const evidence = {
    today,
    watchedChanges: findWatchedChanges(history),
    lostFacts: findLostFacts(history, former),
    sources: former.sources,
    anchors: await checkAnchors(history, anchor),
    signatures: signaturesByCommit,
  };
  const acceptances = presentAcceptances(history);
  return (moreAcceptances) =>
    buildAudit(assessedCommits, { ...evidence, acceptances: [...acceptances, ...moreAcceptances] });
}

/** Fails if anything was found that is not accepted. @throws UserError if the file of signers does not exist. */
export const runAudit: Command<AuditOptions> = async (context, options) => {
  const answer = (await auditHistory(context, options))([]);
  const { screen } = context;
  return {
    text: options.json
      ? renderResponse<typeof auditResponse>('audit', { ...answer, ...emptyChange })
      : auditText(answer, screen, options),
    hasFailed: answer.findings.length > 0 || (options.strict === true && answer.notices.length > 0),
  };
};
