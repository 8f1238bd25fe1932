/** Checks `verify` against random histories: honest ones raise nothing, and each kind of tampering is found. */
import { expect, test } from 'vitest';
import { createDice, randomStory, type Story, withMerge, withUndo } from '../../helpers/git-stories.ts';
import { recordStory } from '../../helpers/record-story.ts';
import { batchText, inspectionText } from '../../helpers/register.ts';
import { runs } from '../../helpers/runs.ts';
import { tamperings } from '../../helpers/tampered-stories.ts';
import { run } from '../../helpers/tool.ts';

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed + 1);

interface AuditAnswer {
  readonly findings: readonly { readonly code: string; readonly commit: string; readonly message: string }[];
  readonly late: readonly unknown[];
  readonly restated: readonly { readonly file: string; readonly field: string; readonly commit: string }[];
}

async function runAudit(
  root: string,
  ...flags: readonly string[]
): Promise<{ code: number; answer: AuditAnswer }> {
  const { code, out, err } = await run(root, ['verify', '--json', ...flags], { env });
  expect(err).toBe('');
  return { code, answer: JSON.parse(out) as AuditAnswer };
}

test.each(seeds(runs(4)))('an honest history has no findings (%i)', async (seed) => {
  const dice = createDice(seed + 1000);
  let story: Story = randomStory(seed);
  if (seed % 2) story = withUndo(story);
  if (seed % 3) story = withMerge(story, dice);
  const { root } = recordStory(story);
  const { code, answer } = await runAudit(root);
  expect(answer.findings).toEqual([]);
  expect(code).toBe(0);
});

const kindsOfTampering = Object.keys(tamperings);

test.each(seeds(Math.ceil(runs(1) / 20)).flatMap((seed) => kindsOfTampering.map((name) => ({ name, seed }))))(
  '$name is found ($seed)',
  async ({ name, seed }) => {
    const tamper = tamperings[name];
    if (!tamper) throw new Error(name);
    const story = randomStory(seed * 31 + name.length);
    const tamperedStory = tamper(story, createDice(seed));
    const publishedCommit =
      tamperedStory.anchor && recordStory(tamperedStory.anchor.honest).commits[tamperedStory.anchor.index];
    const { root, commits } = recordStory(tamperedStory);
    const { code, answer } = await runAudit(root, ...(publishedCommit ? ['--anchor', publishedCommit] : []));
    expect(code).toBe(1);
    const matches = answer.findings.filter((finding) => finding.code === tamperedStory.code);
    expect(matches, JSON.stringify(answer.findings)).not.toEqual([]);
    if (!publishedCommit) expect(matches.map(({ commit }) => commit)).toContain(commits.at(-1));
    const honest = await runAudit(recordStory(story).root);
    expect(honest.answer.findings).toEqual([]);
  },
);

test('changed facts of a batch or an inspection are listed, and are not findings', async () => {
  const { steps } = randomStory(3);
  const last = steps.at(-1);
  if (!last) throw new Error('a story has steps');
  const nextStep = (changedFiles: Readonly<Record<string, string>>, laterDays: number) => ({
    state: { ...last.state, ...changedFiles },
    message: 'Edit by hand',
    day: last.day + laterDays,
  });
  const batchFile = 'batches/2021-06.yaml';
  const inspectionFile = 'inspections/cranes-2021.yaml';
  const { root, commits } = recordStory({
    steps: [
      ...steps,
      nextStep({ [batchFile]: batchText('2021-06'), [inspectionFile]: inspectionText('cranes-2021') }, 1),
      nextStep(
        {
          [batchFile]: batchText('2021-06', '2021-06-02'),
          [inspectionFile]: inspectionText('cranes-2021', 'docks', 'note: Looked up.\n'),
        },
        2,
      ),
    ],
  });
  const { code, answer } = await runAudit(root);
  expect({ code, findings: answer.findings }).toEqual({ code: 0, findings: [] });
  expect(answer.restated).toMatchObject([
    { file: batchFile, field: 'sent', was: '2021-06-01', is: '2021-06-02', commit: commits.at(-1) },
  ]);
  const page = (await run(root, ['verify'], { env })).out;
  expect(page).toContain(`${batchFile}: sent: 2021-06-02 (was 2021-06-01), by`);
});
