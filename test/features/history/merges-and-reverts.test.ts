/** Checks that `verify` reports merges and reverts as notices, with what they left out, and takes nothing else for one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addEvent } from '../../../src/storage/yaml-edit/edit.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { officerEnvironment } from '../../helpers/register-over-time.ts';
import { git, registerInGit, run, write } from '../../helpers/tool.ts';

const [first, second] = ['actions/docks-2021-rec-1.yaml', 'actions/docks-2021-rec-2.yaml'] as const;

const noteOn = (on: string, note: string) => ({ on, event: 'note', note });

interface Notice {
  readonly code: string;
  readonly file: string;
  readonly was: string;
  readonly recorded: { readonly subject: string; readonly author: string } | null;
}

/** A register in git, with functions that record changes as git users make them. */
function officeInGit() {
  const root = registerInGit(
    registerFiles({
      [first]: actionText(),
      [second]: actionText({ id: 'docks-2021-rec-2' }),
      'actions/docks-2021-rec-3.yaml': actionText({ id: 'docks-2021-rec-3' }),
    }),
    { day: '2021-02-01' },
  );
  const read = (file: string) => readFileSync(join(root, 'register', file), 'utf8');
  const inGit = (day: string, ...args: readonly string[]) => git(root, day, ...args).trim();
  const save = (day: string, message: string) => {
    inGit(day, 'add', '-A');
    inGit(day, 'commit', '-qm', message);
    return inGit(day, 'rev-parse', 'HEAD');
  };
  const addNote = (file: string, day: string, text: string) => {
    write(root, { [file]: addEvent(read(file), noteOn(day, text)) });
    return save(day, `Note: ${text}`);
  };
  /** Merges, and resolves each conflict as `resolve` does. */
  const merge = (day: string, branch: string, resolve?: () => void) => {
    try {
      inGit(day, 'merge', '-q', '--no-ff', '--no-commit', branch);
    } catch {
      // A conflict.
    }
    resolve?.();
    return save(day, `Merge ${branch}`);
  };
  const audit = async (...flags: readonly string[]) => {
    const { code, out, err } = await run(root, ['verify', '--json', ...flags], { env: officerEnvironment });
    expect(err).toBe('');
    const answer = JSON.parse(out) as { findings: readonly { code: string }[]; notices: readonly Notice[] };
    return { code, findings: answer.findings.map((finding) => finding.code), notices: answer.notices };
  };
  const page = async () => (await run(root, ['verify'], { env: officerEnvironment })).out;
  return { root, read, inGit, save, addNote, merge, audit, page };
}

/** Two branches, each with a note in the first action; main is checked out. */
function branchesInConflict() {
  const office = officeInGit();
  office.inGit('2021-03-01', 'checkout', '-qb', 'side');
  office.addNote(first, '2021-03-01', 'Of the side');
  office.inGit('2021-03-01', 'checkout', '-q', 'main');
  office.addNote(first, '2021-03-02', 'Of main');
  return office;
}

const takeSide = ({ inGit }: ReturnType<typeof officeInGit>, side: 'ours' | 'theirs') =>
  inGit('2021-03-03', 'checkout', `--${side}`, '--', `register/${first}`);

