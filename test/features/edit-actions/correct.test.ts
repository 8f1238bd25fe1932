/** Checks `correct`: a field of an action gets another value, and its former value is recorded. */
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { expectSound, git, read } from '../../helpers/register/repositories.ts';
import { actionText, inspectionText } from '../../helpers/register.ts';

const id = 'docks-2021-rec-1';
const file = (name: string) => `register/actions/${name}.yaml`;
const slip = ['--note', 'A slip.'];

describe('a wrong type or inspection', () => {
  test('is corrected together with the id and every reference to it', async () => {
    const { root, runSuccessfully, last, runIn } = office({
      'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2', top: `carried_from: ${id}\n` }),
    });
    await runSuccessfully('correct', id, 'type', 'area-for-improvement', ...slip);
    expect(last()).toBe(
      `Correct type of ${id}, now docks-2021-afi-1\n\nAfi-Command: correct\nAfi-Action: docks-2021-afi-1\nAfi-Formerly: ${id}`,
    );
    expect(read(root, file('docks-2021-afi-1'))).toMatch(
      /type: area-for-improvement[\s\S]*formerly: \[docks-2021-rec-1\][\s\S]*field: type\n\s+was: recommendation/,
    );
    expect(read(root, file('docks-2021-rec-2'))).toContain('carried_from: docks-2021-afi-1');
    expectSound(root);
    expect((await runIn('check')).code).toBe(0);
    const { findings } = JSON.parse((await runIn('verify', '--json')).out);
    expect(findings.filter(({ code }: { code: string }) => code !== 'errors-brought')).toEqual([]);
  });

  test('may be the inspection', async () => {
    const { root, runSuccessfully } = office({
      'inspections/piers-2021.yaml': inspectionText('piers-2021', 'piers'),
    });
    await runSuccessfully('correct', id, 'inspection', 'piers-2021', ...slip);
    expect(read(root, file('piers-2021-rec-1'))).toContain('inspection: piers-2021');
  });

  test('is not corrected to the id of another action, nor to an unknown type', async () => {
    const { runRefused } = office({
      'actions/docks-2021-afi-1.yaml': actionText({ id: 'docks-2021-afi-1', type: 'area-for-improvement' }),
    });
    expect(await runRefused('correct', id, 'type', 'area-for-improvement', ...slip)).toContain(
      'there is already an action `docks-2021-afi-1`',
    );
    expect(await runRefused('correct', id, 'type', 'recomendation', ...slip)).toContain(
      'Did you mean `recommendation`?',
    );
  });
});

describe('a list', () => {
  test('may get another value, also if it was empty', async () => {
    const { root, runSuccessfully, runRefused } = office();
    await runSuccessfully('correct', id, 'themes[0]', 'ladders', ...slip);
    await runSuccessfully('correct', id, 'themes[1]', 'piers', ...slip);
    expect(read(root, file(id))).toMatch(/themes: \[ladders, piers\]\n/);
    expect(await runRefused('correct', id, 'themes[3]', 'ropes', ...slip)).toContain(
      'there is no `themes[3]` to set',
    );
  });
});

test('an empty value removes the field', async () => {
  const { root, runSuccessfully } = office({
    [`actions/${id}.yaml`]: actionText({ top: 'marking: SECRET\n' }),
  });
  await runSuccessfully('correct', id, 'marking', '', ...slip);
  expect(read(root, file(id))).not.toContain('marking:');
  expect(git(root, 'show', '--format=')).toContain('was: SECRET');
});

test('a note may come from standard input', async () => {
  const { root } = office();
  const { runSuccessfully } = openOffice(root, { input: async () => Buffer.from('Seen.\nAnd heard.\n') });
  await runSuccessfully('note', id, '--note', '-');
  expect(read(root, file(id))).toMatch(/Seen\.\n\s+And heard\./);
});

describe('a field and its value', () => {
  const closedId = 'docks-2021-rec-3';
  const openClosed = () =>
    office({
      [`actions/${closedId}.yaml`]: actionText({
        id: closedId,
        top: 'deadline: {text: within three months, by: 2021-12-28}\n',
        history: [
          '{on: 2021-01-05, event: issued}',
          '{on: 2021-02-01, event: progress, rag: amber, note: Begun.}',
          '{on: 2021-03-01, event: target, by: 2021-06-30}',
          '{on: 2021-04-01, event: closed, route: revisit}',
        ],
      }),
    });

  test('a name that several fields have is refused with the fields that it may mean', async () => {
    const { runRefused } = openClosed();
    for (const [field, sentence] of [
      ['deadline', '`deadline` has several values. Enter one of: deadline.text, deadline.by.'],
      ['closed_on', 'Enter `history[3].on` (closed on 1 April 2021).'],
      ['closed', 'Enter `history[3].on` (closed on 1 April 2021).'],
      ['rag', 'Enter `history[1].rag` (progress on 1 February 2021: amber).'],
      ['target', 'Enter `history[2].by` (target on 1 March 2021: 2021-06-30).'],
      ['submitted_on', 'This action has no such event.'],
      ['status', 'the status follows from the history'],
      ['history', '(closed on 1 April 2021)'],
    ] as const)
      expect(await runRefused('correct', closedId, field, 'x', ...slip)).toContain(sentence);
    expect(await runRefused('close', closedId, '--route', 'revisit', '--on', '2021-05-01')).toContain(
      `has been closed since 2021-04-01. To correct that entry: \`afi correct ${closedId} history[3].on DATE --note …\``,
    );
  });

  test('dates, words and names are read as in options, and a date is shown', async () => {
    const { runIn, runRefused } = openClosed();
    const correct = (...argv: readonly string[]) => runIn('correct', closedId, ...argv, ...slip, '--dry-run');
    const { out, err } = await correct('deadline.by', '14 December 2021');
    expect(err).toContain('"14 December 2021" is 2021-12-14 (Tuesday).');
    expect(out).toContain('by: 2021-12-14');
    expect((await correct('Deadline by', '14/12/2021')).out).toContain('field: deadline.by');
    expect((await correct('history[1].rag', 'Red')).out).toContain('rag: red');
    expect(await runRefused('correct', closedId, 'history[1].rag', 'pink', ...slip)).toContain(
      'Use one of: red, amber, green.',
    );
  });

  test('all faults of a call are reported at once', async () => {
    const { runRefused } = openClosed();
    const message = await runRefused(
      ...['correct', 'docks', 'titel', 'x', '--on', '2999-01-01', '--note-file', 'no.txt'],
    );
    for (const part of [
      'no action is called `docks`',
      'Did you mean `title`?',
      '--on 2999-01-01 is after',
      'no.txt',
    ])
      expect(message).toContain(part);
    expect(await runRefused('correct', closedId, 'deadline.by', '31/2/2021')).toMatch(
      /2 faults[\s\S]*enter the reason[\s\S]*deadline\.by: 31\/2\/2021 is not a real date/,
    );
  });
});
