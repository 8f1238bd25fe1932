/** Checks `undo` and `redo`: each steps one recorded change back or forwards in a new commit, or is refused. */
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import {
  countGitProcesses,
  emptyFolder,
  expectSound,
  git,
  read,
  tryGit,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { actionText } from '../../helpers/register.ts';
import { seed } from '../../helpers/runs.ts';

const id = 'docks-2021-rec-1';
const file = `register/actions/${id}.yaml`;

describe('undo', () => {
  test('reverts the last change in a new commit that names it', async () => {
    const { runSuccessfully, root, last } = office();
    const before = read(root, file);
    await runSuccessfully('note', id, '--note', 'Seen.');
    const commit = git(root, 'rev-parse', 'HEAD').trim();
    expect(await runSuccessfully('undo')).toMatch(
      /^Undoes “Note on docks-2021-rec-1” of \d+ \w+ \d{4} \([0-9a-f]{8}\), recorded by .+\.\nUndo: Note on docks-2021-rec-1 \([0-9a-f]{8}\)\n$/,
    );
    expect(last()).toBe(`Undo: Note on ${id}\n\nAfi-Command: undo\nAfi-Undoes: ${commit}`);
    expect(read(root, file)).toBe(before);
    expectSound(root);
  });

  test('three times in a row takes back three changes, and redo makes them again', async () => {
    const { runSuccessfully, runRefused, root, last } = office();
    const texts = [read(root, file)];
    const commits: string[] = [];
    for (const note of ['One.', 'Two.', 'Three.']) {
      await runSuccessfully('note', id, '--note', note);
      texts.push(read(root, file));
      commits.push(git(root, 'rev-parse', 'HEAD').trim());
    }
    for (const text of [texts[2], texts[1], texts[0]]) {
      await runSuccessfully('undo');
      expect(read(root, file)).toBe(text);
    }
    expect(await runRefused('undo')).toBe('afi: there is nothing to undo: no change has been recorded.\n');
    expect(await runSuccessfully('redo')).toMatch(/^Redoes “Note on .*\nRedo: Note on docks-2021-rec-1 \(/);
    expect(last()).toBe(
      `Redo: Note on ${id}\n\nAfi-Command: redo\nAfi-Redoes: ${commits[0]}\nAfi-Command: note`,
    );
    expect(read(root, file)).toBe(texts[1]);
    await runSuccessfully('redo', '--steps', '2', '--yes');
    expect(read(root, file)).toBe(texts[3]);
    expect(await runRefused('redo')).toBe(
      'afi: there is nothing left to redo: what `afi undo` took back has been redone.\n',
    );
    expect((await office().runIn('redo')).err).toBe(
      'afi: there is nothing to redo: no change has been undone with `afi undo`.\n',
    );
    expectSound(root);
  });

  test('of several steps is one commit, and asks first', async () => {
    const { runSuccessfully, runRefused, runIn, root, last } = office();
    const before = read(root, file);
    await runSuccessfully('note', id, '--note', 'One.', '--on', '2021-11-25');
    await runSuccessfully('note', id, '--note', 'Two.', '--on', '2021-11-25');
    expect(await runRefused('undo', '--steps', '2')).toBe(
      'afi: 2 changes would be undone. Add --yes to confirm; --dry-run shows them.\n',
    );
    expect(await runRefused('undo', '--steps', '3', '--yes')).toBe(
      'afi: only 2 changes can be undone. Use --steps 2.\n',
    );
    expect(await runRefused('undo', '--steps', '0')).toContain('Enter a whole number from 1 to 100.');
    const dryRun = await runIn('undo', '--steps', '2', '--dry-run');
    expect(dryRun.out).toMatch(
      /^Undoes .*\nUndoes .*\n\nUndo 2 changes\n[\s\S]*-.*note: One\.[\s\S]*Nothing was changed/,
    );
    await runSuccessfully('undo', '--steps', '2', '--yes');
    expect(last()).toMatch(/^Undo 2 changes\n\nAfi-Command: undo\nAfi-Undoes: \w+\nAfi-Undoes: \w+$/);
    expect(read(root, file)).toBe(before);
    expect(JSON.parse((await runIn('audit', '--json')).out)).toMatchObject({ findings: [] });
  });

  test('is followed by a change that ends what can be made again', async () => {
    const { runSuccessfully, runRefused, root } = office();
    await runSuccessfully('note', id, '--note', 'One.');
    await runSuccessfully('undo');
    await runSuccessfully('progress', id, '--note', 'Two.');
    expect(await runRefused('redo')).toMatch(
      /^afi: there is nothing to redo: “Record progress on docks-2021-rec-1” of .* came after the last `afi undo`/,
    );
    await runSuccessfully('undo');
    write(root, { 'register/boards/pier.yaml': 'id: pier\nname: The pier board\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'Add a board by hand');
    expect(await runRefused('redo')).toContain('“Add a board by hand” of');
    await runSuccessfully('note', id, '--note', 'Three.');
    await runSuccessfully('undo');
    await runSuccessfully('redo');
    expect(await runRefused('redo')).toBe(
      'afi: there is nothing left to redo: what `afi undo` took back has been redone.\n',
    );
  });

  test('continues from an undo of an undo, which earlier versions recorded as a redo', async () => {
    const { runSuccessfully, root } = office();
    const before = read(root, file);
    await runSuccessfully('note', id, '--note', 'One.');
    const after = read(root, file);
    const commitAs = (subject: string, text: string) => {
      const undoneCommit = git(root, 'rev-parse', 'HEAD').trim();
      write(root, { [file]: text });
      git(root, 'commit', '-qam', `${subject}: Note\n\nAfi-Command: undo\nAfi-Undoes: ${undoneCommit}`);
    };
    commitAs('Undo', before);
    commitAs('Redo', after);
    await runSuccessfully('undo');
    expect(read(root, file)).toBe(before);
    await runSuccessfully('redo');
    commitAs('Undo', before);
    await runSuccessfully('redo');
    expect(read(root, file)).toBe(after);
  });

  test('continues after a rebase, which gives commits other ids', async () => {
    const { runSuccessfully, root } = office();
    for (const note of ['One.', 'Two.', 'Three.']) await runSuccessfully('note', id, '--note', note);
    await runSuccessfully('undo', '--steps', '2', '--yes');
    const fork = git(root, 'rev-list', '--max-parents=0', 'HEAD').trim();
    git(root, 'checkout', '-q', '-b', 'other', fork);
    write(root, { 'README.md': 'Read me.\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'Read me');
    git(root, 'rebase', '-q', 'other', 'main');
    await runSuccessfully('redo');
    expect(read(root, file)).toMatch(/One[\s\S]*Two/);
    expect(read(root, file)).not.toContain('Three');
    await runSuccessfully('undo', '--steps', '2', '--yes');
    expect(read(root, file)).not.toContain('One');
  });

  test('keeps the line ends on disk where git converts them', async () => {
    const { runSuccessfully, root } = office();
    git(root, 'config', 'core.autocrlf', 'true');
    write(root, { [file]: read(root, file).replaceAll('\n', '\r\n') });
    const before = read(root, file);
    await runSuccessfully('note', id, '--note', 'Seen.');
    const textWithNote = read(root, file);
    await runSuccessfully('undo');
    expect(read(root, file)).toBe(before);
    expect(git(root, '-c', 'core.autocrlf=true', 'status', '--porcelain')).toBe('');
    await runSuccessfully('redo');
    expect(read(root, file)).toBe(textWithNote);
  });

  test('removes new files too, and redo restores them', async () => {
    const { runSuccessfully, root } = office();
    await runSuccessfully(
      ...['add', '--type', 'recommendation', '--inspection', 'docks-2021', '--number', '2'],
      ...['--title', 'Paint the crane', '--wording', 'The force should paint the crane.'],
    );
    await runSuccessfully('undo');
    expect(git(root, 'ls-files', 'register/actions').trim()).toBe(file);
    await runSuccessfully('redo');
    expect(git(root, 'ls-files', 'register/actions').trim().split('\n')).toHaveLength(2);
    expectSound(root);
  });

  test('finds the last change below commits of others in other files', async () => {
    const { runSuccessfully, root, last } = office();
    await runSuccessfully('note', id, '--note', 'Seen.');
    write(root, { 'README.md': 'Read me.\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'Say more');
    await runSuccessfully('undo');
    expect(last()).toContain(`Undo: Note on ${id}`);
    expect(read(root, 'README.md')).toBe('Read me.\n');
    expectSound(root);
  });

  test('is refused if a later commit changed the same file', async () => {
    const { runSuccessfully, runRefused, root } = office();
    await runSuccessfully('note', id, '--note', 'Seen.');
    write(root, { [file]: `${read(root, file)}# Mine.\n` });
    git(root, 'commit', '-q', '-am', 'Add a comment');
    const commit = git(root, 'rev-parse', '--short=8', 'HEAD').trim();
    expect(await runRefused('undo')).toMatch(
      new RegExp(
        `^afi: “Note on docks-2021-rec-1” of .* cannot be undone: actions/docks-2021-rec-1\\.yaml was changed again by “Add a comment” of .* \\(${commit}\\)\\. Undo that change first, with \`git revert ${commit}\`, or record the opposite`,
      ),
    );
    git(root, 'revert', '--no-edit', 'HEAD');
    await runSuccessfully('undo');
  });

  test('is refused if the file has unrecorded edits', async () => {
    const { runSuccessfully, runRefused, root } = office();
    await runSuccessfully('note', id, '--note', 'Seen.');
    write(root, { [file]: `${read(root, file)}# Mine.\n` });
    expect(await runRefused('undo')).toContain('was changed by');
  });

  test('is refused if it would introduce an error', async () => {
    const { runSuccessfully, runRefused, root } = office();
    await runSuccessfully(
      ...['add', '--type', 'cause-of-concern', '--inspection', 'docks-2021', '--number', '1'],
      ...['--title', 'Ladders', '--wording', 'The ladders are unsafe.'],
    );
    write(root, {
      'register/actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        top: 'cause_of_concern: docks-2021-coc-1\n',
      }),
    });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'A recommendation under it');
    expect(await runRefused('undo')).toContain('the change would add an error');
  });

  test('is refused if the change also changed a file outside the register', async () => {
    const { runSuccessfully, runRefused, root } = office();
    await runSuccessfully('note', id, '--note', 'Seen.');
    write(root, { 'README.md': 'Read me.\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '--amend', '--no-edit');
    expect(await runRefused('undo')).toMatch(
      /also changed README\.md, which is outside the register.*`git revert/,
    );
  });

  test('is refused where a shallow clone begins', async () => {
    const { runSuccessfully, root } = office();
    await runSuccessfully('note', id, '--note', 'Seen.');
    const clone = emptyFolder();
    tryGit(clone, 'clone', '-q', '--depth', '1', `file://${root}`, clone);
    expect(await openOffice(clone).runRefused('undo')).toContain('`git fetch --unshallow`');
  });

  test('is refused if nothing was recorded except the creation of the register', async () => {
    expect(await office().runRefused('undo')).toBe(
      'afi: there is nothing to undo: no change has been recorded.\n',
    );
  });

  test('needs the same number of git processes for one step as for several', async () => {
    const { root, runSuccessfully } = office();
    for (const note of ['One.', 'Two.', 'Three.', 'Four.']) await runSuccessfully('note', id, '--note', note);
    const { processes, env } = countGitProcesses();
    const counting = openOffice(root, { env: { ...userEnvironment, ...env } });
    await counting.runSuccessfully('undo');
    const processesOfOne = processes();
    await counting.runSuccessfully('undo', '--steps', '3', '--yes');
    expect(processes()).toBe(2 * processesOfOne);
  });
});

describe('a random walk', () => {
  /** A generator of whole numbers below a limit, the same for each run (Park and Miller). */
  const createDice = () => {
    let state = seed;
    return (limit: number) => {
      state = (state * 48271) % 2147483647;
      return state % limit;
    };
  };

  const change = (index: number): readonly string[] => {
    const changes = [
      ['note', id, '--note', `Note ${index}.`],
      ['correct', id, 'title', `Title ${index}`, '--note', 'A slip.'],
      ['assign', id, '--force-lead', `ACC ${index}`],
      [
        ...['add', '--type', 'recommendation', '--inspection', 'docks-2021', '--number', String(index + 2)],
        ...['--title', 'Paint it', '--wording', 'The force should paint it.'],
      ],
    ];
    return [...(changes[index % changes.length] ?? []), '--on', '2021-11-25'];
  };

  test('of changes, undo and redo moves a cursor in a list, and the audit finds nothing', async () => {
    const { root, runIn, runSuccessfully } = office();
    const treeOfRegister = () => git(root, 'rev-parse', 'HEAD:register').trim();
    const dice = createDice();
    let trees = [treeOfRegister()];
    let cursor = 0;
    for (let index = 0; index < 20; index++) {
      const kind = dice(5);
      if (kind < 2) {
        await runSuccessfully(...change(index));
        trees = [...trees.slice(0, ++cursor), treeOfRegister()];
        continue;
      }
      const steps = 1 + dice(3);
      const [command, target] = kind < 4 ? ['undo', cursor - steps] : ['redo', cursor + steps];
      const { code } = await runIn(String(command), '--steps', String(steps), '--yes');
      const isPossible = trees[Number(target)] !== undefined;
      expect({ command, steps, code }).toEqual({ command, steps, code: isPossible ? 0 : 2 });
      if (isPossible) cursor = Number(target);
      expect(treeOfRegister()).toBe(trees[cursor]);
    }
    expect(JSON.parse(await runSuccessfully('audit', '--json'))).toMatchObject({ findings: [] });
    expectSound(root);
  });
});
