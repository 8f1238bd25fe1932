/** Checks the plan that an import prints before it writes. */
import { expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { actionId, csvIn, newSpreadsheetRegister, planOf } from '../../helpers/spreadsheet.ts';
import { git, run } from '../../helpers/tool.ts';

test('a changed cell of a computed column is listed with what to change instead, and is not imported', async () => {
  const secondId = 'docks-2021-rec-2';
  const root = newSpreadsheetRegister(
    registerFiles({ [`actions/${secondId}.yaml`]: actionText({ id: secondId }) }),
  );
  const rows = csvIn(root, 'r.csv', [
    ['Action', 'Origin', 'First target', 'Target changes', 'Overdue', 'Last event'],
    [actionId, 'piers', '2022-01-01', '0', 'yes', '2021-01-11'],
    [secondId, 'Docks', '', '#REF!', 'no', '2022-02-02'],
  ]);
  const plan = await planOf(root, rows);
  expect(plan).toMatchObject({ unchanged: [actionId, secondId], changed: [], refused: [] });
  expect(
    plan.worked_out.map(({ row, column, heading, says, is }) => [row, column, heading, says, is]),
  ).toEqual([
    [2, 'B', 'Origin', 'piers', 'docks'],
    [2, 'C', 'First target', '2022-01-01', null],
    [2, 'E', 'Overdue', 'yes', null],
    [3, 'D', 'Target changes', '#REF!', '0'],
    [3, 'F', 'Last event', '2022-02-02', '2021-01-11'],
  ]);
  const { code, out } = await run(root, ['import', rows]);
  expect(code).toBe(0);
  expect(out).toContain(
    `Changed in the sheet, but calculated by the register, so not imported: 5 cells
  Origin, column B: row 2 has piers, the register has docks. It follows from the inspection: \`afi inspection set\` changes it.
  First target, column C: row 2 has 2022-01-01, the register has nothing. It is the first target that was recorded. \`afi correct\` corrects that event.
  Overdue, column E: row 2 has yes, the register has nothing. It follows from Target, Status and the date. Change Target or Status.`,
  );
});

test('the plan is printed, and nothing is written without --apply', async () => {
  const root = newSpreadsheetRegister();
  const rows = csvIn(root, 'r.csv', [
    ['Action', 'Title', 'Status'],
    [actionId, 'Mend it', ''],
    ['docks-2021-rec-9', 'New one', 'sleeping'],
  ]);
  const { code, out, err } = await run(root, ['import', rows]);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'Nothing was changed. `--apply` records nothing while 1 row is refused; `--apply --skip-invalid` leaves them out and records 1 changed action.\nUse --mapping FILE to write a file with the 1 unknown word and the best guesses, and complete it.\n',
  });
  await expect(out).toMatchFileSnapshot('../../golden/import-plan.txt');
  expect(git(root, '2022-01-01', 'status', '--porcelain', 'register')).toBe('');
});
