/** Refuses or warns if register.yaml is rejected, since answers then lack rows, roles, thresholds and the portal's words. */
import { settingsFile } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { joinFolder } from '../output/findings/text.ts';
import { type CommandContext, UserError } from './command.ts';

const isRejected = ({ rejectedFiles }: Pick<CommandContext, 'rejectedFiles'>): boolean =>
  rejectedFiles.includes(settingsFile);

/** @throws UserError if the settings are rejected; `purpose` is a clause about what cannot be done without them. */
export function requireSettings(context: Pick<CommandContext, 'rejectedFiles'>, purpose: string): void {
  if (isRejected(context))
    throw new UserError(`${settingsFile} is rejected, and without it ${purpose}. \`afi check\` shows why.`);
}

/** A warning to print before an answer that partly depends on the settings; empty if they are not rejected. */
export const settingsWarning = (
  context: Pick<CommandContext, 'rejectedFiles' | 'folder'>,
): readonly string[] =>
  isRejected(context)
    ? [
        `${joinFolder(context.folder, settingsFile)} is rejected. Rows and their order, roles, thresholds and the figures of the portal depend on it, and may be wrong or left out here. \`afi check\` shows why.`,
      ]
    : [];

/** The register for a table of figures: without extracts if the settings are rejected, since these define which rows are live. */
export const registerForCounting = (context: Pick<CommandContext, 'rejectedFiles' | 'register'>): Register =>
  isRejected(context) ? { ...context.register, extracts: [] } : context.register;
