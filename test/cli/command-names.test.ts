/** Checks the names of commands: groups, former names, help by every name, and suggestions for unknown names and options. */
import { describe, expect, test } from 'vitest';
import { commands, groupSummaries } from '../../src/cli/command-list.ts';
import { resolveCall } from '../../src/cli/command-names.ts';
import { topicNames } from '../../src/features/help/topics.ts';
import { presentNames } from '../../src/features/history/claimed-commands.ts';
import { registerFiles } from '../helpers/register.ts';
import { folder, onModel, run } from '../helpers/tool.ts';

const formerNames = commands.flatMap(({ name, formerNames: names = [] }) =>
  names.map((former) => [former, name] as const),
);

test.each([
  ['portal compare 2021-11-25', 'portal compare|2021-11-25'],
  ['--register force --json portal compare --strict', '--register|force|--json|portal compare|--strict'],
  ['portal --json compare', 'portal compare|--json'],
  ['--today 2021-11-25 portal match', '--today|2021-11-25|portal match'],
  ['portal import extract.csv', 'portal import|extract.csv'],
  ['portal extract.csv', 'portal import|extract.csv'],
  ['portal extracts/may --on 2022-05-01', 'portal import|extracts/may|--on|2022-05-01'],
  ['portal --on 2022-05-01', 'portal import|--on|2022-05-01'],
  ['portal words --type Rec=recommendation', 'portal words|--type|Rec=recommendation'],
  ['--register portal compare', undefined],
  ['list portal compare', 'list|portal|compare'],
  ['portal', 'help|portal'],
  ['--json portal --help', 'help|portal|--json'],
  ['portal compare --help', 'portal compare|--help'],
  ['Portal Compare', 'portal compare'],
  ['SUMMARY', 'summary'],
  ['portal comprae', undefined],
  ['constructor compare', undefined],
  ['--json verify --strict', '--json|verify|--strict'],
  ['--json', 'overview|--json'],
  ['--version', '--version'],
  ['-h', '-h'],
  ['--json --help', '--json|--help'],
])('%s', (call, resolvedCall) => {
  const result = resolveCall(call.split(' '));
  expect('words' in result ? result.words.join('|') : undefined).toBe(resolvedCall);
});

test('each group has commands, and each command of two words has a group', () => {
  const groups = commands.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0]] : []));
  expect([...new Set(groups)].sort()).toEqual(Object.keys(groupSummaries).sort());
});

test('the names in earlier commit messages are former names of commands', () => {
  for (const [former, present] of Object.entries(presentNames))
    expect(formerNames).toContainEqual([former, present]);
});

describe('former names', () => {
  test('there are those of the first version, and other names of lists', () => {
    expect(Object.fromEntries(formerNames)).toEqual({
      audit: 'verify',
      boards: 'board list',
      explain: 'portal explain',
      inspections: 'inspection list',
      ls: 'list',
      match: 'portal match',
      paf: 'self-assessment',
      portal: 'portal import',
      reconcile: 'portal compare',
      record: 'save',
      roles: 'role list',
    });
  });

  test.each([
    ['ls --unassigned', 'list --unassigned'],
    ['paf 6', 'self-assessment 6'],
    ['boards', 'board list'],
    ['board', 'board list'],
    ['--json framework', 'framework list --json'],
    ['reconcile 2021-11-25', 'portal compare 2021-11-25'],
    ['reconcile --json', 'portal compare --json'],
  ])('%s answers as %s does', async (formerCall, call) => {
    const answer = await onModel(...call.split(' '));
    expect(answer.out).not.toBe('');
    expect(await onModel(...formerCall.split(' '))).toEqual(answer);
  });

  test.each(formerNames.filter(([former]) => former !== 'portal'))(
    '%s --help is that of %s',
    async (former, name) => {
      const help = await onModel(...name.split(' '), '--help');
      expect(help).toMatchObject({ code: 0, out: expect.stringContaining(`Usage: afi ${name} `) });
      expect(await onModel(former, '--help')).toEqual(help);
      expect(await onModel('help', former)).toEqual(help);
    },
  );

  test('help does not list them', async () => {
    const { out } = await onModel('--help');
    for (const [former] of formerNames)
      expect(out).not.toMatch(new RegExp(`^  ${former}(?: |$)(?!compare|explain|import|match|words)`, 'm'));
  });
});

