/** Runs `audit`: whether the past was rewritten, by the whole history in git. */

import { type Command, type Screen, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import { groupBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { commitLine } from '../../output/commit-line.ts';
import { cleanText, pluralise } from '../../output/safe-text.ts';
import { createPaint } from '../../output/screen.ts';
import { assessCommits } from './assess-commits.ts';
import { buildAudit, commitsToSign } from './audit.ts';
import type { AuditOptions } from './command.ts';
import { findLostFacts } from './lost-facts.ts';
import {
  type Audit,
  type AuditFinding,
  type AuditNotice,
  type auditResponse,
  lostCodes,
  noticeCodes,
} from './schema.ts';
import { findWatchedChanges } from './watched-commits.ts';
import { watchedCodes } from './watched-places.ts';

/** Fails if anything was found. @throws UserError if the file of signers does not exist. */
export const runAudit: Command<AuditOptions> = async ({ openHistory, readBytes, screen }, options) => {
  const { anchor = [], strict, signatures: signers } = options;
  if (signers !== undefined && readBytes(signers) === undefined)
    throw new UserError(
      `there is no file ${signers}: name a file of allowed signers, as ssh-keygen keeps it.`,
    );
  const { today, loadHistory, loadFormerCommits, checkAnchors, checkSignatures } = await openHistory();
  const history = await loadHistory({ errors: true, surroundings: true });
  const assessedCommits = assessCommits(history);
  const signaturesByCommit =
    signers === undefined ? new Map() : await checkSignatures(signers, commitsToSign(assessedCommits));
  const former = await loadFormerCommits();
  const answer = buildAudit(assessedCommits, {
    today,
    watchedChanges: findWatchedChanges(history),
    lostFacts: findLostFacts(history, former),
    sources: former.sources,
    anchors: await checkAnchors(history, anchor),
    signatures: signaturesByCommit,
  });
  return {
    text: options.json
      ? renderResponse<typeof auditResponse>('audit', answer)
      : auditText(answer, screen, options),
    hasFailed: answer.findings.length > 0 || (strict === true && answer.notices.length > 0),
  };
};

function auditText(
  answer: Audit,
  screen: Screen,
  { signatures: signers }: Pick<AuditOptions, 'signatures'>,
): string {
  const { commits: commitCount, from, to, findings, notices, corrected, restated } = answer;
  const { late, sources, anchors, signatures } = answer;
  const { green, red } = createPaint(screen);
  const period = from && to ? `, ${formatDate(from)} to ${formatDate(to)}` : '';
  const section = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? [`${heading}: ${lines.length}\n${lines.join('\n')}`] : [];
  const noticeSection = (heading: string, codes: readonly string[]) => {
    const sectionNotices = notices.filter(({ code }) => codes.includes(code));
    return sectionNotices.length > 0 ? [`${heading}:`, ...findingsByCommit(sectionNotices, screen)] : [];
  };
  return [
    `${pluralise(commitCount, 'commit', 'commits')} read${period}.`,
    ...findingsByCommit(findings, screen),
    ...noticeSection('Left out openly, at merges and by reverts', noticeCodes),
    ...noticeSection('Changes on which figures or their readers depend', watchedCodes),
    ...noticeSection('On the upstream or on earlier branches, and not in this history', lostCodes),
    ...section('Put right by a correction', corrected.map(rewritingLine)),
    ...section(
      'Facts of batches, inspections and papers that read otherwise since',
      restated.map(rewritingLine),
    ),
    ...section('Entered late, in their places by date', late.map(lateLine)),
    ...sourcesText(sources),
    ...(anchors.length > 0
      ? [anchors.map(({ name, stands }) => `${name} ${stands ? 'stands' : 'is lost'}.`).join('\n')]
      : []),
    ...(signers !== undefined
      ? [
          `Of ${pluralise(signatures.length, 'commit', 'commits')} that closed or submitted, ${signatures.filter(({ good }) => good).length} signed by an allowed signer.`,
        ]
      : []),
    findings.length === 0
      ? green(
          corrected.length === 0
            ? 'Nothing of the past was rewritten.'
            : 'Nothing of the past was rewritten without a correction.',
        )
      : red(`${pluralise(findings.length, 'finding', 'findings')}.`),
  ].join('\n\n');
}

/** Where commits were looked for that left the history, and where they could not be. */
function sourcesText(sources: Audit['sources']): readonly string[] {
  const comparedNames = sources.flatMap(({ name, commits }) => (commits === null ? [] : [name]));
  const gaps = sources.flatMap(({ name, gap }) => (gap === null ? [] : [`${name} (${gap})`]));
  return [
    [
      ...(comparedNames.length > 0 ? [`Compared with ${comparedNames.join(', ')}.`] : []),
      ...(gaps.length > 0 ? [`Not compared with ${gaps.join(', ')}.`] : []),
    ].join(' '),
  ].filter((text) => text !== '');
}

/** The findings of each commit below a line that names it; findings that are not about a commit have no such line. */
const findingsByCommit = (
  findings: readonly (AuditFinding | AuditNotice)[],
  screen: Screen,
): readonly string[] =>
  [...groupBy(findings, ({ commit }) => [commit ?? '']).values()].map((group) =>
    [
      ...group.slice(0, 1).flatMap((finding) => commitHeading(finding, screen)),
      ...group.map(
        ({ file, message, code }) => `  ${cleanText(`${file ? `${file}: ` : ''}${message}`)} (${code})`,
      ),
    ].join('\n'),
  );

const commitHeading = (
  { commit, day, subject, author }: AuditFinding | AuditNotice,
  screen: Screen,
): readonly string[] =>
  !commit || day === null || subject === null || author === null
    ? []
    : [commitLine({ commit, day, subject, author }, screen)];

const rewritingLine = (rewriting: Audit['corrected' | 'restated'][number]): string => {
  const { file, field, was, is, day, author, commit } = rewriting;
  return `  ${cleanText(`${file}: ${field}: ${is ?? 'nothing'} (was ${was || 'nothing'})`)}, by ${cleanText(author)} on ${day} (${commit.slice(0, 8)})`;
};

const lateLine = ({ id, on, event, day, commit }: Audit['late'][number]): string =>
  `  ${id}: ${event} of ${on}, recorded on ${day} (${commit.slice(0, 8)})`;
