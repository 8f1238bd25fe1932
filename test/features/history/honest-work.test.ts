/** Checks with random histories made by the commands that `verify` finds nothing, and that it finds any tampering after them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractHeader } from '../../helpers/portal.ts';
import { actionText, registerFiles, settingsText } from '../../helpers/register.ts';
import { officerEnvironment } from '../../helpers/register-over-time.ts';
import { runs, seed } from '../../helpers/runs.ts';
import { git, registerInGit, run, write } from '../../helpers/tool.ts';

const ids = ['docks-2021-rec-1', 'docks-2021-rec-2'];

const settings = settingsText(
  'marking: OFFICIAL\nportal:\n  types: {Rec: recommendation}\n  statuses: {Parked: open}\ndue: {return_days: 28}\n',
);

/** One piece of an officer's work: a command, or an edit by hand that `save` records. */
type Work =
  | { readonly argv: readonly string[] }
  | { readonly file: string; readonly edit: (text: string) => string };

const anyId = fc.constantFrom(...ids);
const anyText = fc.constantFrom('Ropes were tied.', 'Wird geprüft: é, “quoted”', 'Reviewed\nin two lines.');

const anyWork: fc.Arbitrary<Work> = fc.oneof(
  fc.tuple(anyId, anyText).map(([id, note]) => ({ argv: ['note', id, '--note', note] })),
  fc
    .tuple(anyId, anyText)
    .map(([id, note]) => ({ argv: ['progress', id, '--rag', 'amber', '--note', note] })),
  fc
    .tuple(anyId, anyText)
    .map(([id, note]) => ({ argv: ['note', id, '--note', note, '--on', '2021-02-03'] })),
  anyId.map((id) => ({ argv: ['assign', id, '--board', 'pier'] })),
  anyId.map((id) => ({ argv: ['correct', id, 'title', 'A better title', '--note', 'A slip.'] })),
  anyId.map((id) => ({ argv: ['rename', id, `${id.slice(0, -1)}${Number(id.at(-1)) + 20}`] })),
  anyId.map((action) => ({ argv: ['portal', 'explain', '--action', action, '--reason', 'Not listed yet.'] })),
  fc.constantFrom(...ids).map((id) => ({ argv: ['submit', id, '--batch', '2021-06'] })),
  fc.constant({ argv: ['undo'] }),
  fc.constant({
    file: 'register.yaml',
    edit: (text: string) => text.replace('return_days: 28', 'return_days: 21'),
  }),
  fc.constant({ file: 'register.yaml', edit: (text: string) => text.replace('Piers]', 'Piers, Pilot]') }),
  fc.constant({
    file: 'actions/docks-2021-rec-1.yaml',
    edit: (text: string) =>
      text.replace(/^(?:marking: .*\n)?history:/m, 'marking: OFFICIAL-SENSITIVE\nhistory:'),
  }),
);

/** Does the work on one day after another; a command that is refused changes nothing. Returns how much of it was recorded. */
async function doWork(root: string, works: readonly Work[]): Promise<number> {
  let recordedCount = 0;
  for (const [index, work] of works.entries()) {
    const today = `2021-03-${String(index + 1).padStart(2, '0')}`;
    const date = `${today}T12:00:00Z`;
    const env = { ...officerEnvironment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    if ('edit' in work) {
      const path = join(root, 'register', work.file);
      if (!existsSync(path)) continue;
      write(root, { [work.file]: work.edit(readFileSync(path, 'utf8')) });
    }
    const { code } = await run(root, 'edit' in work ? ['save'] : [...work.argv], { env, today });
    if (code === 0) recordedCount++;
  }
  return recordedCount;
}

const startRegister = () =>
  registerInGit(
    registerFiles({
      'register.yaml': settings,
      'boards/pier.yaml': 'id: pier\nname: The pier board\n',
      'portal/2021-02-01.csv': `${extractHeader}\n101,Rec,Parked,Ladder,Mend it,Docks\n`,
      'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2', top: 'paf: []\n' }),
    }),
    { day: '2021-02-10', message: 'Start the register' },
  );

async function runAudit(root: string) {
  const { code, out } = await run(root, ['verify', '--json'], { env: officerEnvironment });
  const { findings } = JSON.parse(out) as { findings: readonly { code: string; commit: string }[] };
  return { code, findings };
}

/** Ways to tamper by hand with what the commands recorded. */
const tamperings: readonly (readonly [code: string, file: string, before: string, after: string])[] = [
  ['threshold-changed', 'register.yaml', 'return_days', 'near_days: 1, return_days'],
  ['severity-changed', 'register.yaml', 'marking: OFFICIAL', 'marking: OFFICIAL\nrules: {unassigned: off}'],
  ['marking-changed', 'register.yaml', 'marking: OFFICIAL', 'marking: SECRET'],
  ['portal-words-changed', 'register.yaml', 'Parked: open', 'Parked: closed'],
  ['ignore-changed', 'register.yaml', 'marking: OFFICIAL', 'marking: OFFICIAL\nignore: [notes]'],
  ['errors-brought', 'register.yaml', 'marking: OFFICIAL', 'marking: OFFICIAL\nignore: ["actions/*"]'],
  ['extract-changed', 'portal/2021-02-01.csv', 'Parked', 'Closed'],
  ['inspection-changed', 'inspections/docks-2021.yaml', 'origin: docks', 'origin: piers'],
];

test('commands and recorded edits have no findings; tampering by hand after them has one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyWork, { minLength: 3, maxLength: 12 }),
      fc.constantFrom(...tamperings),
      async (works, [code, file, before, after]) => {
        const root = startRegister();
        await doWork(root, works);
        expect(await runAudit(root)).toEqual({ code: 0, findings: [] });
        const text = readFileSync(join(root, 'register', file), 'utf8');
        expect(text).toContain(before);
        write(root, { [file]: text.replace(before, after) });
        git(root, '2021-04-01', 'commit', '-qam', 'Tidy up');
        const commit = git(root, '2021-04-01', 'rev-parse', 'HEAD').trim();
        const { code: exitCode, findings } = await runAudit(root);
        expect(exitCode).toBe(1);
        expect(findings).toContainEqual(expect.objectContaining({ code, commit }));
      },
    ),
    { numRuns: runs(3), seed },
  );
});

test('the random work is mostly recorded', async () => {
  const works = fc.sample(anyWork, { numRuns: 12, seed });
  expect(await doWork(startRegister(), works)).toBeGreaterThan(6);
});
