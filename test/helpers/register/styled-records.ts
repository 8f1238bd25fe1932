/** Records as people keep them by hand, in many styles; of every line it is known what it belongs to. */
import fc from 'fast-check';
import { gentleTexts } from './free-texts.ts';
import { type Style, styles } from './record-styles.ts';
import { behind, coin, type Draw, inBraces, writeKey, writeList, writeText } from './styled-values.ts';

export type Data = Readonly<Record<string, unknown>>;
export type Step = string | number;

/** The lines of one entry, with the comments and blank lines before it and the comments after it that are its own. */
interface Chunk {
  readonly path: readonly Step[];
  readonly lead: readonly string[];
  readonly lines: readonly string[];
  readonly trail: readonly string[];
}

export interface StyledRecord {
  readonly style: Style;
  readonly name: string;
  readonly data: Data;
  readonly events: readonly Data[];
  /** The lines before the first entry: the schema, a document mark, a comment. */
  readonly head: readonly string[];
  readonly chunks: readonly Chunk[];
  readonly text: string;
  /** Whether each event is on lines of its own. */
  readonly isBlockEvent: boolean;
}

const day = fc
  .integer({ min: 0, max: 700 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));

const seed = fc.record({
  dice: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
  days: fc.array(day, { maxLength: 6 }),
});

/** A record in a style. */
export const recordInStyle = (name: string): fc.Arbitrary<StyledRecord> =>
  seed.map(({ dice, days }) => {
    let thrown = 0;
    const draw: Draw = (items) => items[(dice[thrown++ % dice.length] ?? 0) % items.length] as never;
    return keep(name, styles.get(name) as Style, draw, days.toSorted());
  });

function keep(name: string, style: Style, draw: Draw, days: readonly string[]): StyledRecord {
  const tops = topsOf(style, draw);
  const history = historyOf(style, draw, days);
  const place = writeText(style, draw, style.step);
  const extra = topOf('extra', { place: place.value }, [
    '',
    ...writeKey(style, 'place', style.step, place.lines),
  ]);
  const all = [...tops, ...(style.history === 'middle' ? [history, extra] : [extra, history])];
  const chunks = all.flatMap(({ key, lines, under }, i) => {
    const comment = i > 0 && style.comments.includes('before-keys') && coin(draw) ? [`# about ${key}`] : [];
    const lead = [...(i > 0 && style.blanks.includes('keys') ? style.blank : []), ...comment];
    return [{ path: [key], lead, lines: writeKey(style, key, 0, lines), trail: [] }, ...under];
  });
  const head = [...style.start, ...(style.comments.includes('top') ? ['# The first ladder.'] : [])];
  const foot = [
    ...[...(style.blanks.includes('foot') ? [''] : []), ...style.finish],
    ...(style.comments.includes('foot') ? ['', '# kept by the dock office'] : []),
  ];
  const lines = [
    ...head,
    ...chunks.flatMap(({ lead, lines, trail }) => [...lead, ...lines, ...trail]),
    ...foot,
  ];
  return {
    ...{ style, name, head, chunks },
    data: Object.fromEntries(all.map(({ key, value }) => [key, value])),
    events: Array.isArray(history.value) ? history.value : [],
    text: (style.mark ? '\ufeff' : '') + lines.join(style.eol) + (style.hasFinalLineEnd ? style.eol : ''),
    isBlockEvent: history.under.length > 0,
  };
}

interface Top {
  readonly key: string;
  readonly value: unknown;
  readonly lines: readonly string[];
  readonly under: readonly Chunk[];
}

const topOf = (key: string, value: unknown, lines: readonly string[], under: readonly Chunk[] = []): Top => ({
  ...{ key, value, lines, under },
});

function topsOf(style: Style, draw: Draw): Top[] {
  const [title, wording] = [writeText(style, draw, 0), writeText(style, draw, 0)];
  const refs = ['14207', '2.10'].slice(0, draw([1, 2]));
  const themes = ['ropes', 'tides', 'lamps'].slice(0, draw([1, 2, 3]));
  const word = (key: string, value: string) => topOf(key, value, [value + behind(style, draw)]);
  const quoteText = style.forms[0] === 'double' ? JSON.stringify : String;
  return [
    ...[word('id', 'docks-2021-rec-1'), word('type', 'recommendation'), word('inspection', 'docks-2021')],
    ...[topOf('title', title.value, title.lines), topOf('wording', wording.value, wording.lines)],
    ...deadlineOf(style),
    topOf(
      'portal_refs',
      refs,
      writeList(
        style,
        draw,
        refs.map((ref) => JSON.stringify(ref)),
      ),
    ),
    topOf(
      'themes',
      themes,
      writeList(
        style,
        draw,
        themes.map((theme) => quoteText(theme)),
      ),
    ),
  ];
}

