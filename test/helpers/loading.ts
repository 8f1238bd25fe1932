/** What the loader says of files, as one line a finding: `actions/x.yaml:4:8 text-cut`. */

import type { FileSource } from '../../src/storage/file-source.ts';
import { loadRecords } from '../../src/storage/load.ts';
import type { LoadFault } from '../../src/storage/yaml/load-fault.ts';
import { createLocator, type TextLocation } from '../../src/storage/yaml/text-locations.ts';
import { actionText, type Files, settingsText, shelfOf } from './register.ts';

export type LocatedFault = LoadFault & TextLocation;

export function loading(source: FileSource) {
  const loaded = loadRecords(source);
  const locate = createLocator(loaded.bytes);
  const said: LocatedFault[] = [...loaded.faults].flatMap(([file, faults]) =>
    faults.map((fault) => ({ ...fault, ...locate.ofRange(file, fault.range) })),
  );
  return {
    ...loaded,
    said,
    lines: said.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`),
    account: {
      counted: loaded.counted.length,
      rejected: loaded.faults.size,
      ignored: loaded.ignored.length,
    },
  };
}

export const loadingFiles = (files: Files) => loading(shelfOf({ 'register.yaml': settingsText(), ...files }));

/** An action's id in tests of the loader, and its file. */
export const id = 'docks-2021-rec-1';
export const file = `actions/${id}.yaml`;

/** What the loader says of one text as an action: `4:8 text-cut`, in the order of places. */
export function findingLinesOf(text: string | Uint8Array): readonly string[] {
  return loadingFiles({ [file]: text }).lines.map((line) => line.slice(file.length + 1));
}

export const faultsOf = (text: string | Uint8Array): readonly LocatedFault[] =>
  loadingFiles({ [file]: text }).said;

/** An action of which only the lines given differ from a sound one; they stand from line 6 on. */
export const withTop = (top: string): string => actionText({ id, top: `${top}\n` });
