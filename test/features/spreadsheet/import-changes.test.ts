/** What an import changes in actions that are on the register. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import {
  actionFile,
  actionId,
  applyImport,
  csvIn,
  eventText,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../../helpers/spreadsheet.ts';
import { git } from '../../helpers/tool.ts';

describe('importing a row of an existing action', () => {
  test('reads keys of the framework, with and without the version that they are from', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'PAF'],
      [actionId, '8.4.3, peel-2025-27:1.3; 9'],
    ]);
    const { changed } = await planOf(root, rows);
    expect(changed[0]?.changes).toMatchObject([{ field: 'paf', to: '8.4.3; peel-2025-27:1.3; 9' }]);
  });

  test('corrects facts and adds events, all in one commit', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      [
        'Action',
        'Title',
        'Delivery lead',
        'Target',
        'RAG',
        'Latest progress',
        'Portal references',
        'Status',
        'Closure route',
        'Closed',
      ],
      [actionId, 'Mend it', 'Head of Piers', '1 May 2022', 'A', 'Half done', '7\n8', '', '', ''],
    ]);
    const plan = await planOf(root, rows, '--on', '2022-06-01');
    expect(plan.changed[0]?.changes.map(({ field, from, to, by }) => [field, from, to, by])).toEqual([
      ['title', `Mend the ${actionId} ladder`, 'Mend it', 'correction'],
      ['portal_refs', null, '7; 8', 'correction'],
      ['delivery_lead', 'Head of Docks', 'Head of Piers', 'assigned'],
      ['target', null, '2022-05-01', 'target'],
      ['progress', null, 'Half done', 'progress'],
      ['rag', null, 'amber', 'progress'],
    ]);
    const { code, out, err } = await applyImport(
      root,
      rows,
      '--on',
      '2022-06-01',
      '--note',
      'The board’s list.',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Import 1 changed action from r\.csv \([0-9a-f]{8}\)\n$/);
    const why = 'note: The board’s list.';
    expect(readRegisterFile(root, actionFile)).toBe(
      [
        actionText({ title: 'Mend it', top: 'portal_refs: ["7", "8"]\n' }),
        eventText(
          'on: 2022-06-01',
          'event: correction',
          'field: title',
          `was: Mend the ${actionId} ladder`,
          why,
        ),
        eventText('on: 2022-06-01', 'event: correction', 'field: portal_refs', 'was: (nothing)', why),
        eventText('on: 2022-06-01', 'event: assigned', 'delivery_lead: Head of Piers'),
        eventText('on: 2022-06-01', 'event: target', 'by: 2022-05-01'),
        eventText('on: 2022-06-01', 'event: progress', 'rag: amber', 'note: Half done'),
      ].join(''),
    );
    expect(git(root, '2022-01-01', 'log', '--format=%s')).toBe('Import 1 changed action from r.csv\nBegin\n');
    expect(await planOf(root, rows)).toMatchObject({ changed: [], unchanged: [actionId] });
  });

  test('records a changed status as the event that causes it', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Status', 'Closure route', 'Closed'],
      [actionId, 'Closed', 'revisit', '2022-05-31'],
    ]);
    expect((await applyImport(root, rows)).code).toBe(0);
    expect(readRegisterFile(root, actionFile)).toContain(
      eventText('on: 2022-05-31', 'event: closed', 'route: revisit', 'note: Taken from r.csv.'),
    );
  });

  test('deletes nothing for a blank cell, and lists actions that are not in the sheet', async () => {
    const root = newSpreadsheetRegister(
      registerFiles({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) }),
    );
    const textBefore = readRegisterFile(root, actionFile);
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Title', 'Wording', 'Force lead', 'Board', 'Status'],
      [actionId, '', ' ', '', '', ''],
    ]);
    const plan = await planOf(root, rows);
    expect(plan).toMatchObject({
      unchanged: [actionId],
      absent: ['docks-2021-rec-2'],
      changed: [],
      added: [],
    });
    await applyImport(root, rows);
    expect(readRegisterFile(root, actionFile)).toBe(textBefore);
    expect(existsSync(join(root, 'register/actions/docks-2021-rec-2.yaml'))).toBe(true);
  });

  test.each([
    [['Action', 'Issued'], [actionId, '2020-01-01'], 'B', 'was recorded by an earlier event'],
    [['Action', 'Type'], [actionId, 'AFI'], 'B', 'cannot change the type'],
    [['Action', 'Status'], [actionId, 'closed'], 'B', 'in the column `Closure route`: submission, revisit,'],
    [['Action', 'Status'], [actionId, 'complete'], 'B', '--approved-by'],
    [
      ['Action', 'Status'],
      [actionId, 'sleeping'],
      'B',
      'not one of open, complete, submitted, returned, closed',
    ],
    [['Action', 'RAG'], [actionId, 'gren'], 'B', 'Did you mean `green`?'],
    [['Action', 'Target'], [actionId, '1/25/21'], 'B', 'with the month first it would be 25 January 2021'],
    [['Action', 'PAF'], [actionId, 'eight'], 'B', 'not a number of the framework'],
    [['Action', 'Title'], ['docks-2021-wreck-1', 'x'], 'A', 'there is no action'],
    [['Action', 'Title'], [actionId, '#REF!'], 'B', 'has the error #REF! of a formula'],
  ])('refuses a change with its row, column and reason: %j %j', async (head, row, column, reason) => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [['Our list'], head, row]);
    const plan = await planOf(root, rows);
    expect(plan.sheet).toBe('r');
    expect(plan.refused).toMatchObject([{ row: 3, column, heading: head[column === 'A' ? 0 : 1] }]);
    expect(plan.refused[0]?.reason).toContain(reason);
    const { code, err } = await applyImport(root, rows);
    expect(code).toBe(2);
    expect(err).toContain('nothing was changed');
    expect(git(root, '2022-01-01', 'log', '--format=%s')).toBe('Begin\n');
  });

  test('needs a reason and an approver for a target that replaces another', async () => {
    const root = newSpreadsheetRegister(
      registerFiles({
        [actionFile]: actionText({
          history: ['{on: 2021-01-04, event: issued}', '{on: 2021-01-05, event: target, by: 2021-06-01}'],
        }),
      }),
    );
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Target'],
      [actionId, '2022-12-01'],
    ]);
    expect((await planOf(root, rows)).refused[0]?.reason).toContain('--approved-by');
    expect((await applyImport(root, rows, '--note', 'Parts are late.', '--approved-by', 'quay')).code).toBe(
      0,
    );
    expect(readRegisterFile(root, actionFile)).toContain(
      eventText(
        'on: 2022-06-30',
        'event: target',
        'by: 2022-12-01',
        'reason: Parts are late.',
        'approved_by: quay',
      ),
    );
  });

  test('finds the action by its portal reference, however that is typed', async () => {
    const root = newSpreadsheetRegister(
      registerFiles({ [actionFile]: actionText({ top: 'portal_refs: ["AB 101"]\n' }) }),
    );
    csvIn(root, 'sheet.csv', [
      ['Portal references', 'RAG'],
      ['ab101', 'amber'],
    ]);
    const { changed, added, refused } = await planOf(root, 'sheet.csv');
    expect(changed.map((action) => action.id)).toEqual([actionId]);
    expect([added, refused]).toEqual([[], []]);
  });

  test('refuses the second row of an action', async () => {
    const root = newSpreadsheetRegister();
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Title'],
      [actionId, 'One'],
      [actionId, 'Two'],
    ]);
    const plan = await planOf(root, rows);
    expect(plan.refused).toMatchObject([{ row: 3, reason: `${actionId} is also in row 2` }]);
    expect((await applyImport(root, rows, '--without-refused')).code).toBe(0);
    expect(readRegisterFile(root, actionFile)).toContain('title: One\n');
  });
});

describe('a row that would replace a text', () => {
  const importTitle = async (present: string, cell: string) => {
    const root = newSpreadsheetRegister(registerFiles({ [actionFile]: actionText({ title: present }) }));
    const rows = csvIn(root, 'r.csv', [
      ['Action', 'Title'],
      [actionId, cell],
    ]);
    return (await planOf(root, rows)).refused;
  };

  test('is refused if the correction would keep what looks like personal data', async () => {
    const refusals = await importTitle('Ring 07700 900123', 'Ring the desk');
    expect(JSON.stringify(refusals)).toContain(`afi redact ${actionId} title`);
    expect(JSON.stringify(refusals)).not.toContain('900123');
  });

  test('is refused if it brings back removed words', async () => {
    expect(JSON.stringify(await importTitle('"Ask [removed]"', 'Ask Jane Example'))).toContain(
      'words were removed',
    );
    expect(await importTitle('"Ask [removed]"', 'Ask [removed] now')).toEqual([]);
  });
});
