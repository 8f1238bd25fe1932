/** Tests the monthly cycle: a sheet is exported and sent round while the register changes, and comes back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/features/spreadsheet/import-schema.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { type CellEdits, editCells, readCells, writeCells } from '../../helpers/sheet-edits.ts';
import {
  gitEnvironment,
  newSpreadsheetRegister,
  planOf,
  readRegisterFile,
} from '../../helpers/spreadsheet.ts';
import { git, run } from '../../helpers/tool.ts';

const [first, second] = ['docks-2021-rec-1', 'docks-2021-rec-2'];
const files = registerFiles({
  [`actions/${first}.yaml`]: actionText({
    title: 'Mend the ladder',
    wording: 'The force should mend the ladder.',
    history: [
      '{on: 2021-01-04, event: issued}',
      '{on: 2021-01-11, event: assigned, force_lead: Harbour Master}',
      '{on: 2021-02-01, event: progress, rag: amber, note: Begun}',
    ],
  }),
  [`actions/${second}.yaml`]: actionText({
    id: second,
    title: 'Paint the wall',
    wording: 'The force should paint the wall.',
  }),
});

/** A register whose export, `r.csv`, has been sent round. */
async function exportedRegister() {
  const root = newSpreadsheetRegister(files);
  const exec = async (...argv: readonly string[]) => {
    const result = await run(root, argv, { ...gitEnvironment(root), today: '2022-03-01' });
    expect({ argv, code: result.code, err: result.err }).toMatchObject({ argv, code: 0 });
    return result;
  };
  await exec('export', '-o', 'r.csv');
  return {
    root,
    exec,
    edit: (edits: CellEdits) => editCells(root, 'r.csv', edits),
    plan: (...argv: readonly string[]): Promise<Plan> => planOf(root, 'r.csv', '--on', '2022-03-01', ...argv),
    apply: (...argv: readonly string[]) =>
      run(root, ['import', 'r.csv', '--apply', '--yes', ...argv], {
        ...gitEnvironment(root),
        today: '2022-03-01',
      }),
    record: (id: string) => readRegisterFile(root, `actions/${id}.yaml`),
  };
}

const redRating = ['progress', first, '--rag', 'red', '--note', 'Delayed', '--on', '2022-02-01'];

test('what the register recorded meanwhile is kept where the sheet did not change it', async () => {
  const { exec, edit, plan, apply, record } = await exportedRegister();
  await exec(...redRating);
  await exec('assign', first, '--force-lead', 'Deputy Chief Constable', '--on', '2022-02-02');
  edit({ [second]: { 'Force lead': 'Chief Constable' } });
  const { changed, refused, conflicts, newer } = await plan();
  expect({ refused, conflicts }).toEqual({ refused: [], conflicts: [] });
  expect(changed).toMatchObject([{ id: second, changes: [{ field: 'force_lead', to: 'Chief Constable' }] }]);
  expect(newer.map(({ field }) => field)).toEqual(['rag', 'force_lead', 'progress', 'progress_on']);
  const before = record(first);
  expect(await apply()).toMatchObject({ code: 0 });
  expect(record(first)).toBe(before);
  expect((await apply()).out).toContain('There is nothing to record.');
});

test('what only the sheet changed is recorded, next to what only the register changed', async () => {
  const { exec, edit, apply, record } = await exportedRegister();
  await exec(...redRating);
  edit({ [first]: { 'Force lead': 'Deputy Chief Constable', Title: 'Mend both ladders' } });
  expect(await apply()).toMatchObject({ code: 0 });
  expect(record(first)).toContain('force_lead: Deputy Chief Constable');
  expect(record(first)).toContain('title: Mend both ladders');
  expect(record(first).match(/rag: \w+/g)).toEqual(['rag: amber', 'rag: red']);
  expect((await apply()).out).toContain('There is nothing to record.');
});

describe('a cell that was changed on the sheet and on the register', () => {
  async function conflictingRegister() {
    const register = await exportedRegister();
    await register.exec(...redRating);
    register.edit({ [first]: { RAG: 'green' } });
    return register;
  }

  test('is shown with both values, their days and who recorded them, and refused', async () => {
    const { apply, plan, record } = await conflictingRegister();
    const before = record(first);
    const { code, err } = await apply();
    expect(code).toBe(2);
    expect(err).toContain('Changed on the sheet and on the register: 1 cell');
    expect(err).toMatch(
      /exported: amber\n.*sheet: {4}green\n.*register: red, of 1 February 2022, recorded on/,
    );
    expect(err).toContain('by Liaison Officer');
    expect(record(first)).toBe(before);
    expect((await plan()).conflicts).toMatchObject([
      { id: first, field: 'rag', exported: 'amber', says: 'green', is: 'red', on: '2022-02-01', keep: null },
    ]);
  });

  test('keeps the value of the side that is chosen', async () => {
    const { apply, record } = await conflictingRegister();
    expect((await apply('--keep', 'register')).out).toContain('There is nothing to record.');
    expect(await apply('--keep', 'sheet')).toMatchObject({ code: 0 });
    expect(record(first).match(/rag: \w+/g)).toEqual(['rag: amber', 'rag: red', 'rag: green']);
    expect((await apply()).out).toContain('There is nothing to record.');
  });

  test('is not in conflict if both have the same value', async () => {
    const { edit, plan } = await conflictingRegister();
    edit({ [first]: { RAG: 'Red' } });
    expect(await plan()).toMatchObject({ conflicts: [], changed: [], refused: [] });
  });
});

