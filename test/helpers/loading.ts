/** Loads files and returns the loader's findings, each as a line such as `actions/x.yaml:4:8 text-cut`. */

import type { FileSource } from '../../src/storage/file-source.ts';
import { loadRecords } from '../../src/storage/load.ts';
import type { LoadFault } from '../../src/storage/yaml/load-fault.ts';
import { createLocator, type TextLocation } from '../../src/storage/yaml/text-locations.ts';
import { actionText, type Files, settingsText, shelfOf } from './register.ts';

/** A fault of loading, with its line and column. */
export type LocatedFault = LoadFault & TextLocation;

/** Loads a register: what the loader returns, its faults with their places and as lines, and the number of files of each outcome. */
export function loadWithFaults(source: FileSource) {
  const loadedRecords = loadRecords(source);
  const locate = createLocator(loadedRecords.bytes);
  const locatedFaults: LocatedFault[] = [...loadedRecords.faults].flatMap(([file, faults]) =>
    faults.map((fault) => ({ ...fault, ...locate.locateRange(file, fault.range) })),
  );
  return {
    ...loadedRecords,
    locatedFaults,
    lines: locatedFaults.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`),
    account: {
      counted: loadedRecords.countedFiles.length,
      rejected: loadedRecords.faults.size,
      ignored: loadedRecords.ignoredFiles.length,
    },
  };
}

/** Loads these files, and a register.yaml unless they have one. */
export const loadFiles = (files: Files) =>
  loadWithFaults(shelfOf({ 'register.yaml': settingsText(), ...files }));

/** The action in tests of the loader, and its file. */
export const id = 'docks-2021-rec-1';
export const file = `actions/${id}.yaml`;

/** The loader's findings on the text of an action in order of position, each as `4:8 text-cut`. */
export function findingLinesOf(text: string | Uint8Array): readonly string[] {
  return loadFiles({ [file]: text }).lines.map((line) => line.slice(file.length + 1));
}

/** The loader's faults on the text of an action. */
export const faultsOf = (text: string | Uint8Array): readonly LocatedFault[] =>
  loadFiles({ [file]: text }).locatedFaults;

/** A sound action with lines added at the top level, from line 6 onwards. */
export const withTop = (top: string): string => actionText({ id, top: `${top}\n` });
