/** Defines the command `verify`, which shows whether the past was rewritten, and records which findings are accepted. */
import { defineChange } from '../../app/define-command.ts';
import { lookupOption, repeatableOption, textOption, type ValuesOf } from '../../app/options.ts';
import { changeOptions } from '../../app/shared-options.ts';
import { auditOptions } from '../history/command.ts';

const options = {
  ...auditOptions,
  accept: repeatableOption(textOption('finding', 'Id of a finding that a board or role has accepted')),
  reason: textOption('text', 'Reason for accepting it'),
  approvedBy: lookupOption('approver', 'who', 'Board or role that accepted it'),
  ...changeOptions,
};

/** The values of a call of `verify`. */
export type VerifyOptions = ValuesOf<typeof options>;

/** The command `verify`. */
export const verifyCommand = defineChange({
  name: 'verify',
  formerNames: ['audit'],
  answerName: 'audit',
  heading: 'Look',
  summary: 'Check whether past records have been changed',
  options,
  examples: [
    'afi verify',
    'afi verify --anchor 1f0c9be2',
    'afi verify --signatures allowed_signers --json',
    'afi verify --accept event-removed-3f9a1c2b04 --reason "Entered twice; see the minutes." --approved-by iamb',
  ],
  load: async () => (await import('./run-accept.ts')).runAccept,
  preview: {
    applies: ({ accept = [] }) => accept.length === 0,
    load: async () => (await import('../history/run-audit.ts')).runAudit,
    readsHistory: true,
  },
});
