/** Runs the user's own commit hooks, as `git commit` does, before a change is recorded and after it. Hooks that came with the repository are not run. */
import { decodeUtf8File } from '../decode-text.ts';
import { type GitResult, requireGitOutput, runGit, splitNul } from '../git/git.ts';
import {
  type GitConfig,
  requireUserValue,
  userHookEvents,
  userValue,
  withoutRepositoryHooks,
  withoutRepositoryPrograms,
} from '../git/git-config.ts';
import { GitError } from '../git/git-error.ts';
import type { Repository } from '../git/repository.ts';
import { isProgram, readIfPresent, realPath, writeNew } from './durable-files.ts';

/** The hooks of a commit, in the order in which git runs them. */
const hooksBefore = ['pre-commit', 'prepare-commit-msg', 'commit-msg'] as const;
const commitHooks = [...hooksBefore, 'post-commit'] as const;
type CommitHook = (typeof commitHooks)[number];

/** The hooks to run for a change. */
export interface CommitHooks {
  /** The folder that the user's configuration names; undefined if it names none, or one of the repository. */
  readonly folder: string | undefined;
  readonly config: GitConfig;
  readonly events: ReadonlySet<CommitHook>;
  /** For the user: hooks that exist and are not run, and what hooks printed. */
  readonly notes: string[];
}

/**
 * Finds the user's commit hooks.
 * @throws GitError if only the repository names their folder.
 */
export function findCommitHooks({ top, commonDir, env }: Repository, config: GitConfig): CommitHooks {
  const setting = requireUserValue(config, ['core.hooksPath']);
  const folderOfSetting = setting ? absolutePath(setting, top, env) : undefined;
  const isOfRepository = folderOfSetting !== undefined && isInRepository({ top, commonDir }, folderOfSetting);
  const folder = isOfRepository ? undefined : folderOfSetting;
  const ofUser = userHookEvents(config);
  const events = new Set(
    commitHooks.filter(
      (hook) => ofUser.has(hook) || (folder !== undefined && isProgram(`${folder}/${hook}`)),
    ),
  );
  const unusedFolder =
    folderOfSetting === undefined ? `${commonDir}/hooks` : isOfRepository ? folderOfSetting : undefined;
  const skippedHooks =
    unusedFolder === undefined ? [] : commitHooks.filter((hook) => isProgram(`${unusedFolder}/${hook}`));
  return {
    ...{ folder, config, events },
    notes:
      skippedHooks.length === 0
        ? []
        : [
            `Not run: ${skippedHooks.length === 1 ? 'the hook' : 'the hooks'} ${skippedHooks.join(', ')} in ${unusedFolder}. Afi runs the hooks of a commit only from a folder outside the repository that your own configuration names: \`git config --global core.hooksPath FOLDER\`.`,
          ],
  };
}

/** The path of a folder as git reads it in its configuration: from the user's home, or from the root of the work tree. */
const absolutePath = (path: string, top: string, env: Repository['env']): string =>
  path.startsWith('~/')
    ? `${env['HOME'] ?? env['USERPROFILE'] ?? ''}${path.slice(1)}`
    : /^(?:[/\\]|[A-Za-z]:)/.test(path)
      ? path
      : `${top}/${path}`;

/** Whether a path leads into a repository, from which another person's files could come: its work trees or its git folder. */
const isInRepository = ({ top, commonDir }: Pick<Repository, 'top' | 'commonDir'>, path: string): boolean => {
  const realFolder = (folder: string) => `${realPath(folder).replaceAll('\\', '/')}/`;
  return [top, commonDir, commonDir.replace(/\/\.git$/, '')].some((folder) =>
    realFolder(path).startsWith(realFolder(folder)),
  );
};

/** A commit that is about to be made. */
export interface ProposedCommit {
  readonly message: string;
  /** The tree that it would record. */
  readonly tree: string;
  /** The work folder of the change. */
  readonly work: string;
}

/**
 * Runs the hooks that may refuse a commit or edit its message. They see the commit in the index, like those of `git commit`;
 * the files in the work tree are replaced later. Returns the message.
 * @throws GitError if a hook refuses the commit, changes what it would record, or leaves no message.
 */
