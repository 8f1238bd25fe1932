/** Runs `completion`: prints the script of a shell. */
import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import { type CompletionOptions, shells } from './command.ts';
import type { completionResponse } from './schema.ts';
import { shellScripts } from './shell-scripts.ts';

/** @throws UserError for another shell. */
export const runCompletion: StandaloneCommand<CompletionOptions> = (_, { shell: name, json }) => {
  const lowerName = name.toLowerCase();
  const shell = shells.find((each) => each === (lowerName === 'pwsh' ? 'powershell' : lowerName));
  if (shell === undefined)
    throw new UserError(
      `there is no completion for \`${name}\`. The shell must be one of ${shells.join(', ')}.`,
    );
  const script = shellScripts[shell];
  return {
    text: json
      ? renderResponse<typeof completionResponse>('completion', { shell, script })
      : script.trimEnd(),
  };
};
