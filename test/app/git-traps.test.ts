/** Checks that no command runs a program that a hostile repository configures for git. */
import { appendFileSync, chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { addRegisterPrefix, openOffice } from '../helpers/office.ts';
import { git, read, tryGit, userEnvironment, write } from '../helpers/register/repositories.ts';
import { repositoryOfTraps } from '../helpers/register/traps.ts';
import { actionText, registerFiles, settingsText } from '../helpers/register.ts';
import { skipUnless } from '../helpers/requirements.ts';
import { commandNameOf } from '../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const file = `register/actions/${id}.yaml`;
const files = addRegisterPrefix(
  registerFiles({
    'register.yaml': settingsText(
      'ignore: [git]\nportal: {columns: {ref: Ref, type: Type, status: Status, title: Title, inspection: Inspection}, types: {Rec: recommendation}, closed_statuses: [Closed]}\n',
    ),
    'actions/docks-2021-rec-2.yaml': actionText({
      id: 'docks-2021-rec-2',
      history: [
        '{on: 2021-01-04, event: issued}',
        '{on: 2021-05-01, event: completed, approved_by: quay}',
        '{on: 2021-06-01, event: submitted, batch: 2021-06}',
      ],
    }),
    'frameworks/paf.yaml':
      'id: paf\ntitle: Framework\nquestions: [{number: "1", title: Service, graded: true, topics: [{number: "1.1", title: Calls, characteristics: [{number: "1.1.1", title: Answered}]}]}]\n',
    'papers/june.yaml': 'id: june\ntitle: Progress\ntemplate: audit-committee\nas_at: 2022-06-30\n',
  }),
);
const wording = ['--title', 'Paint it', '--wording', 'The force should paint it.'];

/** Each command of the tool, in an order in which all succeed; `save` commits an edit made by hand. */
const commands: readonly (readonly string[])[] = [
  ['check'],
  ['summary', '--ids'],
  ['list'],
  ['inspection', 'list'],
  ['board', 'list'],
  ['role', 'list'],
  ['show', id],
  ['changes', '--since', '2021-01-01'],
  ['due'],
  ['programme'],
  ['self-assessment'],
  ['history', id],
  ['history'],
  ['verify'],
  ['trend', '--recorded', '--since', '2021-01-01'],
  ['ageing'],
  ['summary', '--recorded', 'HEAD'],
  ['summary', '--recorded', '2022-06-30'],
  ['changes', '--between', 'HEAD', 'HEAD'],
  ['export', '--format', 'csv'],
  ['report', 'june'],
  ['schema', 'action'],
  ['help', 'note'],
  ['add', '--type', 'recommendation', '--inspection', 'docks-2021', '--number', '3', ...wording],
  ['assign', id, '--board', 'quay'],
  ['target', id, '--by', '2022-09-30'],
  ['progress', id, '--rag', 'green', '--note', 'Seen.'],
  ['evidence', id, '--title', 'Photographs', '--reference', 'Share, folder 2'],
  ['complete', id, '--approved-by', 'quay'],
  ['submit', '2022-07', '--ready', '--to', 'FLL', '--approved-by', 'quay'],
  ['withdraw', id, '--note', 'Taken back.'],
  ['outcome', '2021-06', '--closed', 'docks-2021-rec-2'],
  ['reopen', 'docks-2021-rec-2', '--note', 'Again.'],
  ['close', 'docks-2021-rec-2', '--route', 'revisit'],
  ['correct', id, 'title', 'Mend the ladder', '--note', 'A slip.'],
  ['note', id, '--note', 'Read.'],
  ['redact', id, 'wording', '--reason', 'A name.', '--approved-by', 'quay'],
  ['rename', 'docks-2021-rec-3', 'docks-2021-rec-4'],
  ['portal', 'import', 'extract.csv', '--on', '2022-06-20'],
  [],
  ['portal', 'compare'],
  ['portal', 'words', '--status', 'Parked=open'],
  ['portal', 'explain', '77', '--reason', 'Listed late.'],
  ['portal', 'match'],
  ['import', 'sheet.csv'],
  ['assess', '1.1', '--judgement', 'met', '--note', 'Seen.'],
  ['site', '-o', 'pages'],
  ['merge-file', 'base.yaml', 'ours.yaml', 'theirs.yaml'],
  ['undo'],
  ['redo'],
  ['inspection', 'add', 'locks-2022', '--title', 'Locks', '--origin', 'docks', '--status', 'planned'],
  ['inspection', 'set', 'locks-2022', '--note', 'Two locks.'],
  ['board', 'add', 'slip', '--name', 'Slip Board'],
  ['board', 'set', 'slip', '--frequency', 'Monthly'],
  ['engagement', 'add', '--stage', 'scan', '--note', 'Seen.'],
  ['settings', 'set', '--role', 'Head of Locks'],
  ['paper', 'new', 'board-pack', '--meeting', '2022-07-14'],
  ['paper', 'set', 'board-pack-2022-07-14', '--status', 'For information'],
  ['framework', 'import', 'framework.csv', '--id', 'tides', '--title', 'Tides', '--from', '2030-04-01'],
  ['framework', 'list'],
  ['completion', 'bash'],
  ['init', 'another'],
  ['save'],
];

describe('a repository full of traps', skipUnless('unix'), () => {
  test.each([{ withPath: false }, { withPath: true }])('no command springs a trap (%j)', async (options) => {
    const { root, set, sprung, env } = repositoryOfTraps({ ...options, files });
    // Programs that would run instead of the real ones if the search path began in the repository.
    for (const name of ['git', 'sh', 'node', 'vi']) {
      writeFileSync(join(root, name), `#!/bin/sh\ntouch '${root}/sprung-${name}'\n`);
      chmodSync(join(root, name), 0o755);
    }
    const record = actionText();
    write(root, {
      'register/evidence/inner/register.yaml': 'version: 1\n',
      'extract.csv': 'Ref,Type,Status,Title,Inspection\n77,Rec,Open,Mend it,Inspection of the docks\n',
      'sheet.csv': `Id,Title\n${id},Mend the ${id} ladder\n`,
      'framework.csv': 'number,title\n1,Tides\n',
      'base.yaml': record,
      'ours.yaml': record,
      'theirs.yaml': record,
    });
    const { runIn } = openOffice(root, { env: { ...userEnvironment, ...env } });
    const count = new Set(set).size + 4;
    expect(count).toBe(options.withPath ? 90 : 78);
    const directory = process.cwd();
    process.chdir(root);
    try {
      const refusedRun = await runIn('note', id, '--note', 'x');
      expect({ code: refusedRun.code, sprung: sprung() }).toEqual({ code: 2, sprung: [] });
      expect(refusedRun.err).toMatch(
        /^afi: (?:core\.hooksPath|gpg\.(?:openpgp\.)?program) is set by this repository only/,
      );
      for (const key of ['core.hooksPath', 'commit.gpgSign']) tryGit(root, 'config', '--unset-all', key);
      expect((await runIn('note', id, '--note', 'x')).err).toContain('has the attribute filter=evil');
      appendFileSync(join(root, '.git/info/attributes'), '** -filter\n');
      for (const argv of commands) {
        if (argv[0] === 'save') write(root, { [file]: `${read(root, file)}# By hand.\n` });
        const { code, err } = await runIn('--quiet', ...argv);
        expect({ argv, code, err }).toEqual({ argv, code: 0, err: '' });
        expect({ argv, sprung: sprung() }).toEqual({ argv, sprung: [] });
      }
    } finally {
      process.chdir(directory);
    }
    expect(readdirSync(root).filter((name) => name.startsWith('sprung'))).toEqual([]);
  });

  test('every command of the tool is tried', () => {
    const program = createProgram(async () => {});
    // The editor of the user is run on purpose.
    const triedNames = new Set([...commands.map(commandNameOf), 'edit']);
    expect(program.commands.map((command) => command.name()).filter((name) => !triedNames.has(name))).toEqual(
      [],
    );
  });

  test('a bare repository springs no trap', async () => {
    const { root, sprung, env } = repositoryOfTraps({ files });
    git(root, 'config', 'core.bare', 'true');
    const { runIn } = openOffice(root, { env: { ...userEnvironment, ...env } });
    for (const argv of [['summary'], ['note', id, '--note', 'x'], ['undo'], ['save']]) await runIn(...argv);
    expect((await runIn('save')).err).toContain('is bare');
    expect(sprung()).toEqual([]);
  });
});
