/** Checks that a call may use names and dates as people write them, and that all its faults are reported at once. */
import { describe, expect, test } from 'vitest';
import { home, modelInGit, run } from '../helpers/tool.ts';

const today = { today: '2021-12-16' };
/** Runs a call on the model register. Nothing here records a change. */
const answer = (...argv: readonly string[]) => run(home, argv, today);
const change = (...argv: readonly string[]) => run(modelInGit(), argv, today);
const idsOf = async (...argv: readonly string[]) =>
  JSON.parse((await answer('list', ...argv, '--json')).out).actions.map(
    ({ id }: { readonly id: string }) => id,
  );

describe('a name in place of an id', () => {
  test.each([
    ['--board', 'custody-dag', 'Custody DAG'],
    ['--board', 'custody-dag', 'custody and criminal justice delivery & assurance group'],
    ['--board', 'custody-dag', 'Custody and Criminal Justice DAG'],
    ['--board', 'organised-crime-dag', 'SOCDAG'],
    ['--force-lead', 'ACC Local Policing', 'acc local policing'],
    ['--force-lead', 'ACC Local Policing', 'Assistant Chief Constable (Local Policing)'],
    ['--delivery-lead', 'Head of Performance, Quality and Review', 'head of performance quality & review'],
    ['--inspection', 'custody-2021', 'Unannounced inspection visit to police custody suites, May 2021'],
    ['--origin', 'custody', 'unannounced custody inspection'],
    ['--batch', '2021-09', 'closure submission of september 2021'],
    ['--type', 'area-for-improvement', 'AFIs'],
    ['--type', 'cause-of-concern', 'Causes of Concern'],
    ['--rag', 'amber', 'Amber'],
    ['--rag', 'not-rated-since-returned', 'Not rated since returned'],
  ])('%s %s may be written %s', async (option, id, name) => {
    const ids = await idsOf('--all', option, id);
    expect(ids).not.toEqual([]);
    expect(await idsOf('--all', option, name)).toEqual(ids);
  });

  test('an action by the end of its id, by its portal reference, or with spaces', async () => {
    const { out } = await answer('show', 'custody-2021-rec-2');
    const reference = /\b1\d{4}\b/.exec(out)?.[0] ?? '';
    for (const name of ['2021-rec-2', 'Custody 2021 REC 2', 'custody-2021-rec-2.yaml', reference].slice(1))
      expect((await answer('show', name)).out).toBe(out);
    const { err } = await answer('show', 'rec-2');
    expect(err).toMatch(/`rec-2` may mean several actions\. The nearest 10 of \d+ are: /);
  });

  test('a paper by its title, and its subject by a name', async () => {
    const { out } = await answer('report', 'group-pack', 'custody-dag', '--as-at', '2021-11-25');
    expect((await answer('report', 'Group Pack', 'Custody DAG', '--as-at', '25/11/2021')).out).toBe(out);
    expect((await answer('report', 'The register and the monitoring portal')).out).toBe(
      (await answer('report', 'reconciliation-2021-12-02')).out,
    );
  });

  test('part of a word of an id names nothing', async () =>
    expect((await answer('show', 'tody-2021-rec-2')).err).toContain('no action is called'));
});

describe('a change records the spelling of the register', () => {
  test('and reports which action it is, and what a date was understood to be', async () => {
    const { code, out, err } = await change(
      ...['assign', 'custody 2021 rec 2', '--board', 'Custody DAG', '--force-lead', 'acc specialist crime'],
      ...['--on', 'last Friday', '--dry-run'],
    );
    expect(code).toBe(0);
    expect(err).toContain('"custody 2021 rec 2" is custody-2021-rec-2: ');
    expect(err).toContain('--on "last Friday" is 2021-12-10 (Friday).');
    expect(out).toMatch(
      /on: 2021-12-10\n[\s\S]*force_lead: ACC Specialist Crime\n[\s\S]*board: custody-dag\n/,
    );
  });

  test('--quiet leaves the reports out', async () =>
    expect((await answer('summary', '--as-at', '25/11/2021', '--quiet')).err).toBe(''));
});

