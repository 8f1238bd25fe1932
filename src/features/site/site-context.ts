/** Defines what a site is made from: the registers that its readers may see, its dates and marking, and lookups by id. */
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import type { Board } from '../../domain/records/board.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import { type FileAccount, indexById, type Register } from '../../domain/register.ts';

/** The registers, dates and marking of a site. */
export interface SiteRequest {
  /** What its readers may see. */
  readonly register: Register;
  /** The same with a placeholder for each live action that is marked above the site: for the published table only. */
  readonly publishedRegister: Register;
  readonly files: FileAccount;
  readonly asAt: string;
  /** Whether the site is for the force only, with internal records. */
  readonly internal: boolean;
  /** The movement starts after this day. */
  readonly since: string;
  readonly marking: string | null;
  readonly fingerprint: string;
}

/** The request, with lookups by id. */
export interface SiteContext extends SiteRequest {
  /** Every action issued by `asAt`, in the order of ids. */
  readonly states: readonly ActionState[];
  readonly state: ReadonlyMap<string, ActionState>;
  /** The placeholders in the published table, by their id. */
  readonly withheld: ReadonlyMap<string, ActionState>;
  readonly boards: ReadonlyMap<string, Board>;
  readonly inspections: ReadonlyMap<string, Inspection>;
}

/** Adds the lookups to a request. */
export function siteContext(request: SiteRequest): SiteContext {
  const { register, publishedRegister, asAt } = request;
  const states = statesAsAt(register, asAt);
  const state = new Map(states.map((state) => [state.action.id, state]));
  return {
    ...request,
    states,
    state,
    withheld: new Map(
      statesAsAt(publishedRegister, asAt).flatMap((entry) =>
        state.has(entry.action.id) ? [] : [[entry.action.id, entry]],
      ),
    ),
    boards: indexById(register.boards),
    inspections: indexById(register.inspections),
  };
}

/** The label of an origin; its id if the settings do not list it. */
export const originLabel = ({ register }: SiteRequest, origin: string | null): string =>
  register.settings.origins.find(({ id }) => id === origin)?.label ?? origin ?? 'Origin not known';

/** The path of an action's page in the site. */
export const actionPath = (id: string): string => `actions/${id}.html`;
