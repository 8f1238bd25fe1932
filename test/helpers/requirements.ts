/** Lists what some tests need beyond npm, and skips a test where it is missing, with the reason for the report of the run. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { TestOptions } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What a skipped test needs and this machine lacks, in words. */
    missing?: string;
    /** Whether that is a program which can be installed. */
    isInstallable?: boolean;
  }
}

const isInstalled = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args).error === undefined;

/** The browser that the tests start: the one that `AFI_CHROMIUM` names, or the first of the usual ones. */
export const browserProgram = [
  ...(
    process.env['AFI_CHROMIUM'] ?? '/usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome'
  ).split(' '),
].find((path) => existsSync(path));

const requirements = {
  browser: {
    what: 'Chromium (Debian’s chromium, or the path in AFI_CHROMIUM)',
    isMet: () => browserProgram !== undefined,
  },
  office: {
    what: 'LibreOffice (Debian’s libreoffice-writer and libreoffice-calc)',
    isMet: () => isInstalled('soffice', '--version'),
  },
  ssh: {
    what: 'ssh-keygen (Debian’s openssh-client)',
    isMet: () => isInstalled('ssh-keygen', '-?'),
  },
  terminal: {
    what: 'the program `script` (Debian’s bsdutils)',
    isMet: () => existsSync('/usr/bin/script'),
  },
  strace: {
    what: 'strace (Debian’s strace)',
    isMet: () => isInstalled('strace', '-V'),
  },
  zsh: { what: 'zsh (Debian’s zsh)', isMet: () => isInstalled('zsh', '--version') },
  fish: { what: 'fish (Debian’s fish)', isMet: () => isInstalled('fish', '--version') },
  fullDisk: { what: 'a device /dev/full', isMet: () => existsSync('/dev/full') },
  unix: { what: 'a system that is not Windows', isMet: () => process.platform !== 'win32' },
  linux: { what: 'Linux', isMet: () => process.platform === 'linux' },
  root: { what: 'the user root', isMet: () => process.getuid?.() === 0 },
} as const;

type Requirement = keyof typeof requirements;

const programs: ReadonlySet<Requirement> = new Set([
  'browser',
  'office',
  'ssh',
  'terminal',
  'strace',
  'zsh',
  'fish',
]);

const answers = new Map<Requirement, boolean>();

/** Whether this machine meets a requirement; checked once in each process. */
export function isMet(requirement: Requirement): boolean {
  const answer = answers.get(requirement) ?? requirements[requirement].isMet();
  answers.set(requirement, answer);
  return answer;
}

/** The options of a test or suite that is skipped where one of its requirements is missing. */
export function skipUnless(...requirementNames: readonly Requirement[]): TestOptions {
  const missing = requirementNames.filter((requirement) => !isMet(requirement));
  return missing.length === 0
    ? {}
    : {
        skip: true,
        meta: {
          missing: missing.map((name) => requirements[name].what).join(' and '),
          isInstallable: missing.every((name) => programs.has(name)),
        },
      };
}
