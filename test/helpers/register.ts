/** Small sound registers for tests, of a harbour police, so that no test data is mistaken for the model register. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry, FileSource } from '../../src/storage/file-source.ts';

export const today = '2022-06-30';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A register.yaml with two origins and three roles, and further lines at the end. */
export const settingsText = (extraText = ''): string =>
  `version: 1
force: {name: Harbour Police}
origins:
  - {id: docks, label: Docks}
  - {id: piers, label: Piers}
roles: [Harbour Master, Head of Docks, Head of Piers]
${extraText}`;

export const inspectionText = (id: string, origin = 'docks', extraText = ''): string =>
  `id: ${id}\ntitle: Inspection of the ${origin}\norigin: ${origin}\nstatus: published\npublished: 2021-01-04\n${extraText}`;

export const boardText = (id: string, extraText = ''): string =>
  `id: ${id}\nname: The ${id} board\n${extraText}`;

export const batchText = (id: string, sent = '2021-06-01', extraText = ''): string =>
  `id: ${id}\ntitle: Closure submission ${id}\nsent: ${sent}\nto: HMICFRS Force Liaison Lead\n${extraText}`;

export interface ActionParts {
  readonly id?: string;
  readonly type?: string;
  readonly inspection?: string;
  readonly title?: string;
  readonly wording?: string;
  /** Further lines at the top. */
  readonly top?: string;
  /** Flow maps, oldest first; the leads and board are assigned unless these are given. */
  readonly history?: readonly string[];
}

const usualHistory = [
  '{on: 2021-01-04, event: issued}',
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
];

export function actionText(parts: ActionParts = {}): string {
  const { id = 'docks-2021-rec-1', type = 'recommendation', inspection = 'docks-2021', top = '' } = parts;
  const title = parts.title ?? `Mend the ${id} ladder`;
  const wording = parts.wording ?? `The force should mend ladder ${id} by the end of the season.`;
  const history = (parts.history ?? usualHistory).map((event) => `  - ${event}\n`).join('');
  return `id: ${id}\ntype: ${type}\ninspection: ${inspection}\ntitle: ${title}\nwording: ${wording}\n${top}history:\n${history}`;
}

/** A sound register of one action, with files added, replaced or (undefined) left out. */
export function registerFiles(
  changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Files {
  const sound = {
    'register.yaml': settingsText(),
    'inspections/docks-2021.yaml': inspectionText('docks-2021'),
    'boards/quay.yaml': boardText('quay'),
    'batches/2021-06.yaml': batchText('2021-06'),
    'actions/docks-2021-rec-1.yaml': actionText(),
  };
  const files: Record<string, string | Uint8Array | undefined> = { ...sound, ...changes };
  return Object.fromEntries(Object.entries(files).filter(([, text]) => text !== undefined)) as Files;
}

/** The text of a packaged template; undefined if there is none. */
export const readTemplate = (file: string): string | undefined =>
  existsSync(join('templates', file)) ? readFileSync(join('templates', file), 'utf8') : undefined;

/** A source of files without a disk. */
export function shelfOf(files: Files): FileSource {
  const bytesOf = (file: string) => {
    const content = files[file] ?? '';
    return typeof content === 'string' ? Buffer.from(content) : content;
  };
  const names = Object.keys(files).sort();
  return {
    list: () => names.map((file) => ({ file })),
    read: (file): FileEntry => ({ file, bytes: bytesOf(file) }),
    content: bytesOf,
    allFiles: () => names.map((file) => ({ file, isLink: false, bytes: () => bytesOf(file) })),
  };
}
