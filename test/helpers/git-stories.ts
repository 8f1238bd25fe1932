/** Whole git histories of small registers, drawn from a seed: honest ones, and the same ones with one tampering in them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addEvent, addItem, removeEntry, setValue } from '../../src/storage/yaml-edit/edit.ts';
import { seeded } from './mutate.ts';
import { actionText, boardText, inspectionText, registerFiles } from './register.ts';
import { folder } from './tool.ts';

type State = Readonly<Record<string, string>>;

/** One commit: what the register is after it, when, and what it says. */
export interface Step {
  readonly state: State;
  readonly message: string;
  /** Its day, counted from 1 January 2021. */
  readonly day: number;
  /** Places of its parents among the steps; the one before, if not said. */
  readonly parents?: readonly number[];
}

export interface Story {
  readonly steps: readonly Step[];
}

/** A tampered story, and the code by which it is to be found. */
export interface Tampering extends Story {
  readonly name: string;
  readonly code: string;
  /** Places of the commits that were published, in the story as it was before the crime. */
  readonly anchored?: { readonly honest: Story; readonly at: number };
}

const firstDay = Date.UTC(2021, 0, 1) / 86_400_000;
export const dayAt = (number: number) =>
  new Date((firstDay + number) * 86_400_000).toISOString().slice(0, 10);

const numberOf = (day: string) => Date.parse(day) / 86_400_000 - firstDay;

const fileOf = (id: string) => `actions/${id}.yaml`;
const idOf = (n: number) => `docks-2021-rec-${n}`;
const assessment = 'assessments/paf/1.yaml';

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

type Dice = (below: number) => number;
export const diceFrom = (seed: number): Dice => {
  const next = seeded(seed);
  return (below) => Math.floor(next() * below);
};

const actionsIn = (state: State) => Object.keys(state).filter((file) => file.startsWith('actions/'));
const pick = <Item>(dice: Dice, items: readonly Item[]): Item => items[dice(items.length)] as Item;

const edit = (state: State, file: string, change: (text: string) => string): State => ({
  ...state,
  [file]: change(state[file] ?? ''),
});

let told = 0;
const note = (day: number, name = 'note') => ({ on: dayAt(day), event: name, note: `Word ${++told}.` });

/** What an honest officer may do in one commit. */
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
  // An entry that comes late, in its place by date.
  (state, day, dice) => {
    const file = pick(dice, actionsIn(state));
    const issued = numberOf(eventsIn(state[file] ?? '')[0]?.on ?? '');
    const late = Math.max(issued + 1, day - 10 - dice(20));
    if (late > day) return undefined;
    return { state: edit(state, file, (text) => addEvent(text, note(late))), message: 'Add a late note' };
  },
  (state, day, dice) => {
    const file = pick(dice, actionsIn(state));
    const was = /^title: (.*)$/m.exec(state[file] ?? '')?.[1] ?? '';
    const correction = { on: dayAt(day), event: 'correction', field: 'title', was, note: 'A slip.' };
    return {
      state: edit(state, file, (text) => addEvent(setValue(text, ['title'], `Title ${++told}`), correction)),
      message: 'Correct the title',
    };
  },
  // An entry of the past put right, with a correction that owns up to it.
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
        addEvent(setValue(text, ['history', index, 'note'], `Word ${++told}.`), correction),
      ),
      message: 'Correct a note',
    };
  },
  (state, day) => {
    const id = idOf(10 + ++told);
    const history = [
      `{on: ${dayAt(day)}, event: issued}`,
      `{on: ${dayAt(day)}, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}`,
    ];
    return { state: { ...state, [fileOf(id)]: actionText({ id, history }) }, message: `Add ${id}` };
  },
  (state, _day, dice) => {
    const file = pick(dice, actionsIn(state));
    const id = file.slice('actions/'.length, -'.yaml'.length);
    const to = idOf(10 + ++told);
    const { [file]: text = '', ...rest } = state;
    const named = setValue(text, ['id'], to);
    const formerly = /^formerly:/m.test(text)
      ? addItem(named, ['formerly'], id)
      : setValue(named, ['formerly'], [id], ['wording']);
    return { state: { ...rest, [fileOf(to)]: formerly }, message: `Rename ${id} to ${to}` };
  },
  (state, day) => ({
    state: edit(state, assessment, (text) =>
      addItem(text, ['topics', 0, 'history'], { on: dayAt(day), judgement: 'met', note: `Tied ${++told}.` }),
    ),
    message: 'Judge topic 1.1',
  }),
  (state, _day, dice) => ({
    state: edit(state, pick(dice, actionsIn(state)), (text) =>
      setValue(text, ['portal_refs'], [`${++told}`], ['wording']),
    ),
    message: 'Note the portal’s reference',
  }),
  (state) => ({ state: { ...state, 'README.md': `Read ${++told}.\n` }, message: 'Say how it is kept' }),
];

