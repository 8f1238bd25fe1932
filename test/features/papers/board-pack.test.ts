/** Checks the board pack: its board, the decisions that it asks for, and its section on audit actions. */
import { describe, expect, test } from 'vitest';
import { actionText, boardText, inspectionText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const pack = async (files: Parameters<typeof registerFiles>[0], ...argv: readonly string[]) =>
  (await run(folder(registerFiles(files)), ['report', 'board-pack', ...argv])).out;

const heading = (output: string) => output.split('\n')[0];

describe('which board the pack is for', () => {
  const below = { 'boards/berths.yaml': boardText('berths', 'parent: quay\n') };

  test.each([
    ['the one to which others answer', below, [], 'The quay board'],
    ['the one that is named', { 'boards/berths.yaml': boardText('berths') }, ['berths'], 'The berths board'],
    ['the only one', {}, [], 'The quay board'],
    ['all, where none is above the others', { 'boards/berths.yaml': boardText('berths') }, [], 'all boards'],
    [
      'the one with terms of reference, where none answers to another',
      { 'boards/berths.yaml': boardText('berths', 'purpose: To watch over the berths.\n') },
      [],
      'The berths board',
    ],
  ])('%s', async (_, files, argv, name) => {
    const output = await pack(files, ...argv);
    expect(heading(output)).toBe(`# Board pack: ${name}`);
    expect(output).toContain(
      'This pack covers the HMICFRS actions that are addressed to the force, for all boards',
    );
  });

  test('a pack for all boards asks to confirm changed targets without a recorded approval', async () => {
    const target = '{on: 2022-05-01, event: target, by: 2022-07-01}';
    const movedSentence = (addition: string) =>
      `{on: 2022-06-20, event: target, by: 2022-08-01, reason: Rain.${addition}}`;
    const files = (addition: string) => ({
      'boards/berths.yaml': boardText('berths'),
      'actions/docks-2021-rec-1.yaml': actionText({
        history: ['{on: 2021-01-04, event: issued}', target, movedSentence(addition)],
      }),
    });
    expect(await pack(files(''))).toMatch(
      /Target changes to be confirmed: 1\s+This change was made since .*, with no approval recorded/,
    );
    expect(await pack(files(', approved_by: quay'))).not.toContain('Target changes to be confirmed');
  });
});

describe('decisions on contradictions in the register', () => {
  const bare = Object.fromEntries(
    [1, 2, 3].map((n) => [
      `actions/docks-2021-rec-${n}.yaml`,
      actionText({
        id: `docks-2021-rec-${n}`,
        history: ['{on: 2021-01-04, event: issued}', '{on: 2021-06-01, event: closed, legacy: true}'],
      }),
    ]),
  );

  test('findings that only need a field filled in are counted without a decision', async () => {
    const output = await pack(bare);
    expect(output).toContain('no contradiction in the register needs to be resolved.');
    expect(output).toContain(
      'No decision is required on three further findings about three records, which are for the liaison officer to correct.',
    );
    expect(output).not.toMatch(/legacy-bare|actions\//);
  });

  test('contradictions are put as plain questions, with the names of the records', async () => {
    const history = ['{on: 2021-01-04, event: issued}', '{on: 2021-06-01, event: returned, note: More.}'];
    const output = await pack({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) });
    expect(output).toMatch(
      /- What happened and when, as the recorded order of events is not possible:\n {2}- docks-2021-rec-1: /,
    );
    expect(output).not.toMatch(/move-unlawful|actions\//);
  });
});

test('what moved of audit actions is in a section of its own', async () => {
  const audit = {
    'inspections/audit-2022.yaml': inspectionText('audit-2022', 'docks', 'body: RSM\n'),
    'actions/audit-2022-act-1.yaml': actionText({
      id: 'audit-2022-act-1',
      type: 'audit-action',
      inspection: 'audit-2022',
      history: ['{on: 2022-06-10, event: issued}'],
    }),
  };
  const movedSentence = {
    'actions/docks-2021-rec-1.yaml': actionText({ history: ['{on: 2022-06-10, event: issued}'] }),
  };
  expect(await pack(movedSentence)).toContain('In this period: one issued.');
  const [textBefore, section] = (await pack({ ...movedSentence, ...audit })).split('## 10. Internal audit');
  expect(textBefore).toContain('In this period: one issued.');
  expect(section).toMatch(/Internal audit: 1 live; 1 without a lead or a board[\s\S]*Since .*: one issued\./);
});
