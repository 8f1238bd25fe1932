/** From a shelf of files to records: every entry read, rejected with its reason, or ignored. Never throws for bad data. */

import type { Extract } from '../model/extract.ts';
import { inIdOrder } from '../model/identity.ts';
import type { Kind, Records } from '../model/records/kinds.ts';
import { settingsFile } from '../model/records/places.ts';
import type { Settings } from '../model/records/settings.ts';
import { noSettings } from '../model/register.ts';
import { parseExtract } from './extract.ts';
import { placeOf } from './layout.ts';
import { type Parsed, parseRecord, soundSettings } from './parse.ts';
import { type Entry, largestFile, type Shelf, type Unread } from './source.ts';
import { fault, type LoadFault, told } from './text/fault.ts';

export type Held = { readonly [K in Kind]: readonly Records[K][] } & { readonly extract: readonly Extract[] };

export interface Loaded {
  readonly settings: Settings;
  readonly held: Held;
  /** What rejects a file, by file. */
  readonly faults: ReadonlyMap<string, readonly LoadFault[]>;
  readonly counted: readonly string[];
  readonly ignored: readonly string[];
  /** The bytes of every file that was read. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Plain files under evidence/. */
  readonly evidence: ReadonlySet<string>;
}

export interface Reading {
  /** How a record is read; for one who reads the same bytes again and again. */
  readonly parse?: typeof parseRecord;
  /** Called as files are read. */
  readonly step?: (done: number, of: number) => void;
}

export function load(shelf: Shelf, { parse = parseRecord, step = () => undefined }: Reading = {}): Loaded {
  const listed = shelf.list();
  const held = emptyHeld();
  const faults = new Map<string, readonly LoadFault[]>();
  const bytes = new Map<string, Uint8Array>();
  const [counted, ignored]: [string[], string[]] = [[], []];

  const settled = (file: string, parsed: Parsed<unknown>, into: unknown[]) => {
    if (parsed.record === undefined) {
      faults.set(file, told(parsed.faults));
      return;
    }
    into.push(parsed.record);
    counted.push(file);
  };
  const read = (file: string, take: (content: Uint8Array) => void) => {
    const entry: Entry = shelf.read(file);
    if ('unread' in entry) {
      faults.set(file, [unreadFault(entry.unread)]);
      return;
    }
    bytes.set(file, entry.bytes);
    take(entry.bytes);
  };

  const first = listed.find(({ file, unread }) => file === settingsFile && !unread);
  if (first)
    read(settingsFile, (content) => settled(settingsFile, parse('settings', content, {}), held.settings));
  const written = bytes.get(settingsFile);
  const settings = held.settings[0] ?? { ...noSettings, ...(written && soundSettings(written)) };

  const lower = new Map<string, string[]>();
  for (const { file } of listed) {
    const key = file.toLowerCase();
    lower.set(key, [...(lower.get(key) ?? []), file]);
  }
  for (const [nth, { file, unread }] of listed.entries()) {
    step(nth, listed.length);
    if (file === settingsFile && !unread) continue;
    const place = placeOf(unread?.why === 'folder' ? `${file}/` : file, settings.ignore ?? []);
    const twin = lower.get(file.toLowerCase())?.find((other) => other !== file);
    if (place.holds === 'ignored') ignored.push(file);
    else if (unread) faults.set(file, [unreadFault(unread)]);
    else if (twin !== undefined && file !== file.toLowerCase())
      faults.set(file, [fault('file-twin', `this and ${twin} differ only in case`)]);
    else if (place.holds === 'nothing')
      faults.set(file, [fault(place.code, place.message, undefined, place.help)]);
    else if (place.holds === 'extract')
      read(file, (content) => settled(file, parseExtract(place.day, content, settings), held.extract));
    else
      read(file, (content) =>
        settled(file, parse(place.holds, content, place.named), held[place.holds] as unknown[]),
      );
  }
  for (const list of Object.values(held) as Held[keyof Held][number][][])
    for (const [place, record] of inIdOrder(list, idOf).entries()) list[place] = record;
  const evidence = new Set(
    listed.flatMap(({ file, unread }) => (!unread && file.startsWith('evidence/') ? [file] : [])),
  );
  return { settings, held, faults, counted, ignored, bytes, evidence };
}

type Filling = { [K in keyof Held]: Held[K][number][] };

const emptyHeld = (): Filling => ({
  settings: [],
  action: [],
  inspection: [],
  batch: [],
  board: [],
  paper: [],
  framework: [],
  assessment: [],
  explanations: [],
  extract: [],
});

const idOf = (record: Held[keyof Held][number]): string => {
  if ('day' in record) return record.day;
  if ('question' in record) return `${record.framework} ${record.question}`;
  return 'id' in record ? record.id : '';
};

const unreadFault = ({ why, detail }: Unread): LoadFault => {
  switch (why) {
    case 'link':
      return fault('file-kind', 'this is a link, and links are not followed');
    case 'special':
      return fault('file-kind', 'this is a pipe, a device or a socket');
    case 'folder':
      return fault('folder-stray', 'this folder has no place in the register; nothing in it is counted');
    case 'too-large':
      return fault('file-size', `the file has ${detail} bytes; at most ${largestFile} are read`);
    case 'unreadable':
      return fault('file-unreadable', `the system says ${detail}`);
  }
};
