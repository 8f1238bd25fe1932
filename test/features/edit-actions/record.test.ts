/** Checks `save`: hand edits are shown and recorded, and edits that rewrite the past need a reason. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { office } from '../../helpers/office.ts';
import { expectSound, git, read, write } from '../../helpers/register/repositories.ts';
import { actionText, batchText, inspectionText } from '../../helpers/register.ts';

const action = 'register/actions/docks-2021-rec-1.yaml';

/** An office where a file was edited by hand. */
const editedRegister = (edit: (text: string) => string, file = action, files = {}) => {
  const state = office(files);
  const path = join(state.root, file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
  return state;
};

describe('hand edits are shown field by field', () => {
  test('of an action: its fields, a new event, a changed event', async () => {
    const { runSuccessfully, last, root } = editedRegister((text) =>
      text
        .replace('history:', 'portal_refs: ["14207"]\nextra: {room: "12"}\nhistory:')
        .concat('  - {on: 2021-02-01, event: note, note: Seen on the quay.}\n'),
    );
    expect(await runSuccessfully('save')).toMatch(
      /^actions\/docks-2021-rec-1\.yaml\n {2}portal_refs: \(nothing\) → \["14207"\]\n {2}extra: \(nothing\) → \{"room":"12"\}\n {2}history\[2\] added: on: 2021-02-01, event: note, note: Seen on the quay\.\nSave changes made by hand to actions\/docks-2021-rec-1\.yaml \([0-9a-f]{8}\)\n$/,
    );
    expect(last()).toBe('Save changes made by hand to actions/docks-2021-rec-1.yaml\n\nAfi-Command: save');
    expectSound(root);
  });

  test('of any other record, including the items of its lists', async () => {
    const { runSuccessfully } = editedRegister(
      (text) =>
        text
          .replace('title: Inspection of the docks', 'title: Visit to the docks')
          .replace('activity: Fieldwork', 'activity: Fieldwork of four days'),
      'register/inspections/docks-2021.yaml',
      {
        'inspections/docks-2021.yaml': inspectionText(
          'docks-2021',
          'docks',
          'dates: [{when: 2021-01, activity: Fieldwork}]\n',
        ),
      },
    );
    expect(await runSuccessfully('save', '--dry-run')).toContain(
      'inspections/docks-2021.yaml\n  title: Inspection of the docks → Visit to the docks\n  dates[0].activity: Fieldwork → Fieldwork of four days\n',
    );
  });

  test('of a long text, from its first difference', async () => {
    const long = 'The ladder should be mended. '.repeat(10);
    const { runSuccessfully } = editedRegister(
      (text) => text.replace('before spring', 'before summer'),
      undefined,
      {
        'actions/docks-2021-rec-1.yaml': actionText({ top: `extra: {said: ${long}before spring}\n` }),
      },
    );
    expect(await runSuccessfully('save')).toContain(
      'extra.said: …be mended. before spring → …be mended. before summer\n',
    );
  });

  test('of comments or layout only, as such', async () => {
    const { runSuccessfully } = editedRegister((text) => `# Mind the gap.\n${text}`);
    expect(await runSuccessfully('save')).toContain('  comments or layout only\n');
  });

  test('and without any, nothing is recorded', async () => {
    expect(await office().runSuccessfully('save')).toBe('There are no changes to save.\n');
  });

  test('but line ends that git converted at checkout are not edits', async () => {
    const { runSuccessfully, root } = office();
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, action));
    git(root, '-c', 'core.autocrlf=true', 'checkout', '-q', '--', action);
    expect(read(root, action)).toContain('\r\n');
    expect(await runSuccessfully('save')).toBe('There are no changes to save.\n');
  });
});

describe('an edit that rewrites the past', () => {
  const misread = (text: string) => text.replace('on: 2021-01-11', 'on: 2021-01-12');

  test('is refused, and the message lists the rewritten values', async () => {
    const { runRefused } = editedRegister((text) => text.replace('title: Mend', 'title: Repair'));
    expect(await runRefused('save')).toBe(
      'afi: nothing was recorded: these edits change what was already recorded. Restore it, or give the reason with --correct "…".\n  actions/docks-2021-rec-1.yaml: title was "Mend the docks-2021-rec-1 ladder"\n',
    );
    const { runRefused: runMisread } = editedRegister(misread);
    expect(await runMisread('save')).toContain('history[1].on was "2021-01-11"');
    expect(await runMisread('save', '--correct', ' ')).toContain('--correct is empty');
  });

  test('is recorded with a correction if a reason is given', async () => {
    const { runSuccessfully, root, last } = editedRegister((text) =>
      text.replace('title: Mend', 'title: Repair'),
    );
    await runSuccessfully('save', '--correct', 'The report\nsays repair.');
    expect(read(root, action)).toMatch(
      /event: correction,? *\n? *field: title[\s\S]*was: Mend the docks-2021-rec-1 ladder/,
    );
    expect(last()).toMatch(/Afi-Command: save\nAfi-Reason: The report says repair\.$/);
    expectSound(root);
  });

  test('is shown and corrected key by key', async () => {
    const { runSuccessfully, runRefused, root } = editedRegister(
      (text) => text.replace('by: 2021-04-04', 'by: 2021-04-05'),
      undefined,
      {
        'actions/docks-2021-rec-1.yaml': actionText({ top: 'deadline: {text: soon, by: 2021-04-04}\n' }),
      },
    );
    expect(await runRefused('save')).toContain('rec-1.yaml: deadline.by was "2021-04-04"\n');
    await runSuccessfully('save', '--correct', 'The report says the 5th.');
    expect(read(root, action)).toMatch(/field: deadline\.by[\s\S]*was: 2021-04-04/);
    expect(await runSuccessfully('save')).toContain('There are no changes to save');
  });

  test('is recorded also if it is staged', async () => {
    const { runSuccessfully, root } = editedRegister((text) => text.replace('title: Mend', 'title: Repair'));
    git(root, 'add', '-A');
    await runSuccessfully('save', '--correct', 'The report says repair.');
    expectSound(root);
  });

  test('stays in the file if it cannot be recorded', async () => {
    const { runRefused, root } = editedRegister((text) => text.replace('title: Mend', 'title: Repair'));
    write(root, { '.git/MERGE_HEAD': git(root, 'rev-parse', 'HEAD') });
    expect(await runRefused('save', '--correct', 'The report says repair.')).toContain(
      'a merge is in progress',
    );
  });
});

