/** Plain words for what contradicts: an event on one line, a value cut short. */
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';

const longest = 60;

/** A value on one line. */
export function valueWords(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ').trim();
  return text.length > longest ? `${text.slice(0, longest).trimEnd()} …` : text;
}

const telling = [
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

/** `closed 2022-01-05 (revisit)` */
export function eventWords(event: ValueMap): string {
  const said = telling.flatMap((key) => (event[key] === undefined ? [] : [valueWords(event[key])]));
  const name = event['event'] === undefined ? '' : `${valueWords(event['event'])} `;
  return `${name}${valueWords(event['on'])}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
}
