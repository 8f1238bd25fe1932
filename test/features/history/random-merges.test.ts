/** Checks on random branches that honest merges have no finding, by the merge driver or by choosing a side, and that a merge that drops an event has one. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRecord } from '../../../src/features/merge-driver/merge-record.ts';
import { addEvent, removeEntry } from '../../../src/storage/yaml-edit/edit.ts';
import {
  actionsIn,
  createDice,
  type Dice,
  edit,
  eventsIn,
  note,
  randomStory,
  type State,
  type Step,
} from '../../helpers/git-stories.ts';
import { recordStory } from '../../helpers/record-story.ts';
import { runs } from '../../helpers/runs.ts';
import { run } from '../../helpers/tool.ts';

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
const ways = ['driver', 'ours', 'theirs'] as const;

/** A state with one to three more notes, each in an action by chance. */
const addNotes = (state: State, day: number, dice: Dice): State =>
  Array.from({ length: 1 + dice(3) }).reduce<State>((current) => {
    const files = actionsIn(current);
    return edit(current, files[dice(files.length)] ?? '', (text) => addEvent(text, note(day)));
  }, state);

/** What git does with two branches, where both changed a file by the driver or by taking a side. */
function mergeStates(base: State, ourState: State, theirState: State, way: (typeof ways)[number]): State {
  const mergeFile = (file: string): string => {
    const [baseText, ourText, theirText] = [base[file] ?? '', ourState[file] ?? '', theirState[file] ?? ''];
    if (ourText === theirText || theirText === baseText) return ourText;
    if (ourText === baseText || way === 'theirs') return theirText;
    if (way === 'ours') return ourText;
    const versions = {
      base: Buffer.from(baseText),
      ours: Buffer.from(ourText),
      theirs: Buffer.from(theirText),
    };
    const { content, conflicts } = mergeRecord(versions, 7);
    expect(conflicts).toEqual([]);
    return Buffer.from(content).toString('utf8');
  };
  return Object.fromEntries(
    Object.keys({ ...ourState, ...theirState }).map((file) => [file, mergeFile(file)]),
  );
}

test('an honest merge has no finding; one that drops an event that no conflict was about has one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(...ways), async (seed, way) => {
      const dice = createDice(seed);
      const { steps } = randomStory(seed);
      const base = steps.at(-1) as Step;
      const [ours, theirs] = [
        addNotes(base.state, base.day + 1, dice),
        addNotes(base.state, base.day + 2, dice),
      ];
      const auditMerge = async (state: State) => {
        const { root } = recordStory({
          steps: [
            ...steps,
            { state: ours, message: 'Ours', day: base.day + 2, parents: [steps.length - 1] },
            { state: theirs, message: 'Theirs', day: base.day + 3, parents: [steps.length - 1] },
            { state, message: 'Merge', day: base.day + 4, parents: [steps.length, steps.length + 1] },
          ],
        });
        const { code, out } = await run(root, ['verify', '--json'], { env });
        return { code, findings: JSON.parse(out).findings as readonly { readonly code: string }[] };
      };
      const honestState = mergeStates(base.state, ours, theirs, way);
      expect(await auditMerge(honestState)).toEqual({ code: 0, findings: [] });
      const files = actionsIn(honestState);
      const file = files[dice(files.length)] ?? '';
      // The last event of the base; of a record that at most one side changed, its last event.
      const isInConflict = ours[file] !== base.state[file] && theirs[file] !== base.state[file];
      const lastIndex = eventsIn((isInConflict ? base.state : honestState)[file] ?? '').length - 1;
      fc.pre(lastIndex > 0);
      const evilState = edit(honestState, file, (text) => removeEntry(text, ['history', lastIndex]));
      const { code, findings } = await auditMerge(evilState);
      expect(code).toBe(1);
      expect(findings.map((finding) => finding.code)).toContain('event-removed');
    }),
    { numRuns: runs(4), seed: 20211125 },
  );
});