describe('a record deleted by hand', () => {
  const batch = 'register/batches/2021-06.yaml';

  test('loses its history: it is refused without a reason, and the commit keeps the reason', async () => {
    const { runRefused, runSuccessfully, last, root } = office();
    git(root, 'rm', '-q', action);
    expect(await runRefused('save')).toContain(
      'actions/docks-2021-rec-1.yaml: the whole record was "Mend the docks-2021-rec-1 ladder"',
    );
    expect(await runSuccessfully('save', '--correct', 'Entered twice.')).toContain(
      'actions/docks-2021-rec-1.yaml\n  deleted\nRecord that actions/docks-2021-rec-1.yaml was deleted by hand',
    );
    expect(last()).toBe(
      'Record that actions/docks-2021-rec-1.yaml was deleted by hand\n\nAfi-Command: save\nAfi-Reason: Entered twice.',
    );
    expectSound(root);
  });

  test('is refused if other records refer to it', async () => {
    const { runRefused, root } = office({
      'actions/docks-2021-rec-1.yaml': actionText({
        history: ['{on: 2021-01-04, event: issued}', '{on: 2021-06-01, event: submitted, batch: 2021-06}'],
      }),
    });
    git(root, 'rm', '-q', batch);
    expect(await runRefused('save')).toMatch(/the change would add an error[\s\S]*no batch/);
  });

  test('without references to it is recorded', async () => {
    const { runSuccessfully, root } = office({ 'batches/2021-07.yaml': batchText('2021-07') });
    git(root, 'rm', '-q', 'register/batches/2021-07.yaml');
    expect(await runSuccessfully('save')).toContain('batches/2021-07.yaml\n  deleted\n');
  });

  test('and kept under another id with its former id keeps its history', async () => {
    const { runSuccessfully, runRefused, root } = office();
    const text = read(root, action).replace('docks-2021-rec-1', 'docks-2021-rec-1a');
    rmSync(join(root, action));
    const newPath = 'register/actions/docks-2021-rec-1a.yaml';
    write(root, { [newPath]: text.replace('history:', 'formerly: [docks-2021-rec-1]\nhistory:') });
    expect(await runSuccessfully('save')).toContain(
      'rec-1.yaml\n  deleted\nactions/docks-2021-rec-1a.yaml\n  new\n',
    );
    write(root, { [action]: 'x' });
    expect(await runRefused('save')).toContain('the change would add');
  });

  test('and kept under another id with its past rewritten is corrected there', async () => {
    const { runSuccessfully, root } = office();
    const text = read(root, action).replace('docks-2021-rec-1', 'docks-2021-rec-1a');
    rmSync(join(root, action));
    const newPath = 'register/actions/docks-2021-rec-1a.yaml';
    const heir = text
      .replace('history:', 'formerly: [docks-2021-rec-1]\nhistory:')
      .replace(/title: .*/, 'title: Mend it');
    write(root, { [newPath]: heir });
    await runSuccessfully('save', '--correct', 'The item was split.');
    expect(read(root, newPath)).toContain('field: title');
    expectSound(root);
  });
});

describe('a register that git does not have yet', () => {
  test('is recorded in full', async () => {
    const { runSuccessfully, root } = office();
    git(root, 'rm', '-q', '-r', '--cached', 'register');
    git(root, 'commit', '-q', '-m', 'Without it');
    expect(await runSuccessfully('save')).toMatch(/Save changes made by hand to 5 files/);
    expectSound(root);
  });

  test('is recorded in full also before the first commit', async () => {
    const { runSuccessfully, root } = office();
    git(root, 'update-ref', '-d', 'HEAD');
    rmSync(join(root, '.git/index'));
    expect(await runSuccessfully('save')).toMatch(/Save changes made by hand to 5 files/);
    expectSound(root);
  });
});