test('emptied cells, removed rows and columns are reported, and delete nothing', async () => {
  const { root, exec, edit, plan } = await exportedRegister();
  await exec(...redRating);
  edit({ [first]: { 'Force lead': '' } });
  const [headings = [], ...rows] = readCells(root, 'r.csv');
  const title = headings.indexOf('Title');
  writeCells(
    root,
    'r.csv',
    [headings, ...rows.filter(([id]) => id !== second)].map((row) => row.filter((_, i) => i !== title)),
  );
  expect(await plan()).toMatchObject({
    ...{ changed: [], refused: [], conflicts: [] },
    emptied: [{ id: first, heading: 'Force lead', was: 'Harbour Master' }],
    removed_rows: [second],
    removed_columns: ['Title'],
  });
});

test('rows sorted, columns moveCells and added, and other separators change nothing', async () => {
  const { root, exec, plan } = await exportedRegister();
  await exec(...redRating);
  const [headings = [], ...rows] = readCells(root, 'r.csv');
  const moveCells = (row: readonly string[]) => [...row.slice(5), 'mine', ...row.slice(0, 5)];
  writeCells(root, 'r.csv', [moveCells(headings), ...rows.reverse().map(moveCells)], ';');
  const { changed, added, refused, unchanged } = await plan();
  expect({ changed, added, refused, unchanged }).toEqual({
    ...{ changed: [], added: [], refused: [] },
    unchanged: [second, first],
  });
});

test('an id that was edited is refused, and one that was emptied is found again', async () => {
  const { edit, plan } = await exportedRegister();
  edit({ [first]: { Action: 'docks-2021-rec-7' }, [second]: { Action: '', RAG: 'green' } });
  const { refused, added, changed } = await plan();
  expect(added).toEqual([]);
  expect(refused).toMatchObject([{ row: 2, heading: 'Action' }]);
  expect(refused[0]?.reason).toContain(`exported as ${first}, and its id is docks-2021-rec-7 now`);
  expect(changed).toMatchObject([{ id: second }]);
});

test('a row of an action that was removed from the register does not bring it back', async () => {
  const { root, edit, plan } = await exportedRegister();
  git(root, '2022-02-01', 'rm', '-q', `register/actions/${second}.yaml`);
  git(root, '2022-02-01', 'commit', '-qm', 'Remove it');
  expect(await plan()).toMatchObject({ added: [], refused: [], removed_actions: [second] });
  edit({ [second]: { RAG: 'green' } });
  expect((await plan()).refused[0]?.reason).toContain('no longer on the register');
});

test('an action that was renamed meanwhile is found by its former id', async () => {
  const { exec, edit, plan } = await exportedRegister();
  await exec('rename', second, 'docks-2021-rec-9');
  edit({ [second]: { RAG: 'green' } });
  const { added, changed, refused } = await plan();
  expect({ added, refused }).toEqual({ added: [], refused: [] });
  expect(changed).toMatchObject([{ id: 'docks-2021-rec-9', changes: [{ field: 'rag', to: 'green' }] }]);
});

test('without the commit of the export, unchanged rows are recognised, and other differences are conflicts', async () => {
  const { root, exec, edit, plan } = await exportedRegister();
  const squash = () => {
    git(root, '2022-02-01', 'checkout', '-q', '--orphan', 'squashed');
    git(root, '2022-02-01', 'commit', '-qm', 'All in one');
    git(root, '2022-02-01', 'branch', '-qD', 'main');
    git(root, '2022-02-01', 'reflog', 'expire', '--expire=now', '--all');
    git(root, '2022-02-01', 'gc', '-q', '--prune=now');
  };
  await exec(...redRating);
  squash();
  const { changed, conflicts, base_fault: fault } = await plan();
  expect({ changed, conflicts }).toEqual({ changed: [], conflicts: [] });
  expect(fault).toContain('cannot be read');
  edit({ [first]: { Title: 'Mend both ladders' }, [second]: { RAG: 'green' } });
  const editedPlan = await plan();
  expect(editedPlan.changed).toMatchObject([{ id: second }]);
  expect(new Set(editedPlan.conflicts.map(({ field }) => field))).toEqual(
    new Set(['title', 'rag', 'progress']),
  );
});

test('a sheet of another register is refused', async () => {
  const { root, exec } = await exportedRegister();
  const other = newSpreadsheetRegister({
    ...registerFiles({}),
    'register.yaml': readRegisterFile(root, 'register.yaml').replace(
      /name: [^,\n}]+/,
      'name: Wharfshire Police',
    ),
  });
  await exec('check');
  writeFileSync(join(other, 'r.csv'), readFileSync(join(root, 'r.csv')));
  const { code, err } = await run(other, ['import', 'r.csv']);
  expect({ code, err }).toMatchObject({ code: 2 });
  expect(err).toContain('exported from the register of');
});

test('an export of edits that are not saved has no base, and a note explains why', async () => {
  const { root, exec } = await exportedRegister();
  const file = join(root, 'register', `actions/${second}.yaml`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('Paint the wall', 'Paint each wall'));
  const { err } = await exec('export', '-o', 'unsaved.csv');
  expect(err).toContain('because it has edits that are not saved');
  expect(readFileSync(join(root, 'unsaved.csv'), 'utf8')).not.toContain('afi-base');
  const other = await exec('export', '-o', 'other.csv', '--text', 'ladder');
  expect(other.err).not.toContain('not saved');
});

test('without a base the plan has a note, and shows how new the values are that it would replace', async () => {
  const { root, exec, edit } = await exportedRegister();
  await exec('export', '-o', 'r.csv', '--without-base');
  await exec(...redRating);
  edit({});
  const { out } = await run(root, ['import', 'r.csv', '--on', '2022-03-01']);
  expect(out).toContain('It is not known from which export this sheet was made');
  expect(out.replace(/\s+/g, ' ')).toContain('red, of 1 February 2022, recorded on');
});
