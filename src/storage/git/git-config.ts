/** Reads git's configuration, and separates the user's settings from the repository's: only the user may name a program. */
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import type { Environment } from '../process.ts';
import { firstLine, type GitLocation, type GitSettings, runGit, splitNul } from './git.ts';
import { GitError } from './git-error.ts';

/** A setting of git's configuration. */
interface Setting {
  /** In git's form: lower case, except for the part between the first and the last dot. */
  readonly key: string;
  readonly value: string;
  /** Whether it is from the user's or the system's configuration or from the user's environment. */
  readonly isUsers: boolean;
  /** The file that contains it; empty for one from the environment. */
  readonly file: string;
}

/** Git's configuration, in the order in which git reads it: the last value of a key counts. */
export type GitConfig = readonly Setting[];

/** The scopes whose files the user or an administrator wrote: a repository cannot bring them along. */
const userScopes: ReadonlySet<string> = new Set(['global', 'system']);

/** Git's configuration, in one process. Settings that afi makes for its own calls are not in it. */
export function readGitConfig(place: GitLocation): GitConfig {
  const { status, output, errorOutput } = runGit(place, [
    ...['config', '--list', '-z', '--show-scope', '--show-origin'],
  ]);
  if (status !== 0) throw new GitError(`git's configuration cannot be read: ${firstLine(errorOutput)}`);
  const fields = splitNul(output);
  const settings: Setting[] = [];
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [scope = '', origin = '', entry = ''] = fields.slice(index, index + 3);
    if (scope === 'command') continue;
    const end = entry.indexOf('\n');
    settings.push({
      key: end < 0 ? entry : entry.slice(0, end),
      // A key without a value means true.
      value: end < 0 ? 'true' : entry.slice(end + 1),
      isUsers: userScopes.has(scope),
      file: origin.replace(/^file:/, ''),
    });
  }
  return [...settings, ...settingsFromEnvironment(place.env)];
}

/** The settings that the user gave in `GIT_CONFIG_COUNT` and the variables that go with it. */
const settingsFromEnvironment = (env: Environment): GitConfig =>
  Array.from({ length: Math.min(Number(env['GIT_CONFIG_COUNT']) || 0, 1000) }, (_, index) => ({
    key: lowerCaseKey(env[`GIT_CONFIG_KEY_${index}`] ?? ''),
    value: env[`GIT_CONFIG_VALUE_${index}`] ?? '',
    isUsers: true,
    file: '',
  }));

const lowerCaseKey = (key: string) => key.replace(/^[^.]*|[^.]*$/g, (part) => part.toLowerCase());

/** The value of a key, from any scope. */
export const configValue = (config: GitConfig, key: string): string | undefined =>
  config.findLast((setting) => setting.key === key)?.value;

/** The value that the user, and not the repository, gave a key. */
export const userValue = (config: GitConfig, key: string): string | undefined =>
  config.findLast((setting) => setting.key === key && setting.isUsers)?.value;

/** Whether a key is on. @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-boolean */
export const isOn = (config: GitConfig, key: string): boolean =>
  /^(?:true|yes|on|[+-]?0*[1-9]\d*)$/i.test(configValue(config, key) ?? '');

/**
 * The value that the user gave one of these keys, which name one program or folder; undefined if neither the user nor the repository did.
 * The keys are spelt as in git's manual.
 * @throws GitError if only the repository names it.
 */
export function requireUserValue(config: GitConfig, keys: readonly string[]): string | undefined {
  const settings = config.filter(({ key }) => keys.some((name) => lowerCaseKey(name) === key));
  const value = settings.findLast(({ isUsers }) => isUsers)?.value;
  const lastSetting = settings.at(-1);
  if (value === undefined && lastSetting)
    throw new GitError(
      plantedMessage(
        lastSetting,
        keys.find((name) => lowerCaseKey(name) === lastSetting.key) ?? lastSetting.key,
      ),
    );
  return value;
}

const plantedMessage = ({ file }: Setting, key: string): string => {
  const source = file === '' ? 'the repository' : file;
  const removal =
    file === ''
      ? ''
      : `, or remove it: \`git config --file ${quoteArgument(file)} --unset-all ${quoteArgument(key)}\``;
  return `${key} is set by this repository only (${source}), and afi runs no program that a repository names. If it is yours, set it in your own configuration (\`git config --global ${quoteArgument(key)} …\`)${removal}.`;
};

/** Settings by which git runs a program, in git's form. */
const programKey =
  /^(?:core\.(?:alternaterefscommand|askpass|editor|fsmonitor|gitproxy|hookspath|pager|sshcommand)|alias\..*|credential\.(?:.*\.)?helper|diff\.external|(?:diff|merge|difftool|mergetool|trailer|man|browser|guitool)\..*\.(?:cmd|command|driver|textconv|path)|filter\..*\.(?:clean|process|smudge)|gpg\.(?:.*\.)?program|gpg\.ssh\.defaultkeycommand|interactive\.difffilter|pager\..*|sequence\.editor|sendemail\..*|submodule\..*\.update|uploadpack\.packobjectshook|remote\..*\.(?:receivepack|uploadpack|vcs|url|pushurl))$/;

/** Replaces each program that only the repository names, or that it names above the user, by the user's own, or by none. */
export const withoutRepositoryPrograms = (config: GitConfig): GitSettings => [
  ...new Map(
    config.flatMap(({ key, isUsers }) =>
      isUsers || !programKey.test(key) ? [] : [[key, userValue(config, key) ?? ''] as const],
    ),
  ),
];

const hookKey = /^hook\.(.*)\.([^.]*)$/s;

/** Settings that turn off each hook that the configuration itself names, which git 2.54 and later runs whatever the folder of hooks is. */
export const withoutHooks = (config: GitConfig): GitSettings =>
  hookNames(config).map((name) => [`hook.${name}.enabled`, 'false'] as const);

/** The same, for hooks that the repository defines or changes. */
export const withoutRepositoryHooks = (config: GitConfig): GitSettings =>
  withoutHooks(config.filter(({ isUsers }) => !isUsers));

const hookNames = (config: GitConfig) => [
  ...new Set(config.flatMap(({ key }) => hookKey.exec(key)?.[1] ?? [])),
];

/** The events for which the user's own configuration names a hook. */
export const userHookEvents = (config: GitConfig): ReadonlySet<string> =>
  new Set(
    config.flatMap(({ key, value, isUsers }) =>
      isUsers && hookKey.exec(key)?.[2] === 'event' ? [value] : [],
    ),
  );
