/** Checks the facts of one action, in the terminal and on its page of the site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const top = `deadline: {text: without delay, by: 2021-02-01}
portal_refs: ["7", "8"]
paf: ["8.4"]
themes: [ladders]
formerly: [docks-2021-rec-1b]
extra: {Ward: The third}
`;
const sentHistory = [
  '{on: 2021-01-04, event: issued}',
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
  '{on: 2021-02-01, event: target, by: 2021-03-01}',
  '{on: 2021-02-20, event: target, by: 2021-04-01, reason: Rain., approved_by: quay}',
  '{on: 2021-06-01, event: submitted, batch: 2021-06}',
];
const returnedHistory = [...sentHistory, '{on: 2021-07-01, event: returned, note: Show more.}'];
const registerWith = (history: readonly string[], topLines = top, title = 'Mend the ladder') =>
  folder(registerFiles({ [`actions/${id}.yaml`]: actionText({ top: topLines, history, title }) }));

const shown = async (root: string, asAt: string) => {
  const { out } = await run(root, ['show', id, '--as-at', asAt]);
  const facts = out.split('\n\n').find((part) => part.startsWith('As at ')) ?? '';
  return facts.split('\n').slice(1);
};

test('the terminal and the page show the same facts under the same names', async () => {
  const root = registerWith(returnedHistory);
  const terminalFacts = (await shown(root, '2022-06-30')).map((line) => line.split(/ {2,}/));
  await run(root, ['site', '-o', 'site', '--as-at', '2022-06-30', '--internal']);
  const html = readFileSync(join(root, `site/actions/${id}.html`), 'utf8');
  const facts = [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, name, value]) => [name, value]);
  expect(facts[0]).toEqual(['Reference', id]);
  expect(facts.slice(1).map(([name]) => name)).toEqual(terminalFacts.map(([name]) => name));
  expect(Object.fromEntries(facts)).toMatchObject({
    'Force’s target': '1 April 2021; first 1 March 2021, changed 1 time',
    Batch: 'Closure submission 2021-06 (2021-06), submitted 1 June 2021',
  });
  expect(Object.fromEntries(terminalFacts)).toMatchObject({
    'Inspectorate’s deadline': 'without delay, 2021-02-01',
    'Force’s target': '2021-04-01; first 2021-03-01, changed 1 time',
    Overdue: '425 days; 456 days past the first target',
    RAG: 'not rated since returned',
    Returned: '2021-07-01 by HMICFRS',
    Batch: 'Closure submission 2021-06 (2021-06), submitted 2021-06-01',
    Ward: 'The third',
  });
});

test('an action is overdue by the inspectorate’s deadline alone, and never while it is with HMICFRS', async () => {
  const root = registerWith(sentHistory.slice(0, 2));
  expect(await shown(root, '2021-02-11')).toContainEqual(expect.stringMatching(/^Overdue +10 days$/));
  expect(await shown(root, '2021-02-01')).not.toContainEqual(expect.stringMatching(/^Overdue/));
  expect(await shown(registerWith(sentHistory), '2021-06-30')).not.toContainEqual(
    expect.stringMatching(/^Overdue/),
  );
});

test('an action that is not issued yet has the status "not issued yet"', async () => {
  expect(await shown(registerWith(sentHistory), '2020-12-31')).toContainEqual(
    expect.stringMatching(/^Status +not issued yet$/),
  );
});

test('a migrated submission without a batch shows that no batch is recorded', async () => {
  const root = registerWith([...sentHistory.slice(0, 2), '{on: 2021-06-01, event: submitted, legacy: true}']);
  expect(await shown(root, '2021-06-30')).toContainEqual(
    expect.stringMatching(/^Batch +not recorded, submitted 2021-06-01$/),
  );
});

test('a long value is wrapped under itself, and a long name of a field of the force has its own line', async () => {
  const name = 'What the harbour committee thought of it';
  const root = registerWith(
    sentHistory,
    `extra: {${name}: ${'wet '.repeat(20)}}\n`,
    'Mend ladders '.repeat(9),
  );
  const { out } = await run(root, ['show', id], { screen: { width: 60, colour: false } });
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(out).toMatch(new RegExp(`^${name}\\n {26}wet`, 'm'));
});
