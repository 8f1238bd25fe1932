/** A repository in which everything that git can be made to run is a trap: a program that leaves its name where it was run. */
import { appendFileSync, chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, newRepository, threeFiles } from './repositories.ts';

export interface Trapped {
  readonly root: string;
  /** The traps that were set. */
  readonly set: readonly string[];
  /** The traps that were sprung. */
  readonly sprung: () => readonly string[];
  /** What a hostile environment would have git do. */
  readonly env: Readonly<Record<string, string>>;
}

const hooks = [
  ...['pre-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit', 'post-index-change'],
  ...['reference-transaction', 'post-checkout', 'post-merge', 'pre-auto-gc', 'post-rewrite', 'pre-push'],
  'fsmonitor-watchman',
];

/** Configuration that names a program: keys whose value is the program. */
const programs = [
  ...['core.fsmonitor', 'core.pager', 'core.editor', 'core.askPass', 'core.sshCommand', 'core.gitProxy'],
  ...['core.alternateRefsCommand', 'sequence.editor', 'credential.helper', 'diff.external', 'gpg.program'],
  ...['gpg.openpgp.program', 'gpg.x509.program', 'gpg.ssh.program', 'gpg.ssh.defaultKeyCommand'],
  ...[
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.slow.process',
    'diff.evil.textconv',
    'diff.worse.command',
  ],
  ...[
    'merge.evil.driver',
    'interactive.diffFilter',
    'difftool.evil.cmd',
    'mergetool.evil.cmd',
    'trailer.evil.cmd',
  ],
  ...[
    'uploadpack.packObjectsHook',
    'gc.recentObjectsHook',
    'remote.origin.uploadpack',
    'remote.origin.receivepack',
  ],
  ...['hook.evil.command', 'imap.tunnel', 'web.browser', 'sendemail.sendmailCmd'],
] as const;

/** Commands of git that an alias of the repository would replace. */
const aliases = [
  'rev-parse',
  'cat-file',
  'update-ref',
  'ls-files',
  'update-index',
  'config',
  'var',
  'version',
];

/** A setting as git writes it in its configuration; a process for each of eighty would take longer than the tests. */
function configLine(key: string, value: string): string {
  const [section = '', ...keyParts] = key.split('.');
  const name = keyParts.pop() ?? '';
  const quoteText = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const heading = keyParts.length > 0 ? `${section} ${quoteText(keyParts.join('.'))}` : section;
  return `[${heading}]\n\t${name} = ${quoteText(value)}\n`;
}

/** Set `withPath` to have the hooks found by core.hooksPath, too; `withHole` for an object that only a remote could give. */
export function repositoryOfTraps({ withPath = false, withHole = false, files = threeFiles } = {}): Trapped {
  const root = newRepository({
    ...files,
    '.gitattributes': '*.yaml filter=evil diff=evil merge=evil\n*.txt diff=worse\n',
  });
  const [bin, sprung] = [emptyFolder(), emptyFolder()];
  const set: string[] = [];
  const trap = (name: string, folder = bin): string => {
    const path = join(folder, name);
    set.push(name);
    // A filter between git and a file passes the content on; other programs end at once, so that git never waits for them.
    const then = name.startsWith('filter.evil') || name === 'included-filter' ? 'cat' : 'exit 1';
    writeFileSync(path, `#!/bin/sh\ntouch '${sprung}/${name}'\n${then}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const gitDir = join(root, '.git');
  const config = (key: string, value: string) =>
    appendFileSync(join(gitDir, 'config'), configLine(key, value));

  mkdirSync(join(gitDir, 'hooks'), { recursive: true });
  for (const hook of hooks) trap(hook, join(gitDir, 'hooks'));
  if (withPath) {
    const otherFolder = emptyFolder();
    for (const hook of hooks) {
      const path = trap(`path-${hook}`, otherFolder);
      writeFileSync(join(otherFolder, hook), `#!/bin/sh\nexec '${path}'\n`);
      chmodSync(join(otherFolder, hook), 0o755);
    }
    config('core.hooksPath', otherFolder);
  }
  for (const key of programs) config(key, trap(key));
  for (const event of ['reference-transaction', 'post-index-change', 'pre-commit'])
    config('hook.evil.event', event);
  for (const name of aliases) config(`alias.${name}`, `!${trap(`alias.${name}`)}`);
  for (const name of aliases) config(`pager.${name}`, trap(`pager.${name}`));
  config('commit.gpgSign', 'true');
  config('log.showSignature', 'true');
  config('submodule.recurse', 'true');
  config('gc.auto', '1');
  config('protocol.ext.allow', 'always');
  config('remote.origin.url', `ext::${trap('ext-remote')} %S`);
  config('remote.origin.vcs', 'ext');
  config('submodule.evil.update', `!${trap('submodule-update')}`);
  config('trace2.eventTarget', join(sprung, 'trace2'));

  // Worse by way of another file; and without being asked, of every kind of file.
  writeFileSync(
    join(bin, 'included'),
    `[filter "more"]\n\tclean = ${trap('included-filter')}\n\trequired = true\n`,
  );
  config('include.path', join(bin, 'included'));
  mkdirSync(join(gitDir, 'info'), { recursive: true });
  writeFileSync(join(gitDir, 'info/attributes'), '*.md filter=more\n*.csv filter=slow\n');
  for (const name of ['a.md', 'b.txt']) writeFileSync(join(root, name), 'x\n');

  // A whole repository lies in the register's folder, with hooks and a monitor of its own.
  const inner = join(root, 'register/evidence/inner');
  mkdirSync(join(inner, 'objects'), { recursive: true });
  mkdirSync(join(inner, 'refs'));
  mkdirSync(join(inner, 'hooks'));
  writeFileSync(join(inner, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(
    join(inner, 'config'),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ../..\n\tfsmonitor = ${trap('inner-fsmonitor')}\n`,
  );
  trap('inner-hook', join(inner, 'hooks'));
  trap('git', join(root, 'register'));

  if (withHole) {
    config('extensions.partialClone', 'origin');
    config('remote.origin.promisor', 'true');
    config('core.repositoryFormatVersion', '1');
  }
  const env = {
    GIT_DIR: inner,
    GIT_EXEC_PATH: bin,
    GIT_TEMPLATE_DIR: bin,
    GIT_EXTERNAL_DIFF: trap('env-diff'),
    GIT_SSH_COMMAND: trap('env-ssh'),
    GIT_ASKPASS: trap('env-askpass'),
    GIT_EDITOR: trap('env-editor'),
    GIT_PAGER: trap('env-pager'),
    GIT_TRACE2: join(sprung, 'env-trace2'),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: trap('env-config'),
    GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${trap('env-parameters')}'`,
  };
  return { root, set, sprung: () => readdirSync(sprung).sort(), env };
}
