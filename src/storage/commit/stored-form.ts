/** Finds what git would store of documents that it converts, by a filter such as Git LFS or by their line ends. Records may not be converted. */

import type { ChangedFile } from '../../domain/file-change.ts';
import { isDocumentFile } from '../../domain/records/record-paths.ts';
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import { type GitSettings, readObjects, requireGitOutput, splitNul } from '../git/git.ts';
import { type GitConfig, readGitConfig, requireUserValue, userValue } from '../git/git-config.ts';
import { GitError } from '../git/git-error.ts';
import { createObject } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { lstatIfPresent, makeFolderLike } from './durable-files.ts';

/** The attributes by which git converts a file between the disk and what it stores. */
const conversions = ['filter', 'working-tree-encoding', 'text', 'eol', 'ident'] as const;

/** The conversions of a file that are on, by attribute. */
type Conversions = ReadonlyMap<string, string>;

/** The files for which git converts content; `*.yaml text eol=lf` counts as well. One process. */
function readConversions(
  repository: Repository,
  config: GitConfig,
  files: readonly string[],
): ReadonlyMap<string, Conversions> {
  const output = requireGitOutput(repository, ['check-attr', '--stdin', '-z', ...conversions], {
    input: files.map((file) => `${file}\0`).join(''),
    config: attributeSettings(repository, config),
  });
  const fields = splitNul(output);
  const conversionsByFile = new Map<string, Map<string, string>>();
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [file = '', attribute = '', value = ''] = fields.slice(index, index + 3);
    if (value === 'unspecified' || value === 'unset') continue;
    const fileConversions = conversionsByFile.get(file) ?? new Map<string, string>();
    conversionsByFile.set(file, fileConversions.set(attribute, value));
  }
  return conversionsByFile;
}

/** The user's own file of attributes, which afi's other calls of git leave out. */
const attributeSettings = ({ env }: Repository, config: GitConfig): GitSettings => {
  const configFolder = env['XDG_CONFIG_HOME'] || `${env['HOME'] ?? ''}/.config`;
  return [
    ['core.attributesFile', userValue(config, 'core.attributesfile') ?? `${configFolder}/git/attributes`],
  ];
};

const isDocument = ({ prefix }: Repository, file: string) =>
  file.startsWith(prefix) && isDocumentFile(file.slice(prefix.length));

/** A filter, as an attribute names it. */
const filterOf = (fileConversions: Conversions) => fileConversions.get('filter');

/**
 * Checks that no record is converted by a filter or to another encoding: history, merges and audits read records from git.
 * Returns the files that git converts.
 * @throws GitError if a record is.
 */
function findConvertedFiles(
  repository: Repository,
  config: GitConfig,
  files: readonly string[],
): ReadonlyMap<string, Conversions> {
  const conversionsByFile = readConversions(repository, config, files);
  for (const [file, fileConversions] of conversionsByFile) {
    if (isDocument(repository, file)) continue;
    for (const attribute of ['filter', 'working-tree-encoding'] as const) {
      const value = fileConversions.get(attribute);
      if (value === undefined) continue;
      const { prefix, commonDir } = repository;
      throw new GitError(
        `${file} has the attribute ${attribute}=${value}, so git would store something other than the record, which no history, merge or audit could read. Nothing was changed. Add to the end of ${commonDir}/info/attributes, which precedes every .gitattributes: \`${prefix}** -${attribute}\`; documents may keep it: \`${prefix}evidence/** ${attribute}=${value}\`.`,
      );
    }
  }
  return conversionsByFile;
}

