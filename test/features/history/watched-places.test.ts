/** Checks that `verify` reports every change of a place on which figures or their readers depend, by hand and by commands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchedCodes } from '../../../src/features/history/watched-places.ts';
import {
  actionText,
  batchText,
  type Files,
  inspectionText,
  registerFiles,
  settingsText,
} from '../../helpers/register.ts';
import { officerEnvironment } from '../../helpers/register-over-time.ts';
import { git, registerInGit, run, write } from '../../helpers/tool.ts';

const settings = settingsText(`officer: Liaison Officer
marking: OFFICIAL
due: {near_days: 28, return_days: 28}
ignore: ["notes/**"]
rules: {unassigned: warning}
public: {words: [closed]}
portal:
  types: {Rec: recommendation}
  statuses: {Parked: open}
`);

const actionFile = 'actions/docks-2021-rec-1.yaml';
const startFiles: Files = registerFiles({
  'register.yaml': settings,
  [actionFile]: actionText({ top: 'paf: ["1.1"]\nthemes: [ladders]\nmarking: OFFICIAL\n' }),
  'inspections/docks-2021.yaml': inspectionText('docks-2021'),
  'batches/2021-06.yaml': batchText('2021-06', '2021-01-20'),
  'frameworks/tides.yaml':
    'id: tides\ntitle: Tides\nquestions:\n  - number: "1"\n    title: Ropes\n    topics:\n      - {number: "1.1", title: Knots}\n',
  'papers/update.yaml':
    'id: update\ntemplate: audit-committee\ntitle: Update\nmeeting: 2021-02-10\nas_at: 2021-01-31\n',
  'portal/2021-01-31.csv': 'Reference,Type,Status\n101,Rec,Parked\n',
  'portal/explanations.yaml': 'explanations:\n  - {ref: "101", reason: Not ours., on: 2021-02-01}\n',
});
const surroundings: Files = {
  '.github/workflows/check.yml': 'run: afi check\n',
  '.ci/pipeline.yml': 'run: afi check\n',
  '.afi/settings.json': '{}\n',
  '.gitattributes': '*.md text\n',
  'templates/chase.md': 'Please update the register.\n',
};

/** A change of one place: the file, the former text and the new one, and the finding. */
interface PlaceChange {
  readonly code: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly field: string;
  readonly weight: 'finding' | 'notice';
  /** A command whose work such a change is. */
  readonly command?: string;
}

const inSettings = (
  code: string,
  before: string,
  after: string,
  field: string,
  command = 'save',
): PlaceChange => ({
  ...{ code, file: 'register/register.yaml', before, after, field, command, weight: 'finding' },
});

