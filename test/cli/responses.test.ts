/** Checks that every `--json` answer matches the schema that `afi schema --answers` publishes, on every kind of register. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/command-list.ts';
import { type AnswerName, answerNames, answerSchema } from '../../src/features/help/responses.ts';
import { overviewCommand } from '../../src/features/overview/command.ts';
import { reports } from '../../src/features/papers/report-list.ts';
import { fullRegister } from '../helpers/full-register.ts';
import { addRegisterPrefix, openOffice } from '../helpers/office.ts';
import { copyOf, git, newRepository, userEnvironment, write } from '../helpers/register/repositories.ts';
import { actionText, type Files, registerFiles, settingsText } from '../helpers/register.ts';
import { answerOf, shapeOf } from '../helpers/response-checks.ts';
import { commandNameOf, emptyFolder, folder, onModel, type Run, run } from '../helpers/tool.ts';

/** Command lines of the reading commands for the model register, each with the name of its answer. */
const queries: readonly (readonly [AnswerName, ...argv: readonly string[]])[] = [
  ['check', 'check'],
  ['overview'],
  ['summary', 'summary', '--ids'],
  ['summary', 'summary', '--rows', 'board', '--columns', 'rag', '--all-types'],
  ['list', 'list', '--all'],
  ['show', 'show', 'custody-2021-rec-2'],
  ['show', 'show', 'custody-2021-rec-2', '--as-at', '2000-01-01'],
  ['changes', 'changes', '--since', '2020-12-31', '--all-types'],
  ['due', 'due'],
  ['programme', 'programme'],
  ['paf', 'self-assessment'],
  ['trend', 'trend', '--rows', 'board', '--ids'],
  ['trend', 'trend', '--by', 'quarter'],
  ['ageing', 'ageing', '--ids'],
  ['ageing', 'ageing', '--rows', 'theme'],
  ['reconcile', 'portal', 'compare', '2021-11-25'],
  ['export', 'export'],
  ['export', 'export', '--type', 'cause-of-concern', '--format', 'csv'],
  ['reports', 'report'],
  ['report', 'report', 'audit-committee-2021-12-16'],
  ['schema', 'schema'],
  ['schema', 'schema', 'action'],
  ['schema', 'schema', '--answers'],
  ['schema', 'schema', '--answers', 'summary'],
  ['completion', 'completion', 'bash'],
  ['help', 'help'],
  ['help', 'help', 'summary'],
  ['help', 'help', 'findings'],
];

/** Every report, with its subject in the model register and in the harbour register. */
const papers: readonly (readonly [name: string, model: string | null, harbour: string | null])[] = [
  ['audit-committee', null, null],
  ['board-pack', null, null],
  ['closure-submission', '2021-09', 'june'],
  ['group-pack', 'custody-dag', 'quay'],
  ['chase', 'Head of Custody', 'Harbour Master'],
  ['self-assessment', null, null],
  ['programme', null, null],
  ['section-55', 'custody-2021', 'docks-2022'],
  ['cause-of-concern', 'custody-2021-coc-1', 'docks-2022-coc-1'],
  ['annual', null, null],
  ['reconciliation', null, null],
];

/** Command lines that read the git history, for a repository in which an event was rewritten and an action renamed. */
const gitQueries: readonly (readonly [AnswerName, ...argv: readonly string[]])[] = [
  ['history', 'history'],
  ['history', 'history', 'docks-2022-rec-11'],
  ['history', 'history', 'docks-2022-rec-97'],
  ['history', 'history', 'docks-2022-afi-99', '--field', 'title'],
  ['audit', 'verify'],
  ['audit', 'verify', '--anchor', '0123456789', '--signatures', 'signers'],
  ['between', 'changes', '--between', 'HEAD~2', 'HEAD'],
  ['trend', 'trend', '--recorded', '--since', '2021-12-31'],
  ['summary', 'summary', '--recorded', 'HEAD~1'],
  ['report', 'report', 'board-pack', '--since', '2022-06-01'],
];

