/** Checks what a change reports in git, on the screen and by its exit code, and what reading commands show meanwhile. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { office, openOffice } from '../helpers/office.ts';
import {
  expectSound,
  git,
  leftoversIn,
  read,
  userEnvironment,
  write,
} from '../helpers/register/repositories.ts';
import { actionText, today } from '../helpers/register.ts';
import { home } from '../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const file = `register/actions/${id}.yaml`;
const noteFlags = ['--note', 'Seen.'];

test('the commit of each command names the command, the actions and the batch', async () => {
  const { runSuccessfully, last, root } = office({
    'actions/docks-2021-rec-2.yaml': actionText({
      id: 'docks-2021-rec-2',
      history: [
        '{on: 2021-01-04, event: issued}',
        '{on: 2021-05-01, event: completed, approved_by: quay}',
        '{on: 2021-06-01, event: submitted, batch: 2021-06}',
      ],
    }),
  });
  const messages: string[] = [];
  const run = async (...argv: readonly string[]) => {
    await runSuccessfully(...argv);
    messages.push(last());
  };
  const wording = ['--title', 'Paint it', '--wording', 'The force should paint it.'];
  await run('add', '--type', 'recommendation', '--inspection', 'docks-2021', '--number', '3', ...wording);
  await run('assign', id, '--delivery-lead', 'Head of Piers');
  await run('target', id, '--by', '2022-09-30');
  await run('progress', id, '--rag', 'green', ...noteFlags);
  await run('evidence', id, '--title', 'Photographs', '--reference', 'Share, folder 2');
  await run('complete', id, '--approved-by', 'quay');
  await run('submit', '2022-07', '--ready', '--to', 'FLL', '--approved-by', 'quay');
  await run('withdraw', id, ...noteFlags);
  await run('outcome', '2021-06', '--closed', 'docks-2021-rec-2');
  await run('reopen', 'docks-2021-rec-2', ...noteFlags);
  await run('close', 'docks-2021-rec-2', '--route', 'revisit');
  await run('correct', id, 'title', 'Mend the ladder', ...noteFlags);
  await run('note', '--inspection', 'docks-2021', ...noteFlags);
  await run('note', id, '--note', 'Heard.', '--message', 'Heard\n at the Board');
  await run('undo');
  expect(
    messages.map((text) => text.replace(/[0-9a-f]{40}/, 'SHA').replace('\n\n', '\n')).join('\n\n'),
  ).toMatchInlineSnapshot(`
    "Add docks-2021-rec-3: Paint it
    Afi-Command: add
    Afi-Action: docks-2021-rec-3

    Assign docks-2021-rec-1 to Head of Piers
    Afi-Command: assign

    Set the target of docks-2021-rec-1 to 2022-09-30
    Afi-Command: target

    Record progress on docks-2021-rec-1 (green)
    Afi-Command: progress

    Record evidence on docks-2021-rec-1
    Afi-Command: evidence

    Complete docks-2021-rec-1
    Afi-Command: complete

    Submit docks-2021-rec-1 for closure (2022-07)
    Afi-Command: submit
    Afi-Batch: 2022-07

    Withdraw docks-2021-rec-1 from HMICFRS
    Afi-Command: withdraw

    Record the decision of HMICFRS on 2021-06: 1 closed
    Afi-Command: outcome
    Afi-Batch: 2021-06

    Reopen docks-2021-rec-2
    Afi-Command: reopen

    Close docks-2021-rec-2 (revisit)
    Afi-Command: close

    Correct title of docks-2021-rec-1
    Afi-Command: correct

    Note on 2 actions
    Afi-Command: note

    Heard at the Board
    Afi-Command: note

    Undo: Heard at the Board
    Afi-Command: undo
    Afi-Undoes: SHA"
  `);
  expectSound(root);
});

test('a change of more than one action names each action', async () => {
  const { runSuccessfully } = office({
    'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }),
  });
  expect(await runSuccessfully('note', '--inspection', 'docks-2021', ...noteFlags)).toMatch(
    /^Note on 2 actions \([0-9a-f]{8}\)\n {2}docks-2021-rec-1, docks-2021-rec-2\n$/,
  );
});

describe('while a change is interrupted', () => {
  /** Makes a register with an invalid journal and a file that is half written, as after a power cut. */
  const interruptedOffice = () => {
    const register = office();
    const { root } = register;
    mkdirSync(join(root, '.git/afi'));
    writeFileSync(join(root, '.git/afi/journal'), '{}');
    write(root, { [file]: 'id: docks' });
    return register;
  };

  test('reading commands report it and answer from what git recorded', async () => {
    const { runIn, root } = interruptedOffice();
    for (const argv of [
      ['check'],
      ['summary'],
      ['list'],
      ['show', id],
      ['due', '--as-at', '2022-06-30'],
      ['changes', '--since', '2021-01-01'],
    ]) {
      const { code, err } = await runIn(...argv);
      expect({ argv, code, err }).toEqual({
        argv,
        code: 0,
        err: 'A change is in progress, or was interrupted. This answer is from what git recorded. The next command that changes the register updates the files.\n',
      });
    }
    expect((await runIn('show', id)).out).toContain('Mend the docks-2021-rec-1 ladder');
    expect(existsSync(join(root, '.git/afi/journal'))).toBe(true);
    expect(read(root, file)).toBe('id: docks');
  });

  test('reading commands are refused if git has recorded nothing', async () => {
    const { runRefused, root } = interruptedOffice();
    git(root, 'update-ref', '-d', 'HEAD');
    expect(await runRefused('summary')).toMatch(/git has no commit `HEAD`/);
  });

  test('a changing command that cannot resolve it changes nothing', async () => {
    const { runIn, root } = interruptedOffice();
    const { code, err } = await runIn('note', id, ...noteFlags);
    expect(code).toBe(2);
    expect(err).toMatch(/interrupted change.*started by another version/);
    expect(read(root, file)).toBe('id: docks');
  });

  test('a reading command reads again if a change happens meanwhile', async () => {
    const { root } = office();
    mkdirSync(join(root, '.git/afi'));
    let reads = 0;
    const output: string[] = [];
    const code = await main(['show', id], {
      ...{
        cwd: root,
        home,
        env: userEnvironment,
        interactive: false,
        screen: { width: undefined, colour: false },
      },
      input: async () => Buffer.of(),
      milliseconds: () => 0,
      errWidth: undefined,
      writeOutput: async (text) => void output.push(text),
      writeError: async (text) => void output.push(text),
      /** Read once for each reading of the register. */
      get today() {
        if (++reads === 1) {
          write(root, { [file]: read(root, file).replace('title: Mend', 'title: Repair') });
          write(root, { '.git/afi/lock': '' });
        }
        return today;
      },
    });
    expect({ code, reads }).toEqual({ code: 0, reads: 2 });
    expect(output.join('')).toContain('docks-2021-rec-1  Repair the docks-2021-rec-1 ladder');
  });
});

describe('an answer that cannot be written', () => {
  const fullDiskError = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
  const unwritable = { writeOutput: () => Promise.reject(fullDiskError) };

  test('does not make a recorded change look refused', async () => {
    const { root, last } = office();
    const { code, err } = await openOffice(root, unwritable).runIn('note', id, ...noteFlags);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'afi: the command succeeded, but its answer could not be printed: the disk is full.\n',
    });
    expect(last()).toContain(`Note on ${id}`);
    expectSound(root);
  });

  test('exits 0 even if the report of the fault cannot be written', async () => {
    const { root, last } = office();
    const writeError = () => Promise.reject(fullDiskError);
    expect((await openOffice(root, { ...unwritable, writeError }).runIn('note', id, ...noteFlags)).code).toBe(
      0,
    );
    expect(last()).toContain(`Note on ${id}`);
    expect(leftoversIn(root)).toEqual([]);
  });

  test('is a failure if the command had nothing to record', async () => {
    const { root } = office();
    for (const argv of [['note', id, ...noteFlags, '--dry-run'], ['summary'], ['save']])
      expect((await openOffice(root, unwritable).runIn(...argv)).code).toBe(2);
    expectSound(root);
  });
});
