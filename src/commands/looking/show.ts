/** `show`: one action whole, with what is derived for it. */
import { daysBetween, inWords } from '../../model/calendar.ts';
import { type Standing, standingsOn } from '../../model/filter.ts';
import { nearest } from '../../model/nearest.ts';
import { times } from '../../model/numerals.ts';
import { dueDate, isOverdue } from '../../model/position.ts';
import type { Action } from '../../model/records/action.ts';
import { byId, type Register } from '../../model/register.ts';
import { paint } from '../../render/paint.ts';
import { clean, wrap } from '../../render/text.ts';
import { answered, answeredData, json } from '../answer.ts';
import { type Command, type Screen, UserError } from '../command.ts';

export interface ShowOptions {
  readonly id: string;
  readonly asAt?: string;
  readonly json: boolean;
}

export const show: Command<ShowOptions> = (opened, options) => {
  const { register, screen } = opened;
  const asAt = options.asAt ?? register.today;
  const action = actionCalled(register, options.id);
  const standing = standingsOn({ ...register, actions: [action] }, asAt)[0];
  const due = standing ? dueDate(action, standing.position) : null;
  const position = standing && {
    ...standing.position,
    origin: standing.origin,
    counted: standing.counted,
    overdue_days: standing && due && isOverdue(action, standing.position, asAt) ? daysBetween(due, asAt) : 0,
  };
  if (options.json)
    return answeredData(opened, json('show', { as_at: asAt, action, position: position ?? null }));
  return answered(opened, pageOf(register, action, standing, asAt, screen));
};

export function actionCalled(register: Register, id: string): Action {
  const action = register.actions.find((one) => one.id === id || one.formerly?.includes(id));
  if (action) return action;
  if (register.present(`actions/${id}.yaml`))
    throw new UserError(`the file of \`${id}\` is rejected; \`afi check\` says why.`);
  const meant = nearest(
    id,
    register.actions.map((one) => one.id),
  );
  throw new UserError(
    `no action is called \`${id}\`. ${meant ? `Did you mean \`${meant}\`?` : '`afi list --all` lists them.'}`,
  );
}

/** What follows the first line of an event stands under its words. */
const hanging = ' '.repeat(23);

function pageOf(
  register: Register,
  action: Action,
  standing: Standing | undefined,
  asAt: string,
  { colour, width }: Screen,
): string {
  const colours = paint(colour);
  const position = standing?.position;
  const inspection = byId(register.inspections).get(action.inspection);
  const board = byId(register.boards).get(position?.board ?? '');
  const days = position && dueDate(action, position);
  const late =
    position && days && isOverdue(action, position, asAt) ? `, overdue ${daysBetween(days, asAt)} days` : '';
  const changes = position?.target_changes
    ? `, first ${position.first_target}, changed ${times(position.target_changes)}`
    : '';
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['Type', action.type],
    ['Inspection', inspection ? `${inspection.title} (${action.inspection})` : action.inspection],
    [
      'Origin',
      register.settings.origins.find(({ id }) => id === standing?.origin)?.label ?? standing?.origin,
    ],
    ['Cause of concern', action.cause_of_concern],
    ['Marking', action.marking],
    ['Accelerated', action.accelerated ? 'issued before its report was published' : undefined],
    ['Priority', action.priority],
    [
      'Addressed to',
      standing?.counted === false ? `${action.addressees?.join(', ')}: listed, never counted` : undefined,
    ],
    ['Deadline', [action.deadline?.text, action.deadline?.by].filter(Boolean).join(', ')],
    ['Status', position ? `${position.status} (as at ${inWords(asAt)})` : `not issued by ${inWords(asAt)}`],
    ['Force lead', position?.force_lead],
    ['Delivery lead', position?.delivery_lead],
    ['Board', board ? `${board.name} (${board.id})` : position?.board],
    ['Target', position?.target && `${position.target}${late}${changes}`],
    ['RAG', position?.rag],
    ['Batch', position?.batch && `${position.batch}, submitted ${position.submitted_on}`],
    ['Closed', position?.closed_on && `${position.closed_on} (route: ${position.route ?? 'not recorded'})`],
    ['Portal', action.portal_refs?.join(', ')],
    ['PAF', action.paf?.join(', ')],
    ['Themes', action.themes?.join(', ')],
    ['Carried from', action.carried_from],
    ['Formerly', action.formerly?.join(', ')],
    ...Object.entries(action.extra ?? {}).map(([name, value]) => [clean(name), value] as const),
  ];
  const wide = Math.max(...facts.map(([name]) => name.length)) + 2;
  const told = facts
    .filter(([, value]) => value)
    .map(([name, value]) => `${name.padEnd(wide)}${clean(value ?? '')}`);
  const history = action.history.map((event) => {
    const { on, event: name, ...rest } = event;
    const words = Object.entries(rest).map(([key, value]) => `${key}: ${clean(String(value))}`);
    const after = on > asAt ? ' (after the date asked)' : '';
    const told = wrap(words.join('; ') + after, width, hanging).slice(hanging.length);
    return `${on}  ${name.padEnd(10)} ${told}`.trimEnd();
  });
  return [
    `${colours.bold(action.id)}  ${clean(action.title)}`,
    action.wording
      .trimEnd()
      .split('\n')
      .map((line) => wrap(line, width))
      .join('\n'),
    told.join('\n'),
    history.join('\n'),
  ].join('\n\n');
}
