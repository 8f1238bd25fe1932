/** What was recorded after a paper of days that it spoke for: what alters figures it had given. */
import type { Paper } from '../../model/records/paper.ts';
import { type Late, lateEntries } from '../../reports/between.ts';
import type { Question } from '../../reports/report.ts';
import type { Opened } from '../command.ts';

/**
 * Held against the register as git had it on the day of the last update's meeting. Empty where there was no last update, or
 * nothing was recorded by then. Only entries that the paper may name are told.
 */
export async function lateSince(
  { register, recordedBy }: Opened,
  { paper, register: told }: Question,
): Promise<readonly Late[] | string> {
  if (paper.since === undefined) return [];
  const then = await recordedBy(lastUpdate(register.papers, paper, paper.since));
  if (then === undefined || typeof then === 'string') return then ?? [];
  const known = new Map(told.actions.map((action) => [action.id, action]));
  return lateEntries(then.register, register, paper.since).filter(({ id, on, event }) =>
    known.get(id)?.history.some((one) => one.on === on && one.event === event),
  );
}

/** The day on which the last update was given: its meeting's, where its file is there. */
const lastUpdate = (papers: readonly Paper[], { template }: Paper, since: string): string =>
  papers.find((one) => one.template === template && one.as_at === since)?.meeting ?? since;
