/** Finds text that looks like personal data, in one text or in all free text of actions and inspections. */
import type { Path } from '../finding.ts';
import type { Action } from '../records/action.ts';
import type { Event } from '../records/event.ts';
import type { Inspection } from '../records/inspection.ts';

/** A piece of text with the form of personal data. Names are not looked for: they have no form. */
export interface PersonalData {
  readonly kind: 'an e-mail address' | 'a telephone number' | 'a collar number' | 'a crime reference';
  readonly words: string;
}

/** An `@` after a letter or digit, and a domain with a dot. */
const emailPattern = /(?<=[\p{L}\p{N}_%+-])@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,5}/iu;

/** Ten or eleven digits with 0 or +44 before them, in groups of two or more; never a part of a date or a longer reference. */
const telephonePattern =
  /(?<![\w/.+#£€$-])(?:(?:\+|00)44[ -]?(?:\(0\)[ -]?)?|\(?0)[1-35789]\d{1,4}\)?(?:[ -]?\d{2,4}){2,3}(?![\d/]|[.-]\d)/g;

const collarPatterns = [
  /(?<![\w-]|Chief )(?:WPC|PCSO|TDC|P[CS]|D[CS]|Sgt|(?:Detective |Police )?(?:Constable|Sergeant)) ?\d{3,5}(?![\d/:%]|[.,-]\d)/,
  /(?<!\w)(?:collar|shoulder|warrant) (?:number|num\.?|no\.?|#) ?:? ?[A-Z]{0,2}\d{3,6}(?!\d)/i,
];

const crimePatterns = [
  /(?<![\w/-])CR[ /-]?(\d{3,8}[/-]\d{2,8})(?![\d/])/g,
  /(?<!\w)crime (?:ref(?:erence)?|number|no)\.?(?: (?:number|no)\.?)?:? ?((?=[a-z/-]{0,6}\d)[a-z0-9/-]{5,24})(?!\w)/gi,
];

/** `2021/22` and `2021-09-28` are dates, not references. */
const datePattern = /^(?:19|20)\d\d(?:[/-]\d{2}(?:\d{2})?(?:[/-]\d{2})?)?$/;

const nationalDigits = (text: string) => text.replace(/\D/g, '').replace(/^(?:00)?440?(?=\d{9})/, '0');

const isTelephone = ([data]: RegExpExecArray) => /^0\d{9,10}$/.test(nationalDigits(data));
const isReference = ([, token = '']: RegExpExecArray) => !datePattern.test(token) && /\d{3}/.test(token);

/** The first match of a pattern that passes a test. */
function firstMatch(
  pattern: RegExp,
  text: string,
  passes: (data: RegExpExecArray) => boolean,
): string | undefined {
  for (const data of text.matchAll(pattern)) if (passes(data)) return data[0];
  return undefined;
}

/** An e-mail address has an at sign and every other kind has three digits together; most texts have neither and need no search. */
const suspectPattern = /@|\d{3}/;

/** Each kind of personal data that a text seems to contain, once, with the words that look like it. Takes linear time. */
export function findPersonalData(text: string): readonly PersonalData[] {
  if (!suspectPattern.test(text)) return [];
  const data: PersonalData[] = [];
  const add = (kind: PersonalData['kind'], words: string | undefined) => {
    if (words !== undefined) data.push({ kind, words });
  };
  add('an e-mail address', emailPattern.exec(text)?.[0]);
  add('a telephone number', firstMatch(telephonePattern, text, isTelephone));
  add(
    'a collar number',
    collarPatterns.map((pattern) => pattern.exec(text)?.[0]).find((words) => words),
  );
  add(
    'a crime reference',
    crimePatterns.map((pattern) => firstMatch(pattern, text, isReference)).find((words) => words),
  );
  return data;
}

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
    // Each kind of event has only some of these fields, always as text, so that no one type of event has them all.
    const fields = event as Readonly<Partial<Record<(typeof freeTextFields)[number], string>>> & Event;
    for (const field of freeTextFields) {
      const text = fields[field];
      if (text !== undefined) yield [['history', index, field], text];
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

/** `a telephone number: “077…”`. Only the beginning is quoted, so that a warning does not spread the data. */
export const describePersonalData = ({ kind, words }: PersonalData): string =>
  `${kind}: “${words.slice(0, Math.min(3, words.length - 2))}…”`;
