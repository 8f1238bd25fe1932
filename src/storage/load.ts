/** From a shelf of files to records: every entry read, rejected with its reason, or ignored. Never throws for bad data. */

import { groupBy } from '../domain/collections.ts';
import { sortById } from '../domain/ids.ts';
import type { Extract } from '../domain/records/portal-extract.ts';
import type { Records } from '../domain/records/record-kinds.ts';
import { settingsFile } from '../domain/records/record-paths.ts';
import type { Settings } from '../domain/records/settings.ts';
import { noSettings } from '../domain/register.ts';
import { type FileSource, type ListedFile, largestFile, type UnreadableEntry } from './file-source.ts';
import { placeOf } from './layout.ts';
import { parseExtract } from './parse-extract.ts';
import { type Parsed, parseRecord, soundSettings } from './parse-record.ts';
import { fault, type LoadFault, told } from './yaml/load-fault.ts';

/** One of each kind, the portal's extracts among them. */
type OfKind = Records & { readonly extract: Extract };

export type RecordsByKind = { readonly [K in keyof OfKind]: readonly OfKind[K][] };

export interface LoadedRecords {
  readonly settings: Settings;
  readonly records: RecordsByKind;
  /** What rejects a file, by file. */
  readonly faults: ReadonlyMap<string, readonly LoadFault[]>;
  readonly counted: readonly string[];
  readonly ignored: readonly string[];
  /** The bytes of every file that was read. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Plain files under evidence/. */
  readonly evidence: ReadonlySet<string>;
}

export interface LoadOptions {
  /** How a record is read; for one who reads the same bytes again and again. */
  readonly parse?: typeof parseRecord;
  /** Called as files are read. */
  readonly step?: (done: number, of: number) => void;
}

/** What is loaded, while it is; `parse` is how a record is read. */
interface Loading {
  readonly source: FileSource;
  readonly parse: typeof parseRecord;
  readonly records: { readonly [K in keyof OfKind]: OfKind[K][] };
  readonly faults: Map<string, readonly LoadFault[]>;
  readonly counted: string[];
  readonly ignored: string[];
  readonly bytes: Map<string, Uint8Array>;
}

export function load(
  source: FileSource,
  { parse = parseRecord, step = () => undefined }: LoadOptions = {},
): LoadedRecords {
  const loading = begun(source, parse);
  const { records, faults, counted, ignored, bytes } = loading;
  const listed = source.list();
  const readable = new Set(listed.flatMap(({ file, unread }) => (unread ? [] : [file])));
  const settings = readSettings(loading, readable);
  const twinOf = twinsIn(listed);
  for (const [nth, entry] of listed.entries()) {
    step(nth, listed.length);
    if (entry.file !== settingsFile || entry.unread) place(loading, entry, settings, twinOf(entry.file));
  }
  for (const list of Object.values(records)) putInOrder(list);
  const evidence = new Set([...readable].filter((file) => file.startsWith('evidence/')));
  return { settings, records, faults, counted, ignored, bytes, evidence };
}

const begun = (source: FileSource, parse: typeof parseRecord): Loading => ({
  ...{ source, parse, faults: new Map(), counted: [], ignored: [], bytes: new Map() },
  records: {
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
  },
});

/** The settings are read first, since they say how the rest is; of settings that are rejected what is sound serves. */
function readSettings(loading: Loading, readable: ReadonlySet<string>): Settings {
  if (readable.has(settingsFile))
    put(loading, settingsFile, 'settings', (bytes) => loading.parse('settings', bytes, {}));
  const written = loading.bytes.get(settingsFile);
  return loading.records.settings[0] ?? { ...noSettings, ...(written && soundSettings(written)) };
}

/** Tells of a file another that differs from it only in case. */
function twinsIn(listed: readonly ListedFile[]): (file: string) => string | undefined {
  const alike = groupBy(listed, ({ file }) => [file.toLowerCase()]);
  return (file) => alike.get(file.toLowerCase())?.find((other) => other.file !== file)?.file;
}

/** Reads an entry as its place in the folder says, ignores it, or says why it is rejected. */
function place(
  loading: Loading,
  { file, unread }: ListedFile,
  settings: Settings,
  twin: string | undefined,
): void {
  const reject = (why: LoadFault) => void loading.faults.set(file, [why]);
  const whose = placeOf(unread?.why === 'folder' ? `${file}/` : file, settings.ignore ?? []);
  if (whose.holds === 'ignored') loading.ignored.push(file);
  else if (unread) reject(unreadFault(unread));
  else if (twin !== undefined && file !== file.toLowerCase())
    reject(fault('file-twin', `this and ${twin} differ only in case`));
  else if (whose.holds === 'nothing') reject(fault(whose.code, whose.message, undefined, whose.help));
  else if (whose.holds === 'extract')
    put(loading, file, 'extract', (bytes) => parseExtract(whose.day, bytes, settings));
  else put(loading, file, whose.holds, (bytes) => loading.parse(whose.holds, bytes, whose.named));
}

/** Reads a file, and puts its record with those of its kind. */
function put<K extends keyof OfKind>(
  { source, records, faults, counted, bytes }: Loading,
  file: string,
  kind: K,
  parsed: (bytes: Uint8Array) => Parsed<OfKind[K]>,
): void {
  const entry = source.read(file);
  if ('unread' in entry) {
    faults.set(file, [unreadFault(entry.unread)]);
    return;
  }
  bytes.set(file, entry.bytes);
  const { record, faults: found } = parsed(entry.bytes);
  if (record === undefined) {
    faults.set(file, told(found));
    return;
  }
  records[kind].push(record);
  counted.push(file);
}

function putInOrder(list: OfKind[keyof OfKind][]): void {
  for (const [nth, record] of sortById(list, idOf).entries()) list[nth] = record;
}

const idOf = (record: OfKind[keyof OfKind]): string => {
  if ('day' in record) return record.day;
  if ('question' in record) return `${record.framework} ${record.question}`;
  return 'id' in record ? record.id : '';
};

const unreadFault = ({ why, detail }: UnreadableEntry): LoadFault => {
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
