/** Edits drawn for a record kept by hand, each with what it is to make of the data and of which lines. */
import fc from 'fast-check';
import { addEvent, addItem, removeEntry, setValue, type Value } from '../../../src/storage/yaml-edit/edit.ts';
import { freeText } from './free-texts.ts';
import type { Data, Step, StyledRecord } from './styled-records.ts';

export interface Move {
  readonly name: string;
  readonly make: (text: string) => string;
  readonly intended: Data;
  /** The lines that may be replaced, from the first to before the second; where both are the same, lines are put in there and none replaced. */
  readonly lines: Range;
  /** What takes it back to the letter. */
  readonly back?: (text: string) => string;
}

type Range = readonly [number, number];
type MoveDraw = (kept: StyledRecord) => fc.Arbitrary<Move> | undefined;

/** Where the lines of an entry begin and end, and with them what is its own above and below. */
function spanOf(kept: StyledRecord, path: readonly Step[]) {
  let at = kept.head.length;
  for (const { path: here, lead, lines, trail } of kept.chunks) {
    const start = at + lead.length;
    const end = start + lines.length;
    if (here.join() === path.join()) return { top: at, start, end, bottom: end + trail.length };
    at = end + trail.length;
  }
  return { top: at, start: at, end: at, bottom: at };
}

const inside = (kept: StyledRecord, path: readonly Step[]): Range => {
  const { start, end } = spanOf(kept, path);
  return [start, end];
};

const at = (line: number): Range => [line, line];
const below = (kept: StyledRecord, path: readonly Step[]): Range => at(spanOf(kept, path).bottom);
const atTheEnd = (kept: StyledRecord): Range => below(kept, kept.chunks.at(-1)?.path ?? []);
const eventPath = (kept: StyledRecord, event: number): Step[] =>
  kept.listed ? ['history', event] : ['history'];

