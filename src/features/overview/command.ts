/** Defines the command that `afi` runs on its own: what needs attention now or, without a register, how to start one. */
import { defineQuery } from '../../app/define-command.ts';

/** The command `overview`, which help does not list. */
export const overviewCommand = defineQuery({
  name: 'overview',
  heading: 'Look',
  summary: 'Show what needs attention now, on one screen',
  examples: ['afi', 'afi --json'],
  load: async () => (await import('./run-overview.ts')).runOverview,
  loadWithoutRegister: async () => (await import('./run-first-steps.ts')).runFirstSteps,
});
