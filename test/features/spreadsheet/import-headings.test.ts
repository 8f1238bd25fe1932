/** The headings that registers use, and the columns that they mean. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionColumns } from '../../../src/features/spreadsheet/columns.ts';
import { columnLabels, columnMeant, importable } from '../../../src/features/spreadsheet/headings.ts';
import { csvIn, newSpreadsheetRegister } from '../../helpers/spreadsheet.ts';
import { run } from '../../helpers/tool.ts';

describe('headings that registers use', () => {
  test.each([
    ['HMICFRS Report', 'inspection'],
    ['Report\nPublished', 'published'],
    ['Rec / AFI', 'type'],
    ['Recommendation / AFI Text', 'wording'],
    ['Rec No.', 'number'],
    ['BRAG Status:', 'rag'],
    ['Date of closure', 'closed_on'],
    ['extra.Berth', 'extra.Berth'],
  ])('%j means %s', (heading, column) => expect(columnMeant(heading)).toBe(column));

  test.each([['Due Date'], ['Date'], ['Ref No.'], ['Name'], ['Published by']])(
    '%s may mean anything',
    (heading) => expect(columnMeant(heading)).toBeUndefined(),
  );

  test('every column that an import reads can be told in plain words', () => {
    const told = [...Object.keys(columnLabels)].sort();
    const workedOut = actionColumns.flatMap(({ name, part }) => (part === 'computed' ? [name] : []));
    expect(told).toEqual(importable.filter((name) => name === 'origin' || !workedOut.includes(name)).sort());
  });

  test('a column that there is none of is answered with those there are', async () => {
    const root = newSpreadsheetRegister();
    writeFileSync(join(root, 'how.csv'), 'Heading,Word,Means\nTitle,,frob\n');
    const rows = csvIn(root, 'r.csv', [['Action', 'Title']]);
    expect((await run(root, ['import', rows, '--mapping', 'how.csv'])).err).toMatch(
      /no column is called `frob`\. There are: id, type, .*; unread for none, and extra\.NAME/,
    );
  });
});
