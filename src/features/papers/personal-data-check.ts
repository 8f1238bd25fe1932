/** Warns of text that looks like personal data in a paper for the public, with its place. */
import {
  describePersonalData,
  type PersonalDataPlace,
  personalDataInRecords,
} from '../../domain/text/personal-data.ts';

/** One sentence a place; with a text, only what stands in that text. */
export function personalNotes(
  register: Parameters<typeof personalDataInRecords>[0],
  drawn?: string,
): readonly string[] {
  const text = drawn?.replaceAll('\\', '');
  return [...personalDataInRecords(register)]
    .filter(({ data }) => text === undefined || text.includes(data.words))
    .map((one) => `This is for the public and holds ${describePersonalData(one.data)} in ${placeOf(one)}.`);
}

function placeOf({ record, path }: PersonalDataPlace): string {
  if ('inspection' in record) return `the note of the inspection ${record.inspection.id}`;
  const { id, history } = record.action;
  const [top, index, field] = path;
  const event = top === 'history' ? history[Number(index)] : undefined;
  return event ? `${id}, ${event.event} of ${event.on} (${field})` : `${id} (${path.join('.')})`;
}