function deadlineOf({ deadline, step }: Style): Top[] {
  const pad = ' '.repeat(step);
  const value = { text: 'by June', by: '2021-06-30' };
  if (deadline === 'absent') return [];
  if (deadline === 'empty') return [topOf('deadline', {}, ['{}'])];
  if (deadline === 'flow') return [topOf('deadline', value, ['{text: by June, by: 2021-06-30}'])];
  return [topOf('deadline', value, ['', `${pad}text: by June`, `${pad}by: 2021-06-30`])];
}

function historyOf(style: Style, draw: Draw, days: readonly string[]): Top {
  if (style.events === 'nothing') return topOf('history', null, [behind(style, draw)]);
  if (style.events === 'empty' || days.length === 0)
    return topOf('history', [], [`[]${behind(style, draw)}`]);
  const events = days.map((on, i) => eventIn(style, draw, on, i));
  const values = events.map(({ value }) => value);
  if (style.events === 'bracketed') return topOf('history', values, [`[${values.map(inBraces).join(', ')}]`]);
  if (style.events === 'bracketed-lines') {
    const comma = (i: number) => (i < values.length - 1 ? ',' : '');
    return topOf('history', values, [
      '[',
      ...values.map((event, i) => `  ${inBraces(event)}${comma(i)}`),
      ']',
    ]);
  }
  return topOf(
    'history',
    values,
    [behind(style, draw)],
    events.map(({ lines }, i) => eventChunk(style, draw, lines, i)),
  );
}

function eventIn(
  style: Style,
  draw: Draw,
  on: string,
  index: number,
): { value: Data; lines: readonly string[] } {
  const column = style.dash + 1 + style.gap.length;
  const value: Record<string, unknown> = index === 0 ? { on, event: 'issued' } : { on, ...draw(laterEvents) };
  const isBlockEvent = style.events === 'block' || (style.events === 'mixed' && coin(draw));
  const free = Object.keys(value).find((key) => key === 'note' || key === 'reason');
  const writtenText = isBlockEvent && free !== undefined ? writeText(style, draw, column) : undefined;
  if (free !== undefined) value[free] = writtenText?.value ?? draw(gentleTexts);
  if (isBlockEvent) {
    const lines = Object.entries(value).flatMap(([key, one]) =>
      writeKey(
        style,
        key,
        column,
        key === free ? (writtenText?.lines ?? []) : [`${one}${behind(style, draw)}`],
      ),
    );
    return { value, lines };
  }
  const lineBreak = style.events === 'flow-lines' ? `,\n${' '.repeat(style.dash + 4)}` : ', ';
  return { value, lines: (inBraces(value).replace(', ', lineBreak) + behind(style, draw)).split('\n') };
}

const laterEvents: readonly Data[] = [
  { event: 'progress', rag: 'amber', note: '' },
  { event: 'target', by: '2021-12-31', reason: '', approved_by: 'quay' },
  { event: 'note', note: '', internal: true },
];

function eventChunk(
  style: Style,
  draw: Draw,
  [first = '', ...furtherLines]: readonly string[],
  index: number,
): Chunk {
  const pad = ' '.repeat(style.dash);
  const inner = ' '.repeat(style.dash + 1 + style.gap.length);
  const above = style.comments.includes('above') && coin(draw) ? [`${pad}# event ${index}`] : [];
  const lines = style.dashAlone
    ? [`${pad}-`, inner + first.trimStart(), ...furtherLines]
    : [`${pad}-${style.gap}${first.trimStart()}`, ...furtherLines];
  return {
    path: ['history', index],
    lead: [...(index > 0 && style.blanks.includes('events') ? style.blank : []), ...above],
    lines,
    trail: style.comments.includes('under') && coin(draw) ? [`${inner}# of event ${index}`] : [],
  };
}
