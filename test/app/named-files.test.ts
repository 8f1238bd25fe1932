/** Checks that every changing command reads the file that an option or argument names. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram, loadCommandInputs } from '../../src/cli/program.ts';
import { fullRegister } from '../helpers/full-register.ts';
import { addRegisterPrefix, office, openOffice } from '../helpers/office.ts';
import { newRepository, repositoryState } from '../helpers/register/repositories.ts';

const fileText = 'Seen from the quay at low tide.';
const rec = ['--type', 'recommendation', '--inspection', 'docks-2022', '--number', '7', '--title', 'Look'];

/** A command line for each option and argument that names a file, and the content of that file. */
const fileUses: Readonly<Record<string, { readonly argv: readonly string[]; readonly content?: string }>> = {
  'add --from': {
    argv: ['add', '--from', 'given.csv'],
    content: `type,inspection,number,title,wording\nrecommendation,docks-2022,7,Look,${fileText}\n`,
  },
  'add --wording-file': { argv: ['add', ...rec, '--wording-file', 'given.csv'] },
  'progress --note-file': { argv: ['progress', 'docks-2022-coc-1', '--note-file', 'given.csv'] },
  'complete --note-file': {
    argv: ['complete', 'docks-2022-coc-1', '--approved-by', 'quay', '--note-file', 'given.csv'],
  },
  'note --note-file': { argv: ['note', 'docks-2022-coc-1', '--note-file', 'given.csv'] },
  'close --note-file': {
    argv: ['close', 'docks-2022-coc-1', '--route', 'revisit', '--note-file', 'given.csv'],
  },
  'reopen --note-file': { argv: ['reopen', 'docks-2022-rec-21', '--note-file', 'given.csv'] },
  'withdraw --note-file': { argv: ['withdraw', 'docks-2022-rec-11', '--note-file', 'given.csv'] },
  'submit --note-file': {
    argv: [
      ...['submit', 'july', 'docks-2022-rec-21', '--without-evidence', '--to', 'HMICFRS'],
      ...['--approved-by', 'quay', '--note-file', 'given.csv'],
    ],
  },
  'outcome --note-file': {
    argv: ['outcome', 'june', '--returned', 'docks-2022-rec-11', '--note-file', 'given.csv'],
  },
  'assess --note-file': { argv: ['assess', '1.1', '--judgement', 'met', '--note-file', 'given.csv'] },
  'correct --note-file': {
    argv: ['correct', 'docks-2022-coc-1', 'title', 'Look', '--note-file', 'given.csv'],
  },
  'portal import <file>': {
    argv: ['portal', 'import', 'given.csv', '--on', '2022-06-30'],
    content: `Reference,Type,Status,Title\n7,Recommendation,Open,${fileText}\n`,
  },
  'board add --purpose-file': {
    argv: ['board', 'add', 'slip', '--name', 'Slip Board', '--purpose-file', 'given.csv'],
  },
  'board set --purpose-file': { argv: ['board', 'set', 'quay', '--purpose-file', 'given.csv'] },
  'inspection add --note-file': {
    argv: [
      ...['inspection', 'add', 'locks-2022', '--title', 'Locks', '--origin', 'docks'],
      ...['--status', 'planned', '--note-file', 'given.csv'],
    ],
  },
  'inspection set --note-file': { argv: ['inspection', 'set', 'docks-2022', '--note-file', 'given.csv'] },
  'engagement add --note-file': {
    argv: ['engagement', 'add', '--stage', 'scan', '--note-file', 'given.csv'],
  },
  'paper new --note-file': {
    argv: [
      'paper',
      'new',
      'board-pack',
      '--meeting',
      '2022-07-14',
      '--slot',
      'introduction',
      '--note-file',
      'given.csv',
    ],
  },
  'paper set --note-file': {
    argv: ['paper', 'set', 'update-2022', '--slot', 'conclusion', '--note-file', 'given.csv'],
  },
  'framework import <file>': {
    argv: ['framework', 'import', 'given.csv', '--id', 'tides', '--title', 'Tides', '--from', '2030-04-01'],
    content: `number,title\n1,${fileText}\n`,
  },
  'import <file>': {
    argv: ['import', 'given.csv', '--apply'],
    content: `Action,Title\ndocks-2022-coc-1,${fileText}\n`,
  },
  'import --mapping': {
    argv: ['import', 'sheet.csv', '--apply', '--mapping', 'given.csv'],
    content: 'Heading,Word,Means\nOur number,,id\nWhat to do,,title\n',
  },
};

const paper = {
  'papers/update-2022.yaml':
    'id: update-2022\ntemplate: board-pack\ntitle: Update\nas_at: 2022-06-30\nmeeting: 2022-07-14\npublic: false\n',
};

/** `ssh-keygen` reads this file, which no text of the register comes from. */
const readByGit = ['verify --signatures'];

const isWritten = (flags: string) => flags.includes('--output');

test('every option of a changing command that names an input file has an example', async () => {
  const options: string[] = [];
  for (const command of createProgram(async () => undefined).commands) {
    await loadCommandInputs(command);
    if (!command.options.some(({ long }) => long === '--dry-run')) continue;
    for (const { flags, long } of command.options)
      if (flags.includes('<file>') && !isWritten(flags)) options.push(`${command.name()} ${long}`);
    for (const argument of command.registeredArguments)
      if (argument.name() === 'file') options.push(`${command.name()} <file>`);
  }
  expect(options.sort()).toEqual([...Object.keys(fileUses), ...readByGit].sort());
});

test.each(Object.entries(fileUses))('%s: the text of the file is part of the change', async (_, use) => {
  const { argv, content = fileText } = use;
  const root = newRepository(addRegisterPrefix({ ...fullRegister(1), ...paper }));
  writeFileSync(join(root, 'given.csv'), content);
  writeFileSync(join(root, 'sheet.csv'), `Our number,What to do\ndocks-2022-coc-1,${fileText}\n`);
  const stateBefore = repositoryState(root);
  const dryRun = await openOffice(root).runIn(...argv, '--dry-run');
  expect(dryRun).toMatchObject({ code: 0, out: expect.stringContaining(fileText) });
  expect(repositoryState(root), 'a dry run writes nothing').toEqual(stateBefore);
});

test('a paper is never written over a template, nor pages beside them', async () => {
  const { root, runRefused } = office();
  mkdirSync(join(root, 'templates'));
  writeFileSync(join(root, 'templates/annual.md'), '# Page');
  for (const argv of [
    ['report', 'annual', '-o', 'templates/annual.md'],
    ['report', 'annual', '-o', 'templates/new.md'],
    ['site', '-o', 'templates/site'],
  ])
    expect(await runRefused(...argv)).toContain('is in the folder of the templates');
  expect(readdirSync(join(root, 'templates'))).toEqual(['annual.md']);
});

test('a message shows the control characters of what a call names, and a terminal obeys none', async () => {
  const { runIn } = office();
  const name = 'a\u001b[8m\u202eb';
  for (const argv of [
    [name],
    ['summary', `--${name}`],
    ['summary', '--as-at', name],
    ['show', name],
    ['import', `${name}.csv`],
    ['export', '--format', 'csv', '-o', `${name}.csv`],
  ]) {
    const { err } = await runIn(...argv);
    expect(err).toContain('a␛[8m\ufffdb');
    expect(err).not.toMatch(/[\u001b\u202e]/);
  }
});
