/** Loads the records of a register: every entry is read, rejected with a reason, or ignored. Never throws for bad data. */

import { groupBy } from '../domain/collections.ts';
import { sortById } from '../domain/ids.ts';
import type { Extract } from '../domain/records/portal-extract.ts';
import type { Records } from '../domain/records/record-kinds.ts';
import { isDocumentFile, settingsFile } from '../domain/records/record-paths.ts';
import type { Settings } from '../domain/records/settings.ts';
import { emptySettings } from '../domain/register.ts';
import { formatCount } from '../domain/text/numbers.ts';
import { type FileSource, type ListedFile, maxRecordBytes, type UnreadableEntry } from './file-source.ts';
import { classifyFile } from './layout.ts';
import { isMissingEntry, missingFileFault } from './missing-file-fault.ts';
import { parseExtract } from './parse-extract.ts';
import { type Parsed, parseRecord, validSettings } from './parse-record.ts';
import { createFault, type LoadFault, limitFaults } from './yaml/load-fault.ts';

/** The record of each kind, including the portal's extracts. */
type RecordOfKind = Records & { readonly extract: Extract };

/** The records of each kind, sorted by id. */
export type RecordsByKind = { readonly [K in keyof RecordOfKind]: readonly RecordOfKind[K][] };

/** The records of a register, and what became of every entry of its folder. */
export interface LoadedRecords {
  readonly settings: Settings;
  readonly records: RecordsByKind;
  /** Why files are rejected, by file. A missing record is rejected too. */
  readonly faults: ReadonlyMap<string, readonly LoadFault[]>;
  /** The files that git tracks and the disk does not have: records and others. Only the records are rejected. */
  readonly missingFiles: ReadonlyMap<string, LoadFault>;
  /** The files whose record was read. */
  readonly countedFiles: readonly string[];
  /** The entries that are not records by the format or the settings. */
  readonly ignoredFiles: readonly string[];
  /** The bytes of every file that was read. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Plain files under evidence/. */
  readonly evidence: ReadonlySet<string>;
}

/** How records are loaded. */
export interface LoadOptions {
  /** How a record is parsed, for callers that cache. */
  readonly parse?: typeof parseRecord;
  /** Called as files are read. */
  readonly step?: (doneCount: number, total: number) => void;
}

/** What has been loaded so far. */
interface Loading {
  readonly source: FileSource;
  readonly parse: typeof parseRecord;
  readonly records: { readonly [K in keyof RecordOfKind]: RecordOfKind[K][] };
  readonly faults: Map<string, readonly LoadFault[]>;
  readonly missingFiles: Map<string, LoadFault>;
  /** The files whose record was read. */
  readonly countedFiles: string[];
  readonly ignoredFiles: string[];
  readonly bytes: Map<string, Uint8Array>;
}

/** Loads every entry of a source. */
export function loadRecords(
  source: FileSource,
  { parse = parseRecord, step = () => undefined }: LoadOptions = {},
): LoadedRecords {
  const loading = startLoading(source, parse);
  const { records, faults, missingFiles, countedFiles, ignoredFiles, bytes } = loading;
  const entries = source.list();
  const readable = new Set(entries.flatMap(({ file, unreadable }) => (unreadable ? [] : [file])));
  const settings = readSettings(loading, readable);
  const caseTwinOf = indexCaseTwins(entries);
  for (const [entryIndex, entry] of entries.entries()) {
    step(entryIndex, entries.length);
    if (entry.file !== settingsFile || entry.unreadable)
      loadEntry(loading, entry, settings, caseTwinOf(entry.file));
  }
  for (const list of Object.values(records)) sortInPlace(list);
  const evidence = new Set([...readable].filter(isDocumentFile));
  return { settings, records, faults, missingFiles, countedFiles, ignoredFiles, bytes, evidence };
}

const startLoading = (source: FileSource, parse: typeof parseRecord): Loading => ({
  ...{
    source,
    parse,
    faults: new Map(),
    missingFiles: new Map(),
    countedFiles: [],
    ignoredFiles: [],
    bytes: new Map(),
  },
  records: {
    settings: [],
    action: [],
    inspection: [],
    batch: [],
    board: [],
    paper: [],
    framework: [],
    assessment: [],
    round: [],
    explanations: [],
    acceptances: [],
    extract: [],
  },
});

