/** Warns of text that looks like personal data in a paper for the public, with its place. */
import {
  describePersonalData,
  type PersonalDataPlace,
  personalDataInRecords,
} from '../../domain/text/personal-data.ts';

/** A sentence for each place; with `paperText`, only for what appears in that text. */
export function publicTextWarnings(
  register: Parameters<typeof personalDataInRecords>[0],
  paperText?: string,
): readonly string[] {
  const text = paperText?.replaceAll('\\', '');
  return [...personalDataInRecords(register)]
    .filter(({ data }) => text === undefined || text.includes(data.words))
    .map(
      (place) =>
        `This is for the public and holds ${describePersonalData(place.data)} in ${describePlace(place)}.`,
    );
}

function describePlace({ record, path }: PersonalDataPlace): string {
  if ('inspection' in record) return `the note of the inspection ${record.inspection.id}`;
  const { id, history } = record.action;
  const [top, index, field] = path;
  const event = top === 'history' ? history[Number(index)] : undefined;
  return event ? `${id}, ${event.event} of ${event.on} (${field})` : `${id} (${path.join('.')})`;
}
