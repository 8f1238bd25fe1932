/** Edits drawn for a record kept by hand, each with the data and the lines that it must change. */
import fc from 'fast-check';
import { addEvent, addItem, removeEntry, setValue, type Value } from '../../../src/storage/yaml-edit/edit.ts';
import { freeText } from './free-texts.ts';
import type { Data, Step, StyledRecord } from './styled-records.ts';

/** An edit of a record, and what it must change. */
export interface Move {
  readonly name: string;
  readonly apply: (text: string) => string;
  readonly intendedData: Data;
  /** The lines that may be replaced, from the first to before the second; if both are the same, lines are inserted there and none replaced. */
  readonly lines: Range;
  /** The edit that restores the text before it, character for character. */
  readonly undo?: (text: string) => string;
}

type Range = readonly [number, number];
type MoveDraw = (record: StyledRecord) => fc.Arbitrary<Move> | undefined;

/** The lines of an entry, from `start` to before `end`, and with the comments and blank lines that belong to it, from `top` to before `bottom`. */
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

const entryLines = (record: StyledRecord, path: readonly Step[]): Range => {
  const { start, end } = spanOf(record, path);
  return [start, end];
};

const emptyRange = (line: number): Range => [line, line];
const lineBelow = (record: StyledRecord, path: readonly Step[]): Range =>
  emptyRange(spanOf(record, path).bottom);
const lineAtEnd = (record: StyledRecord): Range => lineBelow(record, record.chunks.at(-1)?.path ?? []);
const eventPath = (record: StyledRecord, event: number): Step[] =>
  record.isBlockEvent ? ['history', event] : ['history'];

const inBraces = (record: StyledRecord, event: number) =>
  record.chunks.some(({ path, lines }) => path[1] === event && lines.some((line) => /^[ -]*\{/.test(line)));

/** A text with the line ends as YAML parses them. */
const normaliseLineEnds = (text: string) => text.replaceAll('\r\n', '\n');

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
      note: normaliseLineEnds(event.note),
      ...(internal !== undefined && { internal }),
    };
    const first = emptyRange(spanOf(record, ['history', 0]).top);
    return {
      name: 'an event added',
      apply: (text) => addEvent(text, event),
      intendedData: { ...data, history: events.toSpliced(index, 0, addedEvent) },
      lines: !record.isBlockEvent
        ? entryLines(record, ['history'])
        : index > 0
          ? lineBelow(record, ['history', index - 1])
          : first,
      ...(record.isBlockEvent && { undo: (text: string) => removeEntry(text, ['history', index]) }),
    };
  });

const setsText =
  (key: string): MoveDraw =>
  (record) =>
    freeText.map((value) => ({
      name: 'a text set',
      apply: (text) => setValue(text, [key], value),
      intendedData: { ...record.data, [key]: normaliseLineEnds(value) },
      lines: entryLines(record, [key]),
    }));

const setsInEvent: MoveDraw = (record) => {
  const { data, events } = record;
  const free = events.flatMap((event, i) =>
    ['note', 'reason', 'approved_by'].filter((key) => key in event).map((key) => ({ i, key })),
  );
  if (free.length === 0) return undefined;
  return fc.tuple(fc.constantFrom(...free), freeText).map(([{ i, key }, value]) => ({
    name: 'a text of an event set',
    apply: (text) => setValue(text, ['history', i, key], value),
    intendedData: { ...data, history: events.with(i, { ...events[i], [key]: normaliseLineEnds(value) }) },
    lines: entryLines(record, eventPath(record, i)),
  }));
};

const addsToEvent: MoveDraw = (record) => {
  const { data, events } = record;
  if (events.length === 0) return undefined;
  return fc.tuple(fc.nat(events.length - 1), freeText).map(([i, value]) => ({
    name: 'a key added to an event',
    apply: (text) => setValue(text, ['history', i, 'recorded_by'], value),
    intendedData: {
      ...data,
      history: events.with(i, { ...events[i], recorded_by: normaliseLineEnds(value) }),
    },
    lines:
      record.isBlockEvent && !inBraces(record, i)
        ? lineBelow(record, ['history', i])
        : entryLines(record, eventPath(record, i)),
    undo: (text) => removeEntry(text, ['history', i, 'recorded_by']),
  }));
};

