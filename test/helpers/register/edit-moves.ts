/** Edits drawn for a record kept by hand, each with the data and the lines that it must change. */
import fc from 'fast-check';
import { addEvent, addItem, removeEntry, setValue, type Value } from '../../../src/storage/yaml-edit/edit.ts';
import { freeText } from './free-texts.ts';
import type { Data, Step, StyledRecord } from './styled-records.ts';

export interface Move {
  readonly name: string;
  readonly make: (text: string) => string;
  readonly intendedData: Data;
  /** The lines that may be replaced, from the first to before the second; where both are the same, lines are put in there and none replaced. */
  readonly lines: Range;
  /** What takes it back to the letter. */
  readonly back?: (text: string) => string;
}

type Range = readonly [number, number];
type MoveDraw = (record: StyledRecord) => fc.Arbitrary<Move> | undefined;

/** Where the lines of an entry begin and end, and with them what is its own above and below. */
function spanOf(record: StyledRecord, path: readonly Step[]) {
  let offset = record.head.length;
  for (const { path: chunkPath, lead, lines, trail } of record.chunks) {
    const start = offset + lead.length;
    const end = start + lines.length;
    if (chunkPath.join() === path.join()) return { top: offset, start, end, bottom: end + trail.length };
    offset = end + trail.length;
  }
  return { top: offset, start: offset, end: offset, bottom: offset };
}

const inside = (record: StyledRecord, path: readonly Step[]): Range => {
  const { start, end } = spanOf(record, path);
  return [start, end];
};

const emptyRange = (line: number): Range => [line, line];
const below = (record: StyledRecord, path: readonly Step[]): Range => emptyRange(spanOf(record, path).bottom);
const atTheEnd = (record: StyledRecord): Range => below(record, record.chunks.at(-1)?.path ?? []);
const eventPath = (record: StyledRecord, event: number): Step[] =>
  record.isBlockEvent ? ['history', event] : ['history'];

