/** Checks the rules on repeated wording and personal data. */
import { expect, test } from 'vitest';
import { openRegister } from '../../src/app/open-register.ts';
import { actionText, inspectionText, registerFiles, shelfOf, today } from '../helpers/register.ts';
import { assignmentEvent, type Changes, first, issueEvent, withEvents } from './broken-registers.ts';

const findingsOf = (changes: Changes) => openRegister(shelfOf(registerFiles(changes)), today).findings;

test('repeated wording is reported at the later action and names the earlier', () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
  const findings = findingsOf({
    'actions/docks-2021-rec-1.yaml': undefined,
    'actions/docks-2021-rec-10.yaml': actionText({
      id: 'docks-2021-rec-10',
      wording: words.with(4, 'other').join(' '),
    }),
    'actions/docks-2021-rec-9.yaml': actionText({ id: 'docks-2021-rec-9', wording: words.join(' ') }),
  });
  expect(findings).toMatchObject([
    {
      code: 'wording-alike',
      file: 'actions/docks-2021-rec-10.yaml',
      message: 'The wording is nearly the same as that of `docks-2021-rec-9`',
    },
  ]);
});

test('personal data is looked for in every free text of an action, and not in a minute', () => {
  const note = (field: string) => `{on: 2021-02-01, event: evidence, title: a, reference: b, ${field}}`;
  const changes = {
    [first]: actionText({
      title: 'Ring 07700 900123',
      wording: 'PC 1234 should mend it.',
      top: 'deadline: {text: ring 07700 900123}\nextra: {berth: PC 1234}\n',
      history: [
        issueEvent,
        assignmentEvent,
        note('tested_by: PC 1234').replace('title: a', 'title: a@b.uk'),
        '{on: 2021-02-02, event: target, by: 2021-09-01, minute: 07700 900123, reason: a@b.uk}',
        '{on: 2021-02-03, event: correction, field: title, was: CR/12345/21, note: PC 1234}',
      ],
    }),
  };
  const positions = findingsOf(changes).map(({ code, line }) => `${code} ${line}`);
  expect(new Set(positions)).toEqual(
    new Set([4, 5, 6, 7, 11, 12, 13].map((line) => `personal-data ${line}`)),
  );
  expect(positions).toHaveLength(9);
});

test('personal data is looked for in the note of an inspection', () => {
  const text = inspectionText('docks-2021', 'docks', 'note: PC 1234 showed us round\n');
  expect(findingsOf({ 'inspections/docks-2021.yaml': text })).toMatchObject([
    { code: 'personal-data', file: 'inspections/docks-2021.yaml', line: 6 },
  ]);
});

test('a finding does not repeat the personal data in full', () => {
  const findings = findingsOf(withEvents('{on: 2021-02-01, event: note, note: Ask master@quay.example.org}'));
  expect(findings.map(({ message }) => message)).toEqual([
    'The text contains what looks like an e-mail address: “@qu…”',
  ]);
});