const oddities: Files = {
  'actions/none.yaml': 'id: [',
  'actions/docks-2022-rec-98.yaml': actionText({
    id: 'docks-2022-rec-98',
    inspection: 'docks-2022',
    top: 'colour: blue\n',
  }),
  'actions/notes.txt': 'A stray file.',
};

const inGit = (): string => copyOf('an event rewritten and an action renamed', rewrittenAndRenamed);

function rewrittenAndRenamed(root: string): void {
  cpSync(newRepository(addRegisterPrefix(fullRegister(2))), root, { recursive: true });
  const commit = (files: Readonly<Record<string, string>>, message: string) => {
    write(root, files);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', message);
  };
  const oddRecord =
    'id: 7\ntitle: [a, b]\nhistory: [{on: 5, event: 6}, {event: issued}, nothing, {on: 2022-05-20, event: [x]}]\n';
  commit(
    { 'register/actions/docks-2022-rec-97.yaml': oddRecord },
    'Record\u001b[31m what an older format allowed',
  );
  const recordText = fullRegister(2)['actions/docks-2022-afi-11.yaml'];
  commit(
    {
      'register/actions/docks-2022-rec-97.yaml': oddRecord
        .replace('title: [a, b]', 'title: {c: d}')
        .replace('on: 5', 'on: 8'),
      'register/actions/docks-2022-afi-99.yaml': String(recordText)
        .replaceAll('docks-2022-afi-11', 'docks-2022-afi-99')
        .replace('history:', 'formerly: [docks-2022-afi-11]\nhistory:'),
      'register/actions/docks-2022-rec-11.yaml': String(
        fullRegister(2)['actions/docks-2022-rec-11.yaml'],
      ).replace('2022-06-20', '2022-06-21'),
      signers: 'officer@example.com ssh-ed25519 AAAA\n',
    },
    'Rewrite the past',
  );
  git(root, 'rm', '-q', 'register/actions/docks-2022-afi-11.yaml');
  git(root, 'commit', '-q', '--amend', '--no-edit');
}

/** Checks that the answer is valid, or that a refusal prints nothing on standard output. */
function expectAnswerOrRefusal(result: Run, name: AnswerName): void {
  if (result.code === 2) expect(result.out).toBe('');
  else answerOf(result, name);
}

describe('the model register', () => {
  test.each(queries)('%s: afi %s', async (name, ...argv) => {
    const result = await onModel(...argv, '--json');
    expect(result.code, result.err).toBe(0);
    answerOf(result, name);
  });

  test.each(papers)('report %s %s', async (name, about) => {
    const argv = ['report', name, ...(about === null ? [] : [about])];
    for (const extraArgs of [[], ['--internal'], ['--as-at', '2021-11-25', '--since', '2020-12-31']]) {
      const result = await onModel(...argv, ...extraArgs, '--json');
      if (result.code === 2 && extraArgs[0] === '--internal') continue;
      expect(answerOf(result, 'report')['report'], result.err).toBe(name);
    }
  });

  test('every report has an example', () => {
    expect(papers.map(([name]) => name).sort()).toEqual(reports.map(({ name }) => name).sort());
  });
});

describe.each([
  ['an empty register', { 'register.yaml': settingsText() }],
  ['a register with every kind of record', fullRegister(3)],
  ['a register with broken files', { ...fullRegister(2), ...oddities }],
  ['a register without its settings', { ...fullRegister(1), ...oddities, 'register.yaml': 'version: 9\n' }],
] as const)('%s', (_, files) => {
  const directory = emptyFolder();
  beforeAll(() => directory.remove);
  beforeAll(() => {
    mkdirSync(join(directory.path, 'register'));
    write(directory.path, addRegisterPrefix(files));
  });

  test.each([...queries, ...gitQueries])('%s: afi %s', async (name, ...argv) => {
    expectAnswerOrRefusal(await run(directory.path, [...argv, '--json']), name as AnswerName);
  });

  test.each(papers)('report %s', async (name, _, about) => {
    const argv = ['report', name, ...(about === null ? [] : [about])];
    expectAnswerOrRefusal(await run(directory.path, [...argv, '--json']), 'report');
    expectAnswerOrRefusal(await run(directory.path, [...argv, '--since', '2022-01-01', '--json']), 'report');
  });

  test('a submission that is still to be sent', async () => {
    const result = await run(directory.path, ['report', 'closure-submission', '--ready', '--json']);
    expectAnswerOrRefusal(result, 'report');
  });
});

