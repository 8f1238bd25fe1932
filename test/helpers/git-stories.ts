/** Generates random histories of registers, commit by commit, as an honest officer would make them. */
import { addEvent, addItem, setValue } from '../../src/storage/yaml-edit/edit.ts';
import { createRandom } from './mutate.ts';
import { actionText, boardText, inspectionText, registerFiles } from './register.ts';

export type State = Readonly<Record<string, string>>;

/** One commit: the register's files after it, its message and its day. */
export interface Step {
  readonly state: State;
  readonly message: string;
  /** Its day, counted from 1 January 2021. */
  readonly day: number;
  /** Indexes of its parents among the steps; without this, the step before is its parent. */
  readonly parents?: readonly number[];
}

export interface Story {
  readonly steps: readonly Step[];
}

export const firstDay = Date.UTC(2021, 0, 1) / 86_400_000;
export const dayAt = (number: number) =>
  new Date((firstDay + number) * 86_400_000).toISOString().slice(0, 10);

const numberOf = (day: string) => Date.parse(day) / 86_400_000 - firstDay;

export const fileOf = (id: string) => `actions/${id}.yaml`;
export const idOf = (n: number) => `docks-2021-rec-${n}`;
export const assessment = 'assessments/paf/1.yaml';

const start = (): State =>
  Object.fromEntries(
    Object.entries(
      registerFiles({
        'boards/pier.yaml': boardText('pier'),
        'inspections/piers-2021.yaml': inspectionText('piers-2021', 'piers'),
        'frameworks/paf.yaml':
          'id: paf\ntitle: Framework\nquestions:\n  - number: "1"\n    title: Ropes\n    topics:\n      - {number: "1.1", title: Knots}\n',
        [assessment]:
          'framework: paf\nquestion: "1"\ntopics:\n  - topic: "1.1"\n    history:\n      - {on: 2021-01-05, judgement: gap, note: Loose.}\n',
        [fileOf(idOf(1))]: actionText({ id: idOf(1) }),
        [fileOf(idOf(2))]: actionText({ id: idOf(2), top: 'portal_refs: ["1"]\n' }),
        [fileOf(idOf(3))]: actionText({ id: idOf(3), top: 'deadline:\n  text: soon\n  by: 2021-09-01\n' }),
      }),
    ),
  ) as State;

export type Dice = (below: number) => number;
export const createDice = (seed: number): Dice => {
  const next = createRandom(seed);
  return (below) => Math.floor(next() * below);
};

export const actionsIn = (state: State) => Object.keys(state).filter((file) => file.startsWith('actions/'));
const pick = <Item>(dice: Dice, items: readonly Item[]): Item => items[dice(items.length)] as Item;

export const edit = (state: State, file: string, change: (text: string) => string): State => ({
  ...state,
  [file]: change(state[file] ?? ''),
});

let counter = 0;
export const note = (day: number, name = 'note') => ({
  on: dayAt(day),
  event: name,
  note: `Word ${++counter}.`,
});

