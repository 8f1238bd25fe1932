/** Edits drawn for a record kept by hand, each with the data and the lines that it must change. */
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
type MoveDraw = (styled: StyledRecord) => fc.Arbitrary<Move> | undefined;

/** Where the lines of an entry begin and end, and with them what is its own above and below. */
function spanOf(styled: StyledRecord, path: readonly Step[]) {
  let offset = styled.head.length;
  for (const { path: chunkPath, lead, lines, trail } of styled.chunks) {
    const start = offset + lead.length;
    const end = start + lines.length;
    if (chunkPath.join() === path.join()) return { top: offset, start, end, bottom: end + trail.length };
    offset = end + trail.length;
  }
  return { top: offset, start: offset, end: offset, bottom: offset };
}

const inside = (styled: StyledRecord, path: readonly Step[]): Range => {
  const { start, end } = spanOf(styled, path);
  return [start, end];
};

const emptyRange = (line: number): Range => [line, line];
const below = (styled: StyledRecord, path: readonly Step[]): Range => emptyRange(spanOf(styled, path).bottom);
const atTheEnd = (styled: StyledRecord): Range => below(styled, styled.chunks.at(-1)?.path ?? []);
const eventPath = (styled: StyledRecord, event: number): Step[] =>
  styled.listed ? ['history', event] : ['history'];

