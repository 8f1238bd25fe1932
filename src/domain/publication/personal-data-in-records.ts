/** Finds what looks like personal data in the free text of actions and inspections, with its place. */
import type { Path } from '../finding.ts';
import type { Action } from '../records/action.ts';
import type { Inspection } from '../records/inspection.ts';
import { findPersonalData, type PersonalData } from '../text/personal-data.ts';

/** The fields of events that people fill in freely. */
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

function* listFreeTexts(action: Action): Generator<readonly [path: Path, text: string]> {
  // A redacted action may lack both, although its type requires them.
  for (const field of ['title', 'wording'] as const)
    if (action[field] !== undefined) yield [[field], action[field]];
  if (action.deadline?.text !== undefined) yield [['deadline', 'text'], action.deadline.text];
  for (const [key, text] of Object.entries(action.extra ?? {})) yield [['extra', key], text];
  for (const [index, event] of action.history.entries()) {
    // Each kind of event has only some of these fields; that of removed words is not text.
    const fields: Readonly<Partial<Record<(typeof freeTextFields)[number], unknown>>> = event;
    for (const field of freeTextFields) {
      const text = fields[field];
      if (typeof text === 'string') yield [['history', index, field], text];
    }
  }
}

/** Personal data and its place in a record. */
export interface PersonalDataPlace {
  readonly record: { readonly action: Action } | { readonly inspection: Inspection };
  readonly path: Path;
  readonly data: PersonalData;
}

/** Everything that looks like personal data in the free text of the records: by action and field, then by inspection. */
export function* personalDataInRecords({
  actions,
  inspections,
}: {
  readonly actions: readonly Action[];
  readonly inspections: readonly Inspection[];
}): Generator<PersonalDataPlace> {
  for (const action of actions)
    for (const [path, text] of listFreeTexts(action))
      for (const data of findPersonalData(text)) yield { record: { action }, path, data };
  for (const inspection of inspections)
    for (const data of findPersonalData(inspection.note ?? ''))
      yield { record: { inspection }, path: ['note'], data };
}
