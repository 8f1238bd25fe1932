/** Checks that `verify` reports facts that the branch or its upstream had and HEAD has not, and nothing where the facts were kept. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionText, registerFiles, settingsText } from '../../helpers/register.ts';
import { officerEnvironment, registerOverTime } from '../../helpers/register-over-time.ts';
import { folder, git, run, write } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const day = '2021-03-09';

interface AuditAnswer {
  readonly findings: readonly { code: string; commit: string; file: string; was: string; author: string }[];
  readonly notices: readonly { code: string; field: string; file: string }[];
  readonly sources: readonly { name: string; commits: number | null; gap: string | null }[];
}

/** Runs a command in a clone on a day. */
async function runOn(root: string, today: string, ...argv: readonly string[]): Promise<void> {
  const date = `${today}T12:00:00Z`;
  const env = { ...officerEnvironment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const { code, err } = await run(root, argv, { env, today });
  expect(code, err).toBe(0);
}

async function runAudit(root: string): Promise<AuditAnswer & { readonly code: number }> {
  const { code, out, err } = await run(root, ['verify', '--json'], { env: officerEnvironment });
  expect(err).toBe('');
  return { code, ...(JSON.parse(out) as AuditAnswer) };
}

const headOf = (root: string) => git(root, day, 'rev-parse', 'HEAD').trim();

/** A register with three notes, each in a commit of its own. */
async function registerWithNotes() {
  const { root, on } = registerOverTime(
    registerFiles({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) }),
  );
  await on('2021-03-01', 'note', id, '--note', 'First.');
  await on('2021-03-02', 'note', id, '--note', 'Second.');
  const second = headOf(root);
  await on('2021-03-03', 'note', 'docks-2021-rec-2', '--note', 'Third.');
  return { root, on, second };
}

/** A clone with its own branch and upstream. */
function cloneOf(root: string): string {
  const clone = join(folder({}), 'clone');
  git(root, day, 'clone', '-q', root, clone);
  return clone;
}

const secondNote = {
  code: 'fact-lost',
  file: `actions/${id}.yaml`,
  was: '2021-03-02 note',
  author: 'Liaison Officer',
};

test('a commit that was reset away is reported with its author and what it recorded', async () => {
  const { root } = await registerWithNotes();
  const lost = headOf(root);
  git(root, day, 'reset', '-q', '--hard', 'HEAD~1');
  const { code, findings } = await runAudit(root);
  expect(code).toBe(1);
  expect(findings).toMatchObject([
    { ...secondNote, commit: lost, file: 'actions/docks-2021-rec-2.yaml', was: '2021-03-03 note' },
  ]);
  const page = (await run(root, ['verify'], { env: officerEnvironment })).out;
  expect(page).toContain(
    '(“2021-03-03 note”) is not in this history: it was on this branch, which has been rewritten since',
  );
});

test('a commit that was left out of the middle is reported, also if the branch was deleted and made anew', async () => {
  const { root, second } = await registerWithNotes();
  git(root, day, 'checkout', '-q', '--detach', 'HEAD~2');
  git(root, day, 'cherry-pick', 'main');
  git(root, day, 'branch', '-D', '-q', 'main');
  git(root, day, 'checkout', '-q', '-b', 'main');
  const { code, findings } = await runAudit(root);
  expect(code).toBe(1);
  expect(findings).toMatchObject([{ ...secondNote, commit: second }]);
});

test('a record, a changed title and a setting that were reset away are reported', async () => {
  const { root, on } = await registerWithNotes();
  await on('2021-03-04', 'correct', id, 'title', 'Mend it', '--note', 'A slip.');
  write(root, {
    'register.yaml': settingsText('officer: Clerk\n'),
    'actions/docks-2021-rec-3.yaml': actionText({ id: 'docks-2021-rec-3' }),
  });
  git(root, day, 'add', '-A');
  git(root, day, 'commit', '-qm', 'Add an action');
  git(root, day, 'reset', '-q', '--hard', 'HEAD~2');
  const { findings, notices } = await runAudit(root);
  const fields = findings.map(({ file, was }) => `${file}: ${was}`);
  expect(fields).toContain('actions/docks-2021-rec-3.yaml: Mend the docks-2021-rec-3 ladder');
  expect(fields).toContain(`actions/${id}.yaml: Mend it`);
  expect(fields).toContain(`actions/${id}.yaml: 2021-03-04 correction`);
  expect(notices).toMatchObject([{ code: 'fact-lost', file: 'register.yaml', field: 'officer' }]);
});