const placeChanges: readonly PlaceChange[] = [
  inSettings('ignore-changed', '"notes/**"', '"notes/**", "old/**"', 'ignore'),
  inSettings('severity-changed', 'unassigned: warning', 'unassigned: off', 'rules.unassigned'),
  inSettings('public-changed', 'words: [closed]', 'words: [closed, returned]', 'public.words'),
  inSettings('marking-changed', 'marking: OFFICIAL', 'marking: OFFICIAL-SENSITIVE', 'marking'),
  inSettings('roles-changed', ', Head of Piers]', ']', 'roles'),
  inSettings('rows-changed', 'label: Piers', 'label: Jetties', 'origins[1].label'),
  inSettings('threshold-changed', 'return_days: 28', 'return_days: 3650', 'due.return_days'),
  inSettings(
    'portal-words-changed',
    'Parked: open',
    'Parked: closed',
    'portal.statuses.Parked',
    'portal words',
  ),
  {
    ...inSettings('settings-changed', 'officer: Liaison Officer', 'officer: Clerk', 'officer'),
    weight: 'notice',
  },
  {
    ...{
      code: 'marking-changed',
      file: `register/${actionFile}`,
      before: 'marking: OFFICIAL',
      after: 'marking: SECRET',
    },
    ...{ field: 'marking', weight: 'finding', command: 'import' },
  },
  {
    ...{ code: 'paf-changed', file: `register/${actionFile}`, before: 'paf: ["1.1"]', after: 'paf: ["1"]' },
    ...{ field: 'paf', weight: 'finding', command: 'import' },
  },
  {
    ...{ code: 'own-field-changed', file: `register/${actionFile}`, before: '[ladders]', after: '[ropes]' },
    ...{ field: 'themes', weight: 'notice' },
  },
  {
    ...{ code: 'framework-changed', file: 'register/frameworks/tides.yaml', before: 'title: Tides' },
    ...{ after: 'title: Tides\nuntil: 2021-02-28', field: 'until', weight: 'finding', command: 'save' },
  },
  {
    ...{
      code: 'framework-changed',
      file: 'register/frameworks/tides.yaml',
      before: 'Knots',
      after: 'Hitches',
    },
    ...{ field: 'questions[0].topics[0].title', weight: 'finding' },
  },
  {
    ...{
      code: 'explanation-changed',
      file: 'register/portal/explanations.yaml',
      before: 'Not ours.',
      after: 'Lost.',
    },
    ...{ field: 'explanations[0].reason', weight: 'finding', command: 'portal explain' },
  },
  {
    ...{
      code: 'extract-changed',
      file: 'register/portal/2021-01-31.csv',
      before: '101,Rec',
      after: '102,Rec',
    },
    ...{ field: 'line 2', weight: 'finding' },
  },
  {
    ...{
      code: 'inspection-changed',
      file: 'register/inspections/docks-2021.yaml',
      before: 'published: 2021-01-04',
    },
    ...{ after: 'published: 2021-01-05', field: 'published', weight: 'finding' },
  },
  {
    ...{
      code: 'board-changed',
      file: 'register/boards/quay.yaml',
      before: 'quay board',
      after: 'pier board',
    },
    ...{ field: 'name', weight: 'notice' },
  },
  {
    ...{
      code: 'batch-changed',
      file: 'register/batches/2021-06.yaml',
      before: '2021-01-20',
      after: '2021-01-21',
    },
    ...{ field: 'sent', weight: 'finding' },
  },
  {
    ...{ code: 'paper-changed', file: 'register/papers/update.yaml', before: 'as_at: 2021-01-31' },
    ...{ after: 'as_at: 2021-01-30', field: 'as_at', weight: 'finding' },
  },
  {
    ...{ code: 'pipeline-changed', file: '.github/workflows/check.yml', before: 'afi check', after: 'true' },
    ...{ field: 'line 1', weight: 'notice' },
  },
  {
    ...{ code: 'pipeline-changed', file: '.ci/pipeline.yml', before: 'afi check', after: 'true' },
    ...{ field: 'line 1', weight: 'notice' },
  },
  {
    ...{ code: 'configuration-changed', file: '.afi/settings.json', before: '{}', after: '{"skip": true}' },
    ...{ field: 'line 1', weight: 'finding' },
  },
  {
    ...{ code: 'attributes-changed', file: '.gitattributes', before: 'text', after: 'merge=ours' },
    ...{ field: 'line 1', weight: 'notice' },
  },
  {
    ...{ code: 'template-changed', file: 'templates/chase.md', before: 'Please update', after: 'Ignore' },
    ...{ field: 'line 1', weight: 'notice' },
  },
];

const day = '2021-03-01';

/** A register with files around it, all recorded in one commit. */
function startRegister(): string {
  const root = registerInGit(startFiles, { day: '2021-02-01', message: 'Start the register' });
  write(root, surroundings, '');
  git(root, '2021-02-01', 'add', '-A');
  git(root, '2021-02-01', 'commit', '-q', '--amend', '--no-edit');
  return root;
}

function commitAll(root: string, message: string): string {
  git(root, day, 'add', '-A');
  git(root, day, 'commit', '-qm', message);
  return git(root, day, 'rev-parse', 'HEAD').trim();
}

/** Makes a change in a file, and commits it. */
function commitChange(root: string, { file, before, after }: PlaceChange, message: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(before);
  write(root, { [file]: text.replace(before, after) }, '');
  return commitAll(root, message);
}

async function runAudit(root: string, ...flags: readonly string[]) {
  const { code, out, err } = await run(root, ['verify', '--json', ...flags], { env: officerEnvironment });
  expect(err).toBe('');
  const { findings, notices } = JSON.parse(out) as Record<
    'findings' | 'notices',
    readonly { code: string; commit: string; file: string; field: string; was: string; is: string }[]
  >;
  return { code, findings, notices };
}

