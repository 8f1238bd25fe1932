/** Checks which differences between figures a paper reports. */
import { describe, expect, test } from 'vitest';
import { actionText, boardText, registerFiles } from '../../helpers/register.ts';
import { folder, onModel, run } from '../../helpers/tool.ts';

const paper = (narrative = '') =>
  `id: update\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nsince: 2021-01-31\n${narrative}`;

const assignedEvent =
  '{on: 2021-02-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}';
const issuedEvent = '{on: 2021-02-04, event: issued}';

/** The differences of a paper from --json, and the standard error of the printed paper. */
async function differences(files: Readonly<Record<string, string>>) {
  const root = folder(registerFiles({ 'papers/update.yaml': paper(), ...files }));
  const { out } = await run(root, ['report', 'update', '--json']);
  const { err } = await run(root, ['report', 'update']);
  return { found: JSON.parse(out).differences, err };
}

test('a consistent paper has no differences', async () => {
  expect(await differences({})).toEqual({ found: [], err: '' });
});

test('the model force’s only difference is that its board has two meeting frequencies', async () => {
  const { err } = await onModel('report', 'audit-committee-2021-12-16');
  expect(err).toBe(
    'Does not reconcile: Inspection and Audit Monitoring Board: more than one meeting frequency is given: its record has monthly and weekly (iamb).\n',
  );
});

describe('differences are reported with the ids behind them', () => {
  test('a submission without a batch', async () => {
    const history = [issuedEvent, assignedEvent, '{on: 2021-03-01, event: submitted, legacy: true}'];
    const { found, err } = await differences({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) });
    expect(found).toEqual([
      {
        about: 'submitted actions',
        message: 'the table shows 1 submitted, batches show 0',
        ids: ['docks-2021-rec-1'],
      },
    ]);
    expect(err).toContain('(docks-2021-rec-1)');
  });

  test('a movement that does not balance, because an action was reopened before it was issued', async () => {
    const history = [
      issuedEvent,
      assignedEvent,
      '{on: 2022-01-10, event: closed, route: revisit}',
      '{on: 2020-12-01, event: reopened, note: Late.}',
    ];
    const { found } = await differences({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) });
    expect(found.map(({ about }: { about: string }) => about)).toContain('the movement');
    expect(found.flatMap(({ ids }: { ids: string[] }) => ids)).toContain('docks-2021-rec-1');
  });

  test('a board with another frequency in the narrative than in its file', async () => {
    const { found } = await differences({
      'boards/quay.yaml': boardText('quay', 'purpose: To watch.\nfrequency: Weekly\n'),
      'papers/update.yaml': paper(
        'narrative:\n  governance: The quay board meets each spring. The quay board meets monthly.\n',
      ),
    });
    expect(found).toMatchObject([{ about: 'The quay board', ids: ['quay'] }]);
    expect(found[0].message).toContain('the narrative `governance` has monthly');
  });
});

describe('the narrative’s figures', () => {
  const differencesOfNarrative = async (text: string) =>
    (await differences({ 'papers/update.yaml': paper(`narrative:\n  conclusion: ${text}\n`) })).found;

  test('a counted figure agrees, in digits or in words', async () => {
    expect(await differencesOfNarrative('We hold 1 recommendation, or one live recommendation.')).toEqual([]);
  });

  test('a figure that was not counted is reported', async () => {
    expect(await differencesOfNarrative('We hold 7 recommendations and three causes of concern.')).toEqual([
      {
        about: 'the narrative `conclusion`',
        message: 'it gives 7 recommendations, but the figures of this page are: 1',
        ids: [],
      },
      {
        about: 'the narrative `conclusion`',
        message: 'it gives three causes of concern, but the figures of this page are: none',
        ids: [],
      },
    ]);
  });
});
