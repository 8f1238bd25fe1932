/** Files that are wrong in ways nobody plans: sound ones broken at random, from a seed. */

/** Numbers from 0 up to 1, the same for a seed on every system. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

const pick = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item;

const spot = (length: number, random: Random) => Math.floor(random() * (length + 1));

const specials = [
  ...[
    '&a',
    '*a',
    '!x ',
    '%',
    '@',
    '`',
    '? ',
    ': ',
    '- ',
    ', ',
    '[',
    ']',
    '{',
    '}',
    '#',
    ' # ',
    '|',
    '>',
    '|-\n',
  ],
  ...[
    '"',
    "'",
    '\\',
    '\t',
    '\n',
    '\n\n',
    '\n---\n',
    '\n...\n',
    '<<: ',
    '~',
    '"\\x00"',
    '"\\ud800"',
    '"\\U00110000"',
  ],
  ...[
    '\n<<<<<<< HEAD\n',
    '\n=======\n',
    '\n>>>>>>> theirs\n',
    '%YAML 1.1\n',
    '\n!!map\n',
    '__proto__: ',
    'constructor: ',
  ],
];

const unicode = [
  ...['\ufeff', '\u200b', '\u202e', '\u2028', '\u0085', '\0', '\x1b', '\x1f', '\x02', '\x18', '\r', '\x7f'],
  ...['é', 'e\u0301', '😀', '👩‍🚒', '\ufffd', '\ufffe', '\u{e0041}', '\u{10ffff}', 'а', '\u00a0', '\u3000'],
];

const traps = [
  ...[
    'no',
    'yes',
    'on',
    'true',
    'null',
    '~',
    '',
    '1.10',
    '007',
    '0x1F',
    '1e3',
    '.inf',
    '-.INF',
    '.nan',
    '0o17',
    '2021',
  ],
  ...[
    '2021-02-30',
    '&c',
    '*x',
    '!x',
    'a #b',
    '[',
    '{',
    '[a, b]',
    '{a: b}',
    '- a',
    '"a',
    "'a",
    '|',
    '>-',
    '1: 2',
  ],
];

const lineSpans = (text: string): readonly (readonly [number, number])[] => {
  let at = 0;
  return text.split('\n').map((line) => {
    const span = [at, at + line.length] as const;
    at += line.length + 1;
    return span;
  });
};

const splice = (text: string, from: number, to: number, put: string) =>
  text.slice(0, from) + put + text.slice(to);

type TextChange = (text: string, random: Random) => string;

const textChanges: Readonly<Record<string, TextChange>> = {
  special: (text, random) => {
    const at = spot(text.length, random);
    return splice(text, at, at, pick(specials, random));
  },
  unicode: (text, random) => {
    const at = spot(text.length, random);
    return splice(text, at, at, pick(unicode, random));
  },
  trap: (text, random) => {
    const [from, to] = pick(lineSpans(text), random);
    const line = text.slice(from, to);
    const value = /^(\s*(?:- )?[\w ]*: |\s*- )(.*)$/.exec(line);
    return value ? splice(text, from, to, `${value[1]}${pick(traps, random)}`) : text;
  },
  indent: (text, random) => {
    const [from, to] = pick(lineSpans(text), random);
    const line = text.slice(from, to);
    const put = pick(
      [` ${line}`, `  ${line}`, line.replace(/^ {1,2}/, ''), `\t${line}`, line.trimStart()],
      random,
    );
    return splice(text, from, to, put);
  },
  twiceLine: (text, random) => {
    const [from, to] = pick(lineSpans(text), random);
    return splice(text, to, to, `\n${text.slice(from, to)}`);
  },
  twiceBlock: (text, random) => {
    const [from] = pick(lineSpans(text), random);
    const to = spot(text.length, random);
    return from < to ? splice(text, to, to, text.slice(from, to)) : text;
  },
  dropLine: (text, random) => {
    const [from, to] = pick(lineSpans(text), random);
    return splice(text, from, to + 1, '');
  },
  swapLines: (text, random) => {
    const lines = text.split('\n');
    const [i, j] = [spot(lines.length - 1, random), spot(lines.length - 1, random)];
    [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
    return lines.join('\n');
  },
  join: (text, random) => {
    const [, to] = pick(lineSpans(text), random);
    return splice(text, to, to + 1, pick(['', ' ', '\r'], random));
  },
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  byteOrderMark: (text) => `\ufeff${text}`,
  conflict: (text, random) => {
    const [from, to] = pick(lineSpans(text), random);
    const line = text.slice(from, to);
    return splice(text, from, to, `<<<<<<< HEAD\n${line}\n=======\n${line}x\n>>>>>>> theirs`);
  },
};

type ByteChange = (bytes: Buffer, random: Random) => Buffer;

const byteChanges: Readonly<Record<string, ByteChange>> = {
  flip: (bytes, random) => {
    const flipped = Buffer.from(bytes);
    const at = Math.floor(random() * flipped.length);
    if (flipped.length > 0) flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return flipped;
  },
  anyByte: (bytes, random) => {
    const at = spot(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(Math.floor(random() * 256)), bytes.subarray(at)]);
  },
  drop: (bytes, random) => {
    const at = spot(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + Math.floor(random() * 8))]);
  },
  truncate: (bytes, random) => bytes.subarray(0, spot(bytes.length, random)),
  utf16: (bytes, random) => {
    const swapped = Buffer.from(`${random() < 0.5 ? '\ufeff' : ''}${bytes.toString('utf8')}`, 'utf16le');
    return random() < 0.5 ? swapped : swapped.subarray(0, swapped.length & ~1).swap16();
  },
};

const names = [...Object.keys(textChanges), ...Object.keys(byteChanges)];

/** A file with one to three things wrong, and what was done to it. The rare changes to a whole file are rare here too. */
export function mutate(
  bytes: Uint8Array,
  random: Random,
): { readonly bytes: Buffer; readonly done: readonly string[] } {
  const done: string[] = [];
  let changed = Buffer.from(bytes);
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    let name = pick(names, random);
    if (['utf16', 'crlf', 'byteOrderMark'].includes(name) && random() < 0.7) name = 'special';
    done.push(name);
    const ofText = textChanges[name];
    changed = ofText
      ? Buffer.from(ofText(changed.toString('utf8'), random))
      : Buffer.from(byteChanges[name]?.(changed, random) ?? changed);
  }
  return { bytes: changed, done };
}
