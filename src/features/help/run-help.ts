/** `help`: help for a command, or what every finding means. */

import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import type { CodeEntry } from '../../domain/finding.ts';
import { paint } from '../../output/screen.ts';
import type { HelpOptions } from './command.ts';
import type { help } from './schema.ts';

export const runHelp: StandaloneCommand<HelpOptions> = async ({ catalogue, helpOf, screen }, options) => {
  const { topic, json: asJson } = options;
  if (topic === 'findings')
    return {
      text: asJson
        ? renderResponse<typeof help>('help', { topic, text: null, findings: catalogue() })
        : catalogue()
            .map((entry) => entryText(entry, screen.colour))
            .join('\n\n'),
    };
  const text = await helpOf(topic);
  if (text === undefined)
    throw new UserError(
      `there is no help on \`${topic}\`. \`afi help\` lists the commands; \`afi help findings\` tells every code.`,
    );
  const said = text.trimEnd();
  return {
    text: asJson
      ? renderResponse<typeof help>('help', { topic: topic ?? null, text: said, findings: [] })
      : said,
  };
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
