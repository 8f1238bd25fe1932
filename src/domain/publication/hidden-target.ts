/** Finds which targets the readers of a register may not see: figures count with them, and pages print that they are not published. */
import type { Action } from '../records/action.ts';
import type { Event } from '../records/event.ts';
import type { Register } from '../register.ts';

const isTarget = (event: Event): boolean => event.event === 'target' && event.by !== undefined;

/** Whether the last target of a history was set by an internal event, and the register is for the public. */
export const isLastTargetHidden = ({ isPublic }: Register, history: readonly Event[]): boolean =>
  isPublic && history.findLast(isTarget)?.internal === true;

/** Whether the target of an action on a day (YYYY-MM-DD) is hidden. */
export const isTargetHidden = (register: Register, { history }: Action, asAt: string): boolean =>
  isLastTargetHidden(
    register,
    history.filter(({ on }) => on <= asAt),
  );

/** Whether the first target of an action is hidden. */
export const isFirstTargetHidden = ({ isPublic }: Register, { history }: Action): boolean =>
  isPublic && history.find(isTarget)?.internal === true;