test.each(gitQueries)('from git, %s: afi %s', async (name, ...argv) => {
  const result = await run(inGit(), [...argv, '--json'], { env: userEnvironment });
  // A history shows what was recorded; the other commands count a file that the format does not allow.
  expect(result.code, result.err).toBe(name === 'history' ? 0 : 1);
  answerOf(result, name);
});

const extract = (rows: string) => `Reference,Type,Status,Title,Text,Inspection\n${rows}`;

/** The changes that a user makes, in order. */
const changes: readonly (readonly [AnswerName, ...argv: readonly string[]])[] = [
  ['init', 'init', '.', '--name', 'Harbour Police'],
  ['record', 'save', '--message', 'Fill it'],
  ['record', 'save'],
  [
    'add',
    'add',
    '--type',
    'recommendation',
    '--inspection',
    'docks-2021',
    '--number',
    '2',
    '--title',
    'Mend it',
    '--wording',
    'Mend the quay wall by the end of the season.',
    '--on',
    '2021-02-01',
  ],
  [
    'assign',
    'assign',
    'docks-2021-rec-2',
    '--force-lead',
    'Harbour Master',
    '--delivery-lead',
    'Head of Docks',
    '--board',
    'quay',
  ],
  ['target', 'target', 'docks-2021-rec-2', '--by', '2022-09-30'],
  ['progress', 'progress', 'docks-2021-rec-2', '--rag', 'amber', '--note', 'Begun.'],
  ['evidence', 'evidence', 'docks-2021-rec-2', '--title', 'Photographs', '--reference', 'Folder 12'],
  ['complete', 'complete', 'docks-2021-rec-2', '--approved-by', 'quay'],
  [
    'submit',
    'submit',
    '2022-07',
    'docks-2021-rec-2',
    '--to',
    'Force Liaison Lead',
    '--approved-by',
    'quay',
    '--title',
    'July',
  ],
  ['outcome', 'outcome', '2022-07', '--returned', 'docks-2021-rec-2', '--note', 'More.'],
  ['complete', 'complete', 'docks-2021-rec-2', '--approved-by', 'quay'],
  [
    'submit',
    'submit',
    '2022-08',
    '--ready',
    '--to',
    'Force Liaison Lead',
    '--approved-by',
    'quay',
    '--title',
    'August',
  ],
  ['withdraw', 'withdraw', 'docks-2021-rec-2', '--note', 'Too soon.'],
  ['close', 'close', 'docks-2021-rec-2', '--route', 'revisit', '--note', 'Seen.'],
  ['reopen', 'reopen', 'docks-2021-rec-2', '--note', 'It fell.'],
  ['note', 'note', 'docks-2021-rec-2', '--note', 'Asked for.'],
  ['correct', 'correct', 'docks-2021-rec-2', 'title', 'Mend the wall', '--note', 'A word was wrong.'],
  ['redact', 'redact', 'docks-2021-rec-2', 'wording', '--reason', 'A name.', '--approved-by', 'quay'],
  ['rename', 'rename', 'docks-2021-rec-2', 'docks-2021-rec-3'],
  ['assess', 'assess', '1.1', '--judgement', 'met', '--note', 'It holds.'],
  ['portal', 'portal', 'import', 'given.csv', '--on', '2022-06-01'],
  ['portal', 'portal', 'import', 'later.csv', '--on', '2022-06-20'],
  ['reconcile', 'portal', 'compare'],
  ['reconcile-against', 'portal', 'compare', '2022-06-20', '--against', '2022-06-01'],
  ['match', 'portal', 'match'],
  ['match', 'portal', 'match', '--accept', 'docks-2021-rec-3=12'],
  ['explain', 'portal', 'explain', '13', '--reason', 'It is another force’s.'],
  ['portal', 'portal', 'words', '--status', 'Parked=returned'],
  [
    ...(['inspection-add', 'inspection', 'add', 'peel-2025', '--title', 'PEEL'] as const),
    ...['--origin', 'docks', '--status', 'planned'],
  ],
  ['inspection-set', 'inspection', 'set', 'peel-2025', '--date', 'May 2025: Fieldwork'],
  ['inspection-set', 'inspection', 'set', 'peel-2025', '--date', 'May 2025: Fieldwork'],
  ['board-add', 'board', 'add', 'night', '--name', 'Night watch'],
  ['board-set', 'board', 'set', 'night', '--parent', 'quay'],
  ['engagement-add', 'engagement', 'add', '--stage', 'scan'],
  ['settings-set', 'settings', 'set', '--role', 'Head of Ropes'],
  ['paper-new', 'paper', 'new', 'annual', '--meeting', '2022-06-30'],
  ['paper-set', 'paper', 'set', 'annual-2022-06-30', '--status', 'For information'],
  [
    'framework-import',
    'framework',
    'import',
    'framework.csv',
    '--id',
    'peel-2030',
    '--from',
    '2030-04-01',
    '--title',
    'PEEL',
  ],
  ['framework-list', 'framework', 'list'],
  ['inspection-list', 'inspection', 'list'],
  ['board-list', 'board', 'list'],
  ['role-list', 'role', 'list'],
  ['import', 'import', 'sheet.csv'],
  ['import', 'import', 'sheet.csv', '--apply'],
  ['import', 'import', 'sheet.csv', '--apply'],
  ['site', 'site', '-o', 'pages'],
  ['edit', 'edit', 'docks-2021-rec-3'],
  ['undo', 'undo'],
  ['redo', 'redo'],
];

