/** Runs `history`: who recorded what and when, for one action or for the register. */

import { type Command, type CommandContext, type Screen, UserError } from '../../app/command.ts';
import { lookUp, requireAction } from '../../app/lookup.ts';
import { renderResponse } from '../../app/response.ts';
import { assertKnownField } from '../../app/validate-field.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { commitLine } from '../../output/commit-line.ts';
import { pluralise, wrapText } from '../../output/safe-text.ts';
import type { HistoryOptions } from './command.ts';
import { changeName, fieldChangeText } from './describe-changes.ts';
import { actionHistory, registerHistory } from './history.ts';
import type { History, historyResponse } from './schema.ts';

/** @throws UserError for an unknown action or field, and for a field without an action. */
export const runHistory: Command<HistoryOptions> = async (context, { id, field, json }) => {
  if (id === undefined && field !== undefined)
    throw new UserError('enter the id of the action together with --field.');
  const answer =
    id === undefined
      ? registerHistory(await (await context.openHistory()).loadHistory({}))
      : await readActionHistory(context, id, field);
  if (json) return { text: renderResponse<typeof historyResponse>('history', answer) };
  const { screen } = context;
  return { text: id === undefined ? registerText(answer, screen) : actionText(answer, field, screen) };
};

/** The history of an action, also if its file was deleted or cannot be read: git still has it. */
async function readActionHistory(
  context: CommandContext,
  id: string,
  field: string | undefined,
): Promise<History> {
  const match = lookUp(context.register, 'action', id);
  const action = match.ok ? context.register.actions.find((each) => each.id === match.value) : undefined;
  const [presentId, formerly] = [action?.id ?? id, action?.formerly ?? []];
  const files = [presentId, ...formerly].map((name) => recordFile('action', name));
  const commits = await (await context.openHistory()).loadHistory({ files });
  const answer = actionHistory(commits, presentId, formerly, field);
  if (answer.changes.length > 0) return answer;
  const { changes } = actionHistory(commits, presentId, formerly, undefined);
  if (action === undefined && changes.length === 0) requireAction(context.register, id);
  // Checked only now, so that fields of earlier formats are found.
  if (field !== undefined) assertKnownField(field);
  return answer;
}

const indent = ' '.repeat(12);

function actionText({ id, changes }: History, field: string | undefined, screen: Screen): string {
  if (changes.length === 0)
    return field === undefined ? `Nothing is recorded of ${id} yet.` : `\`${field}\` of ${id} never changed.`;
  return changes
    .flatMap((change, index) => {
      const name = changeName(change);
      const fields = change.fields.map(fieldChangeText).join('; ');
      const text = wrapText(fields === '' ? name : `${name}: ${fields}`, screen.width, indent);
      const isSameCommit = change.commit === changes[index - 1]?.commit;
      return isSameCommit ? [text] : [commitLine(change, screen), text];
    })
    .join('\n');
}

function registerText({ commits }: History, screen: Screen): string {
  if (commits.length === 0) return 'Nothing is recorded yet.';
  return commits
    .map((commit) => commitLine(commit, screen, `, ${pluralise(commit.files, 'file', 'files')}`))
    .join('\n');
}
