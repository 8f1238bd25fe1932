/** Describes the values and events of a conflict: each on one line, shortened. */
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';

const maximumLength = 60;

/** A value on one line of at most sixty characters. */
export function describeValue(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ').trim();
  return text.length > maximumLength ? `${text.slice(0, maximumLength).trimEnd()} …` : text;
}

/** The fields that distinguish an event from others of its name and day. */
const distinguishingFields = [
  'judgement',
  'force_lead',
  'delivery_lead',
  'board',
  'by',
  'route',
  'batch',
  'field',
  'rag',
  'title',
  'note',
];

/** An event on one line: `closed 2022-01-05 (revisit)`. */
export function describeEvent(event: ValueMap): string {
  const details = distinguishingFields.flatMap((field) =>
    event[field] === undefined ? [] : [describeValue(event[field])],
  );
  const name = event['event'] === undefined ? '' : `${describeValue(event['event'])} `;
  return `${name}${describeValue(event['on'])}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}
