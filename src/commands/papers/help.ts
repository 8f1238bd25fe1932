/** `help`: help for a command, or what every finding means. */
import type { CodeEntry } from '../../model/finding.ts';
import { paint } from '../../render/paint.ts';
import { type HouseCommand, UserError } from '../command.ts';

export interface HelpOptions {
  readonly topic?: string;
}

export const help: HouseCommand<HelpOptions> = async ({ catalogue, helpOf, screen }, { topic }) => {
  if (topic === 'findings')
    return {
      text: catalogue()
        .map((entry) => entryText(entry, screen.colour))
        .join('\n\n'),
    };
  const text = await helpOf(topic);
  if (text === undefined)
    throw new UserError(
      `there is no help on \`${topic}\`. \`afi help\` lists the commands; \`afi help findings\` tells every code.`,
    );
  return { text: text.trimEnd() };
};

function entryText({ code, severity, about, help: remedy, example }: CodeEntry, colour: boolean): string {
  const colours = paint(colour);
  const weight = severity === 'error' ? colours.red(severity) : colours.yellow(severity);
  return [
    `${colours.bold(code)}  ${weight}`,
    `  ${about}`,
    `  Broken by: ${example}`,
    `  Remedy: ${remedy}`,
  ].join('\n');
}
