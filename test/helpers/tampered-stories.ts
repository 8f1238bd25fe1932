/** Tampers with honest histories of registers, each in one way that the audit must report. */
import { addEvent, removeEntry, setValue } from '../../src/storage/yaml-edit/edit.ts';
import {
  actionsIn,
  assessment,
  type Dice,
  dayAt,
  edit,
  eventsIn,
  fileOf,
  idOf,
  note,
  type State,
  type Step,
  type Story,
  withMerge,
  withUndo,
} from './git-stories.ts';
import { actionText } from './register.ts';

/** A tampered story, and the code of the finding that must report it. */
export interface Tampering extends Story {
  readonly name: string;
  readonly code: string;
  /** The published story before the tampering, and the index of its anchored commit. */
  readonly anchor?: { readonly honest: Story; readonly index: number };
}

const addCommit = (
  { steps }: Story,
  change: (state: State, day: number) => State,
  message = 'Tidy up',
): Story => {
  const last = steps.at(-1) as Step;
  return { steps: [...steps, { state: change(last.state, last.day + 1), message, day: last.day + 1 }] };
};

/** The file and the index in its history of the first note. */
function findNote(state: State): { readonly file: string; readonly index: number } {
  for (const file of actionsIn(state)) {
    const index = eventsIn(state[file] ?? '').findIndex(
      ({ event }) => event === 'note' || event === 'progress',
    );
    if (index >= 0) return { file, index };
  }
  throw new Error('no note in the story');
}

/** A story with two more notes, so that it certainly has a past note. */
const withNotes = (story: Story): Story =>
  addCommit(
    addCommit(
      story,
      (state, day) => edit(state, fileOf(idOf(99)), (text) => addEvent(text, note(day))),
      'Note',
    ),
    (state, day) => edit(state, fileOf(idOf(99)), (text) => addEvent(text, note(day))),
    'Note',
  );

/** A story with the record that the tampering changes. */
const withVictim = (story: Story): Story =>
  withNotes(
    addCommit(
      story,
      (state) => ({
        ...state,
        [fileOf(idOf(99))]: actionText({ id: idOf(99), top: 'deadline:\n  text: soon\n  by: 2021-09-01\n' }),
      }),
      'Add',
    ),
  );

/** The file of the record that the tampering changes. */
const victim = fileOf(idOf(99));

/** Tampers with an honest story. */
type Tamper = (story: Story, dice: Dice) => Omit<Tampering, 'name'>;

const expectFinding =
  (code: string, change: (state: State, day: number) => State): Tamper =>
  (story) => ({
    ...addCommit(withVictim(story), change),
    code,
  });

