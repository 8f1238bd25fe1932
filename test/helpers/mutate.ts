/** Breaks sound files at random, the same way for the same seed. */

/** Numbers from 0 up to 1, the same for a seed on every system. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixedBits = Math.imul(state ^ (state >>> 15), state | 1);
    mixedBits ^= mixedBits + Math.imul(mixedBits ^ (mixedBits >>> 7), mixedBits | 61);
    return ((mixedBits ^ (mixedBits >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

export const pick = <Item>(items: readonly Item[], random: Random): Item =>
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
  let offset = 0;
  return text.split('\n').map((line) => {
    const span = [offset, offset + line.length] as const;
    offset += line.length + 1;
    return span;
  });
};

const splice = (text: string, start: number, end: number, insertion: string) =>
  text.slice(0, start) + insertion + text.slice(end);

type TextChange = (text: string, random: Random) => string;

const textChanges: Readonly<Record<string, TextChange>> = {
  special: (text, random) => {
    const offset = spot(text.length, random);
    return splice(text, offset, offset, pick(specials, random));
  },
  unicode: (text, random) => {
    const offset = spot(text.length, random);
    return splice(text, offset, offset, pick(unicode, random));
  },
  trap: (text, random) => {
    const [start, end] = pick(lineSpans(text), random);
    const line = text.slice(start, end);
    const value = /^(\s*(?:- )?[\w ]*: |\s*- )(.*)$/.exec(line);
    return value ? splice(text, start, end, `${value[1]}${pick(traps, random)}`) : text;
  },
  indent: (text, random) => {
    const [start, end] = pick(lineSpans(text), random);
    const line = text.slice(start, end);
    const insertion = pick(
      [` ${line}`, `  ${line}`, line.replace(/^ {1,2}/, ''), `\t${line}`, line.trimStart()],
      random,
    );
    return splice(text, start, end, insertion);
  },
  twiceLine: (text, random) => {
    const [start, end] = pick(lineSpans(text), random);
    return splice(text, end, end, `\n${text.slice(start, end)}`);
  },
  twiceBlock: (text, random) => {
    const [start] = pick(lineSpans(text), random);
    const end = spot(text.length, random);
    return start < end ? splice(text, end, end, text.slice(start, end)) : text;
  },
  dropLine: (text, random) => {
    const [start, end] = pick(lineSpans(text), random);
    return splice(text, start, end + 1, '');
  },
  swapLines: (text, random) => {
    const lines = text.split('\n');
    const [i, j] = [spot(lines.length - 1, random), spot(lines.length - 1, random)];
    [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
    return lines.join('\n');
  },
  join: (text, random) => {
    const [, end] = pick(lineSpans(text), random);
    return splice(text, end, end + 1, pick(['', ' ', '\r'], random));
  },
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  byteOrderMark: (text) => `\ufeff${text}`,
  conflict: (text, random) => {
    const [start, end] = pick(lineSpans(text), random);
    const line = text.slice(start, end);
    return splice(text, start, end, `<<<<<<< HEAD\n${line}\n=======\n${line}x\n>>>>>>> theirs`);
  },
};

type ByteChange = (bytes: Buffer, random: Random) => Buffer;

const byteChanges: Readonly<Record<string, ByteChange>> = {
  flip: (bytes, random) => {
    const flippedBytes = Buffer.from(bytes);
    const offset = Math.floor(random() * flippedBytes.length);
    if (flippedBytes.length > 0)
      flippedBytes[offset] = (flippedBytes[offset] ?? 0) ^ (1 << Math.floor(random() * 8));
    return flippedBytes;
  },
  anyByte: (bytes, random) => {
    const offset = spot(bytes.length, random);
    return Buffer.concat([
      bytes.subarray(0, offset),
      Buffer.of(Math.floor(random() * 256)),
      bytes.subarray(offset),
    ]);
  },
  drop: (bytes, random) => {
    const offset = spot(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, offset), bytes.subarray(offset + 1 + Math.floor(random() * 8))]);
  },
  truncate: (bytes, random) => bytes.subarray(0, spot(bytes.length, random)),
  utf16: (bytes, random) => {
    const swappedBytes = Buffer.from(`${random() < 0.5 ? '\ufeff' : ''}${bytes.toString('utf8')}`, 'utf16le');
    return random() < 0.5 ? swappedBytes : swappedBytes.subarray(0, swappedBytes.length & ~1).swap16();
  },
};

const names = [...Object.keys(textChanges), ...Object.keys(byteChanges)];

/** Applies one to three random changes to a file; returns it with the names of the changes. Changes of the encoding are rare. */
export function mutate(
  bytes: Uint8Array,
  random: Random,
): { readonly bytes: Buffer; readonly mutations: readonly string[] } {
  const mutations: string[] = [];
  let changedBytes = Buffer.from(bytes);
  for (let roundsLeft = 1 + Math.floor(random() * 3); roundsLeft > 0; roundsLeft--) {
    let name = pick(names, random);
    if (['utf16', 'crlf', 'byteOrderMark'].includes(name) && random() < 0.7) name = 'special';
    mutations.push(name);
    const changeText = textChanges[name];
    changedBytes = changeText
      ? Buffer.from(changeText(changedBytes.toString('utf8'), random))
      : Buffer.from(byteChanges[name]?.(changedBytes, random) ?? changedBytes);
  }
  return { bytes: changedBytes, mutations };
}