/** Answers whose commands are also run with `--dry-run` first. */
const dryRuns = new Set(['record', 'add', 'rename', 'match', 'import']);

test('every change answers as published, in a dry run and when recorded', async () => {
  const root = folder({}, '.');
  // An editor that changes nothing.
  const { runIn } = openOffice(root, { env: { ...userEnvironment, EDITOR: `"${process.execPath}" -e ""` } });
  const files = registerFiles({
    'register.yaml': settingsText(
      'portal: {types: {Recommendation: recommendation}, closed_statuses: [Closed]}\nignore: ["**/.gitkeep"]\n',
    ),
    'frameworks/ropes.yaml':
      'id: ropes\ntitle: Ropes\nquestions:\n  - {number: "1", title: Knots, topics: [{number: "1.1", title: Bowline}]}\n',
    'actions/docks-2021-rec-1.yaml': undefined,
  });
  const rows = ['12,Recommendation,Open,Mend it,Mend the quay wall by the end of the season.,Docks'];
  for (const [name, ...argv] of changes) {
    if (name === 'record' && argv.length > 1) write(root, addRegisterPrefix(files));
    if (name === 'portal')
      write(root, {
        'given.csv': extract(`${rows[0]}\n`),
        'later.csv': extract(`${rows[0]}\n13,Recommendation,Open,Paint it,Paint the bollards.,Docks\n`),
        'framework.csv': 'Number,Title\n1,Is it safe?\n1.1,Ladders\n',
        'sheet.csv': 'Action,Title,Status,Force lead\ndocks-2021-rec-3,Mend the wall,open,Head of Piers\n',
      });
    const commitBefore = argv[0] === 'init' ? '' : git(root, 'rev-parse', 'HEAD').trim();
    const isChange = shapeOf(name).properties?.['commit'] !== undefined;
    if (dryRuns.has(name)) {
      const dryRunAnswer = answerOf(await runIn(...argv, '--dry-run', '--json'), name);
      expect(git(root, 'rev-parse', 'HEAD').trim(), argv.join(' ')).toBe(commitBefore);
      expect(dryRunAnswer['commit']).toBe(null);
    }
    const result = await runIn(...argv, '--json');
    expect(result.code, result.err).toBe(0);
    const answer = answerOf(result, name);
    if (!isChange) continue;
    const commitAfter = git(root, 'rev-parse', 'HEAD').trim();
    expect(answer['commit'], argv.join(' ')).toBe(commitAfter === commitBefore ? null : commitAfter);
    expect(answer['subject']).toBe(
      commitAfter === commitBefore ? null : git(root, 'log', '-1', '--format=%s').trim(),
    );
    const prefix = argv[0] === 'init' ? '' : 'register/';
    const listedFiles = (answer['files'] as readonly { file: string }[]).map(({ file }) => file).sort();
    const committedFiles = git(root, 'show', '--no-renames', '--name-only', '--format=', 'HEAD')
      .trim()
      .split('\n')
      .sort();
    const ids = listedFiles.flatMap((file) => /^register\/actions\/(.+)\.yaml$/.exec(file)?.[1] ?? []);
    if (argv[0] !== 'init') expect([...(answer['actions'] as readonly string[])].sort()).toEqual(ids);
    expect(listedFiles, argv.join(' ')).toEqual(
      commitAfter === commitBefore ? [] : committedFiles.filter((file) => file.startsWith(prefix)),
    );
  }
});