/** Reads the settings first, because the rest depends on them. If they are rejected, their valid fields are used. */
function readSettings(loading: Loading, readable: ReadonlySet<string>): Settings {
  if (readable.has(settingsFile))
    readInto(loading, settingsFile, 'settings', (bytes) => loading.parse('settings', bytes, {}));
  const settingsBytes = loading.bytes.get(settingsFile);
  return (
    loading.records.settings[0] ?? { ...emptySettings, ...(settingsBytes && validSettings(settingsBytes)) }
  );
}

/** Returns a function from a file to another that differs from it only in case. */
function indexCaseTwins(entries: readonly ListedFile[]): (file: string) => string | undefined {
  const entriesByLowerCase = groupBy(entries, ({ file }) => [file.toLowerCase()]);
  return (file) =>
    entriesByLowerCase.get(file.toLowerCase())?.find((otherEntry) => otherEntry.file !== file)?.file;
}

/** Reads an entry by its place in the folder, ignores it, or records why it is rejected. */
function loadEntry(
  loading: Loading,
  { file, unreadable }: ListedFile,
  settings: Settings,
  caseTwin: string | undefined,
): void {
  const reject = (reason: LoadFault) => void loading.faults.set(file, [reason]);
  const place = classifyFile(unreadable?.reason === 'folder' ? `${file}/` : file, settings.ignore ?? []);
  if (unreadable && isMissingEntry(unreadable)) {
    loading.missingFiles.set(file, missingFileFault(unreadable));
    if (place.contains === 'ignored' || place.contains === 'nothing') return;
  }
  if (place.contains === 'ignored') loading.ignoredFiles.push(file);
  else if (unreadable) reject(unreadableFault(unreadable));
  else if (caseTwin !== undefined && file !== file.toLowerCase())
    reject(createFault('file-twin', `this name and ${caseTwin} differ only in upper and lower case`));
  else if (place.contains === 'nothing')
    reject(createFault(place.code, place.message, undefined, place.help));
  else if (place.contains === 'extract')
    readInto(loading, file, 'extract', (bytes) => parseExtract(place.day, bytes, settings));
  else
    readInto(loading, file, place.contains, (bytes) =>
      loading.parse(place.contains, bytes, place.nameFields),
    );
}

/** Reads a file, and adds its record to those of its kind. */
function readInto<K extends keyof RecordOfKind>(
  { source, records, faults, countedFiles, bytes }: Loading,
  file: string,
  kind: K,
  parse: (bytes: Uint8Array) => Parsed<RecordOfKind[K]>,
): void {
  const entry = source.read(file);
  if ('unreadable' in entry) {
    faults.set(file, [unreadableFault(entry.unreadable)]);
    return;
  }
  bytes.set(file, entry.bytes);
  const { record, faults: recordFaults } = parse(entry.bytes);
  if (record === undefined) {
    faults.set(file, limitFaults(recordFaults));
    return;
  }
  records[kind].push(record);
  countedFiles.push(file);
}

function sortInPlace(list: RecordOfKind[keyof RecordOfKind][]): void {
  for (const [entryIndex, record] of sortById(list, sortKey).entries()) list[entryIndex] = record;
}

const sortKey = (record: RecordOfKind[keyof RecordOfKind]): string => {
  if ('day' in record) return record.day;
  if ('question' in record) return `${record.framework} ${record.question}`;
  return 'id' in record ? record.id : '';
};

const unreadableFault = ({ reason, detail }: UnreadableEntry): LoadFault => {
  switch (reason) {
    case 'link':
      return createFault('file-kind', 'this is a link, and links are not followed');
    case 'special':
      return createFault('file-kind', 'this is a pipe, a device or a socket');
    case 'folder':
      return createFault(
        'folder-stray',
        'this folder has no place in the register. Nothing in it is counted',
      );
    case 'too-large':
      return createFault(
        'file-size',
        `the file has ${formatCount(Number(detail))} bytes. At most ${formatCount(maxRecordBytes)} can be read`,
      );
    case 'unreadable':
      return createFault('file-unreadable', `the file cannot be read: ${detail}`);
    case 'missing':
    case 'unmerged-ours':
    case 'unmerged-theirs':
    case 'left-out':
    case 'not-checked-out':
      return missingFileFault({ reason, detail });
  }
};
