/** The starred fields of each event, read from its schema: what an event of an older register may lack. */
import { type Event, type EventName, eventSchema } from '../records/event.ts';

/** Sets of fields, of each of which one is to be given. */
type Stars = readonly (readonly string[])[];

interface Need {
  readonly allOf?: readonly { readonly anyOf: readonly { readonly required: readonly string[] }[] }[];
}

const starsOf: ReadonlyMap<EventName, Stars> = new Map(
  eventSchema.options.map((option) => {
    const need = option.meta()?.['then'] as Need | undefined;
    const stars = need?.allOf?.map(({ anyOf }) => anyOf.flatMap(({ required }) => required)) ?? [];
    return [option.shape.event.value, stars];
  }),
);

/** The sets of starred fields of which an event gives none. */
export const wantingIn = (event: Event): Stars =>
  (starsOf.get(event.event) ?? []).filter((fields) =>
    fields.every((field) => event[field as keyof Event] === undefined),
  );
