/** Formats the answer of `verify` as text for the terminal. */

import type { Screen } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { removedMark } from '../../domain/records/removed-words.ts';
import { commitLine } from '../../output/commit-line.ts';
import { cleanText, pluralise } from '../../output/safe-text.ts';
import { createPaint } from '../../output/screen.ts';
import { isAcceptable } from './acceptances.ts';
import type { AuditAnswer } from './audit.ts';
import type { AuditOptions } from './command.ts';
import {
  type AcceptedFinding,
  type AuditFinding,
  type AuditNotice,
  lostCodes,
  noticeCodes,
} from './schema.ts';
import { watchedCodes } from './watched-places.ts';

/** The page of an audit: findings by commit, notices, and what is not a finding. */
export function auditText(
  answer: AuditAnswer,
  screen: Screen,
  { signatures: signers }: Pick<AuditOptions, 'signatures'>,
): string {
  const { commits: commitCount, from, to, findings, accepted, notices } = answer;
  const { corrected, restated, late, sources, anchors, signatures } = answer;
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
    ...noticeSection('Left out or moved openly, by merges, reverts and moves of the register', noticeCodes),
    ...noticeSection('Changes that affect figures or who may read them', watchedCodes),
    ...noticeSection('Recorded elsewhere, but not in this history', lostCodes),
    ...section('Accepted', accepted.map(acceptedLine)),
    ...section('Corrected, with the former text kept', corrected.map(rewritingLine)),
    ...section(
      'Facts of batches, inspections and papers that have changed since',
      restated.map(rewritingLine),
    ),
    ...section('Recorded late, in date order', late.map(lateLine)),
    ...sourcesText(sources),
    ...(anchors.length > 0
      ? [
          anchors
            .map(({ name, stands }) => `${name} ${stands ? 'is in this history' : 'is not in this history'}.`)
            .join('\n'),
        ]
      : []),
    ...(signers !== undefined
      ? [
          `Of ${pluralise(signatures.length, 'commit', 'commits')} that closed or submitted, ${signatures.filter(({ good }) => good).length} had the signature of an allowed signer.`,
        ]
      : []),
    findings.length === 0
      ? green(
          accepted.length > 0
            ? 'No other past record was changed without a correction.'
            : corrected.length === 0
              ? 'No past record was changed.'
              : 'No past record was changed without a correction.',
        )
      : red(`${pluralise(findings.length, 'finding', 'findings')}.`),
    ...(findings.some(isAcceptable)
      ? [
          'If a board or role accepts a finding, record that with the ten characters at the end of its line:\nafi verify --accept ID --reason … --approved-by …',
        ]
      : []),
  ].join('\n\n');
}

/** The sources that were compared for commits that are no longer in the history, and those that could not be, with the reason. */
function sourcesText(sources: AuditAnswer['sources']): readonly string[] {
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
        ({ file, message, ...entry }) =>
          `  ${cleanText(`${file ? `${file}: ` : ''}${message}`)} (${entry.code})${'id' in entry ? ` ${digestOf(entry)}` : ''}`,
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

/** The end of a finding’s id, which is short enough to copy. */
const digestOf = ({ id }: Pick<AuditFinding, 'id'>): string => id.slice(-10);

const acceptedLine = ({ id, code, file, message, acceptance }: AcceptedFinding): string =>
  cleanText(
    `  ${file ? `${file}: ` : ''}${message} (${code}) ${digestOf({ id })}; accepted on ${acceptance.on} by ${acceptance.approved_by}: ${acceptance.reason}`,
  );

const rewritingLine = (rewriting: AuditAnswer['corrected' | 'restated'][number]): string => {
  const { file, field, was, is, day, author, commit } = rewriting;
  const formerText = was === removedMark ? 'the former text was removed' : `was ${was || 'nothing'}`;
  return `  ${cleanText(`${file}: ${field}: ${is ?? 'nothing'} (${formerText})`)}, by ${cleanText(author)} on ${day} (${commit.slice(0, 8)})`;
};

const lateLine = ({ id, on, event, day, commit }: AuditAnswer['late'][number]): string =>
  `  ${id}: ${event} of ${on}, recorded on ${day} (${commit.slice(0, 8)})`;
