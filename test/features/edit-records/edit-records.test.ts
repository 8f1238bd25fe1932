/** Checks the commands that add inspections and boards, set their fields, and set the register's settings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boardText, inspectionText, registerFiles, settingsText } from '../../helpers/register.ts';
import { git, registerInGit, run } from '../../helpers/tool.ts';

const env = {
  PATH: process.env['PATH'],
  GIT_AUTHOR_NAME: 'Officer',
  GIT_AUTHOR_EMAIL: 'officer@example.com',
  GIT_COMMITTER_NAME: 'Officer',
  GIT_COMMITTER_EMAIL: 'officer@example.com',
};

const comment = '# What follows was agreed with the liaison lead.';
const grades = `grades:\n  - {area: Piers,   grade: Good}   # as printed\n  - {area: Docks, grade: Inadequate}\n${comment}\nnote: >-\n  Two weeks\n  of fieldwork.\n`;
const files = registerFiles({
  'register.yaml': settingsText(
    `${comment}\npublic:\n  words: [closed]\nengagement:\n  - {on: 2021-05-01, stage: engage}\n`,
  ),
  'inspections/docks-2021.yaml': inspectionText('docks-2021', 'docks', grades),
  'boards/quay.yaml': boardText('quay', 'members: [Harbour Master, Head of Docks]\n'),
});

/** A register in git, and calls on it. */
function office() {
  const root = registerInGit(files);
  const read = (file: string) => readFileSync(join(root, 'register', file), 'utf8');
  return {
    root,
    read,
    afi: (...argv: readonly string[]) => run(root, argv, { env: { ...env, HOME: root } }),
    lastMessage: () => git(root, '2022-06-30', 'log', '-1', '--format=%B').trim(),
    commitCount: () => Number(git(root, '2022-06-30', 'rev-list', '--count', 'HEAD')),
    lines: (file: string) => {
      const before = git(root, '2022-06-30', 'show', `HEAD~1:register/${file}`).split('\n');
      const after = read(file).split('\n');
      return {
        added: after.filter((line) => !before.includes(line)),
        removed: before.filter((line) => !after.includes(line)),
      };
    },
  };
}

describe('inspection add', () => {
  test('records an inspection from words that people use, in one commit', async () => {
    const { afi, read, lastMessage } = office();
    const { code, err, out } = await afi(
      ...[
        'inspection',
        'add',
        'PEEL 2025',
        '--title',
        'PEEL 2025–27',
        '--origin',
        'Docks',
        '--status',
        'planned',
      ],
      ...[
        '--date',
        'May/June 2026: Fieldwork',
        '--date',
        'not known: Report: final',
        '--date',
        '4 October 2025 = Evidence window opens',
      ],
      ...[
        '--grade',
        'Efficiency: Good',
        '--response-location',
        'https://example.org/response',
        '--extra',
        'owner: Liaison',
      ],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Add inspection peel-2025 \([0-9a-f]{8}\)\n$/);
    expect(
      read('inspections/peel-2025.yaml'),
    ).toBe(`# yaml-language-server: $schema=../schemas/inspection.schema.json
id: peel-2025
title: PEEL 2025–27
origin: docks
status: planned
grades:
  - area: Efficiency
    grade: Good
dates:
  - when: 2026-05/2026-06
    activity: Fieldwork
  - activity: "Report: final"
  - when: 2025-10-04
    activity: Evidence window opens
response:
  location: https://example.org/response
extra:
  owner: Liaison
`);
    expect(lastMessage()).toBe(
      'Add inspection peel-2025\n\nAfi-Command: inspection add\nAfi-Record: inspections/peel-2025.yaml',
    );
  });

  test('reports every fault of a call at once, with the values that are valid', async () => {
    const { afi, commitCount } = office();
    const { code, err } = await afi(
      ...[
        'inspection',
        'add',
        'a/b',
        '--origin',
        'rivers',
        '--date',
        'Fieldwork',
        '--date',
        '2021-13: Report',
      ],
    );
    expect(code).toBe(2);
    for (const part of [
      '`a/b` is not an id',
      '--title',
      '--status <status> is missing: Status: planned, under-way, published, not-proceeding.',
      'Use one of: docks (Docks), piers (Piers).',
      '`Fieldwork` is only one part. Write it as "when: activity".',
      '`2021-13` is not a date. Enter 3 October 2022, November 2022, May/June 2022 or 2021/22, for example.',
    ])
      expect(err).toContain(part);
    expect(commitCount()).toBe(1);
  });

  test('suggests an id for a text that is none', async () => {
    const { afi } = office();
    const argv = ['--title', 'x', '--origin', 'docks', '--status', 'planned'];
    expect((await afi('inspection', 'add', 'PEEL 2021/22', ...argv)).err).toContain('such as peel-2021-22.');
  });

  test('refuses an id that is taken', async () => {
    const { afi } = office();
    const { code, err } = await afi(
      ...['inspection', 'add', 'docks-2021', '--title', 'x', '--origin', 'docks', '--status', 'planned'],
    );
    expect({ code, err }).toEqual({
      code: 2,
      err: 'afi: the inspection docks-2021 already exists. `afi inspection set docks-2021` changes it.\n',
    });
  });
});

