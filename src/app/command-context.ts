/** Creates the context of a command. Each part of the register and its history is read on demand. */
import { resolve } from 'node:path';
import type { Encoding } from '../domain/vocabulary.ts';
import { decodeUtf8File } from '../storage/decode-text.ts';
import { createNamedFileReader } from '../storage/named-place.ts';
import { createTemplateReader, templateFolders } from '../storage/template-files.ts';
import { type CommandContext, type Screen, UserError } from './command.ts';
import type { CallValues } from './define-command.ts';
import { createInputDecoder, type InputDecoder } from './input-decoder.ts';
import type { RegisterLocation } from './locate-register.ts';
import { noProgress, type Progress } from './progress.ts';
import type { Runtime } from './runtime.ts';

/** The module that opens the register, which the callers load only if they need it. */
export type RegisterReader = typeof import('./open-register.ts');

interface ContextInputs {
  readonly values: CallValues;
  readonly runtime: Runtime;
  /** Reads the texts that the call names. */
  readonly decoder?: InputDecoder;
  readonly progress?: Progress;
}

/** The context of a command on the register at a location. */
export function createContext(
  { openRegister, listFindingCodes: catalogue }: RegisterReader,
  { path, source, folder }: Omit<RegisterLocation, 'gitFailure'>,
  { values, runtime, decoder = createInputDecoder(values, runtime), progress = noProgress }: ContextInputs,
): CommandContext {
  const { cwd, env, home } = runtime;
  const today = values.today ?? runtime.today;
  const readFile = createNamedFileReader(cwd, path);
  const readTemplateBytes = createTemplateReader(templateFolders(path, home));
  const step = (doneCount: number, totalCount: number) => progress.step('Reading', doneCount, totalCount);
  const readTemplate = (name: string) => decodeTemplate(name, readTemplateBytes(name));
  let openedRegister: ReturnType<RegisterReader['openRegister']> | undefined;
  const open = () => (openedRegister ??= openRegister(source, today, { step, readTemplate }));
  return {
    get register() {
      return open().register;
    },
    get findings() {
      return open().findings;
    },
    get files() {
      return open().files;
    },
    get rejectedFiles() {
      return open().rejectedFiles;
    },
    get missingFiles() {
      return open().missingFiles;
    },
    recordText: (file: string) => open().recordText(file),
    fingerprint: () => open().fingerprint(),
    catalogue,
    folder,
    template: readTemplate,
    templateBytes: readTemplateBytes,
    readText: (file: string) => {
      const bytes = readFile(file);
      return bytes && decoder.decode(bytes, file);
    },
    readBytes: (file: string) => readFile(file),
    readRegisterAtRevision: async (when: string) =>
      (await import('./historical-register.ts')).createHistoricalReader(path, env, today)(when),
    readRegisterOnDay: async (when: string) =>
      (await import('./historical-register.ts')).createEndOfDayReader(path, env, today)(when),
    openHistory: async () => ({
      ...(await import('./historical-register.ts')).createHistoryReader(
        { folder: path, env },
        (file) => resolve(cwd, file),
        today,
        progress.step,
      ),
      // A commit made by the clock of this computer is not in the future, however early a day `--today` names.
      today: [today, runtime.today].sort().at(-1) ?? today,
    }),
    readSheets: async (file: string, encoding?: Encoding) =>
      (await import('./user-input.ts')).readSheetsFile(readFile, { file, encoding }, decoder),
    readStagedDeletions: async () =>
      (await import('../storage/git/staged-deletions.ts')).findStagedDeletions(path, env),
    readBackupState: async () => (await import('../storage/git/backup-state.ts')).readBackupState(path, env),
    screen: screenWithOptions(values, runtime),
  };
}

/** The text of a template, or undefined without one. @throws UserError if it is not UTF-8 */
export function decodeTemplate(name: string, bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const text = decodeUtf8File(bytes, `templates/${name}`);
  if (!text.ok) throw new UserError(text.error);
  return text.value;
}

/** The screen, without colour if `--no-color` is given. */
export const screenWithOptions = ({ color }: CallValues, { screen }: Runtime): Screen =>
  color === false ? { ...screen, colour: false } : screen;
