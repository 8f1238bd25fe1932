/** What a site is made from, and what its pages look up. */
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import type { Board } from '../../domain/records/board.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import { byId, type FileAccount, type Register } from '../../domain/register.ts';

export interface SiteQuestion {
  /** What its readers may know, with a husk in the place of each action that they may not. */
  readonly register: Register;
  /** The same without the husks: for what tells of owners and dates, which a husk has not. */
  readonly told: Register;
  readonly files: FileAccount;
  readonly asAt: string;
  /** For the eyes of those who keep it. */
  readonly internal: boolean;
  /** From when movement is told. */
  readonly since: string;
  readonly marking: string | null;
  /** Ids that stand for actions marked above the site. */
  readonly withheld: ReadonlySet<string>;
  readonly fingerprint: string;
}

/** The question, with lookups by id. */
export interface SiteContext extends SiteQuestion {
  /** Every action issued by then, in the order of ids. */
  readonly states: readonly ActionState[];
  readonly state: ReadonlyMap<string, ActionState>;
  readonly boards: ReadonlyMap<string, Board>;
  readonly inspections: ReadonlyMap<string, Inspection>;
}

export function siteContext(question: SiteQuestion): SiteContext {
  const { register, asAt } = question;
  const states = statesAsAt(register, asAt);
  return {
    ...question,
    states,
    state: new Map(states.map((one) => [one.action.id, one])),
    boards: byId(register.boards),
    inspections: byId(register.inspections),
  };
}

export const originLabel = ({ register }: SiteQuestion, origin: string | null): string =>
  register.settings.origins.find(({ id }) => id === origin)?.label ?? origin ?? 'Origin not known';

export const actionPath = (id: string): string => `actions/${id}.html`;
