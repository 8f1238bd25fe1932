/** Checks `undo`: the last change is reverted in a new commit, or refused. */
import { describe, expect, test } from 'vitest';
import { office } from '../../helpers/office.ts';
import { expectSound, git, read, write } from '../../helpers/register/repositories.ts';
import { actionText } from '../../helpers/register.ts';

const id = 'docks-2021-rec-1';
const file = `register/actions/${id}.yaml`;

describe('undo', () => {
  test('reverts the last change in a new commit that names it', async () => {
    const { runSuccessfully, root, last } = office();
    const before = read(root, file);
    await runSuccessfully('note', id, '--note', 'Seen.');
    const commit = git(root, 'rev-parse', 'HEAD').trim();
    expect(await runSuccessfully('undo')).toMatch(/^Undo: Note on docks-2021-rec-1 \([0-9a-f]{8}\)\n$/);
    expect(last()).toBe(`Undo: Note on ${id}\n\nAfi-Command: undo\nAfi-Undoes: ${commit}`);
    expect(read(root, file)).toBe(before);
    expectSound(root);
  });

  test('of an undo names the change that is done again, however often', async () => {
    const { runSuccessfully, root, last } = office();
    const before = read(root, file);
    await runSuccessfully('note', id, '--note', 'Seen.');
    const textWithNote = read(root, file);
    await runSuccessfully('undo');
    const undone = git(root, 'rev-parse', 'HEAD').trim();
    expect(await runSuccessfully('undo')).toMatch(/^Redo: Note on docks-2021-rec-1 \(/);
    expect(last()).toBe(`Redo: Note on ${id}\n\nAfi-Command: undo\nAfi-Undoes: ${undone}`);
    expect(read(root, file)).toBe(textWithNote);
    expect(await runSuccessfully('undo')).toMatch(/^Undo: Note on docks-2021-rec-1 \(/);
    expect(read(root, file)).toBe(before);
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
    await runSuccessfully('undo');
    expect(read(root, file)).toBe(textWithNote);
  });

  test('removes new files too, and restores them if it is undone', async () => {
    const { runSuccessfully, root } = office();
    await runSuccessfully(
      ...['add', '--type', 'recommendation', '--inspection', 'docks-2021', '--number', '2'],
      ...['--title', 'Paint the crane', '--wording', 'The force should paint the crane.'],
    );
    await runSuccessfully('undo');
    expect(git(root, 'ls-files', 'register/actions').trim()).toBe(file);
    await runSuccessfully('undo');
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
    expect(await runRefused('undo')).toMatch(
      /^afi: the last change, [0-9a-f]{8} \(Note on docks-2021-rec-1\), cannot be taken back: actions\/docks-2021-rec-1\.yaml was changed again by [0-9a-f]{8} \(Add a comment\)/,
    );
  });

  test('is refused if the file has unrecorded edits', async () => {
    const { runSuccessfully, runRefused, root } = office();
    await runSuccessfully('note', id, '--note', 'Seen.');
    write(root, { [file]: `${read(root, file)}# Mine.\n` });
    expect(await runRefused('undo')).toContain('was changed by something else');
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
    expect(await runRefused('undo')).toContain('it would bring an error');
  });

  test('is refused if nothing was recorded except the creation of the register', async () => {
    expect(await office().runRefused('undo')).toBe('afi: there is no recorded change of afi to undo.\n');
  });
});
