/** Records a story in a git repository, by one `git fast-import`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDay, type Step, type Story } from './git-stories.ts';
import { folder } from './tool.ts';

/** Records a story in a repository of its own; the ids of its commits come back in order. */
export function recordStory({ steps }: Story): {
  readonly root: string;
  readonly commits: readonly string[];
} {
  const root = folder({});
  const env = { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', args, { cwd: root, env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  git(['init', '-q', '-b', 'main', '--template=']);
  const commits: string[] = [];
  // One that is undone is named by the id of its commit, so that it must be there first.
  for (let from = 0; from < steps.length; ) {
    const named = steps.findIndex(({ message }, index) => index > from && message.includes('UNDONE'));
    const until = named < 0 ? steps.length : named;
    git(
      ['fast-import', '--quiet', '--force', '--export-marks=.git/marks'],
      streamOf(steps, from, until, commits),
    );
    const marks = readFileSync(join(root, '.git/marks'), 'utf8');
    for (const line of marks.trim().split('\n')) {
      const [mark = '', id = ''] = line.slice(1).split(' ');
      commits[Number(mark) - 1] = id;
    }
    from = until;
  }
  git(['reset', '-q', '--hard', 'main']);
  return { root, commits };
}

function streamOf(steps: readonly Step[], from: number, until: number, commits: readonly string[]): string {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  return steps
    .slice(from, until)
    .map(({ state, message, day, parents }, offset) => {
      const index = from + offset;
      const nameOf = (place: number) => (place < from ? commits[place] : `:${place + 1}`);
      const [parent, ...others] = parents ?? (index > 0 ? [index - 1] : []);
      const who = `Liaison Officer <officer@example.com> ${(firstDay + day) * 86_400 + 43_200} +0000`;
      const files = Object.entries(state).map(
        ([file, text]) => `M 100644 inline register/${file}\n${data(text)}`,
      );
      return [
        `commit refs/heads/main\nmark :${index + 1}\ncommitter ${who}\n`,
        data(message.replace('UNDONE', commits[index - 1] ?? '')),
        parent === undefined ? '' : `from ${nameOf(parent)}\n`,
        ...others.map((one) => `merge ${nameOf(one)}\n`),
        'deleteall\n',
        ...files,
      ].join('');
    })
    .join('');
}
