/** The headings that registers use, and the columns that they mean. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  actionColumns,
  columnLabels,
  findKnownColumn,
  importColumnNames,
} from '../../../src/features/spreadsheet/columns.ts';
import { csvIn, newSpreadsheetRegister } from '../../helpers/spreadsheet.ts';
import { run } from '../../helpers/tool.ts';

describe('headings that registers commonly use', () => {
  test.each([
    ['HMICFRS Report', 'inspection'],
    ['Report\nPublished', 'published'],
    ['Rec / AFI', 'type'],
    ['Recommendation / AFI Text', 'wording'],
    ['Rec No.', 'number'],
    ['BRAG Status:', 'rag'],
    ['Date of closure', 'closed_on'],
    ['extra.Berth', 'extra.Berth'],
  ])('%j means %s', (heading, column) => expect(findKnownColumn(heading)).toBe(column));

  test.each([['Due Date'], ['Date'], ['Ref No.'], ['Name'], ['Published by']])(
    '%s may mean anything',
    (heading) => expect(findKnownColumn(heading)).toBeUndefined(),
  );

  test('every column that an import reads has a label in plain words', () => {
    const labelledColumns = [...Object.keys(columnLabels)].sort();
    const workedOut = actionColumns.flatMap(({ name, part }) => (part === 'computed' ? [name] : []));
    expect(labelledColumns).toEqual(
      importColumnNames.filter((name) => name === 'origin' || !workedOut.includes(name)).sort(),
    );
  });

  test('an unknown column is refused with a list of all columns', async () => {
    const root = newSpreadsheetRegister();
    writeFileSync(join(root, 'how.csv'), 'Heading,Word,Means\nTitle,,frob\n');
    const rows = csvIn(root, 'r.csv', [['Action', 'Title']]);
    expect((await run(root, ['import', rows, '--mapping', 'how.csv'])).err).toMatch(
      /there is no column `frob`\. The columns are: id, type, .*; unread to leave the column out, and extra\.NAME/,
    );
  });
});
