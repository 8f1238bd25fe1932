/** Tells how an officer imports a tracker of eight sheets with the import and its mapping alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyImport, newSpreadsheetRegister, planOf, readRegisterFile } from '../helpers/spreadsheet.ts';
import { git } from '../helpers/tool.ts';
import { createTracker } from '../helpers/tracker.ts';

/** The answers of the officer, in place of what the mapping asks. */
const answers: readonly (readonly [question: string, answer: string])[] = [
  ['Due date,,? target', 'Due date,,target'],
  ['BRAG,Blue,? status: closed', 'BRAG,Blue,status: closed'],
  ['Status,Awaiting sign-off panel,? complete', 'Status,Awaiting sign-off panel,submitted'],
  ['Priority rating,Significant,? medium', 'Priority rating,Significant,medium'],
  ['Priority rating,Merits attention,? low', 'Priority rating,Merits attention,low'],
  ['(inspection),,? Custody', '(inspection),,Custody 2024'],
  ['(type),,?,Fire inspection 2022', '(type),,Rec,Fire inspection 2022'],
  ['(type),,?,Internal audit', '(type),,audit-action,Internal audit'],
  ...['PEEL', 'Thematics', 'Custody', 'Fire inspection 2022', 'Internal audit', 'Closed archive'].map(
    (sheet) => [`(origin),,?,${sheet},`, `(origin),,docks,${sheet},`] as const,
  ),
  [
    '(issued),,?,PEEL,',
    '(published),PEEL 2023/25,2024-02-14,PEEL,\r\n(published),PEEL 2021/22,2022-04-27,PEEL,',
  ],
];

test('a tracker of eight sheets is imported in full, with its mapping alone', async () => {
  const root = newSpreadsheetRegister();
  writeFileSync(join(root, 'tracker.xlsx'), createTracker());
  const day = ['--on', '2025-06-10', '--today', '2025-06-10'];
  const firstPlan = await planOf(root, 'tracker.xlsx', '--mapping', 'map.csv', ...day);
  expect(firstPlan.added).toEqual([]);
  expect(firstPlan.sheets.map(({ sheet, rows }) => [sheet, rows])).toEqual([
    ['PEEL', 27],
    ['Thematics', 18],
    ['Custody', 12],
    ['Fire inspection 2022', 8],
    ['Internal audit', 9],
    ['Closed archive', 7],
  ]);
  expect(firstPlan.other_sheets).toEqual(['PEEL (old copy)', 'Notes']);
  expect(firstPlan.sheets[0]?.layout.map(({ row, kind }) => [row, kind])).toEqual([
    [5, 'band'],
    [16, 'band'],
    [21, 'band'],
    [35, 'total'],
    [37, 'key'],
    [38, 'key'],
    [39, 'key'],
  ]);

  let mapping = readFileSync(join(root, 'map.csv'), 'utf8');
  for (const [question, answer] of answers) {
    if (question.includes('?,Custody')) mapping += `${answer}\r\n`;
    else {
      expect(mapping).toContain(question);
      mapping = mapping.replace(question, answer);
    }
  }
  writeFileSync(join(root, 'map.csv'), mapping);
  const commitCount = () => Number(git(root, '2025-06-10', 'rev-list', '--count', 'HEAD').trim());
  const countBefore = commitCount();
  const { code, out, err } = await applyImport(root, 'tracker.xlsx', '--mapping', 'map.csv', ...day);
  expect({ code, commits: commitCount() - countBefore }, err).toEqual({ code: 0, commits: 1 });
  expect(out).toContain('81 new, 0 changed, 0 unchanged, 0 refused.');

  const victimCare = readRegisterFile(root, 'actions/peel-2023-25-rec-2.yaml');
  expect(victimCare).toContain('on: 2024-09-30\n    event: closed');
  expect(victimCare).not.toContain('rag:');
  expect(readRegisterFile(root, 'inspections/peel-2021-22.yaml')).toContain('published: 2022-04-27');
  expect(readRegisterFile(root, 'inspections/integrated-peel-2018-19.yaml')).not.toContain('published:');
  const secondPlan = await planOf(root, 'tracker.xlsx', '--mapping', 'map.csv', ...day);
  expect(secondPlan).toMatchObject({ added: [], refused: [] });
});
