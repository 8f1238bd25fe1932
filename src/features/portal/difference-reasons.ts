/** The likely reasons of a difference, from dates and statuses alone. An officer's own reason is another thing. */

import { daysBetween, formatDate } from '../../domain/dates/calendar.ts';
import type { ActionState } from '../../domain/filter.ts';
import type { EventName } from '../../domain/records/event.ts';
import { type Extract, rowName } from '../../domain/records/portal-extract.ts';
import { refKey } from '../../domain/reference-pairing.ts';
import { addressesForce, byId, type Register } from '../../domain/register.ts';
import { timesInWords } from '../../domain/text/numbers.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import {
  type Entry,
  plainName,
  plainText,
  portalStatusOf,
  registerStatusOf,
  sayTheSame,
  wordingsOf,
} from './compare.ts';
import type { Suggestion } from './match-suggestions.ts';

export const causes = [
  'issued-after',
  'not-yet-added',
  'added-in-part',
  'gone-from-portal',
  'by-wording',
  'not-addressed',
  'inspection-unknown',
  'not-here',
  'closed-after',
  'removed-late',
  'closed-there',
  'submitted-after',
  'submitted-late',
  'submitted-there',
  'answered-after',
  'answered-late',
  'split-here',
  'split-there',
  'twice-there',
  'type-word',
  'type-unknown',
  'inspection-word',
  'wording-cut',
  'wording-changed',
] as const;
export type Cause = (typeof causes)[number];

export interface Likely {
  readonly cause: Cause;
  readonly sentence: string;
}

/** All that a reason may be drawn from. */
export interface Circumstances {
  readonly register: Register;
  readonly extract: Extract;
  readonly asAt: string;
  /** All of them: what stands together tells under which names the portal holds an inspection. */
  readonly entries: readonly Entry[];
  readonly suggestions: readonly Suggestion[];
}

const likely = (cause: Cause, sentence: string): Likely => ({ cause, sentence });

/** A reader of entries: what is known of all of them is gathered once. */
export function likelyReasons(circumstances: Circumstances): (entry: Entry) => readonly Likely[] {
  const { register, extract, entries } = circumstances;
  const inspections = byId(register.inspections);
  const together = entries.filter(({ rows, actions }) => rows.length > 0 && actions.length > 0);
  const onPortal = new Set(extract.rows.map(({ inspection }) => plainName(inspection)));
  const known = new Set([
    ...register.inspections.flatMap(({ id, title }) => [plainName(id), plainName(title)]),
    ...together.flatMap(({ rows }) => rows.map(({ inspection }) => plainName(inspection))),
  ]);
  const elsewhere = new Map(
    register.actions
      .filter((action) => !addressesForce(action))
      .flatMap((action) => (action.portal_refs ?? []).map((ref) => [refKey(ref), action] as const)),
  );
  const sure = circumstances.suggestions.filter(({ level }) => level === 'high');
  const meant = wordingHints(sure);
  const matched = new Set([
    ...together.flatMap(({ actions }) => actions.map(({ action }) => action.inspection)),
    ...sure.map(({ action }) => action.inspection),
  ]);
  const statusOf = portalStatusOf(register.settings);

  const ofMissed = ({ action, position }: ActionState): Likely => {
    const issued = position.issued ?? '';
    if (issued > extract.day)
      return likely('issued-after', `Issued on ${formatDate(issued)}, after the extract.`);
    const hint = meant.ofAction(action.id);
    if (hint) return likely('by-wording', hint);
    if ((action.portal_refs?.length ?? 0) > 0) return goneFrom(circumstances, action.portal_refs ?? []);
    const title = inspections.get(action.inspection)?.title ?? action.inspection;
    const days = daysBetween(issued, extract.day);
    const ago = `issued ${days === 1 ? 'a day' : `${days} days`} before`;
    const isThere =
      matched.has(action.inspection) ||
      onPortal.has(plainName(title)) ||
      onPortal.has(plainName(action.inspection));
    return isThere
      ? likely('added-in-part', `Others of its inspection are there; ${ago}.`)
      : likely('not-yet-added', `Nothing of its inspection is there yet; ${ago}.`);
  };

  const ofStranger = ({ rows: [row] }: Entry): Likely => {
    const other = elsewhere.get(refKey(row?.ref ?? ''));
    const hint = row && meant.ofRow(row.line);
    if (other)
      return likely(
        'not-addressed',
        `Not addressed to this force: ${other.id} is for ${(other.addressees ?? []).join(', ')}.`,
      );
    if (hint) return likely('by-wording', hint);
    return row?.inspection !== undefined && !known.has(plainName(row.inspection))
      ? likely('inspection-unknown', 'No such inspection here: perhaps not addressed to this force.')
      : likely('not-here', 'No such action here: to be added, or part of one.');
  };

  return (entry) => {
    const [first] = entry.actions;
    if (entry.kind === 'matched') return [];
    if (entry.kind === 'register_only') return first ? [ofMissed(first)] : [];
    if (entry.kind === 'portal_only') return [ofStranger(entry)];
    return [
      ...shape(entry),
      ...(entry.fields.includes('status') ? ofStatus(entry, statusOf(entry.rows), extract.day) : []),
      ...words(entry),
    ];
  };
}

