/** Rules about histories: issued first and only once, in order of date, not after today, with allowed moves, and due after issue. */
import { movesFrom, statusAfter, unlawfulMoves } from '../domain/status.ts';
import { faultInAction, type Rule } from './rule.ts';

export const issuedFirst: Rule = {
  code: 'issued-first',
  severity: 'error',
  about: 'The first event of a history is `issued`.',
  help: 'Put the `issued` event first, dated the day of publication.',
  example: 'history begins with assigned',
  *check({ actions }) {
    for (const action of actions) {
      const [firstEvent] = action.history;
      if (firstEvent === undefined) yield faultInAction(action, ['history'], 'the history is empty');
      else if (firstEvent.event !== 'issued')
        yield faultInAction(action, ['history', 0], `the history begins with \`${firstEvent.event}\``);
    }
  },
};

export const issuedOnce: Rule = {
  code: 'issued-once',
  severity: 'error',
  about: 'An action is issued once. A closed action becomes live again with `reopened`.',
  help: 'Delete the second `issued` event, or change it to `reopened`.',
  example: 'a second issued',
  *check({ actions }) {
    for (const action of actions) {
      const indexes = action.history.flatMap(({ event }, index) => (event === 'issued' ? [index] : []));
      for (const index of indexes.slice(1))
        yield faultInAction(action, ['history', index], 'issued a second time');
    }
  },
};

export const moveUnlawful: Rule = {
  code: 'move-unlawful',
  severity: 'error',
  about: 'Each event that changes the status is allowed from the status before it.',
  help: 'Correct the event, or record the missing event before it.',
  example: 'returned without submitted',
  *check({ actions }) {
    for (const action of actions)
      for (const { index, status } of unlawfulMoves(action.history)) {
        const allowedMoves = movesFrom(status).join(', ');
        const event = action.history[index]?.event;
        const message = `\`${event}\` is not allowed while the action is ${status}. Allowed: ${allowedMoves}`;
        const earlierIndex = action.history.findLastIndex((each, i) => i < index && each.event === event);
        const help =
          statusAfter(event ?? '') === status && earlierIndex >= 0
            ? `The action has been ${status} since ${action.history[earlierIndex]?.on}. To correct that entry: \`afi correct ${action.id} history[${earlierIndex}].on DATE --note …\`. Its other fields are corrected in the same way.`
            : undefined;
        yield faultInAction(action, ['history', index, 'event'], message, help);
      }
  },
};

export const dateOrder: Rule = {
  code: 'date-order',
  severity: 'error',
  about: 'Events are in date order.',
  help: 'Move the event to its place in date order, after the other events of its day.',
  example: 'on: 2021-01-05 after on: 2021-09-28',
  *check({ actions }) {
    for (const action of actions)
      for (const [index, { on }] of action.history.entries()) {
        const previousDay = action.history[index - 1]?.on;
        if (previousDay !== undefined && on < previousDay)
          yield faultInAction(
            action,
            ['history', index, 'on'],
            `this event is dated ${on}, but follows an event of ${previousDay}`,
          );
      }
  },
};

export const dateAhead: Rule = {
  code: 'date-ahead',
  severity: 'error',
  about: 'No event is dated in the future.',
  help: 'Correct the date, or record the event when it has happened.',
  example: 'on: 2121-11-25',
  *check({ actions, today }) {
    for (const action of actions)
      for (const [index, { on }] of action.history.entries())
        if (on > today)
          yield faultInAction(action, ['history', index, 'on'], `${on} is in the future (today is ${today})`);
  },
};

export const dueBeforeIssue: Rule = {
  code: 'due-before-issue',
  severity: 'warning',
  about: 'The inspectorate’s deadline and the force’s targets are not before the day of issue.',
  help: 'Correct the date that is wrong.',
  example: 'deadline: {by: 2021-09-27}, issued on 2021-09-28',
  *check({ actions }) {
    for (const action of actions) {
      const issueDay = action.history.find(({ event }) => event === 'issued')?.on;
      if (issueDay === undefined) continue;
      const deadline = action.deadline?.by;
      if (deadline !== undefined && deadline < issueDay)
        yield faultInAction(
          action,
          ['deadline', 'by'],
          `the deadline, ${deadline}, is before the action was issued, ${issueDay}`,
        );
      for (const [index, event] of action.history.entries())
        if (event.event === 'target' && event.by !== undefined && event.by < issueDay)
          yield faultInAction(
            action,
            ['history', index, 'by'],
            `the target, ${event.by}, is before the action was issued, ${issueDay}`,
          );
    }
  },
};