describe('inspection set', () => {
  test('changes only the lines of its fields', async () => {
    const { afi, lines, lastMessage } = office();
    const { code, err } = await afi(
      ...[
        'inspection',
        'set',
        'inspection of the DOCKS',
        '--grade',
        'docks: Adequate',
        '--accelerated-on',
        '2020-12-01',
      ],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines('inspections/docks-2021.yaml')).toEqual({
      removed: ['  - {area: Docks, grade: Inadequate}'],
      added: ['accelerated_on: 2020-12-01', '  - {area: docks, grade: Adequate}'],
    });
    expect(lastMessage()).toContain('Update inspection docks-2021: accelerated on, grades\n');
  });

  test('removes a field, or one item of it', async () => {
    const { afi, lines } = office();
    const { code, err } = await afi(
      ...['inspection', 'set', 'docks-2021', '--unset', 'grade: Docks', '--unset', 'published'],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines('inspections/docks-2021.yaml')).toEqual({
      removed: ['published: 2021-01-04', '  - {area: Docks, grade: Inadequate}'],
      added: [],
    });
  });

  test('changes nothing where the values are there already', async () => {
    const { afi, commitCount } = office();
    const { code, out } = await afi(
      ...[
        'inspection',
        'set',
        'docks-2021',
        '--status',
        'published',
        '--grade',
        'Piers: Good',
        '--unset',
        'body',
      ],
    );
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Nothing was changed: inspection docks-2021 already has these values.\n',
    });
    expect(commitCount()).toBe(1);
  });

  test('shows the change with --dry-run and records nothing', async () => {
    const { afi, commitCount } = office();
    const { code, out } = await afi('inspection', 'set', 'docks-2021', '--status', 'planned', '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('+status: planned');
    expect(commitCount()).toBe(1);
  });

  test.each([
    [['nothing-2021', '--status', 'planned'], 'no inspection is called `nothing-2021`'],
    [['docks-2021'], 'enter at least one field to set'],
    [['docks-2021', '--title', ' '], '--title is empty'],
    [
      ['docks-2021', '--note', 'x', '--note-file', 'register/register.yaml'],
      'enter --note or --note-file, not both',
    ],
    [['docks-2021', '--unset', 'title'], 'the title cannot be removed'],
    [['docks-2021', '--unset', 'grade: Pier'], 'Did you mean `Piers`? Use one of: Piers, Docks.'],
    [['docks-2021', '--unset', 'note: Two weeks'], 'is one value. Write --unset note.'],
    [['docks-2021', '--grade', 'Sheds: Good', '--grade', 'sheds: Adequate'], '`sheds` is given twice'],
    [['docks-2021', '--date', 'May 2022: Visit', '--date', 'June 2022: Visit'], '`Visit` is given twice'],
    [['docks-2021', '--unset', 'publishd'], 'Did you mean `published`?'],
  ])('refuses %j', async (argv, sentence) => {
    const { afi } = office();
    const { code, err } = await afi('inspection', 'set', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('board add and board set', () => {
  test('record terms of reference, with roles and boards as the register spells them', async () => {
    const { afi, read, lines } = office();
    const addResult = await afi(
      ...[
        'board',
        'add',
        'night-watch',
        '--name',
        'Night Watch',
        '--chair',
        'harbour master',
        '--parent',
        'the quay board',
      ],
      ...['--core-activity', 'Review each action.', '--governance', 'agenda: Executive Support'],
      ...['--terms-version', '0.1: September 2020: draft: for the group'],
    );
    expect(addResult).toMatchObject({ code: 0, err: '' });
    expect(read('boards/night-watch.yaml')).toContain(`chair: Harbour Master
core_activities:
  - Review each action.
governance:
  agenda: Executive Support
versions:
  - version: "0.1"
    when: 2020-09
    status: "draft: for the group"
parent: quay
`);
    const setResult = await afi(
      ...[
        'board',
        'set',
        'quay',
        '--unset',
        'member: head of docks',
        '--member',
        'Head of Piers',
        '--frequency',
        'Monthly',
      ],
    );
    expect(setResult).toMatchObject({ code: 0, err: '' });
    expect(lines('boards/quay.yaml')).toEqual({
      removed: ['members: [Harbour Master, Head of Docks]'],
      added: ['frequency: Monthly', 'members: [Harbour Master, Head of Piers]'],
    });
  });
});

describe('settings set and engagement add', () => {
  test('change register.yaml', async () => {
    const { afi, lines, lastMessage } = office();
    const { code, err } = await afi(
      ...[
        'settings',
        'set',
        '--origin',
        'quays: Quays',
        '--after',
        'Docks',
        '--role',
        'Head of Ropes',
        '--public-words',
        'Returned',
      ],
      ...['--due-near-days', '14', '--public-rag', 'yes', '--force-area', 'the harbour'],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines('register.yaml').removed).toEqual([
      'force: {name: Harbour Police}',
      'roles: [Harbour Master, Head of Docks, Head of Piers]',
      '  words: [closed]',
    ]);
    expect(lines('register.yaml').added).toEqual([
      'force: {name: Harbour Police, area: the harbour}',
      '  - id: quays',
      '    label: Quays',
      'roles: [Harbour Master, Head of Docks, Head of Piers, Head of Ropes]',
      'due:',
      '  near_days: 14',
      '  words: [closed, returned]',
      '  rag: true',
    ]);
    expect(lastMessage()).toContain('Afi-Command: settings set');
    const stage = [
      'engagement',
      'add',
      '--stage',
      'scan',
      '--on',
      '2022-06-01',
      '--note',
      'Monitoring ended.',
    ];
    expect(await afi(...stage)).toMatchObject({ code: 0, err: '' });
    expect(lines('register.yaml')).toEqual({
      removed: [],
      added: ['  - on: 2022-06-01', '    stage: scan', '    note: Monitoring ended.'],
    });
    expect((await afi(...stage)).out).toMatch(/^Nothing was changed/);
    expect(await afi('verify', '--today', '2099-01-01')).toMatchObject({ code: 0 });
  });
});