/** The events of an action, one a line or in braces, as this file's own texts write them. */
function eventsIn(
  text: string,
): readonly { readonly event: string; readonly note: string; readonly on: string }[] {
  const history = text.slice(text.indexOf('\nhistory:'));
  return history
    .split(/\n\s+- /)
    .slice(1)
    .map((one) => ({
      on: /on: ([\d-]+)/.exec(one)?.[1] ?? '',
      event: /event: (\w+)/.exec(one)?.[1] ?? '',
      note: /note: ([^\n}]*)/.exec(one)?.[1]?.trim() ?? '',
    }));
}

/** Some ten commits, perhaps with a branch that was merged and a change that was undone. */
export function randomStory(seed: number): Story {
  const dice = diceFrom(seed);
  const steps: Step[] = [{ state: start(), message: 'Start the register', day: 20 }];
  const length = 6 + dice(6);
  while (steps.length < length) {
    const last = steps.at(-1) as Step;
    const day = last.day + 1 + dice(9);
    const done = pick(dice, honestDeeds)(last.state, day, dice);
    if (done) steps.push({ ...done, day });
  }
  return { steps };
}

/** Two branches from the last step, each with an event of its own in one file, united. */
export function withMerge({ steps }: Story, dice: Dice, keepsBoth = true): Story {
  const base = steps.at(-1) as Step;
  const at = steps.length - 1;
  const file = pick(dice, actionsIn(base.state));
  const [ours, theirs] = [note(base.day + 1), note(base.day + 2)];
  const left = edit(base.state, file, (text) => addEvent(text, ours));
  const right = edit(base.state, file, (text) => addEvent(text, theirs));
  const both = edit(left, file, (text) => addEvent(text, theirs));
  return {
    steps: [
      ...steps,
      { state: left, message: 'Note on one side', day: base.day + 2, parents: [at] },
      { state: right, message: 'Note on the other', day: base.day + 3, parents: [at] },
      { state: keepsBoth ? both : left, message: 'Merge', day: base.day + 4, parents: [at + 1, at + 2] },
    ],
  };
}

/** The last step taken back; `UNDONE` stands for the commit's id. */
export function withUndo({ steps }: Story, alters: (state: State) => State = (state) => state): Story {
  const [before, last] = steps.slice(-2) as [Step, Step];
  const message = `Undo: ${last.message.split('\n')[0]}\n\nAfi-Command: undo\nAfi-Undoes: UNDONE`;
  return { steps: [...steps, { state: alters(before.state), message, day: last.day + 1 }] };
}

const then = ({ steps }: Story, change: (state: State, day: number) => State, message = 'Tidy up'): Story => {
  const last = steps.at(-1) as Step;
  return { steps: [...steps, { state: change(last.state, last.day + 1), message, day: last.day + 1 }] };
};

/** Where a note of the past stands. */
function noted(state: State): { readonly file: string; readonly index: number } {
  for (const file of actionsIn(state)) {
    const index = eventsIn(state[file] ?? '').findIndex(
      ({ event }) => event === 'note' || event === 'progress',
    );
    if (index >= 0) return { file, index };
  }
  throw new Error('no note in the story');
}

/** A story in which a past note stands for certain. */
const withNotes = (story: Story): Story =>
  then(
    then(story, (state, day) => edit(state, fileOf(idOf(99)), (text) => addEvent(text, note(day))), 'Note'),
    (state, day) => edit(state, fileOf(idOf(99)), (text) => addEvent(text, note(day))),
    'Note',
  );

const withVictim = (story: Story): Story =>
  withNotes(
    then(
      story,
      (state) => ({
        ...state,
        [fileOf(idOf(99))]: actionText({ id: idOf(99), top: 'deadline:\n  text: soon\n  by: 2021-09-01\n' }),
      }),
      'Add',
    ),
  );

