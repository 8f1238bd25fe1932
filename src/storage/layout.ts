/** Classifies the entries of the register's folder by their paths: a record, ignored, or in the wrong place. */

import { isDay } from '../domain/dates/partial-date.ts';
import { matchesGlob } from '../domain/glob.ts';
import { isId, maxIdLength } from '../domain/ids.ts';
import type { LoadingCode } from '../domain/loading-codes.ts';
import type { Kind } from '../domain/records/record-kinds.ts';
import {
  acceptancesFile,
  explanationsFile,
  kindByFolder,
  recordFolders,
  settingsFile,
} from '../domain/records/record-paths.ts';

/** What an entry contains by its path: a record of a kind, an extract of a day, or nothing, with the reason. */
export type FilePlace =
  | { readonly contains: Kind; readonly nameFields: Readonly<Record<string, string>> }
  | { readonly contains: 'extract'; readonly day: string }
  | { readonly contains: 'ignored' }
  | {
      readonly contains: 'nothing';
      readonly code: LoadingCode;
      readonly message: string;
      readonly help?: string;
    };

/** Folders whose files are not records. */
const unreadFolders: readonly string[] = ['evidence', 'schemas'];

/** If the register is the root of a repository, git's own folder is in it. */
const isNeverRecord = (file: string): boolean =>
  file === 'README.md' ||
  /^\.git\/?$/.test(file) ||
  unreadFolders.some((folder) => file.startsWith(`${folder}/`));

/** Whether the format names a folder, at any depth: such a folder is not an entry itself. */
export function isNamedFolder(folder: string): boolean {
  const [top = '', name, ...deeper] = folder.split('/');
  if (unreadFolders.includes(top)) return true;
  if (top === 'assessments' && name !== undefined) return deeper.length === 0 && isId(name);
  return recordFolders.includes(top) && name === undefined;
}

/**
 * Classifies an entry. The path of a folder ends in a slash: it is ignored as one entry, or has no place. Patterns never match a
 * record's own place, or what is where a folder of records belongs.
 */
export function classifyFile(file: string, patterns: readonly string[]): FilePlace {
  if (isNeverRecord(file)) return { contains: 'ignored' };
  const place = placeByPath(file);
  if (place.contains !== 'nothing' || recordFolders.includes(file)) return place;
  return patterns.some((pattern) => matchesGlob(pattern, file)) ? { contains: 'ignored' } : place;
}

function placeByPath(file: string): FilePlace {
  if (file === settingsFile) return { contains: 'settings', nameFields: {} };
  if (file === explanationsFile) return { contains: 'explanations', nameFields: {} };
  if (file === acceptancesFile) return { contains: 'acceptances', nameFields: {} };
  const parts = file.split('/');
  const [folder = '', name = '', third = ''] = parts;
  if (folder === 'assessments' && parts.length === 3 && isId(name))
    return placeByName(third, {
      extension: '.yaml',
      isValid: isQuestion,
      contains: 'assessment',
      fieldsOf: (question) => ({ framework: name, question }),
    });
  if (folder === 'portal' && parts.length === 2) {
    if (/^explanations\.ya?ml$/i.test(name)) return wrongExtension(name, '.yaml');
    const rule = { extension: '.csv', isValid: isDay, contains: 'extract', fieldsOf: () => ({}) } as const;
    const place = placeByName(name, rule);
    return 'nameFields' in place ? { contains: 'extract', day: name.slice(0, -4) } : place;
  }
  const kind = kindByFolder.get(folder);
  if (kind === undefined || parts.length !== 2) return strayFile(file);
  return placeByName(name, { extension: '.yaml', isValid: isId, contains: kind, fieldsOf: (id) => ({ id }) });
}

const isQuestion = (name: string) => /^\d{1,2}$/.test(name);

interface NameRule<Holds> {
  readonly extension: string;
  readonly isValid: (stem: string) => boolean;
  readonly contains: Holds;
  /** The fields that the name fixes. */
  readonly fieldsOf: (stem: string) => Readonly<Record<string, string>>;
}

function placeByName<Holds extends Kind | 'extract'>(
  name: string,
  { extension, isValid, contains, fieldsOf }: NameRule<Holds>,
):
  | Extract<FilePlace, { contains: 'nothing' }>
  | { contains: Holds; nameFields: Readonly<Record<string, string>> } {
  const stem = name.endsWith(extension) ? name.slice(0, -extension.length) : undefined;
  if (stem !== undefined && isValid(stem)) return { contains, nameFields: fieldsOf(stem) };
  if (looksLikeCopy(name)) return noPlace('file-copy', 'this looks like a copy or an editor’s backup');
  if (stem === undefined)
    return similarExtensions[extension]?.test(name) ? wrongExtension(name, extension) : strayFile(name);
  const length = stem.length > maxIdLength ? `: ${stem.length} characters` : '';
  return noPlace('file-name', `\`${stem}\` is not ${contains === 'extract' ? 'a date' : 'an id'}${length}`);
}

/** Extensions that are nearly right. */
const similarExtensions: Readonly<Record<string, RegExp>> = { '.yaml': /\.ya?ml$/i, '.csv': /\.csv$/i };

function wrongExtension(name: string, extension: string): ReturnType<typeof noPlace> {
  const dot = name.lastIndexOf('.');
  const help = `Rename the file to ${name.slice(0, dot)}${extension}.`;
  return noPlace('file-ending', `the name ends in \`${name.slice(dot)}\``, help);
}

const noPlace = (
  code: LoadingCode,
  message: string,
  help?: string,
): Extract<FilePlace, { contains: 'nothing' }> => ({
  contains: 'nothing',
  code,
  message,
  ...(help !== undefined && { help }),
});

const strayFile = (file: string) =>
  looksLikeCopy(file.slice(file.lastIndexOf('/') + 1))
    ? noPlace('file-copy', 'this looks like a copy or an editor’s backup')
    : noPlace('file-stray', 'this file has no place in the register');

/** `x - Copy.yaml`, `x (1).yaml`, `Copy of x.yaml`, `x~`, `.x.swp`, `x.bak`, `x.orig`, `#x#`, `x_BACKUP_123.yaml`. */
const looksLikeCopy = (name: string): boolean =>
  /[ _-]copy\b|\(\d+\)|^copy of |~$|^\.?#|\.(?:bak|orig|rej|tmp|old|save)$|\.sw[a-z]$|_(?:backup|base|local|remote)_\d+/i.test(
    name,
  );
