/** Writes a folder of pages. Refuses a folder with other files, and removes earlier pages that no longer exist. */
import { dirname, join, relative, resolve } from 'node:path';
import { isMap } from '../domain/plain-data.ts';
import {
  deleteFolderIfEmpty,
  deletePage,
  isFolderOrAbsent,
  listFilesBelow,
  makeFolder,
  readText,
  resolveLinks,
  writePage,
} from '../storage/plain-files.ts';
import { type PageFolder, UserError } from './command.ts';

/** The file with the list of pages that the tool wrote, which shows that the folder is its own. */
const listFile = 'afi-site.json';
const listSchema = 'afi.site/1';

/** The surroundings of the folder. */
export interface PublishContext {
  readonly cwd: string;
  /** The register's folder. */
  readonly register: string | undefined;
  /** Called before each page. */
  readonly step: (doneCount: number, totalCount: number) => void;
}

/** How many pages were written, and how many old pages removed. */
export interface PublishResult {
  readonly writtenCount: number;
  readonly removedCount: number;
}

/** Writes the pages, and removes stale ones. @throws UserError if the folder overlaps the register, or has files that the tool did not write. */
export function writePages(
  { dir, files, count }: PageFolder,
  { cwd, register, step }: PublishContext,
): PublishResult {
  const root = resolve(cwd, dir);
  if (register !== undefined) assertOutsideRegister(dir, resolveLinks(root), resolveLinks(register));
  const ownPages = readOwnPages(root, dir);
  const writeList = (names: Iterable<string>) => writePage(join(root, listFile), listText(names));
  const writtenPages = new Set<string>();
  makeFolder(root);
  writeList(ownPages.listedPages);
  for (const pages of splitIntoBatches(files)) {
    const foreignPage = pages.find(({ file }) => ownPages.foreignFiles.has(file));
    if (foreignPage)
      throw new UserError(
        `${dir}/${foreignPage.file} was not written by this tool; move it away, or name another folder.`,
      );
    // Pages are listed before they are written, so that the next run can remove them if this one is interrupted.
    writeList([...ownPages.listedPages, ...writtenPages, ...pages.map(({ file }) => file)]);
    makePageFolders(root, dir, pages);
    for (const { file, text } of pages) {
      step(writtenPages.size, count);
      writePage(join(root, file), text);
      writtenPages.add(file);
    }
  }
  const stalePages = ownPages.listedPages.filter((name) => !writtenPages.has(name));
  for (const name of stalePages) deletePage(join(root, name));
  for (const folder of new Set(stalePages.map(dirname)))
    if (folder !== '.') deleteFolderIfEmpty(join(root, folder));
  writeList(writtenPages);
  return {
    writtenCount: writtenPages.size,
    removedCount: stalePages.filter((name) => ownPages.existingFiles.has(name)).length,
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

function makePageFolders(root: string, dir: string, pages: readonly PageFile[]): void {
  for (const folder of new Set(pages.map(({ file }) => dirname(file)))) {
    if (!isFolderOrAbsent(join(root, folder)))
      throw new UserError(`${dir}/${folder} is no plain folder; move it away, or name another one.`);
    makeFolder(join(root, folder));
  }
}

const listText = (names: Iterable<string>): string =>
  `${JSON.stringify({ schema: listSchema, files: [...new Set(names)].sort() }, null, 1)}\n`;

/** @throws UserError if the folder is in the register, or the register in the folder. */
function assertOutsideRegister(dir: string, root: string, register: string): void {
  const isBelow = (inner: string, outer: string) => {
    const path = relative(outer, inner);
    return path === '' || !/^(?:\.\.(?:[\\/]|$)|[A-Za-z]:|[\\/])/.test(path);
  };
  if (isBelow(root, register))
    throw new UserError(`${dir} lies in the register, where only records stand. Name a folder outside it.`);
  if (isBelow(register, root)) throw new UserError(`the register lies in ${dir}. Name a folder of its own.`);
}

interface OwnPages {
  /** The pages that this tool wrote. */
  readonly listedPages: readonly string[];
  readonly existingFiles: ReadonlySet<string>;
  /** Other files in the folder. */
  readonly foreignFiles: ReadonlySet<string>;
}

function readOwnPages(root: string, dir: string): OwnPages {
  if (!isFolderOrAbsent(resolveLinks(root))) throw new UserError(`${dir} is no folder.`);
  const existingFiles = listFilesBelow(root) ?? [];
  if (existingFiles.length === 0)
    return { listedPages: [], existingFiles: new Set(), foreignFiles: new Set() };
  const listedPages = existingFiles.includes(listFile)
    ? parsePageList(readText(join(root, listFile)) ?? '')
    : undefined;
  if (listedPages === undefined)
    throw new UserError(
      `${dir} is not empty, and holds no site of this tool: nothing was written. Name a new folder.`,
    );
  const ownFiles = new Set([...listedPages, listFile]);
  return {
    listedPages,
    existingFiles: new Set(existingFiles),
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