describe('all faults of a call are reported in one refusal', () => {
  test('of its words, dates, choices and names, and what is missing', async () => {
    const { code, out, err } = await answer(
      ...['progress', 'xyz-rec-9', '--on', '31/02/2026', '--rag', 'purple', '--board', 'nowhere', '--frob'],
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('afi: nothing was done. There are 6 faults in this call:\n');
    expect(err).toContain('- `afi progress` has no option `--frob`.');
    expect(err).toContain(
      '- --on: 31/02/2026 is not a real date. Enter the day as 28/02/2026 or 2026-02-28, for example.\n',
    );
    expect(err).toContain('- --rag: `purple` is not accepted. Use one of: red, amber, green.\n');
    expect(err).toContain('- add --note or --note-file.\n');
    expect(err).toContain('- no action is called `xyz-rec-9`. The nearest 10 of 240 are: ');
    expect(err).toContain('- --board: no board is called `nowhere`. Use one of: crime-dag, ');
  });

  test('of a new action', async () => {
    const { err } = await answer('add', '--type', 'wish', '--deadline-by', '30/02/2022');
    for (const fault of [
      '--type: ',
      '--deadline-by: ',
      'add --inspection.',
      'add --number.',
      'add --title.',
      'add --wording or --wording-file.',
    ])
      expect(err).toContain(`- ${fault}`);
  });

  test('empty texts, a day after today and what names nothing, at once', async () => {
    const { err } = await answer('note', ' ', 'rec-999', '--note', '  ', '--on', '2200-01-01');
    expect(err).toContain('There are 4 faults in this call:');
    expect(err).toContain('- <ids> is empty: ');
    expect(err).toContain('- --note is empty. Enter a value, or leave the option out.');
    expect(err).toMatch(/- --on 2200-01-01 is after today, /);
    expect(err).toContain('- no action is called `rec-999`. The nearest 10 of ');
  });

  test('a kind of paper, its days and its framework, at once', async () => {
    const { err } = await answer(
      'paper',
      'new',
      'frob',
      '--meeting',
      '31/02/2026',
      '--since',
      'x',
      '--framework',
      'y',
    );
    expect(err).toContain('There are 4 faults in this call:');
    const setAnswer = await answer('paper', 'set', 'nope', '--meeting', '31/02/2026', '--title', '');
    expect(setAnswer.err).toContain('There are 3 faults in this call:');
    expect(setAnswer.err).toContain('- no paper is called `nope`. Use one of: ');
    expect(setAnswer.err).toContain('; --unset removes a field.');
  });

  test('an option without its value is not also reported as missing', async () =>
    expect((await answer('progress', 'custody-2021-rec-2', '--note')).err).toBe(
      'afi: `--note` needs a value.\n',
    ));

  test('an option before the command is explained, and its word is not one too many', async () => {
    const { err } = await answer('--as-at', '2021-11-25', 'summary');
    expect(err).toMatch(/^afi: `afi` alone has no option `--as-at`\. [^\n]*\n$/);
  });

  test('an option that has nothing in common with another is not taken for it', async () => {
    const { err } = await answer('correct', 'custody-2021-rec-2', 'title', 'x', '--reason', 'y');
    expect(err).toContain('Did you mean `--note`?');
    expect((await answer('close', 'custody-2021-rec-2', '--region', 'x')).err).not.toContain('Did you mean');
  });

  test('an empty name of a command', async () =>
    expect((await answer('')).err).toBe(
      'afi: the name of the command is empty. `afi help` lists the commands.\n',
    ));

  test('an argument too many, one too few, and an option without its value', async () => {
    expect((await answer('show', 'custody-2021-rec-2', 'x')).err).toContain('`x` is one argument too many.');
    expect((await answer('show')).err).toMatch(/^afi: <id> is missing: /);
    expect((await answer('target', 'custody-2021-rec-2', '--by')).err).toContain('`--by` needs a value.');
  });

  test('the nearest ten of many values are listed', async () => {
    const { err } = await change('complete', 'custody-2021-rec-2', '--approved-by', 'Head of Custdy');
    expect(err).toMatch(/Did you mean `Head of Custody`\? The nearest 10 of 35 are: Head of Custody, /);
    expect(err.split(', ')).toHaveLength(10);
  });

  test('outside a register they are still reported', async () =>
    expect((await run('/', ['list', '--as-at', '31/02/2026'])).err).toContain(
      '31/02/2026 is not a real date',
    ));
});
