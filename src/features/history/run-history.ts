/** `history`: who recorded what when, of one action or of the register. */

import {
  type Command,
  type CommandContext,
  type Outcome,
  type Screen,
  UserError,
} from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { renderResponse } from '../../app/response.ts';
import { assertKnownField } from '../../app/validate-field.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import { commitLine } from '../../output/commit-line.ts';
import { wrap } from '../../output/safe-text.ts';
import { changeName, fieldChangeText } from './change-description.ts';
import type { HistoryOptions } from './command.ts';
import { actionHistory, registerHistory } from './history.ts';
import type { History, history } from './schema.ts';

export const runHistory: Command<HistoryOptions> = async (context, options) => {
  const { id, field } = options;
  if (id === undefined) {
    if (field !== undefined) throw new UserError('name the action whose --field is meant.');
    const told = registerHistory(await (await context.past()).history({}));
    return answer(options, told, registerText(told, context.screen));
  }
  const told = await historyOf(context, id, field);
  return answer(options, told, actionText(told, field, context.screen));
};

const answer = ({ json: wanted }: HistoryOptions, told: History, text: string): Outcome => ({
  text: wanted ? renderResponse<typeof history>('history', told) : text,
});

/** Also of an action whose file is gone or cannot be read: git has it still. */
async function historyOf(context: CommandContext, id: string, field: string | undefined): Promise<History> {
  const known = context.register.actions.find((one) => one.id === id || one.formerly?.includes(id));
  const [name, formerly] = [known?.id ?? id, known?.formerly ?? []];
  const files = [name, ...formerly].map((one) => fileOf('action', one));
  const chronicle = await (await context.past()).history({ files });
  const told = actionHistory(chronicle, name, formerly, field);
  if (told.changes.length > 0) return told;
  const { changes } = actionHistory(chronicle, name, formerly, undefined);
  if (known === undefined && changes.length === 0) requireAction(context.register, id);
  // What earlier formats had under that name would have been told.
  if (field !== undefined) assertKnownField(field);
  return told;
}

const hanging = ' '.repeat(12);

function actionText({ id, changes }: History, field: string | undefined, screen: Screen): string {
  if (changes.length === 0)
    return field === undefined ? `Nothing is recorded of ${id} yet.` : `\`${field}\` of ${id} never changed.`;
  const blocks: string[] = [];
  let last = '';
  for (const change of changes) {
    if (change.commit !== last) blocks.push(commitLine(change, screen.colour));
    last = change.commit;
    const name = changeName(change);
    const said = change.fields.map(fieldChangeText).join('; ');
    blocks.push(wrap(said === '' ? name : `${name}: ${said}`, screen.width, hanging));
  }
  return blocks.join('\n');
}

function registerText({ commits }: History, screen: Screen): string {
  if (commits.length === 0) return 'Nothing is recorded yet.';
  return commits
    .map((one) => commitLine(one, screen.colour, `, ${one.files === 1 ? '1 file' : `${one.files} files`}`))
    .join('\n');
}
