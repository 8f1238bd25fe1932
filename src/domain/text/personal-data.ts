/** Text that looks as if it told who somebody is. It looks for forms, not for names, and each search takes linear time. */

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

/** `2021/22` and `2021-09-28` are dates. */
const datePattern = /^(?:19|20)\d\d(?:[/-]\d{2}(?:\d{2})?(?:[/-]\d{2})?)?$/;

const nationalDigits = (text: string) => text.replace(/\D/g, '').replace(/^(?:00)?440?(?=\d{9})/, '0');

const isTelephone = ([found]: RegExpExecArray) => /^0\d{9,10}$/.test(nationalDigits(found));
const isReference = ([, token = '']: RegExpExecArray) => !datePattern.test(token) && /\d{3}/.test(token);

/** The first match of a pattern that passes a test, without its dates and counts. */
function firstMatch(
  pattern: RegExp,
  text: string,
  passes: (found: RegExpExecArray) => boolean,
): string | undefined {
  for (const found of text.matchAll(pattern)) if (passes(found)) return found[0];
  return undefined;
}

/** An address has an at sign, all the others have three digits together: most texts have neither. */
const suspectPattern = /@|\d{3}/;

/** What a text seems to hold, each kind once, with the words that look so. */
export function findPersonalData(text: string): readonly PersonalData[] {
  if (!suspectPattern.test(text)) return [];
  const found: PersonalData[] = [];
  const add = (kind: PersonalData['kind'], words: string | undefined) => {
    if (words !== undefined) found.push({ kind, words });
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
  return found;
}