/** The ways to tamper, by their names. */
export const tamperings: Readonly<Record<string, Tamper>> = {
  'a note changed': expectFinding('event-altered', (state) => {
    const { file, index } = findNote(state);
    return edit(state, file, (text) => setValue(text, ['history', index, 'note'], 'All is well.'));
  }),
  'an event removed': expectFinding('event-removed', (state) => {
    const { file, index } = findNote(state);
    return edit(state, file, (text) => removeEntry(text, ['history', index]));
  }),
  'an event moved to another day': expectFinding('event-altered', (state) => {
    const events = eventsIn(state[victim] ?? '');
    const last = events.length - 1;
    return edit(state, victim, (text) => setValue(text, ['history', last, 'on'], dayAt(15)));
  }),
  'two events exchanged': expectFinding('events-reordered', (state) =>
    edit(state, victim, (text) => {
      const lines = text.trimEnd().split('\n');
      const index = lines.findLastIndex((line) => /^\s+- /.test(line));
      const previousIndex = lines.slice(0, index).findLastIndex((line) => /^\s+- /.test(line));
      return `${[...lines.slice(0, previousIndex), ...lines.slice(index), ...lines.slice(previousIndex, index)].join('\n')}\n`;
    }),
  ),
  'a record deleted': expectFinding('record-deleted', ({ [victim]: _, ...otherFiles }) => otherFiles),
  'a batch deleted': expectFinding(
    'record-deleted',
    ({ 'batches/2021-06.yaml': _, ...otherFiles }) => otherFiles,
  ),
  'the wording changed': expectFinding('fact-changed', (state) =>
    edit(state, victim, (text) => setValue(text, ['wording'], 'The force may mend the ladder.')),
  ),
  'the deadline moved': expectFinding('fact-changed', (state) =>
    edit(state, victim, (text) => setValue(text, ['deadline', 'by'], '2022-09-01')),
  ),
  'the addressees changed': expectFinding('fact-changed', (state) =>
    edit(state, victim, (text) => setValue(text, ['addressees'], ['npcc'], ['wording'])),
  ),
  'a correction with a wrong former text': expectFinding('fact-changed', (state, day) =>
    edit(state, victim, (text) =>
      addEvent(setValue(text, ['title'], 'Another title'), {
        on: dayAt(day),
        event: 'correction',
        field: 'title',
        was: 'What it never said',
        note: 'A slip.',
      }),
    ),
  ),
  'a record broken, and repaired with another past': (story) => {
    const preparedStory = withVictim(story);
    const brokenStory = addCommit(preparedStory, (state) => edit(state, victim, () => 'id: [\n'), 'Break it');
    const state = (preparedStory.steps.at(-1) as Step).state;
    return {
      ...addCommit(brokenStory, () =>
        edit(state, victim, (text) => removeEntry(text, ['history', eventsIn(text).length - 1])),
      ),
      code: 'event-removed',
    };
  },
  'a record under another id without `formerly`': expectFinding(
    'record-deleted',
    ({ [victim]: text = '', ...otherFiles }) => ({
      ...otherFiles,
      [fileOf(idOf(98))]: setValue(text, ['id'], idOf(98)),
    }),
  ),
  'a record renamed and amended at once': expectFinding(
    'event-removed',
    ({ [victim]: text = '', ...otherFiles }) => ({
      ...otherFiles,
      [fileOf(idOf(98))]: removeEntry(
        setValue(setValue(text, ['id'], idOf(98)), ['formerly'], [idOf(99)], ['wording']),
        ['history', eventsIn(text).length - 1],
      ),
    }),
  ),
  'an undo that removes more than it names': (story) => ({
    ...withUndo(withVictim(story), (state) =>
      edit(state, victim, (text) => removeEntry(text, ['history', eventsIn(text).length - 1])),
    ),
    code: 'event-removed',
  }),
  'a merge that drops what one side alone changed': (story, dice) => {
    const { steps } = withMerge(withVictim(story), dice);
    const [left, right, merge] = steps.slice(-3) as [Step, Step, Step];
    const before = steps.at(-4) as Step;
    const stateWithNote = edit(before.state, victim, (text) => addEvent(text, note(right.day)));
    return {
      steps: [
        ...steps.slice(0, -3),
        { ...left, state: edit(before.state, fileOf(idOf(98)), () => actionText({ id: idOf(98) })) },
        { ...right, state: stateWithNote },
        { ...merge, state: edit(before.state, fileOf(idOf(98)), () => actionText({ id: idOf(98) })) },
      ],
      code: 'event-removed',
    };
  },
  'a merge that drops what both sides had': (story, dice) => {
    const { steps } = withMerge(withVictim(story), dice);
    const last = steps.at(-1) as Step;
    const state = edit(last.state, victim, (text) =>
      removeEntry(text, ['history', eventsIn(text).length - 1]),
    );
    return { steps: [...steps.slice(0, -1), { ...last, state }], code: 'event-removed' };
  },
  'a revert that takes back more than it names': (story) => {
    const { steps } = withUndo(withVictim(story), (state) =>
      edit(state, victim, (text) => removeEntry(text, ['history', eventsIn(text).length - 1])),
    );
    const last = steps.at(-1) as Step;
    const message = 'Revert "Note"\n\nThis reverts commit UNDONE.';
    return { steps: [...steps.slice(0, -1), { ...last, message }], code: 'event-removed' };
  },
  'a subject that begins with Revert, without a revert': (story) => ({
    ...addCommit(
      withVictim(story),
      (state) => edit(state, victim, (text) => removeEntry(text, ['history', eventsIn(text).length - 1])),
      'Revert "Note"',
    ),
    code: 'event-removed',
  }),
  'a record hidden, and shown again with another past': (story) => {
    const preparedStory = withVictim(story);
    const hidden = addCommit(
      preparedStory,
      (state) => ({
        ...edit(state, 'register.yaml', (text) =>
          setValue(text, ['ignore'], ['actions/docks-2021-rec-99.yaml']),
        ),
        [victim]: '[]\n',
      }),
      'Hide it',
    );
    const { state } = preparedStory.steps.at(-1) as Step;
    return {
      ...addCommit(hidden, () =>
        edit(state, victim, (text) => removeEntry(text, ['history', eventsIn(text).length - 1])),
      ),
      code: 'event-removed',
    };
  },
  'a merge that alters a judgement': (story, dice) => {
    const { steps } = withMerge(withVictim(story), dice);
    const last = steps.at(-1) as Step;
    const state = edit(last.state, assessment, (text) =>
      setValue(text, ['topics', 0, 'history', 0, 'judgement'], 'strength'),
    );
    return { steps: [...steps.slice(0, -1), { ...last, state }], code: 'judgement-rewritten' };
  },
  'a merge that deletes a batch': (story, dice) => {
    const { steps } = withMerge(withVictim(story), dice);
    const last = steps.at(-1) as Step;
    const { 'batches/2021-06.yaml': _, ...state } = last.state;
    return { steps: [...steps.slice(0, -1), { ...last, state }], code: 'record-deleted' };
  },
  'a merge that restores the title before a correction': (story, dice) => {
    const preparedStory = withVictim(story);
    const base = preparedStory.steps.at(-1) as Step;
    const { steps } = withMerge(preparedStory, dice);
    const [leftStep, right, merge] = steps.slice(-3) as [Step, Step, Step];
    const was = /^title: (.*)$/m.exec(base.state[victim] ?? '')?.[1] ?? '';
    const correction = { on: dayAt(base.day + 1), event: 'correction', field: 'title', was, note: 'A slip.' };
    const addCorrection = (state: State) =>
      edit(state, victim, (text) => addEvent(setValue(text, ['title'], 'Corrected'), correction));
    const restoredState = edit(addCorrection(merge.state), victim, (text) => setValue(text, ['title'], was));
    return {
      steps: [
        ...steps.slice(0, -3),
        { ...leftStep, state: addCorrection(leftStep.state) },
        right,
        { ...merge, state: restoredState },
      ],
      code: 'fact-changed',
    };
  },
  'a judgement altered': expectFinding('judgement-rewritten', (state) =>
    edit(state, assessment, (text) => setValue(text, ['topics', 0, 'history', 0, 'judgement'], 'strength')),
  ),
  'an event that the status does not allow': expectFinding('errors-brought', (state, day) =>
    edit(state, victim, (text) => addEvent(text, { on: dayAt(day), event: 'returned', note: 'Never sent.' })),
  ),
  'an event dated after its commit': expectFinding('errors-brought', (state, day) =>
    edit(state, victim, (text) => addEvent(text, note(day + 40))),
  ),
  'a date that was forged': (story) => {
    const preparedStory = withVictim(story);
    const last = preparedStory.steps.at(-1) as Step;
    const forgedStep = {
      ...last,
      state: edit(last.state, 'README.md', () => 'x\n'),
      day: last.day - 3,
      message: 'Late',
    };
    return { steps: [...preparedStory.steps, forgedStep], code: 'date-backwards' };
  },
  'a commit dropped from the published history': (story) => {
    const honest = withVictim(story);
    const index = honest.steps.length - 2;
    return {
      steps: honest.steps.filter((_, position) => position !== index),
      code: 'anchor-lost',
      anchor: { honest, index },
    };
  },
  'a history rebased': (story) => {
    const honest = withVictim(story);
    const steps = honest.steps.map((step) => ({ ...step, day: step.day + 1 }));
    return { steps, code: 'anchor-lost', anchor: { honest, index: honest.steps.length - 1 } };
  },
};