/** The user's filters that convert some files. @throws GitError if a filter is not set up, or only by the repository. */
function filterSettings(config: GitConfig, documents: ReadonlyMap<string, Conversions>): GitSettings {
  const fileByFilter = new Map(
    [...documents].flatMap(([file, fileConversions]) => {
      const filter = filterOf(fileConversions);
      return filter === undefined ? [] : [[filter, file] as const];
    }),
  );
  return [...fileByFilter].flatMap(([filter, file]) => {
    const keys = ['clean', 'process'].map((name) => `filter.${filter}.${name}`);
    // Each for itself, since git prefers `process`: one that the repository adds would replace the user's `clean`.
    const programs = keys.flatMap((key) => {
      const program = requireUserValue(config, [key]);
      return program === undefined ? [] : [[key, program] as const];
    });
    if (programs.length === 0)
      throw new GitError(
        `${file} has the attribute filter=${filter}, and your git knows no filter of that name, so it would be stored past it. Nothing was changed. ${filter === 'lfs' ? 'Install Git LFS, then `git lfs install`.' : `Set \`git config --global ${quoteArgument(`filter.${filter}.clean`)} …\`, or remove the attribute from .gitattributes.`}`,
      );
    // A filter that fails must not let the document pass as it is.
    return [...programs, [`filter.${filter}.required`, 'true'] as const];
  });
}

/**
 * The ids of what git would store of documents as they are on disk. Their filters are the user's. One process.
 * @param store a folder for the objects; without one nothing is written.
 * @throws GitError if a filter fails, or is not the user's.
 */
function storedIds(
  repository: Repository,
  config: GitConfig,
  documents: ReadonlyMap<string, Conversions>,
  store?: string,
): ReadonlyMap<string, string> {
  const files = [...documents.keys()].filter((file) => lstatIfPresent(`${repository.top}/${file}`)?.isFile());
  if (files.length === 0) return new Map();
  const output = requireGitOutput(repository, ['hash-object', ...(store ? ['-w'] : []), '--stdin-paths'], {
    input: files.map((file) => `${file}\n`).join(''),
    config: [...attributeSettings(repository, config), ...filterSettings(config, documents)],
    runsUserPrograms: true,
    ...(store && { env: objectVariables(repository, store) }),
  });
  const ids = output.toString().split('\n');
  return new Map(files.map((file, index) => [file, ids[index] ?? '']));
}

/** Variables by which git writes objects to a folder, and reads them from there and from the repository. */
export const objectVariables = ({ objects }: Repository, store: string) => ({
  GIT_OBJECT_DIRECTORY: store,
  GIT_ALTERNATE_OBJECT_DIRECTORIES: `"${objects.replace(/["\\]/g, '\\$&')}"`,
});

/** A file that git converts. */
export interface ConvertedFile {
  /** What it would store of a document; undefined for a record, or if the document is not on disk. */
  readonly storedBytes: Uint8Array | undefined;
  /** The filter that converts it; undefined if git does so itself. */
  readonly filter: string | undefined;
  /** Whether git stores it with line feeds only. */
  readonly isText: boolean;
}

/** How the files of a change are converted. */
interface ConversionPlace {
  readonly config: GitConfig;
  /** The work folder of the change. */
  readonly work: string;
}

/**
 * The files of a change that git converts, and what it would store of the documents among them: of a new document its content,
 * otherwise what is on disk. Three processes, and one for each new document that git converts.
 */
export function readConvertedFiles(
  repository: Repository,
  files: readonly ChangedFile[],
  { config, work }: ConversionPlace,
): ReadonlyMap<string, ConvertedFile> {
  const names = files.map(({ file }) => file);
  const convertedFiles = findConvertedFiles(repository, config, names);
  const documents = new Map([...convertedFiles].filter(([file]) => isDocument(repository, file)));
  const store = `${work}/documents`;
  if (documents.size > 0) makeFolderLike(store, 0o755);
  const ids = new Map(storedIds(repository, config, documents, store));
  for (const { file, after, isNewDocument } of files) {
    const conversions = documents.get(file);
    if (isNewDocument && after && conversions)
      ids.set(file, storeDocument(repository, config, { file, conversions, content: after, store }));
  }
  const objects = readObjects(repository, [...ids.values()], objectVariables(repository, store));
  const contents = new Map([...ids.keys()].map((file, index) => [file, objects[index]?.content]));
  return new Map(
    [...convertedFiles].map(([file, fileConversions]) => [
      file,
      {
        storedBytes: contents.get(file),
        filter: filterOf(fileConversions),
        isText: fileConversions.has('text') || fileConversions.has('eol'),
      },
    ]),
  );
}

interface DocumentContent {
  readonly file: string;
  readonly conversions: Conversions;
  readonly content: Uint8Array;
  readonly store: string;
}

/** Stores what git makes of a document that is not on disk yet, and returns its id. One process. @throws GitError as `storedIds` does */
function storeDocument(
  repository: Repository,
  config: GitConfig,
  { file, conversions, content, store }: DocumentContent,
): string {
  const output = requireGitOutput(repository, ['hash-object', '-w', `--path=${file}`, '--stdin'], {
    input: content,
    config: [
      ...attributeSettings(repository, config),
      ...filterSettings(config, new Map([[file, conversions]])),
    ],
    runsUserPrograms: true,
    env: objectVariables(repository, store),
  });
  return output.toString().trim();
}

/**
 * The documents that are on disk what git has stored of them, although their bytes differ: git converts them.
 * @param storedContents git's content by file, for files whose bytes on disk differ.
 */
export function findUnchangedDocuments(
  repository: Repository,
  storedContents: ReadonlyMap<string, Uint8Array>,
): ReadonlySet<string> {
  const files = [...storedContents.keys()].filter((file) => isDocument(repository, file));
  if (files.length === 0) return new Set();
  const config = readGitConfig(repository);
  const ids = storedIds(repository, config, findConvertedFiles(repository, config, files));
  const isUnchanged = (file: string) => {
    const content = storedContents.get(file);
    return content !== undefined && createObject(repository.hash, 'blob', content).id === ids.get(file);
  };
  return new Set(files.filter(isUnchanged));
}
