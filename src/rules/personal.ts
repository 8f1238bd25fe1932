/** Rules about people who are not to be found in a register: its people are roles, and it may become a public paper. */
import type { Path } from '../model/finding.ts';
import { type Personal, personalIn } from '../model/personal.ts';
import type { Action } from '../model/records/action.ts';
import type { Event } from '../model/records/event.ts';
import { inAction, inRecord, type Rule } from './rule.ts';

/** The fields of events in which somebody writes freely. A minute is a reference, and so is a location. */
const written = [
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

function* textsOf(action: Action): Generator<readonly [path: Path, text: string]> {
  yield [['title'], action.title];
  yield [['wording'], action.wording];
  if (action.deadline?.text !== undefined) yield [['deadline', 'text'], action.deadline.text];
  for (const [key, text] of Object.entries(action.extra ?? {})) yield [['extra', key], text];
  for (const [index, event] of action.history.entries()) {
    const fields = event as Readonly<Partial<Record<(typeof written)[number], string>>> & Event;
    for (const field of written) {
      const text = fields[field];
      if (text !== undefined) yield [['history', index, field], text];
    }
  }
}

const said = ({ kind, words }: Personal) => `the text holds what looks like ${kind}: “${masked(words)}”`;

/** Enough to find it by; a finding is not to spread what should not be here. */
const masked = (words: string) => `${words.slice(0, Math.min(3, words.length - 2))}…`;

export const nobodyNamed: Rule = {
  code: 'personal-data',
  severity: 'warning',
  about:
    'No text of an action or an inspection holds an address, a number or a reference that leads to a person.',
  help: 'Name the role, or say where the record is kept; git keeps what was recorded before, so tell the data protection officer.',
  example: 'note: ring PC 1234 on 0191 496 0000',
  *check({ actions, inspections }) {
    for (const action of actions)
      for (const [path, text] of textsOf(action))
        for (const found of personalIn(text)) yield inAction(action, path, said(found));
    for (const { id, note } of inspections)
      for (const found of personalIn(note ?? '')) yield inRecord('inspection', id, ['note'], said(found));
  },
};