describe('a merge', () => {
  test.each([
    ['ours', 'Note: Of the side', '2021-03-01 note'],
    ['theirs', 'Note: Of main', '2021-03-02 note'],
  ] as const)('in which %s was chosen is a notice with what was left out', async (side, subject, was) => {
    const office = branchesInConflict();
    office.merge('2021-03-03', 'side', () => takeSide(office, side));
    const { code, findings, notices } = await office.audit();
    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    expect(notices).toMatchObject([
      { code: 'merge-resolved', file: first, was, recorded: { subject, author: 'Liaison Officer' } },
    ]);
    expect((await office.audit('--strict')).code).toBe(1);
    expect(await office.page()).toContain('was left out when the conflict of a merge was resolved');
  });

  test('that keeps both sides has no notice', async () => {
    const office = branchesInConflict();
    office.merge('2021-03-03', 'side', () =>
      write(office.root, {
        [first]: addEvent(
          addEvent(actionText(), noteOn('2021-03-01', 'Of the side')),
          noteOn('2021-03-02', 'Of main'),
        ),
      }),
    );
    expect(await office.audit('--strict')).toEqual({ code: 0, findings: [], notices: [] });
  });

  test('that drops an event of a record that one side alone changed is a finding', async () => {
    const office = branchesInConflict();
    office.inGit('2021-03-02', 'checkout', '-q', 'side');
    office.addNote(second, '2021-03-02', 'Only on the side');
    office.inGit('2021-03-02', 'checkout', '-q', 'main');
    office.merge('2021-03-03', 'side', () => {
      takeSide(office, 'ours');
      write(office.root, { [second]: actionText({ id: 'docks-2021-rec-2' }) });
    });
    expect(await office.audit()).toMatchObject({ code: 1, findings: ['event-removed'] });
  });

  test('that alters the event of a side is a finding, though both sides changed the record', async () => {
    const office = branchesInConflict();
    office.merge('2021-03-03', 'side', () =>
      write(office.root, {
        [first]: addEvent(
          addEvent(actionText(), noteOn('2021-03-01', 'All is well')),
          noteOn('2021-03-02', 'Of main'),
        ),
      }),
    );
    expect(await office.audit()).toMatchObject({ code: 1, findings: ['event-altered'] });
  });

  test('that keeps a deletion where the other side went on is a notice of what was left out', async () => {
    const office = officeInGit();
    office.inGit('2021-03-01', 'checkout', '-qb', 'side');
    office.addNote(first, '2021-03-01', 'Of the side');
    office.inGit('2021-03-01', 'checkout', '-q', 'main');
    office.inGit('2021-03-02', 'rm', '-q', `register/${first}`);
    office.save('2021-03-02', 'Delete it');
    office.merge('2021-03-03', 'side', () => office.inGit('2021-03-03', 'rm', '-q', `register/${first}`));
    const { findings, notices } = await office.audit();
    expect(findings).toEqual(['record-deleted']);
    expect(notices.map(({ was }) => was)).toContain('2021-03-01 note');
  });

  test('of several branches, or of branches that were merged into each other, is judged by each of their bases', async () => {
    const office = branchesInConflict();
    const [main, side] = ['main', 'side'].map((name) => office.inGit('2021-03-02', 'rev-parse', name));
    office.inGit('2021-03-02', 'checkout', '-q', 'side');
    office.merge('2021-03-03', main ?? '', () => takeSide(office, 'ours'));
    office.inGit('2021-03-03', 'checkout', '-q', 'main');
    office.merge('2021-03-03', side ?? '', () => takeSide(office, 'ours'));
    office.merge('2021-03-04', 'side', () => takeSide(office, 'theirs'));
    const { code, findings, notices } = await office.audit();
    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    expect(notices.map(({ was }) => was).sort()).toEqual(['2021-03-01 note', '2021-03-02 note']);
    for (const [index, file] of [first, second, 'actions/docks-2021-rec-3.yaml'].entries()) {
      office.inGit('2021-03-05', 'checkout', '-q', '-b', `branch-${index}`, 'main');
      office.addNote(file, '2021-03-05', `Of branch ${index}`);
    }
    office.inGit('2021-03-06', 'checkout', '-q', 'main');
    office.inGit('2021-03-06', 'merge', '-q', 'branch-0', 'branch-1', 'branch-2');
    expect(await office.audit()).toMatchObject({ code: 0, findings: [] });
    write(office.root, { [second]: actionText({ id: 'docks-2021-rec-2' }) });
    office.inGit('2021-03-06', 'commit', '-qa', '--amend', '--no-edit');
    expect(await office.audit()).toMatchObject({ code: 1, findings: ['event-removed'] });
  });

  test('of unrelated histories may drop neither an event nor a record of a side', async () => {
    const office = officeInGit();
    office.inGit('2021-03-01', 'checkout', '-q', '--orphan', 'other');
    write(office.root, { [first]: addEvent(actionText(), noteOn('2021-03-01', 'Of the other')) });
    write(office.root, { 'actions/docks-2021-rec-9.yaml': actionText({ id: 'docks-2021-rec-9' }) });
    office.save('2021-03-01', 'Begin again');
    office.inGit('2021-03-02', 'checkout', '-q', 'main');
    office.inGit(
      '2021-03-03',
      'merge',
      '-q',
      '-X',
      'ours',
      '--allow-unrelated-histories',
      '-m',
      'Join',
      'other',
    );
    expect(await office.audit()).toMatchObject({ code: 1, findings: ['event-removed'], notices: [] });
    office.inGit('2021-03-03', 'rm', '-q', 'register/actions/docks-2021-rec-9.yaml');
    office.inGit('2021-03-03', 'commit', '-q', '--amend', '--no-edit');
    expect(await office.audit()).toMatchObject({ code: 1, findings: ['event-removed', 'record-deleted'] });
  });
});

