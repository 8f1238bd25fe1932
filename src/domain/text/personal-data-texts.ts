/** Where somebody wrote freely in the records of actions and inspections, and what there looks as if it told who somebody is. */
import type { Path } from '../finding.ts';
import type { Action } from '../records/action.ts';
import type { Event } from '../records/event.ts';
import type { Inspection } from '../records/inspection.ts';
import { findPersonalData, type PersonalData } from './personal-data.ts';

/** The fields of events in which somebody writes freely. A minute is a reference, and so is a location. */
const freeTextFields = [
  'note',
  'reason',
  'title',
  'reference',
  'was',
  'approved_by',
  'force_lead',
  'delivery_lead',
  'recorded_by',
  'tested_by',
] as const;

function* freeTextsOf(action: Action): Generator<readonly [path: Path, text: string]> {
  // What is kept out of a public register is not there, whatever the type says.
  for (const field of ['title', 'wording'] as const)
    if (action[field] !== undefined) yield [[field], action[field]];
  if (action.deadline?.text !== undefined) yield [['deadline', 'text'], action.deadline.text];
  for (const [key, text] of Object.entries(action.extra ?? {})) yield [['extra', key], text];
  for (const [index, event] of action.history.entries()) {
    const fields = event as Readonly<Partial<Record<(typeof freeTextFields)[number], string>>> & Event;
    for (const field of freeTextFields) {
      const text = fields[field];
      if (text !== undefined) yield [['history', index, field], text];
    }
  }
}

export interface PersonalDataPlace {
  readonly record: { readonly action: Action } | { readonly inspection: Inspection };
  readonly path: Path;
  readonly found: PersonalData;
}

export function* personalDataInRecords({
  actions,
  inspections,
}: {
  readonly actions: readonly Action[];
  readonly inspections: readonly Inspection[];
}): Generator<PersonalDataPlace> {
  for (const action of actions)
    for (const [path, text] of freeTextsOf(action))
      for (const found of findPersonalData(text)) yield { record: { action }, path, found };
  for (const inspection of inspections)
    for (const found of findPersonalData(inspection.note ?? ''))
      yield { record: { inspection }, path: ['note'], found };
}

/** `a telephone number: “077…”`: enough to find it by; a warning is not to spread what should not be here. */
export const describePersonalData = ({ kind, words }: PersonalData): string =>
  `${kind}: “${words.slice(0, Math.min(3, words.length - 2))}…”`;
