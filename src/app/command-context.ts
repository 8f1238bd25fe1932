/** Creates the context of a command. Each part of the register and its history is read on demand. */
import { resolve } from 'node:path';
import { createNamedFileReader } from '../storage/named-place.ts';
import { createTemplateReader, templateFolders } from '../storage/template-files.ts';
import type { CommandContext, Screen } from './command.ts';
import type { CallValues } from './define-command.ts';
import type { RegisterLocation } from './locate-register.ts';
import { noProgress, type Progress } from './progress.ts';
import type { Runtime } from './runtime.ts';

/** The module that opens the register, which the callers load only if they need it. */
export type RegisterReader = typeof import('./open-register.ts');

/** The context of a command on the register at a location. */
export function createContext(
  { openRegister, listFindingCodes: catalogue }: RegisterReader,
  { path, source, folder }: RegisterLocation,
  { values, runtime, progress = noProgress }: { values: CallValues; runtime: Runtime; progress?: Progress },
): CommandContext {
  const { cwd, env, home } = runtime;
  const today = values.today ?? runtime.today;
  const readFile = createNamedFileReader(cwd, path);
  const readTemplateBytes = createTemplateReader(templateFolders(path, home));
  const step = (doneCount: number, totalCount: number) => progress.step('Reading', doneCount, totalCount);
  const readTemplate = (name: string) => readTemplateBytes(name)?.toString();
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
    recordText: (file: string) => open().recordText(file),
    fingerprint: () => open().fingerprint(),
    catalogue,
    folder,
    template: readTemplate,
    templateBytes: readTemplateBytes,
    readText: (file: string) => readFile(file)?.toString(),
    readBytes: (file: string) => readFile(file),
    readRegisterAtRevision: async (when: string) =>
      (await import('./historical-register.ts')).createHistoricalReader(path, env, today)(when),
    readRegisterOnDay: async (when: string) =>
      (await import('./historical-register.ts')).createEndOfDayReader(path, env, today)(when),
    openHistory: async () =>
      (await import('./historical-register.ts')).createHistoryReader(
        { folder: path, env },
        (file) => resolve(cwd, file),
        today,
        progress.step,
      ),
    readSheets: async (file: string) => (await import('./user-input.ts')).readSheetsFile(readFile, file),
    screen: screenWithOptions(values, runtime),
  };
}

/** The screen, without colour if `--no-color` is given. */
export const screenWithOptions = ({ color }: CallValues, { screen }: Runtime): Screen =>
  color === false ? { ...screen, colour: false } : screen;