describe('a revert', () => {
  test.each([[[]], [['--reference']]])(
    'of a commit is a notice, also after later changes of the record %j',
    async (flags) => {
      const office = officeInGit();
      const wrong = office.addNote(first, '2021-03-01', 'Wrong');
      office.addNote(first, '2021-03-02', 'Right');
      expect(() => office.inGit('2021-03-03', 'revert', '--no-edit', ...flags, wrong)).toThrow(
        'could not revert',
      );
      write(office.root, { [first]: addEvent(actionText(), noteOn('2021-03-02', 'Right')) });
      office.inGit('2021-03-03', 'add', '-A');
      office.inGit('2021-03-03', 'commit', '-q', '--no-edit');
      const { code, findings, notices } = await office.audit();
      expect({ code, findings }).toEqual({ code: 0, findings: [] });
      expect(notices).toMatchObject([
        { code: 'reverted', file: first, was: '2021-03-01 note', recorded: { subject: 'Note: Wrong' } },
      ]);
      expect((await office.audit('--strict')).code).toBe(1);
    },
  );

  test('of a revert restores what was reverted, and leaves nothing out', async () => {
    const office = officeInGit();
    office.addNote(first, '2021-03-01', 'Right');
    office.inGit('2021-03-02', 'revert', '--no-edit', 'HEAD');
    office.inGit('2021-03-03', 'revert', '--no-edit', 'HEAD');
    expect(await office.audit()).toMatchObject({
      code: 0,
      findings: [],
      notices: [{ was: '2021-03-01 note' }],
    });
  });

  test('of a merge is a notice', async () => {
    const office = officeInGit();
    office.inGit('2021-03-01', 'checkout', '-qb', 'side');
    office.addNote(second, '2021-03-01', 'Of the side');
    office.inGit('2021-03-01', 'checkout', '-q', 'main');
    office.addNote(first, '2021-03-02', 'Of main');
    office.merge('2021-03-03', 'side');
    office.inGit('2021-03-04', 'revert', '--no-edit', '-m', '1', 'HEAD');
    expect(await office.audit()).toMatchObject({
      code: 0,
      findings: [],
      notices: [{ code: 'reverted', file: second, was: '2021-03-01 note' }],
    });
  });

  test('of a part of a commit, or of a commit and something else, is a finding', async () => {
    const office = officeInGit();
    write(office.root, {
      [first]: addEvent(office.read(first), noteOn('2021-03-01', 'One')),
      [second]: addEvent(office.read(second), noteOn('2021-03-01', 'Two')),
    });
    office.save('2021-03-01', 'Note twice');
    office.inGit('2021-03-02', 'revert', '--no-edit', 'HEAD');
    office.inGit('2021-03-02', 'checkout', '-q', 'HEAD^', '--', `register/${second}`);
    office.inGit('2021-03-02', 'commit', '-q', '--amend', '--no-edit');
    expect(await office.audit()).toMatchObject({ code: 1, findings: ['event-removed'], notices: [] });
    office.inGit('2021-03-02', 'reset', '-q', '--hard', 'HEAD^');
    office.inGit('2021-03-02', 'revert', '--no-edit', 'HEAD');
    const third = 'actions/docks-2021-rec-3.yaml';
    writeFileSync(
      join(office.root, 'register', third),
      office.read(third).replace(/^title: .*$/m, 'title: Another'),
    );
    office.inGit('2021-03-02', 'commit', '-qa', '--amend', '--no-edit');
    expect((await office.audit()).findings.sort()).toEqual([
      'event-removed',
      'event-removed',
      'fact-changed',
    ]);
  });
});
