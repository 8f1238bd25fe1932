/** What a command is given of a register: each part is read, or asked of git, when it is wanted. */
import { join, resolve } from 'node:path';
import type { Options } from '../cli/dispatch.ts';
import { readBytes, readText } from '../storage/read-files.ts';
import type { Opened, Screen } from './command.ts';
import type { Found } from './locate-register.ts';
import { type Progress, silent } from './progress.ts';
import type { World } from './runtime.ts';

export type Opening = typeof import('./open-register.ts');

export function openedBy(
  { validate, catalogue }: Opening,
  { path, shelf, folder }: Found,
  options: Options,
  world: World,
  progress: Progress = silent,
): Opened {
  const { cwd, env, home } = world;
  const today = (options['today'] as string | undefined) ?? world.today;
  const beside = join(path, '..', 'templates');
  const step = (done: number, of: number) => progress.step('Reading', done, of);
  let read: ReturnType<Opening['validate']> | undefined;
  /** Read when it is asked for: what asks git alone does not read the files. */
  const whole = () => (read ??= validate(shelf, today, { step }));
  return {
    get register() {
      return whole().register;
    },
    get findings() {
      return whole().findings;
    },
    get files() {
      return whole().files;
    },
    get rejected() {
      return whole().rejected;
    },
    recordOf: (file: string) => whole().recordOf(file),
    fingerprint: () => whole().fingerprint(),
    catalogue,
    folder,
    template: (name: string) => readText(join(beside, name)) ?? readText(join(home, 'templates', name)),
    templateBytes: (name: string) =>
      readBytes(join(beside, name)) ?? readBytes(join(home, 'templates', name)),
    textOf: (file: string) => readText(resolve(cwd, file)),
    bytesOf: (file: string) => readBytes(resolve(cwd, file)),
    recorded: async (when: string) =>
      (await import('./historical-register.ts')).recordedRegister(path, env, today)(when),
    recordedBy: async (when: string) =>
      (await import('./historical-register.ts')).recordedBy(path, env, today)(when),
    past: async () =>
      (await import('./historical-register.ts')).historyAt(
        { folder: path, env },
        (file) => resolve(cwd, file),
        today,
        progress.step,
      ),
    sheetsOf: async (file: string) => (await import('./user-input.ts')).sheetsIn(resolve(cwd, file), file),
    screen: screenFor(options, world),
  };
}

export const screenFor = (options: Options, { screen }: World): Screen =>
  options['color'] === false ? { ...screen, colour: false } : screen;