describe('afi help X prints what afi X --help prints', () => {
  test.each([
    [],
    ...commands.map(({ name }) => name.split(' ')),
    ...Object.keys(groupSummaries).map((group) => [group]),
  ])('%s %s', async (...name) => {
    const help = await onModel(...name, '--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(await onModel('help', ...name)).toEqual(help);
  });
});

describe('topics of help', () => {
  test.each(topicNames)('%s is printed by afi help, and as JSON', async (topic) => {
    const { code, out, err } = await onModel('help', topic);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.length).toBeGreaterThan(300);
    expect(await onModel('help', topic.toUpperCase())).toEqual({ code, out, err });
    const answer = JSON.parse((await onModel('help', topic, '--json')).out);
    expect(answer).toMatchObject({ schema: 'afi.help/1', topic });
    if (topic !== 'findings') expect(`${answer.text}\n`).toBe(out);
  });

  test('a topic with the name of a command or a group is part of its help', async () => {
    expect((await onModel('import', '--help')).out).toMatch(
      /--mapping[\s\S]*How an import works[\s\S]*Examples:/,
    );
    expect((await onModel('portal')).out).toMatch(/portal match[\s\S]*Working with the monitoring portal/);
  });

  test('afi help lists them', async () => {
    const { out } = await onModel('help');
    for (const topic of topicNames) expect(out.split('Topics (afi help TOPIC):')[1]).toContain(topic);
  });
});

test.each(Object.keys(groupSummaries))('afi %s --help prints the commands of the group', async (group) => {
  const help = await onModel(group, '--help');
  expect(help.code).toBe(0);
  for (const { name, summary } of commands.filter((command) => command.name.startsWith(`${group} `))) {
    expect(help.out).toContain(`  ${name} `);
    expect(help.out.replace(/\s+/g, ' ')).toContain(summary);
  }
  expect(await onModel('help', group)).toEqual(help);
});

describe('what was probably meant', () => {
  test.each([
    [['sumary'], '`afi summary`'],
    [['search', 'stalking'], '`afi list`'],
    [['serch'], '`afi list`'],
    [['modify', 'x'], '`afi edit` or `afi correct`'],
    [['owners'], '`afi role list`'],
    [['help', 'serch'], '`afi help list`'],
    [['inspection', 'ad'], '`afi inspection add`'],
    [['find'], '`afi list`'],
    [['log'], '`afi history`'],
    [['status'], '`afi summary` or `afi due`'],
    [['delete', 'x'], '`afi undo`, `afi close` or `afi redact`'],
    [['rm'], '`afi undo`, `afi close` or `afi redact`'],
    [['commit'], '`afi save`'],
    [['diff'], '`afi save` or `afi changes`'],
    [['new'], '`afi add` or `afi init`'],
    [['compare'], '`afi portal compare`'],
    [['portal', 'comprae'], '`afi portal compare`'],
    [['recncile'], '`afi portal compare`'],
    [['list', '--lead', 'x'], '`--force-lead` or `--delivery-lead`'],
    [['list', '--owner', 'x'], '`--force-lead` or `--delivery-lead`'],
    [['list', '--search', 'x'], '`--text`'],
    [['list', '--date', 'x'], '`--as-at`'],
    [['note', 'x', '--date', 'x'], '`--on`'],
    [['changes', '--from', 'x'], '`--since`'],
    [['changes', '--to', 'x'], '`--until`'],
    [['summary', '--bord', 'x'], '`--board`'],
  ])('%j', async (argv, suggestion) => {
    const { code, out, err } = await run(folder(registerFiles()), argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`Did you mean ${suggestion}?`);
  });

  test('an option before the name of its command is explained', async () => {
    const { code, err } = await run(folder(registerFiles()), ['--as-at', '2021-11-25', 'summary']);
    expect(code).toBe(2);
    expect(err).toContain('The options of a command follow its name');
  });

  test('nothing is suggested for a word that is near no command', async () => {
    const { code, err } = await run(folder(registerFiles()), ['zzzzzzzzz']);
    expect(code).toBe(2);
    expect(err).toBe('afi: `zzzzzzzzz` is not an afi command. `afi help` lists the commands.\n');
  });
});
