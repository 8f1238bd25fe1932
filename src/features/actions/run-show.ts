/** Runs `show`: prints one action in full, with what is derived for it. */

import type { Command, CommandContext } from '../../app/command.ts';
import { withAllFields } from '../../app/complete-record.ts';
import { requireAction } from '../../app/lookup.ts';
import { renderResponse, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { daysBetween, formatDate } from '../../domain/dates/calendar.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { dueDate, isOverdue } from '../../domain/position.ts';
import { type Action, actionRecord } from '../../domain/records/action.ts';
import { byId } from '../../domain/register.ts';
import { clean, padEnd, widthOf, wrap } from '../../output/safe-text.ts';
import { paint } from '../../output/screen.ts';
import { type ActionFact, actionFacts } from './action-facts.ts';
import type { ShowOptions } from './command.ts';
import type { show } from './schema.ts';

export const runShow: Command<ShowOptions> = (context, options) => {
  const { register } = context;
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
    const completeAction = withAllFields(actionRecord.schema, action);
    return withStatusNotes(
      context,
      renderResponse<typeof show>('show', {
        as_at: asAt,
        action: completeAction,
        position: position ?? null,
      }),
    );
  }
  return withFileNotes(context, showPage(context, { action, state, asAt }));
};

/** The widest label in characters: a longer label of the force's own field has a line of its own. */
const widestName = 24;

function factLines(facts: readonly ActionFact[], width: number | undefined): readonly string[] {
  const wide = Math.min(widestName, Math.max(...facts.map(({ name }) => widthOf(clean(name))))) + 2;
  return facts.map(({ name: named, value }) => {
    const [name, lines] = [clean(named), wrap(value, width, ' '.repeat(wide))];
    return widthOf(name) > widestName ? `${name}\n${lines}` : padEnd(name, wide) + lines.slice(wide);
  });
}

/** Indents the further lines of an event. */
const hanging = ' '.repeat(23);

/** The page of an action; an action that is not issued yet has no `state`. */
function showPage(
  { register, screen: { colour, width } }: CommandContext,
  {
    action,
    state,
    asAt,
  }: { readonly action: Action; readonly state: ActionState | undefined; readonly asAt: string },
): string {
  const colours = paint(colour);
  const factContext = {
    register,
    asAt,
    inspections: byId(register.inspections),
    boards: byId(register.boards),
  };
  const head = wrap(`${action.id}  ${action.title}`, width, '  ').trimStart();
  const facts = actionFacts(factContext, action, state, (date) => date);
  const history = action.history.map((event) => {
    const { on, event: name, ...rest } = event;
    const words = Object.entries(rest).map(([key, value]) => `${key}: ${clean(String(value))}`);
    const suffix = on > asAt ? ' (after the date asked)' : '';
    const lines = wrap(words.join('; ') + suffix, width, hanging).slice(hanging.length);
    return `${on}  ${name.padEnd(10)} ${lines}`.trimEnd();
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
