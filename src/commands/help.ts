/** `help`: help for a command, or the table of findings. */
import type { CodeEntry } from '../model/finding.ts';
import { tableOf, wordy } from '../render/table.ts';
import { terminalTable } from '../render/terminal.ts';
import { type HouseCommand, UserError } from './command.ts';

export interface HelpOptions {
  readonly topic?: string;
}

export const help: HouseCommand<HelpOptions> = ({ catalogue, helpOf, screen }, { topic }) => {
  if (topic === 'findings') return { text: terminalTable(findingsTable(catalogue()), screen) };
  const text = helpOf(topic);
  if (text === undefined)
    throw new UserError(
      `there is no help on \`${topic}\`. \`afi help\` lists the commands; \`afi help findings\` every code.`,
    );
  return { text: text.trimEnd() };
};

export const findingsTable = (entries: readonly CodeEntry[]) =>
  tableOf(
    ['Code', 'Severity', wordy('What must hold', 24), wordy('What to do', 24), wordy('Broken by', 16)],
    entries.map(({ code, severity, about, help: remedy, example }) => [
      code,
      severity,
      about,
      remedy,
      example,
    ]),
  );
