/** What becomes of an answer where register.yaml is rejected, and with it the force's rows, roles, thresholds and portal words. */
import { settingsFile } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { placed } from '../output/findings/text.ts';
import { type Opened, UserError } from './command.ts';

const isRejected = ({ rejected }: Pick<Opened, 'rejected'>): boolean => rejected.includes(settingsFile);

/** Refuses what rests on it wholly; `what` becomes of that without it. */
export function refuseWithoutSettings(opened: Pick<Opened, 'rejected'>, what: string): void {
  if (isRejected(opened))
    throw new UserError(`${settingsFile} is rejected, and without it ${what}; \`afi check\` says why.`);
}

/** Stands before an answer that rests on it in part; nothing, where it is sound. */
export const unsettled = (opened: Pick<Opened, 'rejected' | 'folder'>): readonly string[] =>
  isRejected(opened)
    ? [
        `${placed(opened.folder, settingsFile)} is rejected. What rests on it may be wrong here, or is left out: rows and their order, roles, thresholds, the portal’s figures. \`afi check\` says why.`,
      ]
    : [];

/** The register for a table of figures: which rows of an extract are live, nobody knows without its words. */
export const countable = (opened: Pick<Opened, 'rejected' | 'register'>): Register =>
  isRejected(opened) ? { ...opened.register, extracts: [] } : opened.register;
