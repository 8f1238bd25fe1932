/** Defines the commands that list the inspections, boards and roles of the register. */
import { defineQuery } from '../../app/define-command.ts';

/** The command `inspection list`. */
export const inspectionListCommand = defineQuery({
  name: 'inspection list',
  formerNames: ['inspections'],
  heading: 'Records',
  summary: 'List the inspections, with their ids',
  examples: ['afi inspection list', 'afi inspection list --json'],
  load: async () => (await import('./run-lists.ts')).runInspectionList,
});

/** The command `board list`. */
export const boardListCommand = defineQuery({
  name: 'board list',
  formerNames: ['boards'],
  heading: 'Records',
  summary: 'List the boards, with their ids',
  examples: ['afi board list', 'afi board list --json'],
  load: async () => (await import('./run-lists.ts')).runBoardList,
});

/** The command `role list`. */
export const roleListCommand = defineQuery({
  name: 'role list',
  formerNames: ['roles'],
  heading: 'Records',
  summary: 'List the roles that may lead an action',
  examples: ['afi role list', 'afi role list --json'],
  load: async () => (await import('./run-lists.ts')).runRoleList,
});
