/** Recognises placeholders: texts such as `TBC`, `N/A` or `-` that people write where they have no name to give. */
import { normaliseName } from './word-matching.ts';

/** The placeholders, in letters and digits only: `n/a`, `N.A.` and `NA` are all `na`. */
const placeholders: ReadonlySet<string> = new Set(
  [
    ['na', 'not applicable', 'nil', 'null', 'none', 'no one', 'nobody', 'no lead', 'no owner', 'no board'],
    [
      'none assigned',
      'none yet',
      'none at present',
      'none recorded',
      'not known',
      'nk',
      'unknown',
      'unclear',
    ],
    ['not recorded', 'not set', 'not stated', 'blank', 'empty', 'vacant', 'vacancy', 'pending', 'xx', 'xxx'],
    ['unassigned', 'not assigned', 'not yet assigned', 'unallocated', 'not allocated', 'not yet allocated'],
    ['awaiting allocation', 'awaiting assignment', 'not yet known', 'not confirmed', 'not yet confirmed'],
    ['tba', 'tbc', 'tbd', 'tbn', 'to be added', 'to be advised', 'to be agreed', 'to be allocated'],
    ['to be announced', 'to be appointed', 'to be assigned', 'to be completed', 'to be confirmed'],
    ['to be decided', 'to be determined', 'to be established', 'to be identified', 'to be named'],
    ['to be nominated', 'to follow', 'lead tbc', 'owner tbc', 'board tbc'],
  ].flatMap((words) => words.map((word) => word.replaceAll(' ', ''))),
);

/**
 * Whether a text is only a placeholder, or a list of placeholders. Case, spaces and punctuation do not matter; punctuation alone
 * (`-`, `?`, `…`) is one too.
 */
export const isPlaceholder = (text: string): boolean =>
  normaliseName(text)
    .split(/[;,]/)
    .map((part) => part.replace(/[^\p{L}\p{N}]/gu, ''))
    .every((word) => word === '' || placeholders.has(word));