test.each([
  ['amend', (root: string) => git(root, day, 'commit', '-q', '--amend', '-m', 'Say it better')],
  [
    'squash',
    (root: string) => {
      git(root, day, 'reset', '-q', '--soft', 'HEAD~3');
      git(root, day, 'commit', '-qm', 'Three notes');
    },
  ],
  [
    'cherry-pick to another branch that becomes this one',
    (root: string) => {
      git(root, day, 'checkout', '-q', '-b', 'new', 'HEAD~3');
      git(root, day, 'cherry-pick', 'main~2', 'main~1', 'main');
      git(root, day, 'branch', '-q', '-M', 'new', 'main');
    },
  ],
  ['rebase', (root: string) => git(root, '2021-03-10', 'rebase', '-q', '--force-rebase', 'HEAD~3')],
])('%s, which keeps the facts, is not reported', async (_, rewrite) => {
  const { root } = await registerWithNotes();
  const head = headOf(root);
  rewrite(root);
  expect(headOf(root)).not.toBe(head);
  const { code, findings, notices } = await runAudit(root);
  expect({ code, findings, notices }).toEqual({ code: 0, findings: [], notices: [] });
});

test('a note that was corrected before a squash is not reported', async () => {
  const { root, on } = await registerWithNotes();
  await on('2021-03-04', 'note', id, '--note', 'Wrnog.');
  await on('2021-03-05', 'correct', id, 'history[4].note', 'Wrong.', '--note', 'A slip.');
  git(root, day, 'reset', '-q', '--soft', 'HEAD~2');
  git(root, day, 'commit', '-qm', 'A note, corrected');
  expect(await runAudit(root)).toMatchObject({ code: 0, findings: [], notices: [] });
});

test('work on other branches is not reported while they exist', async () => {
  const { root, on } = await registerWithNotes();
  git(root, day, 'checkout', '-q', '-b', 'side');
  await on('2021-03-04', 'note', id, '--note', 'On the side.');
  git(root, day, 'checkout', '-q', 'main');
  expect(await runAudit(root)).toMatchObject({ code: 0, findings: [], notices: [] });
  git(root, day, 'branch', '-q', '-D', 'side');
  expect(await runAudit(root)).toMatchObject({ code: 0, findings: [], notices: [{ code: 'fact-lost' }] });
});

test('pull --rebase is not reported; an upstream that is ahead is a notice', async () => {
  const { root, on } = await registerWithNotes();
  const clone = cloneOf(root);
  await on('2021-03-04', 'note', id, '--note', 'By a colleague.');
  git(clone, day, 'fetch', '-q');
  const behind = await runAudit(clone);
  expect(behind).toMatchObject({ code: 0, findings: [], notices: [{ code: 'not-pulled', file: null }] });
  await runOn(clone, '2021-03-05', 'note', 'docks-2021-rec-2', '--note', 'By me.');
  git(clone, day, 'pull', '-q', '--rebase');
  expect(await runAudit(clone)).toMatchObject({ code: 0, findings: [], notices: [] });
});

test('without a reflog the upstream shows a rewritten branch, and the answer names what could not be compared', async () => {
  const { root } = await registerWithNotes();
  const clone = cloneOf(root);
  git(clone, day, 'reset', '-q', '--hard', 'HEAD~2');
  await runOn(clone, '2021-03-05', 'note', id, '--note', 'Instead.');
  rmSync(join(clone, '.git/logs'), { recursive: true });
  const { code, findings, sources } = await runAudit(clone);
  expect(code).toBe(1);
  expect(findings.map(({ was }) => was)).toEqual(['2021-03-02 note', '2021-03-03 note']);
  expect(sources).toEqual([
    { name: 'the reflog of HEAD', commits: null, gap: 'it is missing or has expired' },
    { name: 'the reflog of main', commits: null, gap: 'it is missing or has expired' },
    { name: 'origin/main', commits: 1, gap: null },
  ]);
  git(clone, day, 'checkout', '-q', '--detach');
  rmSync(join(clone, '.git/logs'), { recursive: true });
  expect((await runAudit(clone)).sources).toEqual([
    { name: 'the reflog of HEAD', commits: null, gap: 'it is missing or has expired' },
    { name: 'the upstream', commits: null, gap: 'no branch is checked out' },
  ]);
});
