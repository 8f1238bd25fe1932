/** `history`: who recorded what when, of one action or of the register. */
import type { History } from '../../model/answers/past.ts';
import { fileOf } from '../../model/records/places.ts';
import { fieldText } from '../../model/telling.ts';
import { paint } from '../../render/paint.ts';
import { clean, wrap } from '../../render/text.ts';
import { actionHistory, registerHistory } from '../../reports/history.ts';
import { json } from '../answer.ts';
import { type Command, type Opened, type Outcome, type Screen, UserError } from '../command.ts';
import { actionCalled } from './show.ts';

export interface HistoryOptions {
  readonly id?: string;
  readonly field?: string;
  readonly json: boolean;
}

export const history: Command<HistoryOptions> = async (opened, options) => {
  const { id, field } = options;
  if (id === undefined) {
    if (field !== undefined) throw new UserError('name the action whose --field is meant.');
    const told = registerHistory(await (await opened.past()).chronicle({}));
    return answer(options, told, registerText(told, opened.screen));
  }
  const told = await historyOf(opened, id, field);
  return answer(options, told, actionText(told, field, opened.screen));
};

const answer = ({ json: wanted }: HistoryOptions, told: History, text: string): Outcome => ({
  text: wanted ? json('history', told) : text,
});

/** Also of an action whose file is gone or cannot be read: git has it still. */
async function historyOf(opened: Opened, id: string, field: string | undefined): Promise<History> {
  const known = opened.register.actions.find((one) => one.id === id || one.formerly?.includes(id));
  const [name, formerly] = [known?.id ?? id, known?.formerly ?? []];
  const files = [name, ...formerly].map((one) => fileOf('action', one));
  const told = actionHistory(await (await opened.past()).chronicle({ files }), name, formerly, field);
  if (known === undefined && told.changes.length === 0) actionCalled(opened.register, id);
  return told;
}

const hanging = ' '.repeat(12);

function actionText({ id, changes }: History, field: string | undefined, screen: Screen): string {
  const colours = paint(screen.colour);
  if (changes.length === 0)
    return field === undefined
      ? `Nothing is recorded of ${id} yet.`
      : `Nothing is recorded of ${field} of ${id}: no fact or event has a field of that name.`;
  const blocks: string[] = [];
  let last = '';
  for (const { commit, day, author, subject, what, on, event, fields } of changes) {
    if (commit !== last)
      blocks.push(
        `${day}  ${colours.bold(clean(subject))}  ${colours.dim(`${clean(author)}, ${commit.slice(0, 8)}`)}`,
      );
    last = commit;
    const name =
      what === 'event'
        ? `${event} of ${on}`
        : what === 'event-altered'
          ? `${event} of ${on} put otherwise`
          : what === 'event-gone'
            ? `${event} of ${on} taken away`
            : what;
    const said = fields.map(fieldText).join('; ');
    blocks.push(wrap(said === '' ? name : `${name}: ${said}`, screen.width, hanging));
  }
  return blocks.join('\n');
}

function registerText({ commits }: History, screen: Screen): string {
  const colours = paint(screen.colour);
  if (commits.length === 0) return 'Nothing is recorded yet.';
  return commits
    .map(({ day, subject, author, commit, files }) => {
      const count = files === 1 ? '1 file' : `${files} files`;
      return `${day}  ${clean(subject)}  ${colours.dim(`${clean(author)}, ${commit.slice(0, 8)}, ${count}`)}`;
    })
    .join('\n');
}
