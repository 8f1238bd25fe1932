/** Checks each rule of the register on an example that breaks it, and the weights a force can set. */
import { expect, test } from 'vitest';
import { listFindingCodes, openRegister } from '../../src/app/open-register.ts';
import { loadingCodes } from '../../src/domain/loading-codes.ts';
import { rules } from '../../src/rules/rule-list.ts';
import {
  actionText,
  readTemplate,
  registerFiles,
  settingsText,
  shelfOf,
  today,
} from '../helpers/register.ts';
import {
  brokenRegisters,
  brokenToo,
  type Changes,
  cause,
  first,
  issueEvent,
  keyOfAnotherFramework,
  second,
} from './broken-registers.ts';

const findingsOf = (changes: Changes = {}) =>
  openRegister(shelfOf(registerFiles(changes)), today, { readTemplate }).findings;
const codesOf = (changes: Changes) => findingsOf(changes).map(({ code }) => code);

test('a sound register has no finding', () => {
  expect(findingsOf()).toEqual([]);
});

test('every rule has an example that breaks it', () => {
  expect(Object.keys(brokenRegisters).sort()).toEqual(rules.map(({ code }) => code).sort());
});

test.each([...Object.entries(brokenRegisters), ...brokenToo])(
  '%s is broken without any other rule',
  (code, changes) => {
    expect(codesOf(changes)).toEqual([code]);
  },
);

test('a key of another framework is suggested with its name', () => {
  expect(findingsOf(keyOfAnotherFramework)).toMatchObject([
    { code: 'paf-unknown', help: 'Did you mean `tides:1.1`?' },
  ]);
});

test('every code is unique and explained', () => {
  const entries = listFindingCodes();
  expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
  for (const { code, about, help, example } of entries) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(about, code).toMatch(/^[A-Z].*\.$/);
    expect(help, code).toMatch(/\.$/);
    expect(example, code).not.toBe('');
  }
});

test.each([
  ['cause-unknown', 'error', first, 6, 19],
  ['cause-alone', 'warning', cause, 1, 5],
  ['cause-outlived', 'warning', cause, 1, 5],
  ['cause-early', 'warning', cause, 9, 5],
  ['wording-alike', 'warning', second, 5, 10],
  ['paf-unknown', 'error', first, 6, 7],
  ['lead-unknown', 'warning', first, 9, 54],
  ['approver-unknown', 'error', first, 10, 53],
  ['unassigned', 'warning', first, 7, 5],
  ['submitted-early', 'error', first, 11, 10],
  ['personal-data', 'warning', first, 9, 41],
  ['text-garbled', 'warning', first, 9, 52],
  ['character-lost', 'error', first, 9, 50],
  ['owner-placeholder', 'warning', first, 9, 54],
  ['approver-delivers', 'warning', first, 10, 53],
  ['complete-unproven', 'warning', first, 9, 5],
  ['complete-rated', 'warning', first, 11, 44],
  ['due-before-issue', 'warning', first, 6, 16],
  ['paper-template', 'error', 'papers/audit-2022.yaml', 3, 11],
  ['paper-slot', 'error', 'papers/audit-2022.yaml', 5, 21],
  ['portal-status-unknown', 'warning', 'portal/2022-06-01.csv', 2, 1],
  ['board-frequency', 'warning', 'boards/quay.yaml', 4, 10],
  ['framework-numbering', 'warning', 'frameworks/tides.yaml', 6, 17],
  ['assessment-topic', 'error', 'assessments/tides/1.yaml', 4, 12],
  ['portal-ref-twice', 'warning', 'portal/2022-06-01.csv', 3, 1],
  ['explanation-unknown', 'error', 'portal/explanations.yaml', 1, 25],
  ['rule-unknown', 'warning', 'register.yaml', 7, 20],
])('%s, of weight %s, is reported at %s:%i:%i', (code, severity, file, line, column) => {
  expect(findingsOf(brokenRegisters[code])).toMatchObject([{ code, severity, file, line, column }]);
});

test('an unknown template or slot is answered with the nearest name and with those that exist', () => {
  expect(findingsOf(brokenRegisters['paper-template'])).toMatchObject([
    {
      message: 'There is no template `audit-comittee`',
      help: expect.stringMatching(/^Did you mean `audit-committee`\? The templates are: .*`annual`/),
    },
  ]);
  expect(findingsOf(brokenRegisters['paper-slot'])).toMatchObject([
    {
      message: 'The template `audit-committee` has no slot `purpos`',
      help: expect.stringMatching(/^Did you mean `purpose`\? The slots are: .*`conclusion`/),
    },
  ]);
});

test('an action that is complete without leads and evidence has one finding for them', () => {
  const history = [issueEvent, '{on: 2021-05-11, event: completed, approved_by: quay}'];
  const changes = { [first]: actionText({ top: 'addressees: [college]\n', history }) };
  expect(findingsOf(changes)).toMatchObject([
    { message: 'Complete, but has no force lead, delivery lead or evidence' },
  ]);
});

const weighing = (weights: string, changes: Changes = {}) =>
  findingsOf({ ...changes, 'register.yaml': settingsText(`rules: {${weights}}\n`) });

test('a force can set the weight of a rule', () => {
  const changes = brokenRegisters['unassigned'];
  expect(weighing('unassigned: error', changes)).toMatchObject([{ code: 'unassigned', severity: 'error' }]);
  expect(weighing('unassigned: off', changes)).toEqual([]);
  expect(weighing('unassigned: warning', changes)).toMatchObject([{ severity: 'warning' }]);
  expect(weighing('date-order: off', brokenRegisters['date-order'])).toEqual([]);
});

test('a code that rejects a file keeps its weight, and an attempt to change it is reported', () => {
  const stray: Changes = { 'actions/notes.txt': 'no record' };
  expect(weighing('file-stray: off', stray)).toMatchObject([
    { code: 'file-stray', severity: 'error' },
    {
      code: 'rule-unknown',
      severity: 'warning',
      message: '`file-stray` always rejects a file and cannot be changed',
    },
  ]);
  for (const { code } of loadingCodes)
    expect(weighing(`${code}: off`).map(({ code: reportedCode }) => reportedCode)).toEqual(['rule-unknown']);
});

test('a misspelt code is answered with the nearest code', () => {
  expect(weighing('unasigned: off')).toMatchObject([{ help: 'Did you mean `unassigned`?' }]);
});

test('a file that breaks a rule is still counted', () => {
  const { files } = openRegister(shelfOf(registerFiles(brokenRegisters['date-order'])), today);
  expect(files).toMatchObject({ counted: 5, rejected: 0 });
});

test('an action needs no leads before its date of issue', () => {
  const { findings } = openRegister(shelfOf(registerFiles(brokenRegisters['unassigned'])), '2021-01-03');
  expect(findings.map(({ code }) => code)).toEqual(['date-ahead']);
});
