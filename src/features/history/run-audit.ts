/** `audit`: whether anybody rewrote the past, by the whole history in git. */

import { type Command, type Screen, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import { groupBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { commitLine } from '../../output/commit-line.ts';
import { clean, pluralise } from '../../output/safe-text.ts';
import { paint } from '../../output/screen.ts';
import { buildAudit, commitsToSign } from './audit.ts';
import type { AuditOptions } from './command.ts';
import type { Audit, AuditFinding, audit } from './schema.ts';
import { assessCommits } from './tampering.ts';

export const runAudit: Command<AuditOptions> = async ({ past, textOf, screen }, options) => {
  const { anchor = [], signatures: signers } = options;
  if (signers !== undefined && textOf(signers) === undefined)
    throw new UserError(
      `there is no file ${signers}: name a file of allowed signers, as ssh-keygen keeps it.`,
    );
  const { history, anchored, signatures } = await past();
  const told = await history({ errors: true });
  const all = assessCommits(told);
  const signed = signers === undefined ? new Map() : await signatures(signers, commitsToSign(all));
  const answer = buildAudit(all, await anchored(told, anchor), signed);
  return {
    text: options.json
      ? renderResponse<typeof audit>('audit', answer)
      : pageOf(answer, screen, signers !== undefined),
    failed: answer.findings.length > 0,
  };
};

function pageOf(answer: Audit, screen: Screen, signers: boolean): string {
  const { commits, from, to, findings, corrected, restated, late, anchors, signatures } = answer;
  const colours = paint(screen.colour);
  const period = from && to ? `, ${formatDate(from)} to ${formatDate(to)}` : '';
  const good = signatures.filter((one) => one.good).length;
  return [
    `${pluralise(commits, 'commit', 'commits')} read${period}.`,
    ...byCommit(findings, screen).map((lines) => lines.join('\n')),
    ...(corrected.length > 0
      ? [`Put right by a correction: ${corrected.length}\n${otherwiseText(corrected)}`]
      : []),
    ...(restated.length > 0
      ? [
          `Facts of batches, inspections and papers that read otherwise since: ${restated.length}\n${otherwiseText(restated)}`,
        ]
      : []),
    ...(late.length > 0 ? [`Entered late, in their places by date: ${late.length}\n${lateText(late)}`] : []),
    ...(anchors.length > 0
      ? [anchors.map(({ name, stands }) => `${name} ${stands ? 'stands' : 'is lost'}.`).join('\n')]
      : []),
    ...(signers
      ? [
          `Of ${pluralise(signatures.length, 'commit', 'commits')} that closed or submitted, ${good} signed by an allowed signer.`,
        ]
      : []),
    findings.length === 0
      ? colours.green(
          corrected.length === 0
            ? 'Nothing of the past was rewritten.'
            : 'Nothing of the past was rewritten without a correction.',
        )
      : colours.red(`${pluralise(findings.length, 'finding', 'findings')}.`),
  ].join('\n\n');
}

/** What no commit did stands under none. */
const headingOf = (one: AuditFinding | undefined, colour: boolean): readonly string[] => {
  if (!one?.commit || one.day === null || one.subject === null || one.author === null) return [];
  const { commit, day, subject, author } = one;
  return [commitLine({ commit, day, subject, author }, colour)];
};

/** The findings of each commit under its own line. */
const byCommit = (findings: readonly AuditFinding[], { colour }: Screen): readonly (readonly string[])[] =>
  [...groupBy(findings, ({ commit }) => [commit ?? '']).values()].map((group) => [
    ...headingOf(group[0], colour),
    ...group.map(({ file, message, code }) => `  ${clean(`${file ? `${file}: ` : ''}${message}`)} (${code})`),
  ]);

const otherwiseText = (told: Audit['corrected'] | Audit['restated']) =>
  told
    .map(
      ({ file, field, was, is, day, author, commit }) =>
        `  ${clean(`${file}: ${field}: ${is ?? 'nothing'} (was ${was || 'nothing'})`)}, by ${clean(author)} on ${day} (${commit.slice(0, 8)})`,
    )
    .join('\n');

const lateText = (late: Audit['late']) =>
  late
    .map(
      ({ id, on, event, day, commit }) =>
        `  ${id}: ${event} of ${on}, recorded on ${day} (${commit.slice(0, 8)})`,
    )
    .join('\n');
