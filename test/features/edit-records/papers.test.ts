/** Tests `paper new` and `paper set`: a paper for a meeting from the last one of its kind, changed field by field. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../../src/storage/parse-record.ts';
import { type Office, office, openOffice } from '../../helpers/office.ts';
import { userEnvironment } from '../../helpers/register/repositories.ts';
import { git, home } from '../../helpers/tool.ts';

const lastPaper = readFileSync(join(home, 'register/papers/audit-committee-2021-12-16.yaml'), 'utf8')
  .replace('Head of Corporate Services', 'Harbour Master')
  .replace(/^framework: .*\n/m, '');

/** An office with the model force's paper for the Audit Committee, on 30 June 2022. */
const officeWithPaper = () => office({ 'papers/audit-committee-2021-12-16.yaml': lastPaper });

const paperText = ({ root }: Office, id: string) =>
  readFileSync(join(root, `register/papers/${id}.yaml`), 'utf8');
const narrativeOf = (id: string, text: string) =>
  parseRecord<'paper'>('paper', Buffer.from(text), { id }).record?.narrative;

describe('paper new', () => {
  test('copies the details and the narrative of the last paper, and counts movement since its day', async () => {
    const desk = officeWithPaper();
    const answer = await desk.runSuccessfully('paper', 'new', 'Audit Committee', '--meeting', '2022-07-14');
    const id = 'audit-committee-2022-07-14';
    const text = paperText(desk, id);
    expect(text).toContain(
      [
        `id: ${id}`,
        'template: audit-committee',
        'title: "HMICFRS improvement actions: update"',
        'meeting: 2022-07-14',
        'as_at: 2022-06-30',
        'since: 2021-11-25',
        'report_of: Chief Constable',
        'to: Chair and members of the Audit Committee',
        'presenting_officer: Harbour Master',
        'status: For information',
        'narrative:',
      ].join('\n'),
    );
    expect(narrativeOf(id, text)).toEqual(narrativeOf('audit-committee-2021-12-16', lastPaper));
    expect(text).toMatch(/\n# Slots of the template without a text: position\n$/);
    expect(answer.split('\nAdd paper')[0]).toMatchInlineSnapshot(`
      "Its figures are as at 30 June 2022, and movement is counted since 25 November 2021.
      Copied from audit-committee-2021-12-16: the details, and the text of purpose, background, governance, since_last_update, audit, programme, other_activity, conclusion. Check that it is still correct.
      Slots without a text: position.
      \`afi paper set audit-committee-2022-07-14\` changes it; \`afi report audit-committee-2022-07-14\` prints it."
    `);
    expect(desk.last()).toBe(`Add paper ${id}\n\nAfi-Command: paper new\nAfi-Record: papers/${id}.yaml`);
    expect(await desk.runSuccessfully('report', id)).toContain('as at 25 November 2021.');
  });

  test('of a kind that has no paper has the title of its kind, and is internal if its kind is', async () => {
    const desk = office();
    await desk.runSuccessfully('paper', 'new', 'board-pack', '--meeting', '2022-02-28', '--to', 'The Board');
    expect(paperText(desk, 'board-pack-2022-02-28')).toBe(
      [
        '# yaml-language-server: $schema=../schemas/paper.schema.json',
        'id: board-pack-2022-02-28',
        'template: board-pack',
        'title: Board pack',
        'meeting: 2022-02-28',
        'as_at: 2022-02-28',
        'to: The Board',
        'public: false',
        '# Slots of the template without a text: introduction, position, conclusion',
        '',
      ].join('\n'),
    );
    writeFileSync(join(desk.root, 'conclusion.txt'), 'The board is asked to note “it”.\r\n');
    await desk.runSuccessfully(
      ...['paper', 'new', 'reconciliation', '--meeting', '2022-02-03', '--id', 'portal-february'],
      ...['--narrative', 'purpose=To compare: once more.', '--narrative-file', 'conclusion=conclusion.txt'],
    );
    expect(paperText(desk, 'portal-february')).toContain(
      'narrative:\n  purpose: "To compare: once more."\n  conclusion: The board is asked to note “it”.\n',
    );
  });

  test('is refused with every fault at once, and a dry run records nothing', async () => {
    const desk = officeWithPaper();
    const err = await desk.runRefused(
      ...[
        'paper',
        'new',
        'reconciliation',
        '--meeting',
        '2022-02-10',
        '--as-at',
        '2022-02-11',
        '--id',
        'No good',
      ],
      ...['--since', '2022-02-12', '--narrative', 'conclusio=x', '--narrative', 'only words'],
    );
    expect(err).toMatchInlineSnapshot(`
      "afi: nothing was done. There are 5 faults in this call:
      - --id: \`No good\` is not an id. Use lower-case letters, digits and hyphens.
      - --as-at 2022-02-11 is after the meeting, 2022-02-10.
      - --since 2022-02-12 is after the day of the figures, 2022-02-11.
      - --narrative: \`only words\` is not a slot and its value. Write --narrative conclusion=…, for example.
      - the template reconciliation has no slot \`conclusio\`. Did you mean \`conclusion\`? The slots are: purpose, position, conclusion.
      "
    `);
    for (const [kind, meeting, reason] of [
      ['audit comittee', '2022-03-17', 'Did you mean `audit-committee`? The kinds are: '],
      ['audit-committee', '2021-12-16', 'the paper audit-committee-2021-12-16 already exists.'],
      ['audit-committee', '2022-02-30', 'is not a real date'],
    ] as const)
      expect(await desk.runRefused('paper', 'new', kind, '--meeting', meeting)).toContain(reason);
    const before = git(desk.root, '2022-01-01', 'rev-parse', 'HEAD');
    const answer = await desk.runSuccessfully(
      'paper',
      'new',
      'annual',
      '--meeting',
      '2022-04-01',
      '--dry-run',
    );
    expect(answer).toContain('+title: "The year in figures');
    expect(git(desk.root, '2022-01-01', 'rev-parse', 'HEAD')).toBe(before);
  });
});

describe('paper set', () => {
  const id = 'audit-committee-2021-12-16';

  test('changes only the lines of its fields, and one commit', async () => {
    const desk = officeWithPaper();
    const before = paperText(desk, id);
    await desk.runSuccessfully(
      ...['paper', 'set', 'HMICFRS improvement actions: update', '--status', 'For decision'],
      ...[
        '--slot',
        'conclusion',
        '--note',
        'The committee is asked to decide.',
        '--unset',
        'presenting-officer',
      ],
    );
    expect(paperText(desk, id)).toBe(
      before
        .replace('For information', 'For decision')
        .replace(/presenting_officer.*\n/, '')
        .replace(/conclusion: \|-\n.*$/s, 'conclusion: |-\n    The committee is asked to decide.\n'),
    );
    expect(desk.last()).toContain(`Afi-Command: paper set\nAfi-Record: papers/${id}.yaml`);
    expect(await desk.runSuccessfully('paper', 'set', id, '--status', 'For decision')).toContain(
      'Nothing was changed',
    );
  });

  test('keeps the comment on slots without a text up to date', async () => {
    const desk = office();
    await desk.runSuccessfully('paper', 'new', 'reconciliation', '--meeting', '2022-02-03');
    await desk.runSuccessfully('paper', 'set', 'reconciliation-2022-02-03', '--narrative', 'position=Well.');
    expect(paperText(desk, 'reconciliation-2022-02-03')).toMatch(
      /narrative:\n {2}position: Well\.\npublic: false\n# Slots of the template without a text: purpose, conclusion\n$/,
    );
  });

  test('after the meeting is a finding of the audit, which names the command', async () => {
    const day = '2022-06-30T12:00:00Z';
    const env = { ...userEnvironment, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day };
    const desk = openOffice(officeWithPaper().root, { env });
    await desk.runSuccessfully('verify');
    await desk.runSuccessfully('paper', 'set', id, '--as-at', '2021-11-30');
    const { code, out } = await desk.runIn('verify');
    expect(code).toBe(1);
    expect(out).toContain('as_at was changed by `afi paper set` from ‘2021-11-25’ to ‘2021-11-30’');
  });

  test('is refused with every fault at once', async () => {
    const desk = officeWithPaper();
    const argv = [
      '--narrative',
      'conclusio=x',
      '--framework',
      'peel-2030',
      '--note',
      'x',
      '--unset',
      'colour',
    ];
    expect(await desk.runRefused('paper', 'set', id, ...argv)).toMatchInlineSnapshot(`
      "afi: nothing was done. There are 4 faults in this call:
      - --unset: no field is called \`colour\`. The fields are: template, title, meeting, as-at, since, framework, report-of, to, presenting-officer, status, narrative, public, marking, extra.
      - name the slot for the text with --slot, such as --slot conclusion.
      - --framework: no framework is called \`peel-2030\`. The register has none.
      - the template audit-committee has no slot \`conclusio\`. Did you mean \`conclusion\`? The slots are: purpose, background, governance, position, audit, since_last_update, programme, other_activity, conclusion.
      "
    `);
    expect(await desk.runRefused('paper', 'set', id, '--narrative', 'conclusio=x')).toContain(
      'has no slot `conclusio`. Did you mean `conclusion`?',
    );
  });

  test('reads the name of a slot in any letters', async () => {
    const desk = officeWithPaper();
    await desk.runSuccessfully('paper', 'set', id, '--narrative', 'Since last update: Nothing new.');
    expect(narrativeOf(id, paperText(desk, id))).toMatchObject({ since_last_update: 'Nothing new.' });
    const texts = ['--narrative', 'Conclusion=a', '--narrative', 'conclusion=b'];
    expect(await desk.runRefused('paper', 'set', id, ...texts)).toContain(
      'the slot conclusion has two texts',
    );
  });
});