export function runHooksBefore(repository: Repository, hooks: CommitHooks, proposal: ProposedCommit): string {
  const { events } = hooks;
  const { message, tree, work } = proposal;
  const before = hooksBefore.filter((hook) => events.has(hook));
  if (before.length === 0) return message;
  const index = `${work}/hook-index`;
  const messageFile = `${work}/COMMIT_EDITMSG`;
  const indexEnv = { GIT_INDEX_FILE: index };
  const presentIndex = readIfPresent(`${repository.gitDir}/index`);
  writeNew([
    ...(presentIndex ? [{ path: index, bytes: presentIndex }] : []),
    { path: messageFile, bytes: Buffer.from(`${message.trimEnd()}\n`) },
  ]);
  requireGitOutput(repository, ['read-tree', ...(presentIndex ? ['-i', '-m'] : []), tree], {
    env: indexEnv,
  });
  const env = { ...indexEnv, ...authorVariables(repository) };
  const args = {
    'pre-commit': [],
    'prepare-commit-msg': [messageFile, 'message'],
    'commit-msg': [messageFile],
  };
  for (const hook of before) {
    const { status, errorOutput } = runHook(repository, hooks, hook, { args: args[hook], env });
    if (status !== 0) throw new GitError(refusalMessage(hooks, hook, errorOutput));
    if (errorOutput !== '') hooks.notes.push(`${hook}: ${errorOutput}`);
    assertSameTree(repository, hook, proposal, indexEnv);
  }
  const text = decodeUtf8File(readIfPresent(messageFile) ?? Buffer.of(), 'the message from the hooks');
  if (!text.ok) throw new GitError(`nothing was recorded: ${text.error}`);
  const editedMessage = cleanMessage(text.value);
  if (editedMessage === '') throw new GitError('the hooks left no message, so nothing was recorded.');
  return editedMessage;
}

/** Runs the hook after a commit, whose result changes nothing. */
export function runPostCommit(repository: Repository, hooks: CommitHooks): void {
  if (!hooks.events.has('post-commit')) return;
  const { status, errorOutput } = runHook(repository, hooks, 'post-commit', {});
  if (errorOutput !== '') hooks.notes.push(`post-commit: ${errorOutput}`);
  if (status !== 0) hooks.notes.push('The hook post-commit failed. The change is recorded.');
}

/** Runs a hook through git, which knows how each system starts one, in the environment that `git commit` gives it. */
function runHook(
  { folder: top, env: userEnv }: Repository,
  { folder, config }: CommitHooks,
  hook: CommitHook,
  { args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: Record<string, string> },
): GitResult {
  const result = runGit(
    { folder: top, env: userEnv },
    ['hook', 'run', '--ignore-missing', hook, ...(args.length > 0 ? ['--', ...args] : [])],
    {
      runsUserPrograms: true,
      overrides: [
        ...withoutRepositoryPrograms(config),
        ...withoutRepositoryHooks(config),
        ['core.hooksPath', folder ?? '/dev/null'],
        ['core.fsmonitor', userValue(config, 'core.fsmonitor') ?? 'false'],
        ['protocol.ext.allow', userValue(config, 'protocol.ext.allow') ?? 'never'],
      ],
      env: { ...ordinaryVariables(userEnv), GIT_EDITOR: ':', ...env },
    },
  );
  return { ...result, errorOutput: result.errorOutput.replace(terminalCodes, '') };
}

/** Colours and other codes for a terminal, and control characters but line ends and tabs. */
const terminalCodes = /\x1b\[[\d;?]*[A-Za-z]|[\0-\x08\x0b-\x1f\x7f]/g;

/** Lifts the limits of afi's own calls to git, which a hook does not need. */
const ordinaryVariables = ({ LANG, LC_ALL }: Repository['env']) => ({
  ...{ LANG, LC_ALL },
  ...{ GIT_LITERAL_PATHSPECS: undefined, GIT_ALLOW_PROTOCOL: undefined, GIT_NO_LAZY_FETCH: undefined },
  ...{ GIT_NO_REPLACE_OBJECTS: undefined, GIT_TERMINAL_PROMPT: undefined, GIT_PAGER: undefined },
});

/** The author as `git commit` gives it to hooks. */
function authorVariables(repository: Repository): Record<string, string> {
  const ident = requireGitOutput(repository, ['var', 'GIT_AUTHOR_IDENT']).toString().trim();
  const [, name = '', email = '', date = ''] = /^([^<]*) <([^<>]*)> (\d+ [-+]\d+)$/.exec(ident) ?? [];
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: `@${date}` };
}

/** @throws GitError if a hook changed what would be recorded: it was checked and shown without that. */
function assertSameTree(
  repository: Repository,
  hook: CommitHook,
  { tree }: ProposedCommit,
  env: Readonly<Record<string, string>>,
): void {
  const result = runGit(repository, ['write-tree'], { env });
  const treeAfter = result.output.toString().trim();
  if (result.status === 0 && treeAfter === tree) return;
  const files =
    result.status === 0
      ? splitNul(requireGitOutput(repository, ['diff-tree', '-r', '-z', '--name-only', tree, treeAfter]))
      : [];
  throw new GitError(
    `the hook ${hook} changed what would be recorded${files.length > 0 ? ` (${files.slice(0, 5).join(', ')})` : ''}, so nothing was. Afi records exactly what it has checked: let the hook refuse instead, or leave the register's files out of it.`,
  );
}

const refusalMessage = ({ folder }: CommitHooks, hook: CommitHook, output: string) =>
  `your hook ${hook}${folder === undefined ? '' : ` in ${folder}`} refused the commit, and nothing was changed.${output === '' ? '' : ` It printed:\n  ${output.split('\n').join('\n  ')}`}`;

/** A message as git tidies it: no space at the end of lines, no empty lines around it, and one at most within. */
const cleanMessage = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
