/** Tests the questions about the portal: which column is which, and which pairs match. */
import { expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { read, write } from '../../helpers/register/repositories.ts';
import { actionText, settingsText } from '../../helpers/register.ts';
import { type Answer, leftPrompt, terminal } from '../../helpers/terminal.ts';

const numbers = [1, 2, 3];
const wording = (n: number) =>
  `The force should mend the ladder on pier number ${n}${n} before the ${'stuvw'[n]}th gale.`;
const register = () =>
  office({
    'register.yaml': settingsText('portal:\n  closed_statuses: [Closed]\n'),
    ...Object.fromEntries(
      numbers.map((n) => [
        `actions/docks-2021-rec-${n}.yaml`,
        actionText({ id: `docks-2021-rec-${n}`, wording: wording(n) }),
      ]),
    ),
    'portal/2022-06-01.csv': `Reference,Type,Status,Title,Text,Inspection\n${numbers
      .map(
        (n) =>
          `${n},Recommendation,Open,x,${n === 3 ? wording(n).replace('mend', 'repair') : wording(n)},docks-2021\n`,
      )
      .join('')}`,
  });
const refsOf = (root: string) =>
  numbers.filter((n) => read(root, `register/actions/docks-2021-rec-${n}.yaml`).includes('portal_refs'));

async function matchWithAnswers(...answers: readonly Answer[]) {
  const { root } = register();
  const { interactive, ask, questions } = terminal(...answers);
  const { code, out } = await openOffice(root, { interactive, prompter: ask }).runIn('portal', 'match');
  return { code, out, questions, refs: refsOf(root) };
}

test('identical pairs are offered together, before the others', async () => {
  const { questions, refs, code } = await matchWithAnswers('all', 'yes');
  expect({ code, refs }).toEqual({ code: 0, refs: [1, 2, 3] });
  expect(questions[0]).toMatch(
    /^2 of 3 pairs say word for word the same:\n {2}docks-2021-rec-1 and 1, docks-2021-rec-2 and 2\n/,
  );
  expect(questions[1]).toMatch(/^1 of 1\. docks-2021-rec-3 and 3/);
});

test('pairs accepted before the questions were left are recorded, with a message', async () => {
  expect(await matchWithAnswers('all', leftPrompt)).toMatchObject({
    refs: [1, 2],
    out: expect.stringMatching(
      /^You stopped at 1 of 1\. What was accepted before is recorded:\nMatch 2 pairs/,
    ),
  });
  expect(await matchWithAnswers(leftPrompt)).toMatchObject({
    refs: [],
    out: 'You stopped at the first question. Nothing is recorded.\n',
  });
});

test('--accept-identical accepts the same pairs without a terminal', async () => {
  const { root, runSuccessfully } = register();
  await runSuccessfully('portal', 'match', '--accept-identical');
  expect(refsOf(root)).toEqual([1, 2]);
});

const odd = 'Our note,Rec no,Category,Current state,What it says\nx,7,Recommendation,Open,Mend it.\n';

test('the likeliest column is offered first, and no column is used twice', async () => {
  const { root } = office();
  write(root, { 'given.csv': odd });
  const script = terminal('0', 'Rec no', 'Category', 'Current state', '', '', '', 'open');
  const offeredChoices: (readonly string[])[] = [];
  const ask = {
    ...script.ask,
    choose: (question: string, choices: readonly { value: string; label: string }[]) => {
      offeredChoices.push(choices.map(({ value }) => value));
      return script.ask.choose(question, choices);
    },
  };
  const { code } = await openOffice(root, { interactive: true, prompter: ask }).runIn(
    'portal',
    'given.csv',
    '--on',
    '2022-06-01',
    '--map',
  );
  expect(code).toBe(0);
  expect(offeredChoices.slice(1, 4).map(([first]) => first)).toEqual(['Rec no', 'Category', 'Current state']);
  expect(offeredChoices[2]).not.toContain('Rec no');
  expect(read(root, 'register/register.yaml')).toMatch(/status: Current state/);
});

test('options cannot use a column twice either', async () => {
  const { root, runRefused } = office();
  write(root, { 'given.csv': odd });
  expect(
    await runRefused(
      'portal',
      'given.csv',
      '--on',
      '2022-06-01',
      '--column',
      'ref=Rec no',
      '--column',
      'type=Rec no',
    ),
  ).toContain('the column `Rec no` cannot be two things');
});
