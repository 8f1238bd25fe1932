/** Runs `evidence`: records evidence on actions, and the document with it, from the register or copied into it. */
import {
  type ChangingCommand,
  type RegisterFileChange,
  UserError,
  type WriteContext,
} from '../../app/command.ts';
import { isDocumentFile } from '../../domain/records/record-paths.ts';
import { sha256 } from '../../domain/sha256.ts';
import { fileName, safeFileName } from '../../domain/text/file-name.ts';
import { cleanText } from '../../output/safe-text.ts';
import { describeInvalidLocation } from '../../rules/evidence-rules.ts';
import type { EvidenceOptions } from './event-command.ts';
import { createEventRunner } from './event-runner.ts';

/** A document that the register does not have yet, and the place for it. */
interface NewDocument {
  readonly location: string;
  readonly bytes: Uint8Array;
}

/** The options with a title, and with the document to copy, if there is one. */
type PlacedOptions = EvidenceOptions & { readonly newDocument?: NewDocument };

const recordEvidence = createEventRunner<PlacedOptions>({
  event: 'evidence',
  fields: ({ title, location, reference, testedBy, newDocument }, { register }) => ({
    title,
    location,
    reference,
    sha256: newDocument ? sha256(newDocument.bytes) : location && register.evidenceFile(location)?.sha256(),
    tested_by: testedBy,
  }),
  extraFiles: newEvidenceFiles,
  subject: (actions) => `Record evidence on ${actions}`,
});

/** @throws UserError if the actions cannot be changed in this way, or the document cannot be read */
export const runEvidence: ChangingCommand<EvidenceOptions> = (context, options) => {
  const { file, location } = options;
  if (file === undefined) {
    if (options.title === undefined) throw new UserError('name the evidence with --title.');
    assertLocation(context, location);
    return recordEvidence(context, options);
  }
  if (location !== undefined)
    throw new UserError(
      'use --file for a document to copy into the register, or --location for one that is already in it, not both.',
    );
  const title = options.title ?? defaultTitle(file);
  return recordEvidence(context, { ...options, title, ...placeDocument(context, file) });
};

/** @throws UserError if the location is neither an https address nor a file of the register */
function assertLocation({ register }: WriteContext, location: string | undefined): void {
  const fault = location === undefined ? undefined : describeInvalidLocation(location, register);
  if (location === undefined || fault === undefined) return;
  throw new UserError(
    `--location \`${cleanText(location)}\`: ${fault}. For a document that is kept elsewhere, use --reference to state where; to copy a document into the register, use --file.`,
  );
}

/** The name of the file without its extension. */
const defaultTitle = (file: string): string =>
  cleanText(fileName(file).replace(/(?<=.)\.[^.]*$/s, '')).trim() || safeFileName(file).stem;

/** Where the register has a document, or where it is to be copied. @throws UserError if it cannot be read */
function placeDocument(
  context: WriteContext,
  file: string,
): { readonly location: string; readonly newDocument?: NewDocument } {
  const document = context.readNewDocument(file);
  if (!document.ok)
    throw new UserError(
      `nothing was recorded: ${document.error} If the document is kept elsewhere, use --reference to state where.`,
    );
  const bytes = document.value;
  const { stem, extension } = safeFileName(file);
  const location = findSameDocument(context, file, sha256(bytes));
  if (location !== undefined) return { location };
  // Names that differ in case only are the same file on Windows and macOS.
  const usedNames = new Set(context.listFiles().map((name) => name.normalize('NFC').toLowerCase()));
  const nameOf = (number: number) => `evidence/${stem}${number > 1 ? `-${number}` : ''}${extension}`;
  let number = 1;
  while (usedNames.has(nameOf(number).toLowerCase())) number++;
  return { location: nameOf(number), newDocument: { location: nameOf(number), bytes } };
}

/** A document of the register with the same bytes, among those of the same name and those that were recorded with this fingerprint. */
function findSameDocument(
  { register, listFiles }: WriteContext,
  file: string,
  fingerprint: string,
): string | undefined {
  const { stem, extension } = safeFileName(file);
  const isOfSameName = (name: string) =>
    name.startsWith(stem) && /^(?:-\d+)?$/.test(name.slice(stem.length, name.length - extension.length));
  const recordedLocations = register.actions.flatMap(({ history }) =>
    history.flatMap((event) =>
      event.event === 'evidence' && event.sha256 === fingerprint && event.location ? [event.location] : [],
    ),
  );
  const namedFiles = listFiles().filter((name) => isDocumentFile(name) && isOfSameName(fileName(name)));
  return [...recordedLocations, ...namedFiles].find(
    (name) => register.evidenceFile(name)?.sha256() === fingerprint,
  );
}

/**
 * The document under evidence/ if git does not have it yet, so that clones of the register have it.
 * @throws UserError if it cannot be read, or differs from the recorded document.
 */
function newEvidenceFiles(
  { location: file, newDocument }: PlacedOptions,
  { register, readDocument }: WriteContext,
): readonly RegisterFileChange[] {
  if (newDocument)
    return [{ file: newDocument.location, before: undefined, after: newDocument.bytes, isNewDocument: true }];
  if (file === undefined || !register.evidenceFile(file)) return [];
  const document = readDocument(file);
  if (!document.ok)
    throw new UserError(
      `nothing was recorded: ${document.error} If the document is kept elsewhere, use --reference to state where.`,
    );
  const { bytes, state } = document.value;
  if (state === 'not-recorded') return [{ file, before: undefined, after: bytes, worktreeContent: bytes }];
  if (state === 'same') return [];
  throw new UserError(
    `nothing was recorded: ${file} is not the document that was recorded. Give the new document a different name.`,
  );
}