const inBraces = (kept: StyledRecord, event: number) =>
  kept.chunks.some(({ path, lines }) => path[1] === event && lines.some((line) => /^[ -]*\{/.test(line)));

/** As YAML reads it. */
const read = (text: string) => text.replaceAll('\r\n', '\n');

const newDay = fc
  .integer({ min: 0, max: 800 })
  .map((n) => new Date(Date.UTC(2019, 11, 1 + n)).toISOString().slice(0, 10));

const newEvent = fc.record({
  on: newDay,
  event: fc.constantFrom('note', 'progress', 'returned'),
  note: freeText,
  internal: fc.option(fc.boolean(), { nil: undefined }),
});

const addsEvent: MoveDraw = (kept) =>
  newEvent.map((event) => {
    const { data, events } = kept;
    const index = events.findLastIndex((one) => String(one['on']) <= event.on) + 1;
    const { internal, ...rest } = event;
    const there = { ...rest, note: read(event.note), ...(internal !== undefined && { internal }) };
    const first = at(spanOf(kept, ['history', 0]).top);
    return {
      name: 'an event added',
      make: (text) => addEvent(text, event),
      intended: { ...data, history: events.toSpliced(index, 0, there) },
      lines: !kept.listed
        ? inside(kept, ['history'])
        : index > 0
          ? below(kept, ['history', index - 1])
          : first,
      ...(kept.listed && { back: (text: string) => removeEntry(text, ['history', index]) }),
    };
  });

const setsText =
  (key: string): MoveDraw =>
  (kept) =>
    freeText.map((value) => ({
      name: 'a text set',
      make: (text) => setValue(text, [key], value),
      intended: { ...kept.data, [key]: read(value) },
      lines: inside(kept, [key]),
    }));

const setsInEvent: MoveDraw = (kept) => {
  const { data, events } = kept;
  const free = events.flatMap((event, i) =>
    ['note', 'reason', 'approved_by'].filter((key) => key in event).map((key) => ({ i, key })),
  );
  if (free.length === 0) return undefined;
  return fc.tuple(fc.constantFrom(...free), freeText).map(([{ i, key }, value]) => ({
    name: 'a text of an event set',
    make: (text) => setValue(text, ['history', i, key], value),
    intended: { ...data, history: events.with(i, { ...events[i], [key]: read(value) }) },
    lines: inside(kept, eventPath(kept, i)),
  }));
};

const addsToEvent: MoveDraw = (kept) => {
  const { data, events } = kept;
  if (events.length === 0) return undefined;
  return fc.tuple(fc.nat(events.length - 1), freeText).map(([i, value]) => ({
    name: 'a key added to an event',
    make: (text) => setValue(text, ['history', i, 'recorded_by'], value),
    intended: { ...data, history: events.with(i, { ...events[i], recorded_by: read(value) }) },
    lines: kept.listed && !inBraces(kept, i) ? below(kept, ['history', i]) : inside(kept, eventPath(kept, i)),
    back: (text) => removeEntry(text, ['history', i, 'recorded_by']),
  }));
};

const setsNested: MoveDraw = (kept) =>
  fc.tuple(fc.constantFrom('place', 'berth'), freeText).map(([key, value]) => ({
    name: key === 'place' ? 'a nested text set' : 'a nested key added',
    make: (text) => setValue(text, ['extra', key], value),
    intended: { ...kept.data, extra: { ...(kept.data['extra'] as Data), [key]: read(value) } },
    lines: key === 'place' ? inside(kept, ['extra']) : below(kept, ['extra']),
    ...(key === 'berth' && { back: (text: string) => removeEntry(text, ['extra', 'berth']) }),
  }));

const setsDeadline: MoveDraw = (kept) =>
  fc.tuple(fc.constantFrom('text', 'by'), freeText).map(([key, given]) => {
    const value = key === 'by' ? '2022-02-28' : given;
    const old = kept.data['deadline'] as Data | undefined;
    return {
      name: 'a deadline set',
      make: (text) => setValue(text, ['deadline', key], value),
      intended: { ...kept.data, deadline: { ...old, [key]: read(value) } },
      lines: old === undefined ? atTheEnd(kept) : inside(kept, ['deadline']),
    };
  });

const addsKey: MoveDraw = (kept) =>
  fc.tuple(freeText, fc.boolean()).map(([value, placed]) => ({
    name: 'a key added',
    make: (text) => setValue(text, ['marking'], value, placed ? ['paf', 'themes'] : undefined),
    intended: { ...kept.data, marking: read(value) },
    lines: placed ? below(kept, ['themes']) : atTheEnd(kept),
    back: (text) => removeEntry(text, ['marking']),
  }));

const removesKey: MoveDraw = (kept) =>
  fc.constantFrom(...['themes', 'portal_refs', 'deadline'].filter((key) => key in kept.data)).map((key) => {
    const { [key]: _, ...rest } = kept.data;
    const { top, bottom } = spanOf(kept, [key]);
    return {
      name: 'a key taken out',
      make: (text) => removeEntry(text, [key]),
      intended: rest,
      lines: [top, bottom],
    };
  });

const removesEvent: MoveDraw = (kept) => {
  const { data, events } = kept;
  if (events.length < 2) return undefined;
  return fc.nat(events.length - 1).map((index) => {
    const { top, bottom } = spanOf(kept, ['history', index]);
    const blankAfter = kept.style.blanks.includes('events') && index === 0 ? 1 : 0;
    return {
      name: 'an event taken out',
      make: (text) => removeEntry(text, ['history', index]),
      intended: { ...data, history: events.toSpliced(index, 1) },
      lines: kept.listed ? [top, bottom + blankAfter] : inside(kept, ['history']),
    };
  });
};

const addsItem: MoveDraw = (kept) =>
  fc
    .tuple(
      fc.constantFrom('portal_refs', 'themes', 'formerly'),
      fc.constantFrom('ropes-2', '2.20', '14208', 'no', 'Harbour master', 'a, b'),
    )
    .map(([key, given]) => {
      const value = key === 'formerly' ? 'docks-2021-rec-1b' : given;
      const old = kept.data[key] as readonly string[] | undefined;
      const back = old && ((text: string) => removeEntry(text, [key, old.length]));
      return {
        name: 'an item added',
        make: (text) => addItem(text, [key], value),
        intended: { ...kept.data, [key]: [...(old ?? []), value] },
        lines: !old
          ? atTheEnd(kept)
          : kept.style.lists === 'block'
            ? at(spanOf(kept, [key]).end)
            : inside(kept, [key]),
        ...(back && { back }),
      };
    });

const setsList: MoveDraw = (kept) =>
  fc.subarray(['ropes', 'tides', 'A longer theme', '1.10', 'lamps'], { minLength: 1 }).map((values) => ({
    name: 'a list set',
    make: (text) => setValue(text, ['themes'], values),
    intended: { ...kept.data, themes: values },
    lines: inside(kept, ['themes']),
  }));

const savesAgain: MoveDraw = (kept) => {
  const ofEvents = kept.events.flatMap((event, i) =>
    Object.entries(event).map(([key, value]) => [['history', i, key], value] as const),
  );
  const ofTops = Object.entries(kept.data).map(([key, value]) => [[key], value] as const);
  const places = [...ofTops, ...ofEvents].filter(([, value]) => value !== null);
  return fc.constantFrom<readonly [readonly Step[], unknown]>(...places).map(([path, value]) => ({
    name: 'saved without a change',
    make: (text) => setValue(text, path, value as Value),
    intended: kept.data,
    lines: [0, 0],
    back: (text) => text,
  }));
};

const draws: readonly MoveDraw[] = [
  ...[addsEvent, addsEvent, addsEvent, setsText('title'), setsText('wording'), setsInEvent, addsToEvent],
  ...[setsNested, setsDeadline, addsKey, removesKey, removesEvent, addsItem, setsList, savesAgain],
];

/** One of the edits that can be made of a record. */
export const moveOn = (kept: StyledRecord): fc.Arbitrary<Move> =>
  fc.oneof(...draws.map((draw) => draw(kept)).filter((draw) => draw !== undefined));
