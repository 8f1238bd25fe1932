/** What a paper tells out of git: what was recorded late, and whether the past was rewritten. */

import type { CommandContext } from '../../app/command.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { actionIdOf } from '../../domain/records/record-paths.ts';
import { auditOf } from '../history/audit.ts';
import { lateEntries } from '../history/between.ts';
import type { Late } from '../history/schema.ts';
import { judged } from '../history/tampering.ts';
import type { ReportContext } from './report-definition.ts';
import type { Contradiction } from './sections/data-quality.ts';

/**
 * Held against the register as git had it on the day of the last update's meeting. Empty where there was no last update, or
 * nothing was recorded by then. Only entries that the paper may name are told.
 */
export async function lateSince(
  { register, recordedBy }: CommandContext,
  { paper, register: told }: ReportContext,
): Promise<readonly Late[] | string> {
  if (paper.since === undefined) return [];
  const then = await recordedBy(lastUpdate(register.papers, paper, paper.since));
  if (!then.ok) return then.error;
  if (then.value === undefined) return [];
  const known = new Map(told.actions.map((action) => [action.id, action]));
  return lateEntries(then.value.register, register, paper.since).filter(({ id, on, event }) =>
    known.get(id)?.history.some((one) => one.on === on && one.event === event),
  );
}

/** The day on which the last update was given: its meeting's, where its file is there. */
const lastUpdate = (papers: readonly Paper[], { template }: Paper, since: string): string =>
  papers.find((one) => one.template === template && one.as_at === since)?.meeting ?? since;

/** What `audit` finds, of actions that the paper may name; nothing where git cannot tell. */
export async function rewrittenIn(
  { register, past }: CommandContext,
  { register: told }: ReportContext,
): Promise<readonly Contradiction[]> {
  const history = await (await past()).known();
  if (history === undefined) return [];
  const named = new Set(told.actions.map(({ id }) => id));
  const hidden = new Set(register.actions.map(({ id }) => id).filter((id) => !named.has(id)));
  return auditOf(judged(history), [], new Map())
    .findings.filter(({ file }) => !hidden.has(actionIdOf(file ?? '') ?? ''))
    .map(({ code, file, message, commit }) => {
      const by = commit?.slice(0, 8) ?? '';
      return { code, severity: 'error', file: file ?? by, message: `${message} (${by})` };
    });
}
