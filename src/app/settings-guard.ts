/** What becomes of an answer where register.yaml is rejected, and with it the force's rows, roles, thresholds and portal words. */
import { settingsFile } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { placed } from '../output/findings/text.ts';
import { type CommandContext, UserError } from './command.ts';

const isRejected = ({ rejected }: Pick<CommandContext, 'rejected'>): boolean =>
  rejected.includes(settingsFile);

/** Refuses what rests on it wholly; `what` becomes of that without it. */
export function requireSettings(context: Pick<CommandContext, 'rejected'>, what: string): void {
  if (isRejected(context))
    throw new UserError(`${settingsFile} is rejected, and without it ${what}; \`afi check\` says why.`);
}

/** Stands before an answer that rests on it in part; nothing, where it is sound. */
export const settingsWarning = (context: Pick<CommandContext, 'rejected' | 'folder'>): readonly string[] =>
  isRejected(context)
    ? [
        `${placed(context.folder, settingsFile)} is rejected. What rests on it may be wrong here, or is left out: rows and their order, roles, thresholds, the portal’s figures. \`afi check\` says why.`,
      ]
    : [];

/** The register for a table of figures: which rows of an extract are live, nobody knows without its words. */
export const registerForCounting = (context: Pick<CommandContext, 'rejected' | 'register'>): Register =>
  isRejected(context) ? { ...context.register, extracts: [] } : context.register;
