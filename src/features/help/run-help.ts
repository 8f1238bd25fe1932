/** Runs `help`: prints help for a command or a topic, or the meaning of every finding. */

import type { StandaloneCommand } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import type { CodeEntry } from '../../domain/finding.ts';
import { createPaint, type Screen } from '../../output/screen.ts';
import type { HelpOptions } from './command.ts';
import type { helpResponse } from './schema.ts';
import { findTopic } from './topics.ts';

/** The help of a command, a group or a topic. */
export const runHelp: StandaloneCommand<HelpOptions> = async (
  { catalogue, helpText, screen },
  { topic: words, json },
) => {
  const topic = words.length === 0 ? undefined : words.join(' ');
  if (topic !== undefined && findTopic(topic) === 'findings') {
    const findings = catalogue();
    return {
      text: json
        ? renderResponse<typeof helpResponse>('help', { topic, text: null, findings })
        : findings.map((entry) => entryText(entry, screen)).join('\n\n'),
    };
  }
  const text = (await helpText(topic)).trimEnd();
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
    `  Example: ${example}`,
    `  What to do: ${remedy}`,
  ].join('\n');
}
