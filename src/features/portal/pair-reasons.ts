/** Finds the likely reasons why rows and actions that belong together differ. */

import { formatDate } from '../../domain/dates/calendar.ts';
import type { ActionState } from '../../domain/filter.ts';
import type { EventName } from '../../domain/records/event.ts';
import type { PortalStatus } from '../../domain/records/portal-extract.ts';
import { capitalise } from '../../domain/text/capitalise.ts';
import { timesInWords } from '../../domain/text/numbers.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { type ComparisonEntry, registerStatus } from './compare.ts';
import { createReason, type LikelyReason } from './likely-reason.ts';
import { combineWordings, haveSameWording, normaliseTypography } from './wordings.ts';

/** Why there are several rows or several actions. */
export function splitReasons({ kind, rows, actions }: ComparisonEntry): readonly LikelyReason[] {
  if (kind === 'one_to_many' && rows.length === 1)
    return [createReason('split-here', `One entry on the portal for ${actions.length} actions.`)];
  if (kind === 'differs') return [];
  if (actions.length === 1 && haveSameWording(rows))
    return [createReason('twice-there', `On the portal ${timesInWords(rows.length)}.`)];
  const actionCount = actions.length === 1 ? 'one action' : `${actions.length} actions`;
  return [
    createReason(
      'split-there',
      `${capitalise(actionCount)} split into ${rows.length} entries on the portal.`,
    ),
  ];
}

/** Why statuses differ: which side changed last, and whether that was after the extract. */
export function statusReasons(
  { actions }: ComparisonEntry,
  portal: PortalStatus | undefined,
  day: string,
): readonly LikelyReason[] {
  const status = registerStatus(actions);
  if (portal === 'closed')
    return [createReason('closed-there', 'Closed by HMICFRS and not yet closed on the register.')];
  if (status === 'closed') {
    const closingDay = latest(actions.map(({ position }) => position.closed_on));
    return closingDay > day
      ? [createReason('closed-after', `Closed by the force on ${formatDate(closingDay)}, after the extract.`)]
      : [
          createReason(
            'removed-late',
            `Closed by the force on ${formatDate(closingDay)} and not yet removed from the portal.`,
          ),
        ];
  }
  if (status === 'submitted') {
    const submissionDay = latest(actions.map(({ position }) => position.submitted_on));
    return submissionDay > day
      ? [createReason('submitted-after', `Submitted on ${formatDate(submissionDay)}, after the extract.`)]
      : [
          createReason(
            'submitted-late',
            `Submitted on ${formatDate(submissionDay)} and still open on the portal.`,
          ),
        ];
  }
  const answerDay = latest(actions.map((state) => lastAnswerDate(state)));
  if (answerDay === '')
    return [createReason('submitted-there', 'Submitted on the portal, and not yet in full on the register.')];
  return answerDay > day
    ? [
        createReason(
          'answered-after',
          `Back with the force since ${formatDate(answerDay)}, after the extract.`,
        ),
      ]
    : [
        createReason(
          'answered-late',
          `Back with the force since ${formatDate(answerDay)} and still submitted on the portal.`,
        ),
      ];
}

const latest = (days: readonly (string | null)[]): string =>
  days.reduce<string>((a, b) => (b && b > a ? b : a), '');

const answerEvents: ReadonlySet<EventName> = new Set(['returned', 'withdrawn']);

/** The day of the last answer to a submission; null if there is none. */
const lastAnswerDate = ({ action, position }: ActionState): string | null =>
  action.history
    .filter(({ event, on }) => answerEvents.has(event) && on <= (position.last_event ?? ''))
    .at(-1)?.on ?? null;

/** Why types, wordings or inspections differ. */
export function textReasons(entry: ComparisonEntry): readonly LikelyReason[] {
  const { rows, fields } = entry;
  const reasons: LikelyReason[] = [];
  const [row] = rows;
  if (fields.includes('type'))
    reasons.push(
      row?.type
        ? createReason('type-word', `On the portal as ${typeWords[row.type].one}.`)
        : createReason('type-unknown', `On the portal as “${row?.typeWord}”.`),
    );
  if (fields.includes('wording')) {
    const { portal, register } = combineWordings(entry);
    const isCut = portal !== '' && register.startsWith(portal.replace(/(\.{3}|…)$/, '').trimEnd());
    reasons.push(
      isCut
        ? createReason('wording-cut', 'Only the beginning of the wording is on the portal.')
        : createReason('wording-changed', 'Worded differently on the portal.'),
    );
  }
  if (fields.includes('inspection'))
    reasons.push(
      createReason('inspection-word', `On the portal under “${normaliseTypography(row?.inspection ?? '')}”.`),
    );
  return reasons;
}
