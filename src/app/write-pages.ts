/** Writes a folder of pages. Refuses a folder with other files, and removes earlier pages that no longer exist. */
import { posix, resolve } from 'node:path';
import { isMap } from '../domain/plain-data.ts';
import type { RegisterPlaces } from '../storage/named-place.ts';
import { readSafeFile } from '../storage/safe-file.ts';
import type { SafePlace } from '../storage/safe-folder.ts';
import { resolveTargetFolder } from '../storage/target-place.ts';
import {
  isTemporaryName,
  listFilesBelow,
  makeSafeFolder,
  removeEmptyFolder,
  removeSafeFile,
  writeSafePage,
} from '../storage/write-safe-file.ts';
import { type PageFolder, UserError } from './command.ts';

/** The file with the list of pages that the tool wrote, which shows that the folder is its own. */
const listFile = 'afi-site.json';
const listSchema = 'afi.site/1';

/** The surroundings of the folder. */
export interface PublishContext {
  readonly cwd: string;
  /** Undefined for a command without a register. */
  readonly places: RegisterPlaces | undefined;
  /** Called before each page. */
  readonly step: (doneCount: number, totalCount: number) => void;
}

/** How many pages were written, and how many old pages removed. */
export interface PublishResult {
  readonly writtenCount: number;
  readonly removedCount: number;
  /** Files of the folder that are named as pages are, are not listed as the tool's own, and were left as they were. */
  readonly foreignPages: readonly string[];
}

/**
 * Writes the pages, and removes stale ones.
 * @throws UserError if the folder overlaps the register, has files that the tool did not write in the place of pages, or
 * if another command writes pages there at the same time
 */
export function writePages(
  { dir, files, count }: PageFolder,
  { cwd, places, step }: PublishContext,
): PublishResult {
  const root = resolveTargetFolder(resolve(cwd, dir), dir, places);
  const placeOf = (file: string): SafePlace => ({ folder: root, file, name: `${dir}/${file}` });
  makeSafeFolder({ folder: root, file: '', name: dir });
  const ownPages = readOwnPages(root, dir, placeOf(listFile));
  let lastWrittenList: string | undefined;
  // Two commands that write different pages would leave pages that neither lists, and that no later run removes.
  const writeList = (names: Iterable<string>) => {
    if (lastWrittenList !== undefined && readList(placeOf(listFile)) !== lastWrittenList)
      throw new UserError(`another afi is writing to ${dir}. Run the command again when the other is done.`);
    lastWrittenList = listText(names);
    writeSafePage(placeOf(listFile), lastWrittenList);
  };
  const writtenPages = new Set<string>();
  writeList(ownPages.listedPages);
  for (const pages of splitIntoBatches(files)) {
    const foreignPage = pages.find(({ file }) => ownPages.foreignFiles.has(file));
    if (foreignPage)
      throw new UserError(
        `${dir}/${foreignPage.file} was not written by afi. Move it away, or name another folder.`,
      );
    // Pages are listed before they are written, so that the next run can remove them if this one is interrupted.
    writeList([...ownPages.listedPages, ...writtenPages, ...pages.map(({ file }) => file)]);
    for (const folder of new Set(pages.map(({ file }) => posix.dirname(file))))
      if (folder !== '.') makeSafeFolder(placeOf(folder));
    for (const { file, text } of pages) {
      step(writtenPages.size, count);
      writeSafePage(placeOf(file), text);
      writtenPages.add(file);
    }
  }
  const stalePages = ownPages.listedPages.filter((name) => !writtenPages.has(name));
  writeList([...ownPages.listedPages, ...writtenPages]);
  for (const name of [...stalePages, ...ownPages.temporaryFiles]) removeSafeFile(placeOf(name));
  for (const folder of new Set(stalePages.map(posix.dirname)))
    if (folder !== '.') removeEmptyFolder(placeOf(folder));
  writeList(writtenPages);
  return {
    writtenCount: writtenPages.size,
    removedCount: stalePages.filter((name) => ownPages.existingFiles.has(name)).length,
    foreignPages: [...ownPages.foreignFiles].filter(isPageName),
  };
}

type PageFile = PageFolder['files'] extends Iterable<infer One> ? One : never;

/** The limits of a batch: pages and characters in memory at a time. */
const maxPages = 250;
const maxCharacters = 2_000_000;

function* splitIntoBatches(files: Iterable<PageFile>): Generator<readonly PageFile[]> {
  let batch: PageFile[] = [];
  let characterCount = 0;
  for (const page of files) {
    batch.push(page);
    characterCount += page.text.length;
    if (batch.length < maxPages && characterCount < maxCharacters) continue;
    yield batch;
    [batch, characterCount] = [[], 0];
  }
  yield batch;
}

const listText = (names: Iterable<string>): string =>
  `${JSON.stringify({ schema: listSchema, files: [...new Set(names)].sort() }, null, 1)}\n`;

interface OwnPages {
  /** The pages that this tool wrote. */
  readonly listedPages: readonly string[];
  readonly existingFiles: ReadonlySet<string>;
  /** Temporary files that an interrupted command left. */
  readonly temporaryFiles: readonly string[];
  /** Other files in the folder. */
  readonly foreignFiles: ReadonlySet<string>;
}

/** In bytes: the names of far more pages than a site has. */
const maxListBytes = 64 << 20;

const readList = (place: SafePlace): string => readSafeFile(place, maxListBytes)?.toString() ?? '';

function readOwnPages(root: string, dir: string, listPlace: SafePlace): OwnPages {
  const existingFiles = listFilesBelow(root);
  if (existingFiles.length === 0)
    return { listedPages: [], existingFiles: new Set(), temporaryFiles: [], foreignFiles: new Set() };
  const listedPages = existingFiles.includes(listFile) ? parsePageList(readList(listPlace)) : undefined;
  if (listedPages === undefined)
    throw new UserError(
      `${dir} is not empty, and does not contain a site that afi wrote. Nothing was written. Name a new folder.`,
    );
  const ownFiles = new Set([...listedPages, listFile]);
  return {
    listedPages,
    existingFiles: new Set(existingFiles),
    temporaryFiles: existingFiles.filter((name) => isTemporaryName(posix.basename(name))),
    foreignFiles: new Set(existingFiles.filter((name) => !ownFiles.has(name))),
  };
}

/** The pages in a list; undefined if the tool did not write the list, or if a name is not that of a page. */
function parsePageList(text: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    if (!isMap(list) || list['schema'] !== listSchema || !Array.isArray(list['files'])) return undefined;
    const names = list['files'].filter(
      (name): name is string => typeof name === 'string' && isPageName(name),
    );
    return names.length === list['files'].length ? names : undefined;
  } catch {
    return undefined;
  }
}

const isPageName = (name: string) => /^(?:[a-z]+\/)?[a-z0-9_][a-z0-9_.-]*\.(?:html|js|css)$/.test(name);
