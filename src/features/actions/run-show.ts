/** `show`: one action whole, with what is derived for it. */

import type { Command, Screen } from '../../app/command.ts';
import { withAllFields } from '../../app/complete-record.ts';
import { requireAction } from '../../app/lookup.ts';
import { renderResponse, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { daysBetween, formatDate } from '../../domain/dates/calendar.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { dueDate, isOverdue } from '../../domain/position.ts';
import { type Action, actionRecord } from '../../domain/records/action.ts';
import { byId, type Register } from '../../domain/register.ts';
import { clean, padEnd, widthOf, wrap } from '../../output/safe-text.ts';
import { paint } from '../../output/screen.ts';
import { type ActionFact, actionFacts } from './action-facts.ts';
import type { ShowOptions } from './command.ts';
import type { show } from './schema.ts';

export const runShow: Command<ShowOptions> = (context, options) => {
  const { register, screen } = context;
  const asAt = options.asAt ?? register.today;
  const action = requireAction(register, options.id);
  const state = statesAsAt({ ...register, actions: [action] }, asAt)[0];
  const due = state ? dueDate(action, state.position) : null;
  if (options.json) {
    const late = state && due !== null && isOverdue(action, state.position, asAt);
    const position = state && {
      ...state.position,
      origin: state.origin,
      counted: state.counted,
      overdue_days: late ? daysBetween(due, asAt) : 0,
    };
    const whole = withAllFields(actionRecord.schema, action);
    return withStatusNotes(
      context,
      renderResponse<typeof show>('show', { as_at: asAt, action: whole, position: position ?? null }),
    );
  }
  return withFileNotes(context, pageOf(register, action, state, asAt, screen));
};

/** Names of the force's own fields may be long: they do not push the values off the page. */
const widestName = 24;

function factLines(facts: readonly ActionFact[], width: number | undefined): readonly string[] {
  const wide = Math.min(widestName, Math.max(...facts.map(({ name }) => widthOf(clean(name))))) + 2;
  return facts.map(({ name: named, value }) => {
    const [name, told] = [clean(named), wrap(value, width, ' '.repeat(wide))];
    return widthOf(name) > widestName ? `${name}\n${told}` : padEnd(name, wide) + told.slice(wide);
  });
}

/** What follows the first line of an event stands under its words. */
const hanging = ' '.repeat(23);

function pageOf(
  register: Register,
  action: Action,
  state: ActionState | undefined,
  asAt: string,
  { colour, width }: Screen,
): string {
  const colours = paint(colour);
  const asked = {
    register,
    asAt,
    inspections: byId(register.inspections),
    boards: byId(register.boards),
  };
  const head = wrap(`${action.id}  ${action.title}`, width, '  ').trimStart();
  const facts = actionFacts(asked, action, state, (date) => date);
  const history = action.history.map((event) => {
    const { on, event: name, ...rest } = event;
    const words = Object.entries(rest).map(([key, value]) => `${key}: ${clean(String(value))}`);
    const after = on > asAt ? ' (after the date asked)' : '';
    const told = wrap(words.join('; ') + after, width, hanging).slice(hanging.length);
    return `${on}  ${name.padEnd(10)} ${told}`.trimEnd();
  });
  return [
    colours.bold(action.id) + head.slice(action.id.length),
    action.wording
      .trimEnd()
      .split('\n')
      .map((line) => wrap(line, width))
      .join('\n'),
    [`As at ${formatDate(asAt)}`, ...factLines(facts, width)].join('\n'),
    history.join('\n'),
  ].join('\n\n');
}
