/** Finds text that looks like personal data, such as a telephone number. Names of people have no form, and are not recognised. */

/** What a piece of text looks like. */
export type PersonalDataKind =
  | 'an e-mail address'
  | 'a telephone number'
  | 'a collar number'
  | 'a crime reference'
  | 'a National Insurance number'
  | 'a postal address';

/** A piece of text with the form of personal data. */
export interface PersonalData {
  readonly kind: PersonalDataKind;
  /** As normalised: with plain spaces, hyphens, digits and letters. */
  readonly words: string;
}

/** Whether a match of a pattern is one of what is looked for. */
type Test = (match: RegExpMatchArray) => boolean;

interface Form {
  readonly kind: PersonalDataKind;
  readonly pattern: RegExp;
  readonly isReal?: Test;
}

const streets =
  'Street|Road|Avenue|Lane|Close|Drive|Way|Place|Terrace|Crescent|Court|Grove|Gardens|Square|Walk|Row|Park|View|Mews|Hill';

/** Words of the names of offices, whose addresses are published. */
const offices =
  'Headquarters|HQ|Hub|Station|Office|Hall|Civic Centre|Council|HMICFRS|College|Constabulary|Police';

/** A sign that each match has: most texts have none, and are not searched. */
const signs: Readonly<Record<PersonalDataKind, RegExp>> = {
  'an e-mail address': /@|[([] ?at ?[)\]]/i,
  'a telephone number': /(?:0|44|\+\d)[\d (.-]/,
  'a collar number': /\d{3}/,
  'a crime reference': /\d{3}|\d of \d/,
  'a National Insurance number': /\d ?[A-D]\b/i,
  'a postal address': new RegExp(`(?:${streets})\\b`),
};

const nationalDigits = (text: string) => text.replace(/\D/g, '').replace(/^(?:00)?440?(?=\d{9})/, '0');

/** The published lines of Action Fraud, Crimestoppers, the NSPCC, Victim Support and the National Domestic Abuse Helpline. */
const publishedLines: ReadonlySet<string> = new Set([
  '03001232040',
  '0800555111',
  '08088005000',
  '08081689111',
  '08082000247',
]);

/** Ten digits in a row are another number, unless they begin as a free telephone number does. */
const bareTenDigits = /^0(?![58]00)\d{9}$/;

const isTelephone: Test = ([data]) =>
  /^0\d{9,10}$/.test(nationalDigits(data)) &&
  !bareTenDigits.test(data) &&
  !publishedLines.has(nationalDigits(data));

/** What may not be before a telephone number, and after it: part of a reference, of an amount or of a year (`/21`). */
const phoneStart = '(?<![\\w/.+#£€$-])';
const phoneEnd = '(?!\\w|/(?:\\d{2}){1,2}(?!\\d)|[.-]\\d)';

/** `2021/22` and `2021-09-28` are dates, not references. */
const datePattern = /^(?:19|20)\d\d(?:[/-]\d{2}(?:\d{2})?(?:[/-]\d{2})?)?$/;
const isReference: Test = ([, token = '']) => !datePattern.test(token) && /\d{3}/.test(token);

const isNotYear: Test = ([, number = '']) => !/^(?:19\d\d|20[0-4]\d)$/.test(number);

const ranks =
  'WPC|PCSO|TDC|[PD][CcSs]|Sgt\\.?|Insp\\.?|(?:Detective |Police )?(?:Constable|Sergeant|Inspector)';

/** Every form. Each pattern takes linear time, because it begins at a fixed sign and its repetitions are bounded. */
const forms: readonly Form[] = [
  // Up to sixty-four signs, an `@` and a domain with a dot.
  {
    kind: 'an e-mail address',
    pattern:
      /(?<![\p{L}\p{N}_.%+'-])[\p{L}\p{N}_.%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,5}/giu,
  },
  // The same with more signs before the `@`: only the last are quoted.
  {
    kind: 'an e-mail address',
    pattern: /@(?<=[\p{L}\p{N}_.%+'-]{64}@)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,5}/giu,
  },
  // As people write it so that programs do not find it: `jane.example [at] harbour.example`.
  {
    kind: 'an e-mail address',
    pattern:
      /(?<![\p{L}\p{N}_.%+'-])[\p{L}\p{N}_.%+'-]{1,64} ?[([] ?at ?[)\]] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[([] ?dot ?[)\]]) ?[\p{L}\p{N}-]{2,63}){1,5}/giu,
  },
  // Ten or eleven digits with 0 or +44 before them, in groups of two or more; never a part of a date or a longer reference.
  {
    kind: 'a telephone number',
    pattern: new RegExp(
      `${phoneStart}(?:(?:\\+|00)44[ -]?(?:\\(0\\)[ -]?)?|\\(?0)[1-35789]\\d{1,4}\\)?(?:[ -]?\\d{2,4}){2,4}${phoneEnd}`,
      'g',
    ),
    isReal: isTelephone,
  },
  {
    kind: 'a telephone number',
    pattern: new RegExp(`${phoneStart}0[1-35789]\\d{1,3}\\.\\d{3,4}\\.\\d{3,4}${phoneEnd}`, 'g'),
    isReal: isTelephone,
  },
  // A mobile number as computers write it: 44 without a sign before it.
  {
    kind: 'a telephone number',
    pattern: new RegExp(`${phoneStart}44 ?7\\d{3} ?\\d{3} ?\\d{3}${phoneEnd}`, 'g'),
    isReal: isTelephone,
  },
  // A number of another country: eight to fifteen digits (ITU-T E.164); after 00 the code of the country is apart.
  {
    kind: 'a telephone number',
    pattern: new RegExp(
      `${phoneStart}(?:\\+(?!44)[1-9]|00(?!44)[1-9]\\d{0,2}(?=[ -]))(?:[ ().-]{0,2}\\d){7,14}${phoneEnd}`,
      'g',
    ),
  },
  {
    kind: 'a collar number',
    pattern: new RegExp(
      `(?<![\\w-]|Chief )(?:${ranks})[ /-]?(?:(?:[Nn]umber|[Nn]o\\.?) ?)?(\\d{3,5})(?![\\d/:%]|[.,-]\\d)`,
      'g',
    ),
    isReal: isNotYear,
  },
  {
    kind: 'a collar number',
    pattern: new RegExp(
      `(?<![\\w-]|Chief )(?:${ranks}) (?:[A-Z][A-Za-z'’.-]{0,30} ){1,3}(\\d{3,5})(?![\\d/:%]|[.,-]\\d)`,
      'g',
    ),
    isReal: isNotYear,
  },
  {
    kind: 'a collar number',
    pattern: /(?<!\w)(?:collar|shoulder|warrant) (?:number|num\.?|no\.?|#) ?:? ?[A-Z]{0,2}\d{3,6}(?!\d)/gi,
  },
  {
    kind: 'a crime reference',
    pattern: /(?<![\w/-])CR[ /-]?(\d{3,8}[/-]\d{2,8})(?![\d/])/g,
    isReal: isReference,
  },
  // A code, a serial number that is not a year, and a year, as many forces write it.
  {
    kind: 'a crime reference',
    pattern: /(?<![\w/.-])\d{2}\/(?!(?:19|20)\d{2}\/)\d{4,6}\/\d{2}(?![\w/-])/g,
  },
  {
    kind: 'a crime reference',
    pattern:
      /(?<!\w)(?:crime|occurrence|custody|incident)(?: record)? (?:ref(?:erence)?|number|no|report|record)\.?(?: (?:number|no)\.?)?:? ?((?=[a-z/-]{0,6}\d)[a-z0-9/-]{5,24})(?!\w)/gi,
    isReal: isReference,
  },
  // The number of a log and its day: `CAD 123 of 3 May`.
  {
    kind: 'a crime reference',
    pattern:
      /(?<![\w-])(?:CAD|log|incident)(?: (?:ref|number|no)\.?)?:? ?\d{1,5} of \d{1,2}(?:[/.-]\d|(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/gi,
  },
  {
    kind: 'a National Insurance number',
    pattern: /(?<![\w/-])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w/-])/gi,
  },
  // A house number, a street and, soon after them, a postcode; not of an office that is named just before them.
  {
    kind: 'a postal address',
    pattern: new RegExp(
      `(?<![\\w/.-]|\\b(?:${offices})\\b[^.,;:]{0,20}[,:] )\\d{1,4}[A-Za-z]?,? (?:[A-Z][a-z'’-]{1,30} ){1,4}(?:${streets})\\b[^]{0,80}?\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b`,
      'g',
    ),
  },
];

/** An e-mail address has an at sign, or one in words, and every other form has digits; many texts have neither. */
const suspectPattern = /[@＠﹫]|\p{Nd}|[([]\s?at\s?[)\]]/iu;

/** A text with one kind of space, hyphen, digit and letter, and without invisible signs and the emphasis of Markdown, so that nothing hides behind them. */
const normaliseDisguises = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff*`~]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(/\s+/g, ' ');

/** A digit of another script as we write it; the ten digits of a script follow each other. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/** Every piece of a text that looks like personal data, by its form. Takes linear time. */
export function findAllPersonalData(text: string): readonly PersonalData[] {
  if (!suspectPattern.test(text)) return [];
  const normalText = normaliseDisguises(text);
  return forms.flatMap(({ kind, pattern, isReal }) =>
    signs[kind].test(normalText)
      ? [...normalText.matchAll(pattern)]
          .filter((match) => isReal?.(match) !== false)
          .map(([words]) => ({ kind, words }))
      : [],
  );
}

/** Each kind of personal data that a text seems to contain, once, with the first words that look like it. */
export function findPersonalData(text: string): readonly PersonalData[] {
  const firstOfKind = new Map<PersonalDataKind, PersonalData>();
  for (const data of findAllPersonalData(text))
    if (!firstOfKind.has(data.kind)) firstOfKind.set(data.kind, data);
  return [...firstOfKind.values()];
}

/** `a telephone number: “077…”`. Only the beginning is quoted, of an e-mail address only that of its domain, so that a warning does not spread the data. */
export const describePersonalData = ({ kind, words }: PersonalData): string => {
  const quotable = words.slice(Math.max(0, words.lastIndexOf('@')));
  return `${kind}: “${quotable.slice(0, Math.min(3, quotable.length - 2))}…”`;
};
