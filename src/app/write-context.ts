/** Opens what only a changing command receives: its repository, texts, lists of rows, edits by hand and documents. */

import { fail, ok, type Result } from '../domain/errors.ts';
import type { Action } from '../domain/records/action.ts';
import { actionIdFromFile } from '../domain/records/record-paths.ts';
import { equalsStoredContent, sameBytes } from '../storage/commit/preflight.ts';
import { findUnchangedDocuments } from '../storage/commit/stored-form.ts';
import type { FileSource } from '../storage/file-source.ts';
import { filesAtHead } from '../storage/git/files-at-commit.ts';
import { readObjects } from '../storage/git/git.ts';
import { findRepository, type Repository } from '../storage/git/repository.ts';
import type { NamedFileReader } from '../storage/named-place.ts';
import { parseRecord, readData } from '../storage/parse-record.ts';
import type { Environment } from '../storage/process.ts';
import { readSafeFile } from '../storage/safe-file.ts';
import { FileError } from '../storage/safe-folder.ts';
import { parseList } from '../storage/yaml/parse-list.ts';
import type { CommandContext, HandEdit, WriteContext } from './command.ts';
import { EditConflictError, type EditedFile } from './edit-file.ts';
import type { InputDecoder } from './input-decoder.ts';
import { createRecordedChanges } from './recorded-changes.ts';

/** In bytes. Hosts of git refuse files of twice this size. */
const maxDocumentBytes = 50 << 20;
/** In bytes: a list of thousands of new actions. */
const maxListBytes = 8 << 20;

/** The repository of a folder. @throws GitError if there is none, or if it cannot record a commit. */
export const requireRepository = (folder: string, env: Environment): Repository => {
  const repository = findRepository(folder, env);
  if (!repository.ok) throw repository.error;
  return repository.value;
};

interface WriteSources {
  readonly repository: Repository;
  /** The register's files. */
  readonly currentSource: FileSource;
  /** The texts that were read from prompts and pipes, by the file name that the user gave. */
  readonly texts: ReadonlyMap<string, string>;
  readonly readFile: NamedFileReader;
  readonly decoder: InputDecoder;
  /** The file that the user has edited; undefined if the command opens no editor. */
  readonly editedFile: EditedFile | undefined;
}

/** Adds to a context what only a changing command receives. */
export const createWriteContext = (
  context: CommandContext,
  { repository, currentSource, texts, readFile, decoder, editedFile }: WriteSources,
): WriteContext => {
  const { readText } = context;
  // Not copied by a spread: that would read the register and its findings, which getters read only when a command asks for them.
  return Object.assign(context, {
    readText: (file: string) => texts.get(file) ?? readText(file),
    readRows: (file: string) => {
      const bytes = readFile(file, maxListBytes);
      return bytes === undefined
        ? fail(`the file ${file} does not exist.`)
        : parseList(file, bytes, (content) => decoder.decode(content, file));
    },
    handEdits: async () =>
      withoutConvertedDocuments(repository, listHandEdits(await filesAtHead(repository), currentSource)),
    editedRecord: () => editedFile && describeEditedFile(repository, currentSource, editedFile),
    recordedChanges: createRecordedChanges(repository),
    readDocument: (file: string) => readDocument(repository, file),
    readNewDocument: (file: string) => {
      const result = documentBytes(file, () => readFile(file, maxDocumentBytes));
      return result.ok ? result : fail([result.error.message, result.error.remedy].filter(Boolean).join(' '));
    },
    listFiles: () => currentSource.list().map(({ file }) => file),
  });
};

function readDocument(repository: Repository, file: string): ReturnType<WriteContext['readDocument']> {
  const repositoryPath = repository.prefix + file;
  const place = { folder: repository.top, file: repositoryPath, name: file };
  const readResult = documentBytes(file, () => readSafeFile(place, maxDocumentBytes));
  if (!readResult.ok) return fail(readResult.error.message);
  const bytes = readResult.value;
  const [storedObject] = readObjects(repository, [`HEAD:${repositoryPath}`]);
  const isSame =
    storedObject &&
    (equalsStoredContent(storedObject.content, bytes) ||
      findUnchangedDocuments(repository, new Map([[repositoryPath, storedObject.content]])).has(
        repositoryPath,
      ));
  return ok({ bytes, state: !storedObject ? 'not-recorded' : isSame ? 'same' : 'different' });
}

function documentBytes(name: string, read: () => Uint8Array | undefined): Result<Uint8Array, FileError> {
  try {
    const bytes = read();
    return bytes ? ok(bytes) : fail(new FileError(`the file ${name} does not exist.`));
  } catch (error) {
    if (error instanceof FileError) return fail(error);
    throw error;
  }
}

/** Leaves out documents that are as git has stored them, through a filter such as Git LFS. */
function withoutConvertedDocuments(repository: Repository, edits: readonly HandEdit[]): readonly HandEdit[] {
  const storedContents = new Map(
    edits.flatMap(({ file, bytesBefore, bytesAfter }) =>
      bytesBefore && bytesAfter ? [[repository.prefix + file, bytesBefore] as const] : [],
    ),
  );
  const unchangedFiles = findUnchangedDocuments(repository, storedContents);
  return edits.filter(({ file }) => !unchangedFiles.has(repository.prefix + file));
}

/** The edit of a file in an editor, compared with what git recorded. @throws UserError if something else changed the file meanwhile */
function describeEditedFile(
  repository: Repository,
  currentSource: FileSource,
  { file, before, after }: EditedFile,
): HandEdit {
  if (!sameBytes(currentSource.content(file), before))
    throw new EditConflictError(
      `nothing was changed: ${file} was changed by another program while you were editing it.`,
    );
  const [storedObject] = readObjects(repository, [`HEAD:${repository.prefix}${file}`]);
  return { ...describeHandEdit(file, storedObject?.content, after), bytesOnDisk: before };
}

/** The files that differ between what git recorded and the work tree, in the order of their names. */
function listHandEdits(committedSource: FileSource, currentSource: FileSource): readonly HandEdit[] {
  const readersByFile = (files: FileSource) =>
    new Map(files.allFiles().map(({ file, bytes }) => [file, bytes] as const));
  const [recordedReaders, currentReaders] = [readersByFile(committedSource), readersByFile(currentSource)];
  return [...new Set([...recordedReaders.keys(), ...currentReaders.keys()])].sort().flatMap((file) => {
    const [bytesBefore, bytesAfter] = [recordedReaders.get(file)?.(), currentReaders.get(file)?.()];
    if (bytesBefore && bytesAfter && equalsStoredContent(bytesBefore, bytesAfter)) return [];
    return [describeHandEdit(file, bytesBefore, bytesAfter)];
  });
}

function describeHandEdit(
  file: string,
  bytesBefore: Uint8Array | undefined,
  bytesAfter: Uint8Array | undefined,
): HandEdit {
  const readFileAction = (bytes: Uint8Array | undefined): Action | undefined => {
    const id = actionIdFromFile(file);
    return id === undefined || bytes === undefined ? undefined : parseRecord('action', bytes, { id }).record;
  };
  const readFileData = (bytes: Uint8Array | undefined) =>
    bytes && file.endsWith('.yaml') ? readData(bytes) : undefined;
  return {
    file,
    bytesBefore,
    bytesAfter,
    dataBefore: readFileData(bytesBefore),
    dataAfter: readFileData(bytesAfter),
    actionBefore: readFileAction(bytesBefore),
    actionAfter: readFileAction(bytesAfter),
  };
}