const setsNested: MoveDraw = (record) =>
  fc.tuple(fc.constantFrom('place', 'berth'), freeText).map(([key, value]) => ({
    name: key === 'place' ? 'a nested text set' : 'a nested key added',
    apply: (text) => setValue(text, ['extra', key], value),
    intendedData: {
      ...record.data,
      extra: { ...(record.data['extra'] as Data), [key]: normaliseLineEnds(value) },
    },
    lines: key === 'place' ? entryLines(record, ['extra']) : lineBelow(record, ['extra']),
    ...(key === 'berth' && { undo: (text: string) => removeEntry(text, ['extra', 'berth']) }),
  }));

const setsDeadline: MoveDraw = (record) =>
  fc.tuple(fc.constantFrom('text', 'by'), freeText).map(([key, newValue]) => {
    const value = key === 'by' ? '2022-02-28' : newValue;
    const oldValue = record.data['deadline'] as Data | undefined;
    return {
      name: 'a deadline set',
      apply: (text) => setValue(text, ['deadline', key], value),
      intendedData: { ...record.data, deadline: { ...oldValue, [key]: normaliseLineEnds(value) } },
      lines: oldValue === undefined ? lineAtEnd(record) : entryLines(record, ['deadline']),
    };
  });

const addsKey: MoveDraw = (record) =>
  fc.tuple(freeText, fc.boolean()).map(([value, hasPosition]) => ({
    name: 'a key added',
    apply: (text) => setValue(text, ['marking'], value, hasPosition ? ['paf', 'themes'] : undefined),
    intendedData: { ...record.data, marking: normaliseLineEnds(value) },
    lines: hasPosition ? lineBelow(record, ['themes']) : lineAtEnd(record),
    undo: (text) => removeEntry(text, ['marking']),
  }));

const removesKey: MoveDraw = (record) =>
  fc.constantFrom(...['themes', 'portal_refs', 'deadline'].filter((key) => key in record.data)).map((key) => {
    const { [key]: _, ...restOfRecord } = record.data;
    const { top, bottom } = spanOf(record, [key]);
    return {
      name: 'a key removed',
      apply: (text) => removeEntry(text, [key]),
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
      name: 'an event removed',
      apply: (text) => removeEntry(text, ['history', index]),
      intendedData: { ...data, history: events.toSpliced(index, 1) },
      lines: record.isBlockEvent ? [top, bottom + blankAfter] : entryLines(record, ['history']),
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
      const undo = oldValue && ((text: string) => removeEntry(text, [key, oldValue.length]));
      return {
        name: 'an item added',
        apply: (text) => addItem(text, [key], value),
        intendedData: { ...record.data, [key]: [...(oldValue ?? []), value] },
        lines: !oldValue
          ? lineAtEnd(record)
          : record.style.lists === 'block'
            ? emptyRange(spanOf(record, [key]).end)
            : entryLines(record, [key]),
        ...(undo && { undo }),
      };
    });

const setsList: MoveDraw = (record) =>
  fc.subarray(['ropes', 'tides', 'A longer theme', '1.10', 'lamps'], { minLength: 1 }).map((values) => ({
    name: 'a list set',
    apply: (text) => setValue(text, ['themes'], values),
    intendedData: { ...record.data, themes: values },
    lines: entryLines(record, ['themes']),
  }));

const savesAgain: MoveDraw = (record) => {
  const eventPlaces = record.events.flatMap((event, i) =>
    Object.entries(event).map(([key, value]) => [['history', i, key], value] as const),
  );
  const recordPlaces = Object.entries(record.data).map(([key, value]) => [[key], value] as const);
  const places = [...recordPlaces, ...eventPlaces].filter(([, value]) => value !== null);
  return fc.constantFrom<readonly [readonly Step[], unknown]>(...places).map(([path, value]) => ({
    name: 'saved without a change',
    apply: (text) => setValue(text, path, value as Value),
    intendedData: record.data,
    lines: [0, 0],
    undo: (text) => text,
  }));
};

const draws: readonly MoveDraw[] = [
  ...[addsEvent, addsEvent, addsEvent, setsText('title'), setsText('wording'), setsInEvent, addsToEvent],
  ...[setsNested, setsDeadline, addsKey, removesKey, removesEvent, addsItem, setsList, savesAgain],
];

/** One of the edits that can be made of a record. */
export const moveOn = (record: StyledRecord): fc.Arbitrary<Move> =>
  fc.oneof(...draws.map((draw) => draw(record)).filter((draw) => draw !== undefined));
