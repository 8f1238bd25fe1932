/** Runs `due`: prints what needs the officer now, each list with the command to type next. */

import type { Command } from '../../app/command.ts';
import { addRejectedFilesToNotes, addRejectedFilesToPage, renderResponse } from '../../app/response.ts';
import { describePopulation } from '../summary/population.ts';
import { backupNotice } from './backup-notice.ts';
import type { DueOptions } from './command.ts';
import { dueDocument } from './document.ts';
import { dueOn } from './due.ts';
import type { dueResponse } from './schema.ts';

/** The outcome of `due`: prints what needs attention on a day. @throws UserError for an unknown filter value */
export const runDue: Command<DueOptions> = async (context, { asAt, recorded, json: asJson, filter }) => {
  const { register, files } = context;
  const due = dueOn(register, files, asAt ?? register.today, filter);
  // A question about an earlier day or commit is not about the present state of the repository.
  const backupState = asAt === undefined && recorded === undefined && (await context.readBackupState());
  const notes = backupState ? backupNotice(backupState) : [];
  if (asJson) return addRejectedFilesToNotes(context, renderResponse<typeof dueResponse>('due', due), notes);
  const document = dueDocument(due, describePopulation({ filter, allTypes: false }));
  return addRejectedFilesToPage(context, { document }, notes);
};