/** What a suggestion says of a row or of an action that has none. */
function wordingHints(suggestions: readonly Suggestion[]) {
  const worded = ({ score, part }: Suggestion) =>
    part ? 'Worded in part the same as' : `Worded ${score >= 0.995 ? '' : 'much '}the same as`;
  const rows = new Map(suggestions.map((one) => [one.row.line, one]));
  const actions = new Map(suggestions.map((one) => [one.action.id, one]));
  return {
    ofRow: (line: number) => {
      const one = rows.get(line);
      return one && `${worded(one)} ${one.action.id}, which does not name its reference.`;
    },
    ofAction: (id: string) => {
      const one = actions.get(id);
      const row = one && rowName(one.row);
      return one && `${worded(one)} ${row}, whose reference it does not name.`;
    },
  };
}

function goneFrom({ register, extract }: Circumstances, refs: readonly string[]): Likely {
  const keys = new Set(refs.map(refKey));
  const seen = register.extracts
    .filter(({ day, rows }) => day < extract.day && rows.some(({ ref }) => keys.has(refKey(ref))))
    .at(-1);
  const they = refs.join(', ');
  return likely(
    'gone-from-portal',
    seen
      ? `${they} was there on ${formatDate(seen.day)}: closed by HMICFRS, not yet here.`
      : `${they} is not there: closed by HMICFRS and not yet here, or mistyped.`,
  );
}

function shape({ kind, rows, actions }: Entry): readonly Likely[] {
  if (kind === 'one_to_many' && rows.length === 1)
    return [likely('split-here', `Split item: one row, ${actions.length} actions.`)];
  if (kind === 'differs') return [];
  if (actions.length === 1 && sayTheSame(rows))
    return [likely('twice-there', `The portal holds it ${timesInWords(rows.length)}.`)];
  const here = actions.length === 1 ? 'one action' : `${actions.length} actions`;
  return [likely('split-there', `Split item: ${rows.length} rows, ${here}.`)];
}

/** Why statuses differ: who moved last, and whether the extract could know. */
function ofStatus(
  { actions }: Entry,
  portal: ReturnType<ReturnType<typeof portalStatusOf>>,
  day: string,
): readonly Likely[] {
  const here = registerStatusOf(actions);
  if (portal === 'closed') return [likely('closed-there', 'Closed by HMICFRS, not yet here.')];
  if (here === 'closed') {
    const on = latest(actions.map(({ position }) => position.closed_on));
    return on > day
      ? [likely('closed-after', `Closed here on ${formatDate(on)}, after the extract.`)]
      : [likely('removed-late', `Closed here on ${formatDate(on)}; removed late there.`)];
  }
  if (here === 'submitted') {
    const on = latest(actions.map(({ position }) => position.submitted_on));
    return on > day
      ? [likely('submitted-after', `Submitted on ${formatDate(on)}, after the extract.`)]
      : [likely('submitted-late', `Submitted on ${formatDate(on)}; still open there.`)];
  }
  const on = latest(actions.map((one) => lastAnswer(one)));
  if (on === '') return [likely('submitted-there', 'Submitted there; here not, or not all of it.')];
  return on > day
    ? [likely('answered-after', `Back with the force since ${formatDate(on)}, after the extract.`)]
    : [likely('answered-late', `Back with the force since ${formatDate(on)}; still submitted there.`)];
}

const latest = (days: readonly (string | null)[]): string =>
  days.reduce<string>((a, b) => (b && b > a ? b : a), '');

const answers: ReadonlySet<EventName> = new Set(['returned', 'withdrawn']);

/** The day a submission came back; null for what was never submitted. */
const lastAnswer = ({ action, position }: ActionState): string | null =>
  action.history.filter(({ event, on }) => answers.has(event) && on <= (position.last_event ?? '')).at(-1)
    ?.on ?? null;

function words(entry: Entry): readonly Likely[] {
  const { rows, fields } = entry;
  const found: Likely[] = [];
  const [row] = rows;
  if (fields.includes('type'))
    found.push(
      row?.type
        ? likely('type-word', `The portal has it as ${typeWords[row.type].one}.`)
        : likely('type-unknown', `The portal has it as “${row?.typeWord}”.`),
    );
  if (fields.includes('wording')) {
    const { portal, register } = wordingsOf(entry);
    const cut = portal !== '' && register.startsWith(portal.replace(/(\.{3}|…)$/, '').trimEnd());
    found.push(
      cut
        ? likely('wording-cut', 'Only the beginning of the wording is there.')
        : likely('wording-changed', 'The wording is not the same.'),
    );
  }
  if (fields.includes('inspection'))
    found.push(likely('inspection-word', `The portal has it under “${plainText(row?.inspection ?? '')}”.`));
  return found;
}
