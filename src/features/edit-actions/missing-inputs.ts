/** Finds what a call lacks that adds an event: its actions, and at least one of some options. */
import { missingOptions, noActionsNamed } from '../../app/change-options.ts';
import { filterOptions } from '../../app/shared-options.ts';
import { listKeys } from '../../domain/collections.ts';

/** Returns a function that gives a sentence for the actions, and one for the options, if a call has none of them. */
export const findMissing =
  <Name extends string>(...names: readonly Name[]) =>
  (isGiven: (name: Name | 'ids' | keyof typeof filterOptions) => boolean): readonly string[] => {
    const namesActions = isGiven('ids') || listKeys(filterOptions).some(isGiven);
    return [
      ...(namesActions ? [] : [noActionsNamed]),
      ...(names.length === 0 || names.some(isGiven) ? [] : [missingOptions(names)]),
    ];
  };

/** What a call lacks that needs a note. */
export const findMissingNote = findMissing('note', 'noteFile');