/** The changes that an honest officer may make, each in one commit; undefined where a change is impossible. */
const honestDeeds: readonly ((
  state: State,
  day: number,
  dice: Dice,
) => { state: State; message: string } | undefined)[] = [
  (state, day, dice) => ({
    state: edit(state, pick(dice, actionsIn(state)), (text) =>
      addEvent(text, note(day, pick(dice, ['note', 'progress']))),
    ),
    message: 'Note what was done\n\nAfi-Command: note',
  }),
  (state, day, dice) => ({
    state: edit(state, pick(dice, actionsIn(state)), (text) =>
      addEvent(text, { on: dayAt(day), event: 'assigned', board: pick(dice, ['quay', 'pier']) }),
    ),
    message: 'Assign it',
  }),
  // A late entry, inserted in order of date.
  (state, day, dice) => {
    const file = pick(dice, actionsIn(state));
    const issueDay = numberOf(eventsIn(state[file] ?? '')[0]?.on ?? '');
    const lateDay = Math.max(issueDay + 1, day - 10 - dice(20));
    if (lateDay > day) return undefined;
    return { state: edit(state, file, (text) => addEvent(text, note(lateDay))), message: 'Add a late note' };
  },
  (state, day, dice) => {
    const file = pick(dice, actionsIn(state));
    const was = /^title: (.*)$/m.exec(state[file] ?? '')?.[1] ?? '';
    const correction = { on: dayAt(day), event: 'correction', field: 'title', was, note: 'A slip.' };
    return {
      state: edit(state, file, (text) =>
        addEvent(setValue(text, ['title'], `Title ${++counter}`), correction),
      ),
      message: 'Correct the title',
    };
  },
  // A past entry corrected, with an event that records the correction.
  (state, day, dice) => {
    const file = pick(dice, actionsIn(state));
    const events = eventsIn(state[file] ?? '');
    const index = events.findIndex(({ event }) => event === 'note' || event === 'progress');
    if (index < 0) return undefined;
    const field = `history[${index}].note`;
    const correction = {
      on: dayAt(day),
      event: 'correction',
      field,
      was: events[index]?.note ?? '',
      note: 'Misheard.',
    };
    return {
      state: edit(state, file, (text) =>
        addEvent(setValue(text, ['history', index, 'note'], `Word ${++counter}.`), correction),
      ),
      message: 'Correct a note',
    };
  },
  (state, day) => {
    const id = idOf(10 + ++counter);
    const history = [
      `{on: ${dayAt(day)}, event: issued}`,
      `{on: ${dayAt(day)}, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}`,
    ];
    return { state: { ...state, [fileOf(id)]: actionText({ id, history }) }, message: `Add ${id}` };
  },
  (state, _day, dice) => {
    const file = pick(dice, actionsIn(state));
    const id = file.slice('actions/'.length, -'.yaml'.length);
    const newId = idOf(10 + ++counter);
    const { [file]: text = '', ...otherFiles } = state;
    const renamedText = setValue(text, ['id'], newId);
    const formerly = /^formerly:/m.test(text)
      ? addItem(renamedText, ['formerly'], id)
      : setValue(renamedText, ['formerly'], [id], ['wording']);
    return { state: { ...otherFiles, [fileOf(newId)]: formerly }, message: `Rename ${id} to ${newId}` };
  },
  (state, day) => ({
    state: edit(state, assessment, (text) =>
      addItem(text, ['topics', 0, 'history'], {
        on: dayAt(day),
        judgement: 'met',
        note: `Tied ${++counter}.`,
      }),
    ),
    message: 'Judge topic 1.1',
  }),
  (state, _day, dice) => ({
    state: edit(state, pick(dice, actionsIn(state)), (text) =>
      setValue(text, ['portal_refs'], [`${++counter}`], ['wording']),
    ),
    message: 'Note the portal’s reference',
  }),
  (state) => ({ state: { ...state, 'README.md': `Read ${++counter}.\n` }, message: 'Say how it is kept' }),
];

/** The events of an action in the styles that these stories use: a field on each line, or in braces. */
export function eventsIn(
  text: string,
): readonly { readonly event: string; readonly note: string; readonly on: string }[] {
  const history = text.slice(text.indexOf('\nhistory:'));
  return history
    .split(/\n\s+- /)
    .slice(1)
    .map((entry) => ({
      on: /on: ([\d-]+)/.exec(entry)?.[1] ?? '',
      event: /event: (\w+)/.exec(entry)?.[1] ?? '',
      note: /note: ([^\n}]*)/.exec(entry)?.[1]?.trim() ?? '',
    }));
}

/** A story of six to eleven honest commits. */
export function randomStory(seed: number): Story {
  const dice = createDice(seed);
  const steps: Step[] = [{ state: start(), message: 'Start the register', day: 20 }];
  const length = 6 + dice(6);
  while (steps.length < length) {
    const last = steps.at(-1) as Step;
    const day = last.day + 1 + dice(9);
    const honestDeed = pick(dice, honestDeeds)(last.state, day, dice);
    if (honestDeed) steps.push({ ...honestDeed, day });
  }
  return { steps };
}

/** Adds two branches from the last step, each with another event in the same file, and their merge. */
export function withMerge({ steps }: Story, dice: Dice): Story {
  const base = steps.at(-1) as Step;
  const branchPoint = steps.length - 1;
  const file = pick(dice, actionsIn(base.state));
  const [ours, theirs] = [note(base.day + 1), note(base.day + 2)];
  const leftState = edit(base.state, file, (text) => addEvent(text, ours));
  const right = edit(base.state, file, (text) => addEvent(text, theirs));
  const mergedState = edit(leftState, file, (text) => addEvent(text, theirs));
  return {
    steps: [
      ...steps,
      { state: leftState, message: 'Note on one side', day: base.day + 2, parents: [branchPoint] },
      { state: right, message: 'Note on the other', day: base.day + 3, parents: [branchPoint] },
      {
        state: mergedState,
        message: 'Merge',
        day: base.day + 4,
        parents: [branchPoint + 1, branchPoint + 2],
      },
    ],
  };
}

/** Adds a commit that undoes the last step; `UNDONE` in its message is a placeholder for that step's commit id. */
export function withUndo({ steps }: Story, alters: (state: State) => State = (state) => state): Story {
  const [before, last] = steps.slice(-2) as [Step, Step];
  const message = `Undo: ${last.message.split('\n')[0]}\n\nAfi-Command: undo\nAfi-Undoes: UNDONE`;
  return { steps: [...steps, { state: alters(before.state), message, day: last.day + 1 }] };
}
