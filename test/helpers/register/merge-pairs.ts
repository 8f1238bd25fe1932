/** Draws an action that two branches edit, each by the operations that commands use, and now and then by hand. */
import { parse } from 'yaml';
import { addEvent, addItem, EditError, removeEntry, setValue } from '../../../src/storage/yaml-edit/edit.ts';
import { createRandom } from '../mutate.ts';
import { isLawful, type PlainEvent } from '../naive-counter.ts';
import { styles, writeAction } from './merge-styles.ts';

export interface Pair {
  readonly id: string;
  /** Undefined where both branches make the file. */
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

export interface Read {
  readonly history: readonly PlainEvent[];
  readonly [fact: string]: unknown;
}

export const read = (text: string): Read => parse(text.replace(/^\ufeff/, ''), { version: '1.2' }) as Read;

type Random = () => number;

const pickFrom = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item;

/** Few, so that the branches often meet on one. */
const days = [
  '2021-02-01',
  '2021-03-01',
  '2021-03-01',
  '2021-03-02',
  '2021-04-15',
  '2021-06-30',
  '2021-09-28',
];
const leads = ['Harbour Master', 'Head of Docks', 'Head of Piers'];
const boards = ['quay', 'lock-gates'];
const texts = [
  'Ropes came',
  'Ladder 4: mended',
  'Dock #2 was seen',
  'The "old" lamps',
  'one\ntwo # three',
  'no',
];

const draws: readonly ((random: Random) => Readonly<Record<string, string | boolean>>)[] = [
  (random) => ({ event: 'note', note: pickFrom(texts, random) }),
  (random) => ({
    event: 'progress',
    rag: pickFrom(['red', 'amber', 'green'], random),
    note: pickFrom(texts, random),
  }),
  (random) => ({
    event: 'assigned',
    ...(random() < 0.6 && { force_lead: pickFrom(leads, random) }),
    ...(random() < 0.4 && { delivery_lead: pickFrom(leads, random) }),
    board: pickFrom(boards, random),
  }),
  (random) => ({
    event: 'target',
    by: pickFrom(['2021-12-28', '2022-02-28', '2022-03-31'], random),
    reason: pickFrom(texts, random),
    approved_by: 'quay',
  }),
  (random) => ({ event: 'evidence', title: pickFrom(texts, random), reference: 'Shelf 4' }),
  () => ({ event: 'completed', approved_by: 'quay' }),
  (random) => ({ event: 'submitted', batch: pickFrom(['2021-a', '2021-b'], random) }),
  (random) => ({ event: 'returned', note: pickFrom(texts, random) }),
  (random) => ({ event: 'withdrawn', note: pickFrom(texts, random) }),
  (random) => ({ event: 'closed', route: pickFrom(['revisit', 'submission', 'reinspection'], random) }),
  (random) => ({ event: 'reopened', note: pickFrom(texts, random) }),
];

const isLawfulRecord = (history: readonly PlainEvent[]) =>
  isLawful({ id: '', type: '', inspection: '', isRejected: false, history }, '2022-06-30');

/** An event that may be recorded now. */
function eventFor(history: readonly PlainEvent[], random: Random): PlainEvent {
  for (;;) {
    const event = { on: pickFrom(days, random), ...pickFrom(draws, random)(random) } as PlainEvent;
    const index = history.findLastIndex(({ on }) => on <= event.on) + 1;
    if (isLawfulRecord(history.toSpliced(index, 0, event))) return event;
  }
}

type Edit = (text: string, random: Random) => string;

const record: Edit = (text, random) => addEvent(text, eventFor(read(text).history, random));

const addCorrection = (text: string, field: string, was: string) =>
  addEvent(text, { on: '2021-10-01', event: 'correction', field, was, note: 'A slip' });

/** The index of an earlier event with a note. */
const noteOf = ({ history }: Read, random: Random) => {
  const places = history.flatMap(({ note }, index) => (note === undefined ? [] : [index]));
  return places.length === 0 ? undefined : pickFrom(places, random);
};

const rewritesNote =
  (hasCorrection: boolean): Edit =>
  (text, random) => {
    const place = noteOf(read(text), random);
    if (place === undefined) return record(text, random);
    const was = String(read(text).history[place]?.['note']);
    const newText = setValue(text, ['history', place, 'note'], `${pickFrom(texts, random)}, rather`);
    return hasCorrection && newText !== text
      ? addCorrection(newText, `history[${place}].note`, was)
      : newText;
  };

const removesEvent =
  (hasCorrection: boolean): Edit =>
  (text, random) => {
    const { history } = read(text);
    const place = noteOf({ history }, random);
    if (place === undefined || !isLawfulRecord(history.toSpliced(place, 1))) return record(text, random);
    const was = `${history[place]?.on} ${history[place]?.event}`;
    const newText = removeEntry(text, ['history', place]);
    return hasCorrection ? addCorrection(newText, `history[${place}]`, was) : newText;
  };

/** A comment on a line of its own, put in by hand over a line that begins with a key or a dash. */
const comments: Edit = (text, random) => {
  const lines = text.split('\n');
  const places = lines.flatMap((line, index) => (/^(?: *- |\w+:)/.test(line) && index > 0 ? [index] : []));
  const place = pickFrom(places, random);
  const indent = /^ */.exec(lines[place] ?? '')?.[0] ?? '';
  const end = text.includes('\r\n') ? '\r' : '';
  return lines.toSpliced(place, 0, `${indent}# remark ${Math.floor(random() * 1000)}${end}`).join('\n');
};

const otherEdits: readonly Edit[] = [
  (text, random) =>
    setValue(text, ['title'], pickFrom(['Mend: the ladder', 'Mend it', 'Mend the ladder now'], random)),
  (text, random) => {
    const was = String(read(text)['title']);
    const newText = setValue(text, ['title'], pickFrom(['Mend a ladder', 'Mend the ladders'], random));
    return newText === text ? text : addCorrection(newText, 'title', was);
  },
  (text, random) => setValue(text, ['marking'], pickFrom(['OFFICIAL', 'OFFICIAL-SENSITIVE'], random)),
  (text, random) => addItem(text, ['themes'], pickFrom(['ropes', 'tides', 'lamps', 'a, b'], random)),
  (text, random) => setValue(text, ['deadline', pickFrom(['by', 'text'], random)], '2022-02-28'),
  (text, random) => setValue(text, ['extra', pickFrom(['berth', 'crane'], random)], pickFrom(texts, random)),
  (text) => ('marking' in read(text) ? removeEntry(text, ['marking']) : text),
  comments,
  comments,
];

const rarer: readonly Edit[] = [
  rewritesNote(true),
  rewritesNote(false),
  removesEvent(true),
  removesEvent(false),
];

function editText(text: string, random: Random): string {
  let current = record(text, random);
  for (let editsLeft = Math.floor(random() * 4); editsLeft > 0; editsLeft--) {
    const which = random();
    const edit =
      which < 0.55 ? record : which < 0.93 ? pickFrom(otherEdits, random) : pickFrom(rarer, random);
    try {
      current = edit(current, random);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
    }
  }
  return current;
}

export function pairOf(number: number, seed: number): Pair {
  const random = createRandom(seed * 100_003 + number);
  const id = `docks-2021-rec-${number + 1}`;
  const history: PlainEvent[] = [{ on: '2021-01-04', event: 'issued' }];
  for (let editsLeft = Math.floor(random() * 6); editsLeft > 0; editsLeft--) {
    const event = eventFor(history, random);
    history.splice(history.findLastIndex(({ on }) => on <= event.on) + 1, 0, event);
  }
  const facts = {
    id,
    type: 'recommendation',
    inspection: 'docks-2021',
    title: 'Mend the ladder',
    wording: `The force should mend ladder ${number + 1} by the end of the season.`,
    deadline: { text: 'by June', by: '2021-06-30' },
    themes: ['docks', 'ladders'],
    ...(random() < 0.3 && { marking: 'OFFICIAL' }),
  };
  const base = writeAction(facts, history, pickFrom(styles, random));
  const fresh = random() < 0.06;
  const sharedEvent = random() < 0.25 ? eventFor(history, random) : undefined;
  const begun = (text: string) => (sharedEvent ? addEvent(text, sharedEvent) : text);
  const restyleText = () => (random() < 0.05 ? writeAction(facts, history, pickFrom(styles, random)) : base);
  const ourText = editText(begun(restyleText()), random);
  for (;;) {
    const theirText = editText(begun(restyleText()), random);
    if (theirText !== ourText)
      return { id, base: fresh ? undefined : base, ours: ourText, theirs: theirText };
  }
}
