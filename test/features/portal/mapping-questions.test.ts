/** Tests the questions about the portal: which column is which, and which pairs match. */
import { expect, test } from 'vitest';
import { guessStatus } from '../../../src/features/portal/mapping-guesses.ts';
import { office, openOffice } from '../../helpers/office.ts';
import { read, write } from '../../helpers/register/repositories.ts';
import { actionText, settingsText } from '../../helpers/register.ts';
import { type Answer, enterKey, escapeKey, leftPrompt, terminal } from '../../helpers/terminal.ts';

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
  const { interactive, ask, questions, shownTexts } = terminal(...answers);
  const { code, out } = await openOffice(root, { interactive, prompter: ask }).runIn('portal', 'match');
  return { code, out, questions, shownTexts, refs: refsOf(root) };
}

test('identical pairs are offered together, before the others', async () => {
  const { questions, refs, code, shownTexts } = await matchWithAnswers('all', 'yes');
  expect({ code, refs, questions }).toEqual({
    code: 0,
    refs: [1, 2, 3],
    questions: ['Are all of these the same?', 'Are they the same?'],
  });
  expect(shownTexts[0]).toMatch(
    /^2 of 3 pairs have the same wording:\n {2}docks-2021-rec-1 and 1, docks-2021-rec-2 and 2$/,
  );
  expect(shownTexts[1]).toMatch(/^1 of 1\. docks-2021-rec-3 and 3/);
});

test('Enter accepts no pair, and Escape returns to the pair before', async () => {
  const { questions, refs } = await matchWithAnswers(enterKey, 'each', 'no', 'yes', escapeKey, 'no', 'yes');
  expect(questions[1]).toBe('! Choose an answer from the list.');
  expect(refs).toEqual([3]);
});

test('pairs accepted before the user stops are recorded, with a message', async () => {
  expect(await matchWithAnswers('all', 'stop')).toMatchObject({
    refs: [1, 2],
    out: expect.stringMatching(
      /^You stopped at 1 of 1\. What you accepted before is recorded:\nMatch 2 pairs/,
    ),
  });
  expect(await matchWithAnswers('stop')).toMatchObject({
    refs: [],
    out: 'You stopped at the first question. Nothing was recorded.\n',
  });
});

test('a user who leaves continues later with the pairs that were accepted', async () => {
  const { root } = register();
  const answers = [['all', leftPrompt], ['yes']] as const;
  for (const [index, list] of answers.entries()) {
    const { interactive, ask } = terminal(...list);
    const flags = index === 0 ? [] : ['--resume'];
    await openOffice(root, { interactive, prompter: ask }).runIn('portal', 'match', ...flags);
    expect(refsOf(root)).toEqual(index === 0 ? [] : [1, 2, 3]);
  }
});

test('--accept-identical accepts the same pairs without a terminal', async () => {
  const { root, runSuccessfully } = register();
  await runSuccessfully('portal', 'match', '--accept-identical');
  expect(refsOf(root)).toEqual([1, 2]);
});

const odd = 'Our note,Rec no,Category,Current state,What it says\nx,7,Recommendation,Open,Mend it.\n';

/** Runs `portal import --map` on an extract with answers. */
async function mapWithAnswers(csv: string, ...answers: readonly Answer[]) {
  const { root } = office();
  write(root, { 'given-2022-06-01.csv': csv });
  const { ask, questions, shownTexts } = terminal(...answers);
  const call = ['portal', 'import', 'given-2022-06-01.csv', '--map'];
  const { code, out, err } = await openOffice(root, { interactive: true, prompter: ask }).runIn(...call);
  return { root, code, out, err, questions, shownTexts };
}

test('the best guesses are accepted by Enter, and shown before the extract is recorded', async () => {
  const { root, code, shownTexts } = await mapWithAnswers(
    odd,
    enterKey,
    enterKey,
    enterKey,
    enterKey,
    enterKey,
    enterKey,
    enterKey,
    enterKey,
    enterKey,
  );
  expect(code).toBe(0);
  expect(shownTexts.at(-1)).toMatch(
    /Date of the extract +1 June 2022\nColumn of the reference +B: Rec no\nColumn of the type +C: Category\n/,
  );
  expect(read(root, 'register/register.yaml')).toMatch(/status: Current state/);
  expect(read(root, 'register/portal/2022-06-01.csv')).toContain('Mend it.');
});

test('Enter gives no meaning to a word without a good guess', async () => {
  const csv = `Reference,Type,Status,Title,Text,Inspection\n${[1, 2, 3].map((n) => `${n},Type X,Phase 2,t,w,i\n`).join('')}`;
  const { root, code, questions } = await mapWithAnswers(
    csv,
    enterKey,
    enterKey,
    enterKey,
    '',
    enterKey,
    'closed',
    enterKey,
  );
  expect(code).toBe(0);
  expect(questions.filter((question) => question === '! Choose an answer from the list.')).toHaveLength(2);
  expect(questions).toContain('What does the type “Type X” mean? (3 rows)');
  expect(read(root, 'register/register.yaml')).not.toContain('cause-of-concern');
});

test('no column is offered twice', async () => {
  const { interactive, ask } = terminal(...Array.from<Answer>({ length: 9 }).fill(enterKey));
  const offeredChoices: (readonly string[])[] = [];
  const { root } = office();
  write(root, { 'given.csv': odd });
  const choose: typeof ask.choose = (question, choices, defaultAnswer) => {
    offeredChoices.push(choices.map(({ value }) => value));
    return ask.choose(question, choices, defaultAnswer);
  };
  const flags = ['given.csv', '--on', '2022-06-01', '--map'];
  await openOffice(root, { interactive, prompter: { ...ask, choose } }).runIn('portal', 'import', ...flags);
  expect(offeredChoices.slice(1, 4).map(([first]) => first)).toEqual(['Rec no', 'Category', 'Current state']);
  expect(offeredChoices[2]).not.toContain('Rec no');
});

test.each([
  ['Closed at revisit', 'closed'],
  ['Not closed', undefined],
  ['Awaiting HMICFRS review', 'submitted'],
  ['Returned - more evidence', 'returned'],
  ['Not started', 'open'],
  ['Phase 2', undefined],
])('the status %s is guessed as %s', (word, meaning) => expect(guessStatus(word)).toBe(meaning));

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
  ).toContain('the column `Rec no` has two meanings');
});