test('a paper as JSON is written to the named file, and --check compares it with that file', async () => {
  const root = folder(fullRegister(1));
  const argv = ['report', 'board-pack', '--json'];
  const { out } = await run(root, argv);
  expect(await run(root, [...argv, '-o', 'pack.json'])).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(join(root, 'pack.json'), 'utf8')).toBe(out);
  expect((await run(root, [...argv, '-o', 'pack.json', '--check'])).code).toBe(0);
  expect((await run(root, [...argv, '--as-at', '2022-06-15', '-o', 'pack.json', '--check'])).code).toBe(1);
});

test.each([['summary'], ['changes', '--since', '2020-12-31'], ['trend', '--rows', 'board'], ['ageing']])(
  'the ids behind each figure are in the answer of %s, with --ids and without',
  async (...argv) => {
    const { out } = await onModel(...argv, '--json');
    expect(out).toContain('"custody-2021-rec-2"');
    expect((await onModel(...argv, '--ids', '--json')).out).toBe(out);
  },
);

test('a refusal is on standard error, and standard output is empty', async () => {
  for (const argv of [
    ['show', 'nothing'],
    ['schema', 'nothing'],
    ['add', '--type', 'recommendation'],
  ]) {
    const { code, out, err } = await run(folder(registerFiles()), [...argv, '--json'], {
      env: userEnvironment,
    });
    expect({ argv, code, out }).toEqual({ argv, code: 2, out: '' });
    expect(err).toMatch(/^afi: /);
  }
});

describe('the published schemas', () => {
  test('one schema is printed on its own', async () => {
    const { out } = await onModel('schema', '--answers', 'summary');
    expect(JSON.parse(out)).toEqual(answerSchema('summary'));
  });

  test('every command has an example, except the one that git runs', () => {
    const examples = [...queries, ...gitQueries, ...changes];
    expect([...new Set(examples.map(([, ...argv]) => commandNameOf(argv)))].sort()).toEqual(
      [...commands, overviewCommand].flatMap(({ name }) => (name === 'merge-file' ? [] : [name])).sort(),
    );
  });

  test('every published answer has an example', () => {
    const names = [...queries, ...gitQueries, ...changes].map(([name]) => name);
    expect([...new Set(names)].sort()).toEqual([...answerNames].sort());
  });
});