const inBraces = (styled: StyledRecord, event: number) =>
  styled.chunks.some(({ path, lines }) => path[1] === event && lines.some((line) => /^[ -]*\{/.test(line)));

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

const addsEvent: MoveDraw = (styled) =>
  newEvent.map((event) => {
    const { data, events } = styled;
    const index = events.findLastIndex((other) => String(other['on']) <= event.on) + 1;
    const { internal, ...rest } = event;
    const added = { ...rest, note: read(event.note), ...(internal !== undefined && { internal }) };
    const first = emptyRange(spanOf(styled, ['history', 0]).top);
    return {
      name: 'an event added',
      make: (text) => addEvent(text, event),
      intended: { ...data, history: events.toSpliced(index, 0, added) },
      lines: !styled.listed
        ? inside(styled, ['history'])
        : index > 0
          ? below(styled, ['history', index - 1])
          : first,
      ...(styled.listed && { back: (text: string) => removeEntry(text, ['history', index]) }),
    };
  });

const setsText =
  (key: string): MoveDraw =>
  (styled) =>
    freeText.map((value) => ({
      name: 'a text set',
      make: (text) => setValue(text, [key], value),
      intended: { ...styled.data, [key]: read(value) },
      lines: inside(styled, [key]),
    }));

const setsInEvent: MoveDraw = (styled) => {
  const { data, events } = styled;
  const free = events.flatMap((event, i) =>
    ['note', 'reason', 'approved_by'].filter((key) => key in event).map((key) => ({ i, key })),
  );
  if (free.length === 0) return undefined;
  return fc.tuple(fc.constantFrom(...free), freeText).map(([{ i, key }, value]) => ({
    name: 'a text of an event set',
    make: (text) => setValue(text, ['history', i, key], value),
    intended: { ...data, history: events.with(i, { ...events[i], [key]: read(value) }) },
    lines: inside(styled, eventPath(styled, i)),
  }));
};

const addsToEvent: MoveDraw = (styled) => {
  const { data, events } = styled;
  if (events.length === 0) return undefined;
  return fc.tuple(fc.nat(events.length - 1), freeText).map(([i, value]) => ({
    name: 'a key added to an event',
    make: (text) => setValue(text, ['history', i, 'recorded_by'], value),
    intended: { ...data, history: events.with(i, { ...events[i], recorded_by: read(value) }) },
    lines:
      styled.listed && !inBraces(styled, i)
        ? below(styled, ['history', i])
        : inside(styled, eventPath(styled, i)),
    back: (text) => removeEntry(text, ['history', i, 'recorded_by']),
  }));
};

const setsNested: MoveDraw = (styled) =>
  fc.tuple(fc.constantFrom('place', 'berth'), freeText).map(([key, value]) => ({
    name: key === 'place' ? 'a nested text set' : 'a nested key added',
    make: (text) => setValue(text, ['extra', key], value),
    intended: { ...styled.data, extra: { ...(styled.data['extra'] as Data), [key]: read(value) } },
    lines: key === 'place' ? inside(styled, ['extra']) : below(styled, ['extra']),
    ...(key === 'berth' && { back: (text: string) => removeEntry(text, ['extra', 'berth']) }),
  }));

const setsDeadline: MoveDraw = (styled) =>
  fc.tuple(fc.constantFrom('text', 'by'), freeText).map(([key, given]) => {
    const value = key === 'by' ? '2022-02-28' : given;
    const old = styled.data['deadline'] as Data | undefined;
    return {
      name: 'a deadline set',
      make: (text) => setValue(text, ['deadline', key], value),
      intended: { ...styled.data, deadline: { ...old, [key]: read(value) } },
      lines: old === undefined ? atTheEnd(styled) : inside(styled, ['deadline']),
    };
  });

const addsKey: MoveDraw = (styled) =>
  fc.tuple(freeText, fc.boolean()).map(([value, placed]) => ({
    name: 'a key added',
    make: (text) => setValue(text, ['marking'], value, placed ? ['paf', 'themes'] : undefined),
    intended: { ...styled.data, marking: read(value) },
    lines: placed ? below(styled, ['themes']) : atTheEnd(styled),
    back: (text) => removeEntry(text, ['marking']),
  }));

const removesKey: MoveDraw = (styled) =>
  fc.constantFrom(...['themes', 'portal_refs', 'deadline'].filter((key) => key in styled.data)).map((key) => {
    const { [key]: _, ...rest } = styled.data;
    const { top, bottom } = spanOf(styled, [key]);
    return {
      name: 'a key taken out',
      make: (text) => removeEntry(text, [key]),
      intended: rest,
      lines: [top, bottom],
    };
  });

const removesEvent: MoveDraw = (styled) => {
  const { data, events } = styled;
  if (events.length < 2) return undefined;
  return fc.nat(events.length - 1).map((index) => {
    const { top, bottom } = spanOf(styled, ['history', index]);
    const blankAfter = styled.style.blanks.includes('events') && index === 0 ? 1 : 0;
    return {
      name: 'an event taken out',
      make: (text) => removeEntry(text, ['history', index]),
      intended: { ...data, history: events.toSpliced(index, 1) },
      lines: styled.listed ? [top, bottom + blankAfter] : inside(styled, ['history']),
    };
  });
};

const addsItem: MoveDraw = (styled) =>
  fc
    .tuple(
      fc.constantFrom('portal_refs', 'themes', 'formerly'),
      fc.constantFrom('ropes-2', '2.20', '14208', 'no', 'Harbour master', 'a, b'),
    )
    .map(([key, given]) => {
      const value = key === 'formerly' ? 'docks-2021-rec-1b' : given;
      const old = styled.data[key] as readonly string[] | undefined;
      const back = old && ((text: string) => removeEntry(text, [key, old.length]));
      return {
        name: 'an item added',
        make: (text) => addItem(text, [key], value),
        intended: { ...styled.data, [key]: [...(old ?? []), value] },
        lines: !old
          ? atTheEnd(styled)
          : styled.style.lists === 'block'
            ? emptyRange(spanOf(styled, [key]).end)
            : inside(styled, [key]),
        ...(back && { back }),
      };
    });

const setsList: MoveDraw = (styled) =>
  fc.subarray(['ropes', 'tides', 'A longer theme', '1.10', 'lamps'], { minLength: 1 }).map((values) => ({
    name: 'a list set',
    make: (text) => setValue(text, ['themes'], values),
    intended: { ...styled.data, themes: values },
    lines: inside(styled, ['themes']),
  }));

const savesAgain: MoveDraw = (styled) => {
  const ofEvents = styled.events.flatMap((event, i) =>
    Object.entries(event).map(([key, value]) => [['history', i, key], value] as const),
  );
  const ofTops = Object.entries(styled.data).map(([key, value]) => [[key], value] as const);
  const places = [...ofTops, ...ofEvents].filter(([, value]) => value !== null);
  return fc.constantFrom<readonly [readonly Step[], unknown]>(...places).map(([path, value]) => ({
    name: 'saved without a change',
    make: (text) => setValue(text, path, value as Value),
    intended: styled.data,
    lines: [0, 0],
    back: (text) => text,
  }));
};

const draws: readonly MoveDraw[] = [
  ...[addsEvent, addsEvent, addsEvent, setsText('title'), setsText('wording'), setsInEvent, addsToEvent],
  ...[setsNested, setsDeadline, addsKey, removesKey, removesEvent, addsItem, setsList, savesAgain],
];

/** One of the edits that can be made of a record. */
export const moveOn = (styled: StyledRecord): fc.Arbitrary<Move> =>
  fc.oneof(...draws.map((draw) => draw(styled)).filter((draw) => draw !== undefined));