test('each change by hand of a watched place is reported with its commit, its field and both values', async () => {
  const root = startRegister();
  const commits = placeChanges.map((change) => commitChange(root, change, 'Tidy up'));
  const { code, findings, notices } = await runAudit(root);
  expect(code).toBe(1);
  for (const [index, change] of placeChanges.entries()) {
    const { weight, code: changeCode, field } = change;
    const file = change.file.replace(/^register\//, '');
    const expectedChanges = [{ code: changeCode, file, field }];
    const ofCommit = (list: typeof findings) => list.filter(({ commit }) => commit === commits[index]);
    expect(ofCommit(weight === 'finding' ? findings : notices), change.code).toMatchObject(expectedChanges);
    expect(ofCommit(weight === 'finding' ? notices : findings), change.code).toEqual([]);
  }
  const page = (await run(root, ['verify'], { env: officerEnvironment })).out;
  expect(page).toContain(
    'due.return_days was changed by hand from ‘28’ to ‘3650’. It decides what is overdue, needs a new target or needs attention (threshold-changed)',
  );
});

test('a new file around the register is a notice with its first line; what was there before the register is not', async () => {
  const root = startRegister();
  const names = ['.github/workflows/publish.yml', '.afi/more.json', 'templates/annual.md', 'notes/new.txt'];
  write(root, Object.fromEntries(names.map((name) => [name, 'on: push\nrun: publish\n'])), '');
  const commit = commitAll(root, 'Publish');
  const { code, findings, notices } = await runAudit(root);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(notices.map(({ file }) => file).sort()).toEqual([...names.slice(0, 3)].sort());
  expect(notices[0]).toMatchObject({ commit, was: null, is: 'on: push' });
});

test('the tests change every watched place', () => {
  const triedCodes = new Set(placeChanges.map(({ code }) => code));
  expect(watchedCodes.filter((code) => !triedCodes.has(code))).toEqual([]);
});

test('a change by the command whose work it is, is a notice; with --strict the audit fails', async () => {
  const root = startRegister();
  const ownChanges = placeChanges.filter(({ command }) => command !== undefined);
  for (const change of ownChanges) commitChange(root, change, `Change it\n\nAfi-Command: ${change.command}`);
  const { code, findings, notices } = await runAudit(root);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(notices.map((notice) => notice.code)).toEqual(ownChanges.map((change) => change.code));
  expect((await runAudit(root, '--strict')).code).toBe(1);
});

test('a command does not excuse a change that is not its work', async () => {
  const root = startRegister();
  for (const change of placeChanges.filter(({ weight }) => weight === 'finding'))
    commitChange(root, change, 'Note it\n\nAfi-Command: note');
  const { findings, notices } = await runAudit(root);
  expect(findings).toHaveLength(placeChanges.filter(({ weight }) => weight === 'finding').length);
  expect(notices).toEqual([]);
});

const findChange = (code: string, command?: string): PlaceChange => {
  const change = placeChanges.find((each) => each.code === code && each.command === command);
  if (!change) throw new Error(`no change of ${code}`);
  return change;
};

test('a command that cannot have made a change does not excuse it, whatever command the message names', async () => {
  const root = startRegister();
  // No command changes an extract that is there, and none has this name.
  const extract = findChange('extract-changed');
  const configuration = findChange('configuration-changed');
  const commits = [
    commitChange(root, extract, 'Take it in\n\nAfi-Command: portal'),
    commitChange(root, configuration, 'Set up\n\nAfi-Command: setup'),
  ];
  // `portal words` changes the settings only, and `portal explain` the explanations only.
  write(root, { [actionFile]: actionText({ top: 'paf: ["1.1"]\nthemes: [ropes]\nmarking: OFFICIAL\n' }) });
  commits.push(
    commitChange(
      root,
      findChange('portal-words-changed', 'portal words'),
      'Words\n\nAfi-Command: portal words',
    ),
  );
  write(root, { 'README.md': 'Changed by hand.\n' });
  commits.push(
    commitChange(
      root,
      findChange('explanation-changed', 'portal explain'),
      'Explain\n\nAfi-Command: explain',
    ),
  );
  // A command changes nothing outside the register, and makes no merge.
  write(root, { '.gitattributes': '*.md -text\n' }, '');
  commits.push(commitChange(root, findChange('threshold-changed', 'save'), 'Record\n\nAfi-Command: record'));
  git(root, day, 'checkout', '-qb', 'side', 'HEAD^');
  git(root, day, 'commit', '-q', '--allow-empty', '-m', 'Side');
  git(root, day, 'checkout', '-q', 'main');
  git(root, day, 'merge', '-q', '--no-commit', '--no-ff', 'side');
  commits.push(
    commitChange(root, findChange('severity-changed', 'save'), 'Merge side\n\nAfi-Command: record'),
  );
  const { code, findings } = await runAudit(root);
  expect(code).toBe(1);
  expect(findings.map((finding) => [finding.code, finding.commit])).toEqual(
    [
      'extract-changed',
      'configuration-changed',
      'portal-words-changed',
      'explanation-changed',
      'threshold-changed',
      'severity-changed',
    ].map((changeCode, index) => [changeCode, commits[index]]),
  );
  const page = (await run(root, ['verify'], { env: officerEnvironment })).out;
  expect(page).toContain(
    'line 2 was changed by hand (the message names `afi portal import`, which does not do this)',
  );
});

test('several recorded changes in one commit, as a squash merge makes it, are still the work of their commands', async () => {
  const root = startRegister();
  write(root, { [actionFile]: actionText({ top: 'paf: ["1"]\nthemes: [ropes]\nmarking: OFFICIAL\n' }) });
  commitChange(
    root,
    findChange('threshold-changed', 'save'),
    'Work of March (#12)\n\n* Note it\n\nAfi-Command: note\n\n* Record it\n\nAfi-Command: record',
  );
  const { code, findings, notices } = await runAudit(root);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(notices.map((notice) => notice.code).sort()).toEqual([
    'own-field-changed',
    'paf-changed',
    'threshold-changed',
  ]);
});

test('new roles and papers that are still to be presented are notices; first recordings and line ends are nothing', async () => {
  const root = startRegister();
  const paper = (asAt: string) =>
    `id: next\ntemplate: audit-committee\ntitle: Next\nmeeting: 2021-04-10\nas_at: ${asAt}\n`;
  write(root, { 'papers/next.yaml': paper('2021-03-01'), 'boards/pier.yaml': 'id: pier\nname: Pier\n' });
  commitAll(root, 'Add a paper and a board');
  write(root, { 'papers/next.yaml': paper('2021-03-31') });
  write(root, { 'register.yaml': settings.replace(', Head of Piers]', ', Head of Piers, Pilot]') });
  commitAll(root, 'Move the date, add a role');
  write(root, { 'portal/2021-01-31.csv': 'Reference,Type,Status\r\n101,Rec,Parked\r\n' });
  commitAll(root, 'Write line ends of Windows');
  const { code, findings, notices } = await runAudit(root);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(notices).toMatchObject([
    { code: 'paper-changed', field: 'as_at', was: '2021-03-01', is: '2021-03-31' },
    { code: 'roles-changed', field: 'roles' },
  ]);
  expect(JSON.stringify(notices), 'the meeting is still to come').not.toContain('whose meeting has passed');
});

test('an extract of a day long past is a notice, and a new one is nothing', async () => {
  const root = startRegister();
  const rows = 'Reference,Type,Status\n101,Rec,Parked\n';
  write(root, { 'portal/2021-02-28.csv': rows, 'portal/2021-01-02.csv': rows });
  commitAll(root, 'Add extracts');
  const { code, findings, notices } = await runAudit(root);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(notices).toMatchObject([{ code: 'extract-changed', file: 'portal/2021-01-02.csv', was: null }]);
});

test('a pattern of `ignore` that could hide a record is a finding of its commit, even if a command made it', async () => {
  const root = startRegister();
  const commit = commitChange(
    root,
    inSettings('', '"notes/**"', `"${actionFile}"`, 'ignore'),
    'Tidy up\n\nAfi-Command: record',
  );
  const { code, findings } = await runAudit(root);
  expect(code).toBe(1);
  expect(findings).toMatchObject([{ code: 'errors-brought', commit, file: 'register.yaml' }]);
  const live = await run(root, ['list', '--json', '--recorded', 'HEAD'], { env: officerEnvironment });
  expect(live.out).toContain('docks-2021-rec-1');
});

test('a merge that drops the change of one side is a finding; a choice at a conflict is a notice', async () => {
  const mergeWith = async (leftText: string, rightText: string, mergedText: string) => {
    const root = startRegister();
    const settingsWith = (marking: string) => settings.replace('marking: OFFICIAL', `marking: ${marking}`);
    git(root, day, 'checkout', '-qb', 'side');
    write(root, { 'register.yaml': settingsWith(rightText) });
    if (rightText !== 'OFFICIAL') commitAll(root, 'Change it\n\nAfi-Command: record');
    git(root, day, 'checkout', '-q', 'main');
    write(root, { 'register.yaml': settingsWith(leftText), 'notes/left.txt': 'left\n' });
    commitAll(root, 'Change it\n\nAfi-Command: record');
    git(root, day, 'merge', '-q', '--no-commit', '-s', 'ours', 'side');
    write(root, { 'register.yaml': settingsWith(mergedText) });
    const commit = commitAll(root, 'Merge side');
    const { findings, notices } = await runAudit(root);
    return {
      findings: findings.filter((finding) => finding.commit === commit).map(({ is }) => is),
      notices: notices.filter((notice) => notice.commit === commit).map(({ was, is }) => [was, is]),
    };
  };
  expect(await mergeWith('OFFICIAL', 'SECRET', 'SECRET')).toEqual({ findings: [], notices: [] });
  expect(await mergeWith('OFFICIAL', 'SECRET', 'OFFICIAL')).toEqual({ findings: ['OFFICIAL'], notices: [] });
  expect(await mergeWith('SECRET', 'RESTRICTED', 'SECRET')).toEqual({
    findings: [],
    notices: [['RESTRICTED', 'SECRET']],
  });
  expect(await mergeWith('SECRET', 'RESTRICTED', 'PUBLIC')).toEqual({ findings: ['PUBLIC'], notices: [] });
});
