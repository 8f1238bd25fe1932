/** Records a story in a git repository, by one `git fast-import`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDay, type Step, type Story } from './git-stories.ts';
import { folder } from './tool.ts';

/** Records a story in a new repository; returns its folder and the ids of its commits in order. */
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
  // The message of an undo contains the id of the undone commit, so that this commit must be recorded first.
  for (let start = 0; start < steps.length; ) {
    const undoneIndex = steps.findIndex(({ message }, index) => index > start && message.includes('UNDONE'));
    const end = undoneIndex < 0 ? steps.length : undoneIndex;
    git(
      ['fast-import', '--quiet', '--force', '--export-marks=.git/marks'],
      streamOf(steps, start, end, commits),
    );
    const marks = readFileSync(join(root, '.git/marks'), 'utf8');
    for (const line of marks.trim().split('\n')) {
      const [mark = '', id = ''] = line.slice(1).split(' ');
      commits[Number(mark) - 1] = id;
    }
    start = end;
  }
  git(['reset', '-q', '--hard', 'main']);
  return { root, commits };
}

function streamOf(steps: readonly Step[], start: number, end: number, commits: readonly string[]): string {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  return steps
    .slice(start, end)
    .map(({ state, message, day, parents }, offset) => {
      const index = start + offset;
      const nameOf = (place: number) => (place < start ? commits[place] : `:${place + 1}`);
      const [parent, ...others] = parents ?? (index > 0 ? [index - 1] : []);
      const who = `Liaison Officer <officer@example.com> ${(firstDay + day) * 86_400 + 43_200} +0000`;
      const files = Object.entries(state).map(
        ([file, text]) => `M 100644 inline register/${file}\n${data(text)}`,
      );
      return [
        `commit refs/heads/main\nmark :${index + 1}\ncommitter ${who}\n`,
        data(message.replace('UNDONE', commits[index - 1] ?? '')),
        parent === undefined ? '' : `from ${nameOf(parent)}\n`,
        ...others.map((parentIndex) => `merge ${nameOf(parentIndex)}\n`),
        'deleteall\n',
        ...files,
      ].join('');
    })
    .join('');
}
