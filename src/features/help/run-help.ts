/** Runs `help`: prints help for a command, or the meaning of every finding. */

import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import type { CodeEntry } from '../../domain/finding.ts';
import { createPaint, type Screen } from '../../output/screen.ts';
import type { HelpOptions } from './command.ts';
import { personalDataTopic } from './personal-data-topic.ts';
import type { helpResponse } from './schema.ts';

/** @throws UserError for an unknown topic. */
export const runHelp: StandaloneCommand<HelpOptions> = async (
  { catalogue, helpText, screen },
  { topic: words, json },
) => {
  const topic = words.length === 0 ? undefined : words.join(' ');
  if (topic === 'findings') {
    const findings = catalogue();
    return {
      text: json
        ? renderResponse<typeof helpResponse>('help', { topic, text: null, findings })
        : findings.map((entry) => entryText(entry, screen)).join('\n\n'),
    };
  }
  const text = (topic === 'personal-data' ? personalDataTopic : await helpText(topic))?.trimEnd();
  if (text === undefined)
    throw new UserError(
      `there is no help on \`${topic}\`. \`afi help\` lists the commands; \`afi help findings\` tells every code.`,
    );
  return {
    text: json
      ? renderResponse<typeof helpResponse>('help', { topic: topic ?? null, text, findings: [] })
      : text,
  };
};

function entryText({ code, severity, about, help: remedy, example }: CodeEntry, screen: Screen): string {
  const { bold, red, yellow } = createPaint(screen);
  return [
    `${bold(code)}  ${severity === 'error' ? red(severity) : yellow(severity)}`,
    `  ${about}`,
    `  Broken by: ${example}`,
    `  Remedy: ${remedy}`,
  ].join('\n');
}
