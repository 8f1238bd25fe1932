/** Reads keys of the PEEL Assessment Framework: the number of a question, topic or characteristic, with or without the version it is from. */

/** A key as it is written: `1.3`, or `peel-2025-27:1.3` for that of a named version. */
export const pafKeyPattern = '^([a-z0-9]+(-[a-z0-9]+)*:)?\\d{1,2}(\\.\\d{1,2}){0,2}$';

const pafKeyForm = new RegExp(pafKeyPattern);

/** Whether a text has the form of a key. */
export const isPafKey = (text: string): boolean => pafKeyForm.test(text);

/** A key in its parts. */
export interface PafKey {
  /** The id of the version; null where the key does not name one. */
  readonly framework: string | null;
  readonly number: string;
}

/** The parts of a key. */
export function parsePafKey(key: string): PafKey {
  const colon = key.indexOf(':');
  return colon < 0
    ? { framework: null, number: key }
    : { framework: key.slice(0, colon), number: key.slice(colon + 1) };
}

/** Whether a key is another key or under it: `8.4.3` is under `8.4` and `8` of the same version. */
export const isUnderPafKey = (key: PafKey, ancestor: PafKey): boolean =>
  key.framework === ancestor.framework &&
  (key.number === ancestor.number || key.number.startsWith(`${ancestor.number}.`));

/** The number of the question that a number is under. */
export const questionOf = (number: string): string => number.split('.')[0] ?? number;

/** The levels of a framework, from the highest. */
export const frameworkLevels = ['question', 'topic', 'characteristic'] as const;
/** A level of a framework. */
export type FrameworkLevel = (typeof frameworkLevels)[number];

/** The level of a number by its form: `8` is a question’s, `8.4` a topic’s, `8.4.3` a characteristic’s. */
export const levelOf = (number: string): FrameworkLevel =>
  frameworkLevels[number.split('.').length - 1] ?? 'characteristic';

/** The number or key of what a number or key is directly under; null for a question. */
export const parentNumber = (number: string): string | null => {
  const dot = number.lastIndexOf('.');
  return dot < 0 ? null : number.slice(0, dot);
};

/** The keys that a key is under, nearest first: `8.4` and `8` for `8.4.3`. */
export function ancestorKeys(key: string): readonly string[] {
  const parent = parentNumber(key);
  return parent === null ? [] : [parent, ...ancestorKeys(parent)];
}