const victim = fileOf(idOf(99));

type Deed = (story: Story, dice: Dice) => Omit<Tampering, 'name'>;

const on =
  (code: string, change: (state: State, day: number) => State): Deed =>
  (story) => ({
    ...then(withVictim(story), change),
    code,
  });

export const tamperings: Readonly<Record<string, Deed>> = {
  'a note amended': on('event-altered', (state) => {
    const { file, index } = noted(state);
    return edit(state, file, (text) => setValue(text, ['history', index, 'note'], 'All is well.'));
  }),
  'an event taken out': on('event-removed', (state) => {
    const { file, index } = noted(state);
    return edit(state, file, (text) => removeEntry(text, ['history', index]));
  }),
  'an event put on another day': on('event-altered', (state) => {
    const events = eventsIn(state[victim] ?? '');
    const last = events.length - 1;
    return edit(state, victim, (text) => setValue(text, ['history', last, 'on'], dayAt(15)));
  }),
  'two events exchanged': on('events-reordered', (state) =>
    edit(state, victim, (text) => {
      const lines = text.trimEnd().split('\n');
      const at = lines.findLastIndex((line) => /^\s+- /.test(line));
      const before = lines.slice(0, at).findLastIndex((line) => /^\s+- /.test(line));
      return `${[...lines.slice(0, before), ...lines.slice(at), ...lines.slice(before, at)].join('\n')}\n`;
    }),
  ),
  'a record deleted': on('record-deleted', ({ [victim]: _, ...rest }) => rest),
  'a batch deleted': on('record-deleted', ({ 'batches/2021-06.yaml': _, ...rest }) => rest),
  'the wording changed': on('fact-changed', (state) =>
    edit(state, victim, (text) => setValue(text, ['wording'], 'The force may mend the ladder.')),
  ),
  'the deadline moved': on('fact-changed', (state) =>
    edit(state, victim, (text) => setValue(text, ['deadline', 'by'], '2022-09-01')),
  ),
  'the addressee taken away': on('fact-changed', (state) =>
    edit(state, victim, (text) => setValue(text, ['addressees'], ['npcc'], ['wording'])),
  ),
  'a correction that lies about what was': on('fact-changed', (state, day) =>
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
  'a record broken, and mended with another past': (story) => {
    const whole = withVictim(story);
    const broken = then(whole, (state) => edit(state, victim, () => 'id: [\n'), 'Break it');
    const state = (whole.steps.at(-1) as Step).state;
    return {
      ...then(broken, () =>
        edit(state, victim, (text) => removeEntry(text, ['history', eventsIn(text).length - 1])),
      ),
      code: 'event-removed',
    };
  },
  'a record under another id, and no word of it': on(
    'record-deleted',
    ({ [victim]: text = '', ...rest }) => ({
      ...rest,
      [fileOf(idOf(98))]: setValue(text, ['id'], idOf(98)),
    }),
  ),
  'a record renamed and amended at once': on('event-removed', ({ [victim]: text = '', ...rest }) => ({
    ...rest,
    [fileOf(idOf(98))]: removeEntry(
      setValue(setValue(text, ['id'], idOf(98)), ['formerly'], [idOf(99)], ['wording']),
      ['history', eventsIn(text).length - 1],
    ),
  })),
  'an undoing that undoes more than it says': (story) => ({
    ...withUndo(withVictim(story), (state) =>
      edit(state, victim, (text) => removeEntry(text, ['history', eventsIn(text).length - 1])),
    ),
    code: 'event-removed',
  }),
  'a merge that drops a side': (story, dice) => ({
    ...withMerge(withVictim(story), dice, false),
    code: 'event-removed',
  }),
  'a record hidden, and shown again with another past': (story) => {
    const whole = withVictim(story);
    const hidden = then(
      whole,
      (state) => ({
        ...edit(state, 'register.yaml', (text) =>
          setValue(text, ['ignore'], ['actions/docks-2021-rec-99.yaml']),
        ),
        [victim]: '[]\n',
      }),
      'Hide it',
    );
    const { state } = whole.steps.at(-1) as Step;
    return {
      ...then(hidden, () =>
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
  'a merge that puts a corrected title back': (story, dice) => {
    const whole = withVictim(story);
    const base = whole.steps.at(-1) as Step;
    const { steps } = withMerge(whole, dice);
    const [left, right, merge] = steps.slice(-3) as [Step, Step, Step];
    const was = /^title: (.*)$/m.exec(base.state[victim] ?? '')?.[1] ?? '';
    const correction = { on: dayAt(base.day + 1), event: 'correction', field: 'title', was, note: 'A slip.' };
    const corrected = (state: State) =>
      edit(state, victim, (text) => addEvent(setValue(text, ['title'], 'Put right'), correction));
    const back = edit(corrected(merge.state), victim, (text) => setValue(text, ['title'], was));
    return {
      steps: [
        ...steps.slice(0, -3),
        { ...left, state: corrected(left.state) },
        right,
        { ...merge, state: back },
      ],
      code: 'fact-changed',
    };
  },
  'a judgement altered': on('judgement-rewritten', (state) =>
    edit(state, assessment, (text) => setValue(text, ['topics', 0, 'history', 0, 'judgement'], 'strength')),
  ),
  'an unlawful entry': on('errors-brought', (state, day) =>
    edit(state, victim, (text) => addEvent(text, { on: dayAt(day), event: 'returned', note: 'Never sent.' })),
  ),
  'an entry ahead of its day': on('errors-brought', (state, day) =>
    edit(state, victim, (text) => addEvent(text, note(day + 40))),
  ),
  'a date that was forged': (story) => {
    const whole = withVictim(story);
    const last = whole.steps.at(-1) as Step;
    const forged = {
      ...last,
      state: edit(last.state, 'README.md', () => 'x\n'),
      day: last.day - 3,
      message: 'Late',
    };
    return { steps: [...whole.steps, forged], code: 'date-backwards' };
  },
  'a commit dropped from the published history': (story) => {
    const honest = withVictim(story);
    const at = honest.steps.length - 2;
    return {
      steps: honest.steps.filter((_, index) => index !== at),
      code: 'anchor-lost',
      anchored: { honest, at },
    };
  },
  'a history rebased': (story) => {
    const honest = withVictim(story);
    const steps = honest.steps.map((step) => ({ ...step, day: step.day + 1 }));
    return { steps, code: 'anchor-lost', anchored: { honest, at: honest.steps.length - 1 } };
  },
};

/** Records a story in a repository of its own; the ids of its commits come back in order. */
export function recordStory({ steps }: Story): {
  readonly root: string;
  readonly commits: readonly string[];
} {
  const root = folder({});
  const env = { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', args, { cwd: root, env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  git(['init', '-q', '-b', 'main', '--template=']);
  const commits: string[] = [];
  // One that is undone is named by the id of its commit, so that it must be there first.
  for (let from = 0; from < steps.length; ) {
    const named = steps.findIndex(({ message }, index) => index > from && message.includes('UNDONE'));
    const until = named < 0 ? steps.length : named;
    git(
      ['fast-import', '--quiet', '--force', '--export-marks=.git/marks'],
      streamOf(steps, from, until, commits),
    );
    const marks = readFileSync(join(root, '.git/marks'), 'utf8');
    for (const line of marks.trim().split('\n')) {
      const [mark = '', id = ''] = line.slice(1).split(' ');
      commits[Number(mark) - 1] = id;
    }
    from = until;
  }
  git(['reset', '-q', '--hard', 'main']);
  return { root, commits };
}

function streamOf(steps: readonly Step[], from: number, until: number, commits: readonly string[]): string {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  return steps
    .slice(from, until)
    .map(({ state, message, day, parents }, offset) => {
      const index = from + offset;
      const nameOf = (place: number) => (place < from ? commits[place] : `:${place + 1}`);
      const [parent, ...others] = parents ?? (index > 0 ? [index - 1] : []);
      const who = `Liaison Officer <officer@example.com> ${(firstDay + day) * 86_400 + 43_200} +0000`;
      const files = Object.entries(state).map(
        ([file, text]) => `M 100644 inline register/${file}\n${data(text)}`,
      );
      return [
        `commit refs/heads/main\nmark :${index + 1}\ncommitter ${who}\n`,
        data(message.replace('UNDONE', commits[index - 1] ?? '')),
        parent === undefined ? '' : `from ${nameOf(parent)}\n`,
        ...others.map((one) => `merge ${nameOf(one)}\n`),
        'deleteall\n',
        ...files,
      ].join('');
    })
    .join('');
}
