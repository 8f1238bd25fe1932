/** What a command is given of a register: each part is read, or asked of git, when it is wanted. */
import { join, resolve } from 'node:path';
import type { Options } from '../cli/handing.ts';
import type { Opened, Screen } from '../commands/command.ts';
import { readBytes, readText } from '../register/files.ts';
import { type Progress, silent } from '../render/progress.ts';
import type { Found } from './found.ts';
import type { World } from './world.ts';

export type Opening = typeof import('../open.ts');

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
      (await import('./recorded.ts')).recordedRegister(path, env, today)(when),
    recordedBy: async (when: string) => (await import('./recorded.ts')).recordedBy(path, env, today)(when),
    past: async () =>
      (await import('./recorded.ts')).historyAt(
        { folder: path, env },
        (file) => resolve(cwd, file),
        today,
        progress.step,
      ),
    sheetsOf: async (file: string) => (await import('./given.ts')).sheetsIn(resolve(cwd, file), file),
    screen: screenFor(options, world),
  };
}

export const screenFor = (options: Options, { screen }: World): Screen =>
  options['color'] === false ? { ...screen, colour: false } : screen;
