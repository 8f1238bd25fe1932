/** Runs `afi` without a command in a folder without a register: prints how to start one, or how to name another. */
import type { StandaloneCommand } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import type { overviewResponse } from './schema.ts';

const firstSteps = `There is no register in this folder or above it.

Start a register:           afi init our-register --name "Name of the force"
Use one that exists:        change to its folder, or add --register FOLDER to a command
Read how to start:          afi help start
List the commands:          afi help`;

/** The outcome of `afi` without a command and without a register. */
export const runFirstSteps: StandaloneCommand<{ readonly json: boolean }> = (_, { json }) => ({
  text: json
    ? renderResponse<typeof overviewResponse>('overview', {
        as_at: null,
        force: null,
        attention: [],
        errors: null,
        warnings: null,
        files: null,
      })
    : firstSteps,
});
