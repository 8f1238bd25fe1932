/** Lists every command, in the order of `afi --help`. */
import type { CommandDefinition } from '../app/define-command.ts';
import { listCommand, showCommand } from '../features/actions/command.ts';
import { ageingCommand } from '../features/ageing/command.ts';
import { changesCommand } from '../features/changes/command.ts';
import { checkCommand } from '../features/check/command.ts';
import { completionCommand } from '../features/completion/command.ts';
import { dueCommand } from '../features/due/command.ts';
import {
  addCommand,
  assessCommand,
  editCommand,
  redactCommand,
  renameCommand,
  saveCommand,
} from '../features/edit-actions/command.ts';
import { correctCommand } from '../features/edit-actions/correct-command.ts';
import {
  assignCommand,
  closeCommand,
  completeCommand,
  evidenceCommand,
  noteCommand,
  progressCommand,
  reopenCommand,
  withdrawCommand,
} from '../features/edit-actions/event-command.ts';
import { outcomeCommand, submitCommand } from '../features/edit-actions/submission-command.ts';
import { targetCommand } from '../features/edit-actions/target-command.ts';
import { redoCommand, undoCommand } from '../features/edit-actions/undo-command.ts';
import { boardAddCommand, boardSetCommand } from '../features/edit-records/board-command.ts';
import { frameworkImportCommand, frameworkListCommand } from '../features/edit-records/framework-command.ts';
import { inspectionAddCommand, inspectionSetCommand } from '../features/edit-records/inspection-command.ts';
import {
  boardListCommand,
  inspectionListCommand,
  roleListCommand,
} from '../features/edit-records/list-command.ts';
import { paperNewCommand, paperSetCommand } from '../features/edit-records/paper-command.ts';
import { engagementAddCommand, settingsSetCommand } from '../features/edit-records/settings-command.ts';
import { helpCommand, schemaCommand } from '../features/help/command.ts';
import { historyCommand } from '../features/history/command.ts';
import { initCommand } from '../features/init/command.ts';
import { mergeFileCommand } from '../features/merge-driver/command.ts';
import { reportCommand } from '../features/papers/command.ts';
import {
  portalCompareCommand,
  portalExplainCommand,
  portalImportCommand,
  portalMatchCommand,
  portalWordsCommand,
} from '../features/portal/command.ts';
import { programmeCommand } from '../features/programme/command.ts';
import { selfAssessmentCommand } from '../features/self-assessment/command.ts';
import { siteCommand } from '../features/site/command.ts';
import { exportCommand, importCommand } from '../features/spreadsheet/command.ts';
import { summaryCommand } from '../features/summary/command.ts';
import { trendCommand } from '../features/trend/command.ts';
import { verifyCommand } from '../features/verify/command.ts';

/** What the commands of each group are for. A new group needs a line. */
export const groupSummaries: Readonly<Record<string, string>> = {
  inspection: 'Add and list inspections, and set their fields.',
  board: 'Add and list boards, and set their fields.',
  role: 'List the roles that may lead an action.',
  engagement: 'Record stages of monitoring by the Police Performance Oversight Group.',
  settings: 'Set the register’s settings.',
  framework: 'Add and list versions of the PEEL Assessment Framework.',
  paper: 'Prepare a paper for a meeting.',
  portal: 'Compare the register with the HMICFRS monitoring portal.',
};

/** Every command. A new one needs a line. */
export const commands: readonly CommandDefinition[] = [
  checkCommand,
  summaryCommand,
  listCommand,
  showCommand,
  changesCommand,
  dueCommand,
  trendCommand,
  ageingCommand,
  programmeCommand,
  selfAssessmentCommand,
  historyCommand,
  verifyCommand,
  addCommand,
  assignCommand,
  targetCommand,
  progressCommand,
  evidenceCommand,
  completeCommand,
  noteCommand,
  submitCommand,
  outcomeCommand,
  withdrawCommand,
  closeCommand,
  reopenCommand,
  correctCommand,
  renameCommand,
  editCommand,
  saveCommand,
  undoCommand,
  redoCommand,
  assessCommand,
  inspectionAddCommand,
  inspectionSetCommand,
  inspectionListCommand,
  boardAddCommand,
  boardSetCommand,
  boardListCommand,
  roleListCommand,
  engagementAddCommand,
  settingsSetCommand,
  paperNewCommand,
  paperSetCommand,
  frameworkImportCommand,
  frameworkListCommand,
  redactCommand,
  portalImportCommand,
  portalCompareCommand,
  portalMatchCommand,
  portalExplainCommand,
  portalWordsCommand,
  exportCommand,
  importCommand,
  reportCommand,
  siteCommand,
  initCommand,
  completionCommand,
  schemaCommand,
  helpCommand,
  mergeFileCommand,
];
