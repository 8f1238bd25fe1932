import { expect, test } from 'vitest';
import {
  crimes,
  diceFrom,
  honestStory,
  recordedStory,
  type Story,
  withMerge,
  withUndo,
} from './helpers/recorded-story.ts';
import { run } from './helpers/tool.ts';

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

/** So many of each; the soak has two hundred. */
const each = Number(process.env['AFI_RUNS'] ?? 1);
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed + 1);

interface Found {
  readonly findings: readonly { readonly code: string; readonly commit: string; readonly message: string }[];
  readonly late: readonly unknown[];
}

async function audited(root: string, ...flags: readonly string[]): Promise<{ code: number; answer: Found }> {
  const { code, out, err } = await run(root, ['audit', '--json', ...flags], { env });
  expect(err).toBe('');
  return { code, answer: JSON.parse(out) as Found };
}

test.each(seeds(each * 20))('an honest history raises nothing (%i)', async (seed) => {
  const dice = diceFrom(seed + 1000);
  let story: Story = honestStory(seed);
  if (seed % 2) story = withUndo(story);
  if (seed % 3) story = withMerge(story, dice);
  const { root } = recordedStory(story);
  const { code, answer } = await audited(root);
  expect(answer.findings).toEqual([]);
  expect(code).toBe(0);
});

const deeds = Object.entries(crimes);

test.each(seeds(each).flatMap((seed) => deeds.map(([name]) => ({ name, seed }))))(
  '$name is found ($seed)',
  async ({ name, seed }) => {
    const deed = crimes[name];
    if (!deed) throw new Error(name);
    const story = honestStory(seed * 31 + name.length);
    const crime = deed(story, diceFrom(seed));
    const published = crime.anchored && recordedStory(crime.anchored.honest).commits[crime.anchored.at];
    const { root, commits } = recordedStory(crime);
    const { code, answer } = await audited(root, ...(published ? ['--anchor', published] : []));
    expect(code).toBe(1);
    const found = answer.findings.filter((finding) => finding.code === crime.code);
    expect(found, JSON.stringify(answer.findings)).not.toEqual([]);
    if (!published) expect(found.map(({ commit }) => commit)).toContain(commits.at(-1));
    const honest = await audited(recordedStory(story).root);
    expect(honest.answer.findings).toEqual([]);
  },
);
