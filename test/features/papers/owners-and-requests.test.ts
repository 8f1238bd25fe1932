/** Checks what a request for updates asks of a lead, and that a placeholder is not named as an owner. */
import { describe, expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2021-01-04, event: issued}';
const targetEvent = '{on: 2021-01-05, event: target, by: 2021-03-31}';
const completedEvent = '{on: 2021-02-01, event: completed, approved_by: quay}';
const submittedEvent = '{on: 2021-06-01, event: submitted, batch: 2021-06}';
const assignedEvent = (force: string, delivery: string) =>
  `{on: 2021-01-05, event: assigned, force_lead: ${force}, delivery_lead: ${delivery}, board: quay}`;

const page = async (histories: readonly (readonly string[])[], ...argv: readonly string[]) => {
  const actions = histories.map((history, actionIndex) => {
    const id = `docks-2021-rec-${actionIndex + 1}`;
    return [`actions/${id}.yaml`, actionText({ id, history })];
  });
  const root = folder(registerFiles(Object.fromEntries(actions)));
  return (await run(root, ['report', ...argv, '--as-at', '2021-06-30'])).out;
};

const chase = (...histories: readonly (readonly string[])[]) => page(histories, 'chase', 'Head of Docks');

const assignedToDocks = assignedEvent('TBC', 'Head of Docks');

describe('a request for updates', () => {
  test('counts every live action of the lead, and of them those with HMICFRS', async () =>
    expect(
      await chase([issuedEvent, assignedToDocks], [issuedEvent, assignedToDocks, submittedEvent]),
    ).toContain(
      'You lead two live HMICFRS actions. One is with HMICFRS and needs no update. For the other action, please report what',
    ));
  test('needs no answer where all are with HMICFRS', async () =>
    expect(
      await chase(
        [issuedEvent, assignedToDocks, submittedEvent],
        [issuedEvent, assignedToDocks, submittedEvent],
      ),
    ).toContain('You lead two live HMICFRS actions, which are with HMICFRS. No update is needed.'));
  test('asks why what is complete is late', async () =>
    expect(await chase([issuedEvent, assignedToDocks, targetEvent, completedEvent])).toContain(
      'It is assessed as complete. Please provide the reason for the delay.',
    ));
  test('needs no answer for what is complete and not late', async () =>
    expect(await chase([issuedEvent, assignedToDocks, completedEvent])).toMatch(
      /^It is assessed as complete\.$/m,
    ));
});

describe('a placeholder is not the owner in any sentence', () => {
  const lead = 'Head of Docks';
  test.each(['TBC', 'none', 'N/A'])('%s does not deliver', async (word) => {
    const output = await chase([issuedEvent, assignedEvent(lead, word)]);
    expect(output).toContain('**Your role:** force lead\n');
    expect(output).not.toContain('delivery lead:');
  });
  test('a named delivery lead does', async () =>
    expect(await chase([issuedEvent, assignedEvent(lead, 'Head of Piers')])).toContain(
      'force lead (delivery lead: Head of Piers)',
    ));
  test.each([
    ['TBC', lead, `The ${lead} is responsible for this recommendation.`],
    [lead, 'none', `The ${lead} is responsible for this recommendation.`],
    ['TBC', 'none', 'no lead and no date are given'],
  ])('of %s and %s, the named one is responsible', async (force, delivery, sentence) => {
    const output = await page([[issuedEvent, assignedEvent(force, delivery)]], 'section-55', 'docks-2021');
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/The (?:TBC|none) is responsible/);
  });
});