const inBraces = (record: StyledRecord, event: number) =>
  record.chunks.some(({ path, lines }) => path[1] === event && lines.some((line) => /^[ -]*\{/.test(line)));

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

const addsEvent: MoveDraw = (record) =>
  newEvent.map((event) => {
    const { data, events } = record;
    const index = events.findLastIndex((otherEvent) => String(otherEvent['on']) <= event.on) + 1;
    const { internal, ...restOfRecord } = event;
    const addedEvent = {
      ...restOfRecord,
      note: read(event.note),
      ...(internal !== undefined && { internal }),
    };
    const first = emptyRange(spanOf(record, ['history', 0]).top);
    return {
      name: 'an event added',
      make: (text) => addEvent(text, event),
      intendedData: { ...data, history: events.toSpliced(index, 0, addedEvent) },
      lines: !record.isBlockEvent
        ? inside(record, ['history'])
        : index > 0
          ? below(record, ['history', index - 1])
          : first,
      ...(record.isBlockEvent && { back: (text: string) => removeEntry(text, ['history', index]) }),
    };
  });

const setsText =
  (key: string): MoveDraw =>
  (record) =>
    freeText.map((value) => ({
      name: 'a text set',
      make: (text) => setValue(text, [key], value),
      intendedData: { ...record.data, [key]: read(value) },
      lines: inside(record, [key]),
    }));

const setsInEvent: MoveDraw = (record) => {
  const { data, events } = record;
  const free = events.flatMap((event, i) =>
    ['note', 'reason', 'approved_by'].filter((key) => key in event).map((key) => ({ i, key })),
  );
  if (free.length === 0) return undefined;
  return fc.tuple(fc.constantFrom(...free), freeText).map(([{ i, key }, value]) => ({
    name: 'a text of an event set',
    make: (text) => setValue(text, ['history', i, key], value),
    intendedData: { ...data, history: events.with(i, { ...events[i], [key]: read(value) }) },
    lines: inside(record, eventPath(record, i)),
  }));
};

const addsToEvent: MoveDraw = (record) => {
  const { data, events } = record;
  if (events.length === 0) return undefined;
  return fc.tuple(fc.nat(events.length - 1), freeText).map(([i, value]) => ({
    name: 'a key added to an event',
    make: (text) => setValue(text, ['history', i, 'recorded_by'], value),
    intendedData: { ...data, history: events.with(i, { ...events[i], recorded_by: read(value) }) },
    lines:
      record.isBlockEvent && !inBraces(record, i)
        ? below(record, ['history', i])
        : inside(record, eventPath(record, i)),
    back: (text) => removeEntry(text, ['history', i, 'recorded_by']),
  }));
};

const setsNested: MoveDraw = (record) =>
  fc.tuple(fc.constantFrom('place', 'berth'), freeText).map(([key, value]) => ({
    name: key === 'place' ? 'a nested text set' : 'a nested key added',
    make: (text) => setValue(text, ['extra', key], value),
    intendedData: { ...record.data, extra: { ...(record.data['extra'] as Data), [key]: read(value) } },
    lines: key === 'place' ? inside(record, ['extra']) : below(record, ['extra']),
    ...(key === 'berth' && { back: (text: string) => removeEntry(text, ['extra', 'berth']) }),
  }));

const setsDeadline: MoveDraw = (record) =>
  fc.tuple(fc.constantFrom('text', 'by'), freeText).map(([key, newValue]) => {
    const value = key === 'by' ? '2022-02-28' : newValue;
    const oldValue = record.data['deadline'] as Data | undefined;
    return {
      name: 'a deadline set',
      make: (text) => setValue(text, ['deadline', key], value),
      intendedData: { ...record.data, deadline: { ...oldValue, [key]: read(value) } },
      lines: oldValue === undefined ? atTheEnd(record) : inside(record, ['deadline']),
    };
  });

const addsKey: MoveDraw = (record) =>
  fc.tuple(freeText, fc.boolean()).map(([value, hasPlace]) => ({
    name: 'a key added',
    make: (text) => setValue(text, ['marking'], value, hasPlace ? ['paf', 'themes'] : undefined),
    intendedData: { ...record.data, marking: read(value) },
    lines: hasPlace ? below(record, ['themes']) : atTheEnd(record),
    back: (text) => removeEntry(text, ['marking']),
  }));

const removesKey: MoveDraw = (record) =>
  fc.constantFrom(...['themes', 'portal_refs', 'deadline'].filter((key) => key in record.data)).map((key) => {
    const { [key]: _, ...restOfRecord } = record.data;
    const { top, bottom } = spanOf(record, [key]);
    return {
      name: 'a key taken out',
      make: (text) => removeEntry(text, [key]),
      intendedData: restOfRecord,
      lines: [top, bottom],
    };
  });

const removesEvent: MoveDraw = (record) => {
  const { data, events } = record;
  if (events.length < 2) return undefined;
  return fc.nat(events.length - 1).map((index) => {
    const { top, bottom } = spanOf(record, ['history', index]);
    const blankAfter = record.style.blanks.includes('events') && index === 0 ? 1 : 0;
    return {
      name: 'an event taken out',
      make: (text) => removeEntry(text, ['history', index]),
      intendedData: { ...data, history: events.toSpliced(index, 1) },
      lines: record.isBlockEvent ? [top, bottom + blankAfter] : inside(record, ['history']),
    };
  });
};

const addsItem: MoveDraw = (record) =>
  fc
    .tuple(
      fc.constantFrom('portal_refs', 'themes', 'formerly'),
      fc.constantFrom('ropes-2', '2.20', '14208', 'no', 'Harbour master', 'a, b'),
    )
    .map(([key, newValue]) => {
      const value = key === 'formerly' ? 'docks-2021-rec-1b' : newValue;
      const oldValue = record.data[key] as readonly string[] | undefined;
      const back = oldValue && ((text: string) => removeEntry(text, [key, oldValue.length]));
      return {
        name: 'an item added',
        make: (text) => addItem(text, [key], value),
        intendedData: { ...record.data, [key]: [...(oldValue ?? []), value] },
        lines: !oldValue
          ? atTheEnd(record)
          : record.style.lists === 'block'
            ? emptyRange(spanOf(record, [key]).end)
            : inside(record, [key]),
        ...(back && { back }),
      };
    });

const setsList: MoveDraw = (record) =>
  fc.subarray(['ropes', 'tides', 'A longer theme', '1.10', 'lamps'], { minLength: 1 }).map((values) => ({
    name: 'a list set',
    make: (text) => setValue(text, ['themes'], values),
    intendedData: { ...record.data, themes: values },
    lines: inside(record, ['themes']),
  }));

const savesAgain: MoveDraw = (record) => {
  const ofEvents = record.events.flatMap((event, i) =>
    Object.entries(event).map(([key, value]) => [['history', i, key], value] as const),
  );
  const ofTops = Object.entries(record.data).map(([key, value]) => [[key], value] as const);
  const places = [...ofTops, ...ofEvents].filter(([, value]) => value !== null);
  return fc.constantFrom<readonly [readonly Step[], unknown]>(...places).map(([path, value]) => ({
    name: 'saved without a change',
    make: (text) => setValue(text, path, value as Value),
    intendedData: record.data,
    lines: [0, 0],
    back: (text) => text,
  }));
};

const draws: readonly MoveDraw[] = [
  ...[addsEvent, addsEvent, addsEvent, setsText('title'), setsText('wording'), setsInEvent, addsToEvent],
  ...[setsNested, setsDeadline, addsKey, removesKey, removesEvent, addsItem, setsList, savesAgain],
];

/** One of the edits that can be made of a record. */
export const moveOn = (record: StyledRecord): fc.Arbitrary<Move> =>
  fc.oneof(...draws.map((draw) => draw(record)).filter((draw) => draw !== undefined));
